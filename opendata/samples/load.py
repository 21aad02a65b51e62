"""Put the samples into the database: the real listings by import, the examples by the same actions staff use."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from groups.actions.checking import check_row
from groups.actions.listings import create_listing, find_or_add_venue
from groups.actions.notices import give_notice
from groups.freshness import utc_day
from groups.models import Listing, SchoolTerm, TermCalendar
from groups.models.version import How
from groups.vocabulary import Status
from opendata.imports.apply import Report, apply_plan
from opendata.imports.plan import plan_import
from opendata.imports.sheet import read_sheet
from opendata.models import ExternalId
from opendata.samples.example import Example
from opendata.samples.examples import list_examples
from people.actions.organisations import find_or_create_organisation
from upkeep.actions.confirmations import confirm_listing

REAL_LISTINGS = Path(__file__).parent / "real_listings.csv"
REAL_SOURCE = "sample-listings"
EXAMPLES_SOURCE = "examples"


class LoadedExamples(NamedTuple):
    created: int
    unchanged: int


def load_real_listings(*, now: datetime) -> Report:
    sheet = read_sheet(REAL_LISTINGS.read_bytes())
    plan = plan_import(sheet, source=REAL_SOURCE, now=now)
    return apply_plan(plan, by=None, now=now, file_name=REAL_LISTINGS.name)


@transaction.atomic
def load_examples(*, now: datetime) -> LoadedExamples:
    """An example that was loaded once is never touched again: what has become of it is the stewards' doing."""
    examples = list_examples(utc_day(now))
    known = set(ExternalId.objects.filter(source=EXAMPLES_SOURCE).values_list("external_id", flat=True))
    missing = [example for example in examples if example.key not in known]
    for example in missing:
        _create(example, now=now)
    return LoadedExamples(len(missing), len(examples) - len(missing))


def _create(example: Example, *, now: datetime) -> None:
    organisation, _is_new = find_or_create_organisation(**example.organisation, is_example=True)
    listing = create_listing(
        organisation=organisation,
        fields={"status": Status.PUBLISHED, "is_example": True, **example.fields},
        terms=example.terms,
        meetings=[_with_calendar(meeting) for meeting in example.meetings],
        breaks=example.breaks,
        contacts=example.contacts,
        by=None,
        how=How.COMMAND,
        why=_("A fictional example"),
        now=now,
    )
    for notice in example.notices:
        _give_notice(listing, notice, now=now)
    if example.confirmed_days_ago is not None:
        at = now - timedelta(days=example.confirmed_days_ago)
        confirm_listing(listing, kind=example.confirmed_by, by=None, at=at, now=now)
    ExternalId.objects.create(source=EXAMPLES_SOURCE, external_id=example.key, listing=listing)


def _with_calendar(meeting: dict) -> dict:
    fields = meeting.get("term_calendar")
    return {**meeting, "term_calendar": _find_or_add_calendar(fields)} if fields else meeting


def _find_or_add_calendar(fields: dict) -> TermCalendar:
    found = TermCalendar.objects.filter(name=fields["name"]).first()
    if found is not None:
        return found
    calendar = TermCalendar(**{name: value for name, value in fields.items() if name != "terms"})
    check_row(calendar)
    calendar.save()
    for term in fields["terms"]:
        row = SchoolTerm(calendar=calendar, **term)
        check_row(row)
        row.save()
    return calendar


def _give_notice(listing: Listing, notice: dict, *, now: datetime) -> None:
    moved_to = notice.get("moved_to")
    there = find_or_add_venue(listing.organisation, moved_to) if moved_to else None
    give_notice(**{**notice, "moved_to": there}, venue=listing.meetings.first().venue, by=None, now=now)
