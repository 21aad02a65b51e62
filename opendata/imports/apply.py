"""Carry a plan out: every row in one transaction, through the same actions as every other door."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from groups.actions.listings import change_listing, create_listing
from groups.models import Listing
from groups.models.version import How
from opendata.imports.drafts import Aside, Draft
from opendata.imports.plan import Item, Plan
from opendata.imports.refusals import reasons_of
from opendata.models import ExternalId, ImportRow, ImportRun, Outcome
from people.actions.organisations import add_former_names, create_organisation, organisations_by_identity
from people.models import Organisation

LONGEST_ABOUT = 60
LONGEST_FILE_NAME = 200
_CHILDREN = ("meetings", "contacts", "sources")


@dataclass(frozen=True)
class Report:
    """What really happened, row by row. `run` is None when nothing was to be done."""

    items: list[Item]
    run: ImportRun | None

    @property
    def tally(self) -> dict[str, int]:
        counted = Counter(item.outcome for item in self.items)
        return {outcome.value: counted[outcome] for outcome in Outcome}


@transaction.atomic
def apply_plan(plan: Plan, *, by, now: datetime, file_name: str = "") -> Report:
    """A row that the database refuses after all is rejected with its reasons; the others are taken in."""
    if plan.changes_nothing and ImportRun.objects.filter(source=plan.source, file_hash=plan.file_hash).exists():
        return Report(plan.items, None)
    taking_in = _TakingIn(plan.source, by=by, now=now)
    done = [taking_in.take(item) for item in plan.items]
    report = Report([item for item, _listing in done], None)
    run = ImportRun.objects.create(
        source=plan.source,
        file_name=file_name[:LONGEST_FILE_NAME],
        file_hash=plan.file_hash,
        by=by,
        started_at=now,
        tally=report.tally,
    )
    ImportRow.objects.bulk_create(_row_of(run, item, listing) for item, listing in done)
    return replace(report, run=run)


def _row_of(run: ImportRun, item: Item, listing: Listing | None) -> ImportRow:
    return ImportRow(
        run=run,
        row_number=item.row_number,
        external_id=item.external_id[:200],
        outcome=item.outcome,
        reasons=[reason._asdict() for reason in item.reasons],
        notes=[aside._asdict() for aside in item.draft.asides] if item.draft else [],
        fingerprint=item.fingerprint,
        listing=listing,
    )


class _TakingIn:
    def __init__(self, source: str, *, by, now: datetime):
        self.source = source
        self.raised_by = f"import {source}"
        self.by = by
        self.now = now
        self.organisations = organisations_by_identity()

    def take(self, item: Item) -> tuple[Item, Listing | None]:
        try:
            with transaction.atomic():
                if item.outcome == Outcome.CREATED:
                    return item, self.create(item)
                if item.outcome == Outcome.UPDATED:
                    return item, self.update(item)
        except ValidationError as error:
            return replace(item, outcome=Outcome.REJECTED, reasons=tuple(reasons_of(error))), None
        return item, item.known.listing if item.known else None

    def create(self, item: Item) -> Listing:
        draft = item.draft
        listing = create_listing(
            organisation=self.organisation(draft),
            fields={**draft.fields, "status": draft.status},
            terms={name: codes for name, codes in draft.terms.items() if codes},
            meetings=draft.meetings,
            contacts=draft.contacts,
            sources=draft.sources,
            notes=[self.note(aside) for aside in self.asides(draft)],
            **self.trace(item),
        )
        ExternalId.objects.create(
            source=self.source,
            external_id=item.external_id,
            listing=listing,
            fingerprint=item.fingerprint,
            as_imported=draft.statement(),
        )
        return listing

    def update(self, item: Item) -> Listing:
        draft, listing = item.draft, item.known.listing
        children = {name: getattr(draft, name) for name in _CHILDREN if name in item.changes}
        change_listing(
            listing,
            fields={name: draft.fields[name] for name in item.changes if name in draft.fields},
            terms={name: draft.terms[name] for name in item.changes if name in draft.terms},
            notes=self.notes_after(item),
            **children,
            **self.trace(item),
        )
        item.known.fingerprint = item.fingerprint
        # What was held back keeps its old value here, so that the next import holds it back as well.
        said = draft.statement()
        item.known.as_imported |= {name: value for name, value in said.items() if name not in item.held}
        item.known.save()
        return listing

    def trace(self, item: Item) -> dict:
        why = _("Row %(row)s of %(source)s") % {"row": item.row_number, "source": self.source}
        return {"by": self.by, "how": How.IMPORT, "why": why, "now": self.now}

    def organisation(self, draft: Draft) -> Organisation:
        found = self.organisations.get(draft.identity)
        if found is None:
            found = create_organisation(**draft.organisation)
            self.organisations[draft.identity] = found
        else:
            add_former_names(found, draft.organisation["former_names"])
        return found

    def asides(self, draft: Draft) -> Iterable[Aside]:
        """With a word about namesakes: a name alone does not make two organisations one."""
        yield from draft.asides
        name, country, website = draft.identity
        others = [
            found
            for (their_name, their_country, their_site), found in self.organisations.items()
            if their_name == name and (their_country, their_site) != (country, website)
        ]
        if others:
            yield Aside("organisation", _("Another organisation here has the same name. Are they one?"))

    def note(self, aside: Aside) -> dict:
        return {"about": (aside.column or "row")[:LONGEST_ABOUT], "text": aside.text, "raised_by": self.raised_by}

    def notes_after(self, item: Item) -> list[dict]:
        """Everybody else's notes, this source's that are settled or still said, and what is new."""
        asides = [*item.draft.asides, *(self.held_back(name, item.draft) for name in item.held)]
        said = [self.note(aside) for aside in asides]
        kept, known = [], set()
        for note in item.known.listing.notes.all():
            ours = note.raised_by == self.raised_by
            is_said = any((one["about"], one["text"]) == (note.about, note.text) for one in said)
            if not ours or note.resolved_at or is_said:
                kept.append({name: getattr(note, name) for name in ("about", "text", "raised_by", "resolved_at")})
                known.add((note.about, note.text))
        return kept + [one for one in said if (one["about"], one["text"]) not in known]

    def held_back(self, name: str, draft: Draft) -> Aside:
        return Aside(
            name,
            _("The file now says “%(value)s”. It was changed here since the last import, so what stood here was left.")
            % {"value": draft.statement()[name]},
        )
