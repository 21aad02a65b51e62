"""Small files for tests of the import, and what it made of them."""

import csv
import io

from django.apps import apps

from groups.models import Listing
from opendata.imports.apply import Report, apply_plan
from opendata.imports.plan import plan_import
from opendata.imports.sheet import read_sheet
from tests.make import NOW, make_terms

SOURCE = "a-test"

# Enough for a listing; a test names the cells it is about.
PLAIN = {
    "id": "a1",
    "organisation": "Example: Hope Street Parents",
    "organisation_url": "https://hope-street.example.org",
    "group_name": "Tuesday Circle",
    "kind": "support_group",
    "format": "in_person",
    "country": "GB",
    "source_url": "https://news.example.org/tuesday-circle",
}


def write_csv(*rows: dict[str, str]) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def import_file(content: bytes, *, source: str = SOURCE, now=NOW) -> Report:
    make_terms()
    plan = plan_import(read_sheet(content), source=source, now=now)
    return apply_plan(plan, by=None, now=now, file_name="a.csv")


def import_row(**cells: str) -> Listing:
    """The one listing a row becomes; fails the test when the row is rejected."""
    report = import_file(write_csv({**PLAIN, **cells}))
    assert report.tally["rejected"] == 0, report.items[0].reasons
    return report.run.rows.get().listing


def notes_about(listing: Listing, column: str) -> str:
    return "\n".join(note.text for note in listing.notes.filter(about=column))


def codes(listing: Listing, field: str) -> set[str]:
    return set(getattr(listing, field).values_list("code", flat=True))


def whole_database() -> dict[str, list]:
    """Every row of every table of ours and of the versions."""
    ours = {"places", "people", "groups", "upkeep", "desk", "opendata", "reversion"}
    return {
        model._meta.label: sorted(map(str, model._base_manager.values()))
        for model in apps.get_models()
        if model._meta.app_label in ours
    }
