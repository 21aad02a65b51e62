"""A second run changes nothing; a changed row changes what nobody here has touched."""

from datetime import timedelta

import pytest

from groups.actions.listings import change_listing, close_listing, delete_listing
from groups.models import Change, Listing
from groups.models.version import How
from opendata.imports.plan import plan_import
from opendata.imports.sheet import read_sheet
from opendata.models import ExternalId, ImportRun
from tests.make import NOW, make_terms
from tests.opendata.sheets import PLAIN, codes, import_file, notes_about, whole_database, write_csv

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=30)
FULL = {
    **PLAIN,
    "phone": "01632 960100; 01632 960101",
    "city": "Nowhere-on-Sea",
    "rrule": "FREQ=WEEKLY;BYDAY=TU",
    "start_time": "10:00",
    "time_zone": "Europe/London",
    "cost": "paid",
    "cost_note": "£2.50",
    "languages": "en;es",
    "specialties": "depression",
    "summary": "A warm room.",
}


def edit(listing, **changes):
    change_listing(listing, by=None, how=How.PORTAL, why="the group wrote", now=NOW + timedelta(days=1), **changes)


def test_a_second_run_changes_nothing():
    import_file(write_csv(FULL, {**FULL, "id": "a2", "kind": "bowling"}))
    before = whole_database()
    again = import_file(write_csv(FULL, {**FULL, "id": "a2", "kind": "bowling"}), now=LATER)
    assert again.tally == {"created": 0, "updated": 0, "unchanged": 1, "rejected": 1}
    assert again.run is None
    assert whole_database() == before


def test_another_file_with_the_same_rows_is_recorded_and_changes_no_listing():
    import_file(write_csv(FULL))
    listing = Listing.objects.get()
    again = import_file(write_csv(FULL, {**PLAIN, "id": "a2"}), now=LATER)
    assert again.tally == {"created": 1, "updated": 0, "unchanged": 1, "rejected": 0}
    assert ImportRun.objects.count() == 2
    assert Listing.objects.get(pk=listing.pk).changed_at == listing.changed_at


def test_a_changed_row_changes_the_listing():
    import_file(write_csv(FULL))
    report = import_file(
        write_csv({**FULL, "summary": "A warmer room.", "phone": "01632 960102", "languages": "en", "notes": "Moved."}),
        now=LATER,
    )
    assert report.tally["updated"] == 1
    listing = Listing.objects.get()
    assert listing.summary == "A warmer room."
    assert [contact.value for contact in listing.contacts.all()] == ["01632 960102"]
    assert codes(listing, "languages") == {"en"}
    assert "Moved." in notes_about(listing, "notes")
    assert listing.listed_at == NOW
    assert Change.objects.latest("pk").how == How.IMPORT


def test_an_import_never_confirms():
    import_file(write_csv(FULL))
    import_file(write_csv({**FULL, "summary": "Other"}), now=LATER)
    assert Listing.objects.get().confirmed_at is None


def test_what_somebody_here_has_changed_stays():
    import_file(write_csv(FULL))
    listing = Listing.objects.get()
    edit(
        listing,
        fields={"summary": "In our own words."},
        terms={"languages": ["en", "fr"]},
        meetings=[{"how": "in_person", "rule": "FREQ=WEEKLY;BYDAY=WE"}],
    )
    new = {**FULL, "summary": "From the file", "languages": "en;pl", "start_time": "11:00", "cost_note": "£3"}
    report = import_file(write_csv(new), now=LATER)
    assert report.tally["updated"] == 1
    listing.refresh_from_db()
    assert listing.summary == "In our own words."
    assert codes(listing, "languages") == {"en", "fr"}
    assert listing.meetings.get().rule == "FREQ=WEEKLY;BYDAY=WE"
    assert listing.cost_amount == 3
    assert "From the file" in notes_about(listing, "summary")
    assert "11:00" in notes_about(listing, "meetings")


def test_what_was_held_back_once_is_held_back_again():
    import_file(write_csv(FULL))
    edit(Listing.objects.get(), fields={"summary": "In our own words."})
    import_file(write_csv({**FULL, "summary": "Second"}), now=LATER)
    import_file(write_csv({**FULL, "summary": "Third"}), now=LATER + timedelta(days=1))
    listing = Listing.objects.get()
    assert listing.summary == "In our own words."
    assert "Third" in notes_about(listing, "summary")
    assert "Second" not in notes_about(listing, "summary")


def test_a_venue_that_stewards_have_placed_stays_placed():
    import_file(write_csv(FULL))
    venue = Listing.objects.get().meetings.get().venue
    venue.latitude, venue.longitude = 51.0, -1.0
    venue.save()
    import_file(write_csv({**FULL, "start_time": "11:00"}), now=LATER)
    assert Listing.objects.get().meetings.get().venue.latitude == 51.0


def test_settled_notes_do_not_come_back():
    import_file(write_csv({**FULL, "notes": "Ring first."}))
    Listing.objects.get().notes.update(resolved_at=NOW)
    import_file(write_csv({**FULL, "notes": "Ring first.", "summary": "Other"}), now=LATER)
    assert not Listing.objects.get().notes.filter(resolved_at=None).exists()


def test_a_group_closed_here_stays_closed():
    import_file(write_csv(FULL))
    close_listing(Listing.objects.get(), by=None, how=How.PORTAL, now=NOW)
    import_file(write_csv({**FULL, "summary": "Other"}), now=LATER)
    assert Listing.objects.get().status == "closed"


def test_a_listing_deleted_here_does_not_come_back():
    import_file(write_csv(FULL))
    delete_listing(Listing.objects.get())
    report = import_file(write_csv({**FULL, "summary": "Other"}), now=LATER)
    assert report.tally["unchanged"] == 1
    assert not Listing.objects.exists()


def test_another_organisation_in_the_file_is_for_people_to_decide():
    import_file(write_csv(FULL))
    import_file(write_csv({**FULL, "organisation": "Example: Somebody Else"}), now=LATER)
    listing = Listing.objects.get()
    assert listing.organisation.name == "Example: Hope Street Parents"
    assert "somebody else" in notes_about(listing, "organisation")


def test_sources_have_identifiers_of_their_own():
    import_file(write_csv(FULL))
    import_file(write_csv({**FULL, "group_name": "Another"}), source="elsewhere")
    assert Listing.objects.count() == 2
    assert ExternalId.objects.filter(external_id="a1").count() == 2


def test_a_plan_writes_nothing():
    make_terms()
    before = whole_database()
    plan = plan_import(read_sheet(write_csv(FULL)), source="a-test", now=NOW)
    assert plan.tally["created"] == 1
    assert whole_database() == before


def test_every_listing_has_a_version_that_says_it_was_imported():
    import_file(write_csv(FULL, {**FULL, "id": "a2"}))
    assert list(Change.objects.values_list("how", flat=True)) == [How.IMPORT, How.IMPORT]
    assert "a-test" in Change.objects.first().why
