"""What a listing says of breaks, terms and courses, and what a venue's notice says, becomes real dates."""

from datetime import date, time

import pytest

from groups.actions.listings import change_listing
from groups.actions.refreshing import refresh_listing
from groups.models import Meeting, SchoolTerm, TermCalendar, VenueNotice
from groups.models.version import How
from groups.vocabulary import ExceptionKind
from tests.make import NOW, make_listing, make_meeting

pytestmark = pytest.mark.django_db


def dates_of(listing) -> list[date]:
    return [found.local_date for found in listing.occurrences.all() if not found.is_cancelled]


def make_terms_of_bristol() -> TermCalendar:
    calendar = TermCalendar.objects.create(name="Example schools", country="GB")
    SchoolTerm.objects.create(calendar=calendar, first_on=date(2026, 11, 2), last_on=date(2026, 12, 18))
    SchoolTerm.objects.create(calendar=calendar, first_on=date(2027, 1, 4), last_on=date(2027, 2, 12))
    return calendar


def test_a_break_of_the_whole_group_and_of_one_meeting():
    listing = make_listing(breaks=[{"first_on": date(2026, 12, 20), "last_on": date(2027, 1, 3), "reason": "Winter"}])
    assert dates_of(listing)[:5] == [
        date(2026, 11, 24),
        date(2026, 12, 1),
        date(2026, 12, 8),
        date(2026, 12, 15),
        date(2027, 1, 5),
    ]
    other = make_listing(meetings=[make_meeting(), make_meeting(meets="FREQ=WEEKLY;BYDAY=WE", online=True)])
    tuesday = other.meetings.get(how="in_person")
    other.breaks.create(meeting=tuesday, first_on=date(2026, 11, 23), last_on=date(2026, 11, 29))
    refresh_listing(other, now=NOW)
    assert sorted(dates_of(other))[:3] == [date(2026, 11, 25), date(2026, 12, 1), date(2026, 12, 2)]


def test_in_term_time():
    calendar = make_terms_of_bristol()
    listing = make_listing(meeting={"is_term_time": True, "term_calendar": calendar})
    assert dates_of(listing)[3:5] == [date(2026, 12, 15), date(2027, 1, 5)]
    assert dates_of(listing)[-1] == date(2027, 2, 9)


def test_public_holidays_are_those_of_the_venue():
    rule = {"skips_public_holidays": True, "anchor_on": None}
    scottish = make_listing(
        meets="FREQ=WEEKLY;BYDAY=MO", meeting=rule, fields={"region": "Scotland", "region_code": "GB-SCT"}
    )
    english = make_listing(meets="FREQ=WEEKLY;BYDAY=MO", meeting=rule)
    assert date(2027, 1, 4) not in dates_of(scottish)
    assert date(2027, 1, 4) in dates_of(english)


def test_a_date_moved_into_the_time_ahead_is_not_lost():
    listing = make_listing(meeting={"anchor_on": None})
    meeting = listing.meetings.get()
    meeting.exceptions.create(on=date(2026, 11, 17), kind=ExceptionKind.MOVED, moved_to=date(2026, 11, 26))
    refresh_listing(listing, now=NOW)
    assert date(2026, 11, 26) in dates_of(listing)


def notice(listing, **fields) -> VenueNotice:
    venue = listing.meetings.get().venue
    found = VenueNotice.objects.create(
        **{
            "venue": venue,
            "kind": "closed",
            "first_on": date(2026, 12, 1),
            "last_on": date(2026, 12, 8),
            "reason": "The roof is being mended",
            "made_at": NOW,
            **fields,
        }
    )
    refresh_listing(listing, now=NOW)
    return found


def test_a_closed_venue_cancels_and_undoing_brings_back():
    listing = make_listing()
    before = list(listing.occurrences.values_list("starts_at", flat=True))
    closed = notice(listing)
    assert dates_of(listing)[:2] == [date(2026, 11, 24), date(2026, 12, 15)]
    assert listing.occurrences.filter(is_cancelled=True, reason="The roof is being mended").count() == 2
    closed.undone_at = NOW
    closed.save()
    refresh_listing(listing, now=NOW)
    assert list(listing.occurrences.filter(is_cancelled=False).values_list("starts_at", flat=True)) == before


def test_a_date_with_a_word_of_its_own_keeps_it():
    listing = make_listing()
    exception = {"on": date(2026, 12, 1), "kind": ExceptionKind.MOVED, "starts": time(14), "reason": "Later this time"}
    listing.meetings.get().exceptions.create(**exception)
    notice(listing)
    assert date(2026, 12, 1) in dates_of(listing)
    assert date(2026, 12, 8) not in dates_of(listing)


def test_moved_to_another_venue():
    listing, other = make_listing(), make_listing(venue={"name": "Library"})
    there = other.meetings.get().venue
    notice(listing, kind="moved", moved_to=there)
    moved = listing.occurrences.filter(is_moved=True)
    assert [found.venue for found in moved] == [there, there]
    assert len(dates_of(listing)) == len(dates_of(other))


def test_calendars_learn_of_every_change_and_of_nothing_else():
    listing = make_listing()
    listing.refresh_from_db()
    assert listing.schedule_sequence == 0
    assert listing.schedule_changed_at == NOW
    change = {"by": None, "how": How.COMMAND, "why": "", "now": NOW}
    change_listing(listing, fields={"summary": "Other words."}, **change)
    assert listing.schedule_sequence == 0
    change_listing(listing, breaks=[{"first_on": date(2026, 12, 20), "last_on": date(2027, 1, 3)}], **change)
    assert listing.schedule_sequence == 1
    notice(listing)
    assert listing.schedule_sequence == 2
    assert Meeting.objects.filter(listing__schedule_sequence=2).exists()
