"""Decide what every row of a file would do. Nothing here writes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from groups.models import Listing
from opendata.imports.drafts import Draft, Reason
from opendata.imports.held import held_statement
from opendata.imports.reading_rows import read_row
from opendata.imports.sheet import Row, Sheet
from opendata.models import ExternalId, Outcome


@dataclass(frozen=True)
class Item:
    """What becomes of one row.

    `changes` are names in `Draft.statement` that the file has changed and nobody here has touched. `held` are
    those that both have changed: the directory's stay, the file's go into a note.
    """

    row_number: int
    external_id: str
    fingerprint: str
    outcome: str
    draft: Draft | None = None
    reasons: tuple[Reason, ...] = ()
    known: ExternalId | None = None
    changes: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    source: str
    file_hash: str
    made_at: datetime
    items: list[Item]
    extra_columns: list[str] = field(default_factory=list)
    missing_columns: list[str] = field(default_factory=list)

    @property
    def tally(self) -> dict[str, int]:
        counted = Counter(item.outcome for item in self.items)
        return {outcome.value: counted[outcome] for outcome in Outcome}

    @property
    def rejected(self) -> list[Item]:
        return [item for item in self.items if item.outcome == Outcome.REJECTED]

    @property
    def changes_nothing(self) -> bool:
        return all(item.outcome in (Outcome.UNCHANGED, Outcome.REJECTED) for item in self.items)


def plan_import(sheet: Sheet, *, source: str, now: datetime) -> Plan:
    known = {found.external_id: found for found in _known_rows(source)}
    first_rows: dict[str, int] = {}
    items = []
    for row in sheet.rows:
        first_row = first_rows.setdefault(row["id"], row.number)
        if row["id"] and first_row != row.number:
            items.append(_twice(row, first_row))
        else:
            items.append(_plan_row(row, known.get(row["id"]), today=now.date()))
    return Plan(source, sheet.file_hash, now, items, sheet.extra_columns, sheet.missing_columns)


def _known_rows(source: str):
    return ExternalId.objects.filter(source=source).select_related("listing__organisation")


def _twice(row: Row, first_row: int) -> Item:
    reason = Reason("id", _("“%(id)s” stands in row %(row)s already.") % {"id": row["id"], "row": first_row})
    return Item(row.number, row["id"], row.fingerprint, Outcome.REJECTED, reasons=(reason,))


def _plan_row(row: Row, known: ExternalId | None, *, today: date) -> Item:
    basis = {"row_number": row.number, "external_id": row["id"], "fingerprint": row.fingerprint, "known": known}
    if known is not None and (known.fingerprint == row.fingerprint or known.listing is None):
        # A listing that was deleted here does not come back.
        return Item(**basis, outcome=Outcome.UNCHANGED)
    reading = read_row(row, today=today)
    if reading.draft is None:
        return Item(**basis, outcome=Outcome.REJECTED, reasons=tuple(reading.reasons))
    if known is None:
        return Item(**basis, outcome=Outcome.CREATED, draft=reading.draft)
    changes, held = _compare(reading.draft.statement(), known.as_imported, known.listing)
    return Item(**basis, outcome=Outcome.UPDATED, draft=reading.draft, changes=changes, held=held)


def _compare(now_said: dict[str, Any], said_before: dict[str, Any], listing: Listing) -> tuple[tuple, tuple]:
    changed = [name for name, value in now_said.items() if value != said_before.get(name)]
    here = held_statement(listing, changed)
    # Another organisation for a listing that is here already is for people to decide.
    is_free = {name: name != "organisation" and here[name] == said_before.get(name) for name in changed}
    held = [name for name in changed if not is_free[name] and here[name] != now_said[name]]
    return tuple(name for name in changed if is_free[name]), tuple(held)
