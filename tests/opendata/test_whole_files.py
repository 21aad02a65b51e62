"""The real listings, all of them: the sample in the project, and the design data when it lies beside it."""

import csv

import pytest
from django.conf import settings
from django.db import transaction

from groups.models import Contact, Listing, Venue
from groups.vocabulary import ContactAudience, Precision
from opendata.imports.held import held_statement
from opendata.imports.plan import plan_import
from opendata.imports.sheet import read_sheet
from opendata.models import ExternalId, ImportRow
from opendata.samples.load import REAL_LISTINGS
from tests.make import NOW
from tests.opendata.sheets import SOURCE, import_file, notes_about, whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROWS = 178
DESIGN_DATA = settings.BASE_DIR.parent / "shared" / "data" / "listings.csv"


@pytest.fixture(scope="module", params=["sample", "design data"])
def content(request, django_db_setup, django_db_blocker):
    """The file, which has been taken in once for all tests of this module."""
    path = REAL_LISTINGS if request.param == "sample" else DESIGN_DATA
    if not path.exists():
        pytest.skip("the design data in ../shared is not here")
    content = path.read_bytes()
    with django_db_blocker.unblock(), transaction.atomic():
        planned = plan_import(read_sheet(content), source=SOURCE, now=NOW).tally
        taken_in = import_file(content).tally
        assert planned == taken_in == {"created": ROWS, "updated": 0, "unchanged": 0, "rejected": 0}
        yield content
        transaction.set_rollback(True)


def listing_of(external_id: str) -> Listing:
    return ExternalId.objects.get(external_id=external_id).listing


def test_every_row_is_accounted_for_and_a_second_run_changes_nothing(content):
    assert ImportRow.objects.count() == ROWS
    assert not Listing.objects.exclude(confirmed_at=None).exists()
    before = whole_database()
    again = import_file(content)
    assert again.tally == {"created": 0, "updated": 0, "unchanged": ROWS, "rejected": 0}
    assert whole_database() == before


def test_the_directory_holds_what_the_file_states(content):
    """Otherwise the next import would take our own rounding for somebody's edit."""
    for known in ExternalId.objects.select_related("listing__organisation"):
        said = {name: value for name, value in known.as_imported.items() if name != "organisation"}
        assert held_statement(known.listing, list(said)) == said, known.external_id


def test_nothing_a_row_says_is_lost(content):
    for row in csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)):
        listing = listing_of(row["id"])
        assert row["notes"].strip() in notes_about(listing, "notes")
        published = {meeting.as_published for meeting in listing.meetings.all()}
        assert row["schedule_text"].strip() in published
        urls = {source.url or source.name for source in listing.sources.all()}
        assert set(row["source_seen"].split(" ; ")) <= urls


def test_what_is_for_professionals_or_withheld_is_not_public(content):
    public = Contact.objects.filter(audience=ContactAudience.PUBLIC)
    assert not public.filter(value__contains="01332 623828").exists()
    assert not public.filter(listing__in=[listing_of("r178"), listing_of("r179"), listing_of("r180")]).exists()
    hidden = Venue.objects.get(precision=Precision.GIVEN_AFTER_CONTACT)
    assert hidden.public_lines() == ["Lübeck"]


def test_single_rows_of_note(content):
    assert listing_of("r076").status == "closed"
    assert listing_of("r230").status == "draft"
    assert listing_of("r112").meetings.get().anchor_on.isoformat() == "2023-03-15"
    assert listing_of("r001").meetings.get().rule == ""
    assert listing_of("r196").babies == "no"
    assert listing_of("r243").contacts.get(kind="phone").dial == "+18338526262"
    assert listing_of("r167").organisation == listing_of("r168").organisation
    assert listing_of("r058").organisation != listing_of("r059").organisation
    assert {term.code for term in listing_of("r048").specialties.all()} == {"psychosis_recovery"}
    assert not listing_of("r044").specialties.filter(code="psychosis_recovery").exists()
    assert listing_of("r184").psychosis_policy == "specialist_referral"


def test_the_sample_holds_the_same_rows_with_a_summary_and_no_name_of_a_person():
    text = REAL_LISTINGS.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert len(rows) == ROWS
    assert all(row["summary"] for row in rows)
    # Parts of addresses that were taken out because they name somebody.
    for named in ("novak", "-maze-", "drozd", "weyand", "douglastherapy", "nmbonde", "bunkham", "jocelyn", "mayolove"):
        assert named not in text
