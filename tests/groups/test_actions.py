"""Every change is validated, kept as a version, and leaves dates and search true."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from reversion.models import Version

from groups.actions.listings import (
    change_listing,
    close_listing,
    create_listing,
    pause_listing,
    publish_listing,
    reopen_listing,
)
from groups.models import Change, FormerSlug, Listing, Occurrence, Term
from groups.models.version import How
from people.models import User
from tests.make import NOW, make_listing, make_meeting, make_organisation

pytestmark = pytest.mark.django_db
RECORD = {"by": None, "how": How.COMMAND, "why": "a test", "now": NOW}


def dates_of(listing):
    return [
        (found.local_date, found.is_cancelled) for found in listing.occurrences.order_by("starts_at", "is_cancelled")
    ]


class TestVersions:
    def test_who_how_and_why_are_kept(self):
        listing = make_listing()
        asha = User.objects.create_user("asha@example.org")
        change_listing(listing, fields={"reply_time": "a day"}, by=asha, how=How.ADMIN, why="She rang.", now=NOW)
        revision = Version.objects.get_for_object(listing).first().revision
        assert (revision.user, revision.date_created, revision.comment) == (asha, NOW, "She rang.")
        assert Change.objects.get(revision=revision).how == How.ADMIN

    def test_a_version_brings_children_back(self):
        listing = make_listing(contacts=[{"kind": "phone", "value": "0117 496 0001"}])
        change_listing(listing, meetings=[], contacts=[], **RECORD)
        assert not listing.contacts.exists()
        Version.objects.get_for_object(listing)[1].revision.revert(delete=True)
        assert [contact.value for contact in listing.contacts.all()] == ["0117 496 0001"]
        assert listing.meetings.get().rule == "FREQ=WEEKLY;BYDAY=TU"

    def test_a_refused_change_leaves_nothing_behind(self):
        listing = make_listing()
        versions = Version.objects.count()
        with pytest.raises(ValidationError):
            change_listing(listing, fields={"name": "X", "kind": "party"}, **RECORD)
        listing = Listing.objects.get()
        with pytest.raises(ValidationError):
            change_listing(listing, fields={"name": "X"}, meetings=[make_meeting(time_zone="Mars/Olympus")], **RECORD)
        with pytest.raises(Term.DoesNotExist):
            change_listing(listing, fields={"name": "X"}, terms={"audiences": ["martians"]}, **RECORD)
        listing.refresh_from_db()
        assert listing.name != "X"
        assert listing.meetings.count() == 1
        assert Version.objects.count() == versions


class TestDates:
    def test_the_next_180_days(self):
        listing = make_listing()
        days = [day for day, _cancelled in dates_of(listing)]
        assert days[0] == date(2026, 11, 24)
        assert days[-1] <= NOW.date() + timedelta(days=180)
        assert len(days) == 26
        assert listing.next_occurrence_at.isoformat() == "2026-11-24T10:00:00+00:00"

    def test_a_cancelled_date_stays_and_the_next_one_counts(self):
        cancelled = {"on": date(2026, 11, 24), "kind": "cancelled", "reason": "Snow"}
        listing = make_listing(meeting={"exceptions": [cancelled]})
        assert dates_of(listing)[:2] == [(date(2026, 11, 24), True), (date(2026, 12, 1), False)]
        assert listing.next_occurrence_at.date() == date(2026, 12, 1)

    def test_moved_and_extra_dates(self):
        moved = {"on": date(2026, 11, 24), "kind": "moved", "moved_to": date(2026, 11, 25)}
        extra = {"on": date(2026, 11, 28), "kind": "extra"}
        listing = make_listing(meeting={"exceptions": [moved, extra]})
        assert dates_of(listing)[:4] == [
            (date(2026, 11, 24), True),
            (date(2026, 11, 25), False),
            (date(2026, 11, 28), False),
            (date(2026, 12, 1), False),
        ]

    def test_a_paused_group_has_no_dates_until_it_is_back(self):
        listing = make_listing()
        pause_listing(listing, until=date(2027, 1, 4), **RECORD)
        assert not listing.occurrences.exists()
        reopen_listing(listing, **RECORD)
        assert listing.occurrences.exists()
        assert listing.paused_until is None

    def test_the_nightly_command_moves_the_horizon_and_may_run_twice(self, capsys):
        listing = make_listing(now=NOW - timedelta(days=3000))
        assert not Occurrence.objects.filter(listing=listing, starts_at__gte=NOW).exists()
        call_command("refresh_occurrences")
        first = list(Occurrence.objects.values_list("listing", "starts_at"))
        call_command("refresh_occurrences")
        assert list(Occurrence.objects.values_list("listing", "starts_at")) == first
        assert first
        assert capsys.readouterr().out == "Looked at 1 groups; 1 changed.\nLooked at 1 groups; 0 changed.\n"


class TestAddresses:
    def test_names_in_other_scripts_and_names_twice(self):
        organisation = make_organisation("Hug")
        fields = {"kind": "support_group", "country": "JP"}
        slugs = [
            create_listing(organisation=organisation, fields={"name": name, **fields}, **RECORD).slug
            for name in ("産後ブルー", "産後ブルー", "Hug", "Hug")
        ]
        assert len(set(slugs)) == 4
        assert all(slug.isascii() for slug in slugs)

    def test_an_old_address_is_remembered(self):
        listing = make_listing("First name")
        change_listing(listing, fields={"slug": "second-name"}, **RECORD)
        assert FormerSlug.objects.get(slug="first-name").listing == listing
        change_listing(listing, fields={"slug": "first-name"}, **RECORD)
        assert {former.slug for former in FormerSlug.objects.all()} == {"second-name"}


def test_an_edit_is_not_a_confirmation():
    listing = make_listing(confirmed_days_ago=150)
    before = listing.confirmed_at
    change_listing(listing, fields={"reply_time": "a day"}, **RECORD)
    listing.refresh_from_db()
    assert listing.confirmed_at == before


def test_closed_and_published_again():
    listing = make_listing()
    close_listing(listing, words="Thank you to everybody who came.", **RECORD)
    assert Listing.objects.get().status_note == "Thank you to everybody who came."
    publish_listing(listing, **RECORD)
    assert Listing.objects.searchable(now=NOW).count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"baby_age_from": 12, "baby_age_to": 3}, "wrong way round"),
        ({"cost_amount": 5}, "currency"),
        ({"intake": "full"}, "which day"),
        ({"intake": "next_cohort_on", "intake_as_of": date(2026, 11, 1)}, "next course"),
        ({"service_area": "radius"}, "how far"),
        ({"service_area": "countries"}, "which countries"),
        ({"paused_until": date(2027, 1, 1)}, "paused"),
        ({"status": "gone"}, "gone"),
    ],
)
def test_what_does_not_fit_is_said_kindly(fields, words):
    with pytest.raises(ValidationError) as caught:
        make_listing(fields=fields)
    assert words in " ".join(caught.value.messages)


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ({"time_zone": ""}, "time zone"),
        ({"rule": "FREQ=YEARLY"}, ""),
        ({"dates": ["someday"]}, "dates like this"),
        ({"dates": 7}, "dates like this"),
        ({"starts": None}, "start time"),
        ({"duration_minutes": 30}, "not both"),
        ({"is_by_arrangement": True}, "arrangement"),
    ],
)
def test_a_meeting_that_does_not_fit_is_said_kindly(meeting, words):
    with pytest.raises(ValidationError) as caught:
        make_listing(meeting=meeting)
    assert words in " ".join(caught.value.messages)


@pytest.mark.parametrize(
    ("value", "country", "dial"),
    [
        ("1-800-SENTARA", "US", "+18007368272"),
        ("1-833-TLC-MAMA", "US", "+18338526262"),
        ("0117 496 0000", "GB", "+441174960000"),
        ("116 123", "GB", "116123"),
        ("85258", "GB", "85258"),
        ("288-8100", "US", ""),
        ("ask at the desk", "GB", ""),
    ],
)
def test_numbers_are_kept_as_published_and_dialled_as_they_must_be(value, country, dial):
    listing = make_listing(fields={"country": country}, contacts=[{"kind": "phone", "value": value}])
    contact = listing.contacts.get()
    assert (contact.value, contact.dial) == (value, dial)
