"""Every night, and after each change: what is derived is right, and what is right already is left alone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.translation import override

from groups.actions import refreshing
from groups.actions.listings import change_listing, pause_listing
from groups.actions.notices import give_notice
from groups.actions.refreshing import refresh_all, refresh_listing
from groups.models import IndexVersion, Listing, Meeting, Occurrence, SchoolTerm, SearchEntry, TermCalendar, Venue
from groups.models.version import How
from groups.search.roster import forget_rosters, roster_at
from groups.search.timetable import AHEAD, minute_of, read_dates
from tests.make import NOW, make_listing, make_meeting, make_organisation

RECORD = {"by": None, "how": How.COMMAND, "why": "", "now": NOW}
DAY = timedelta(days=1)


def rows(now=NOW) -> tuple[list, list, list]:
    """What is derived, apart from keys and from version numbers. Of the dates of an entry those that searches see."""
    dates = Occurrence.objects.order_by("listing", "starts_at", "meeting", "is_cancelled").values()
    first, last = minute_of(now), minute_of(now + AHEAD)
    entries = [
        row | {"dates": [date for date in read_dates(row["dates"]) if first <= date[0] < last]}
        for row in SearchEntry.objects.order_by("pk").values()
    ]
    listings = Listing.objects.order_by("pk").values("pk", "next_occurrence_at", "schedule_hash", "schedule_sequence")
    return [row | {"id": 0} for row in dates], [row | {"version": 0} for row in entries], list(listings)


def number() -> int:
    return IndexVersion.objects.get().number


def make_some() -> None:
    calendar = TermCalendar.objects.create(name="Example schools", country="GB")
    SchoolTerm.objects.create(calendar=calendar, first_on=date(2026, 11, 2), last_on=date(2026, 12, 18))
    make_listing(meeting={"is_term_time": True, "term_calendar": calendar})
    make_listing(
        meetings=[make_meeting(), make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=WE")],
        breaks=[{"first_on": date(2026, 12, 20), "last_on": date(2027, 1, 3)}],
    )
    exception = {"on": date(2026, 12, 1), "kind": "moved", "moved_to": date(2026, 12, 3)}
    make_listing(meeting={"exceptions": [exception], "skips_public_holidays": True}, confirmed_days_ago=None)
    pause_listing(make_listing("A break"), until=date(2026, 11, 1), **RECORD)


@pytest.mark.django_db
class TestEveryNight:
    def test_built_anew_the_rows_are_the_same(self):
        make_some()
        before = rows()
        Occurrence.objects.all().delete()
        SearchEntry.objects.all().delete()
        assert refresh_all(now=NOW).changed == 4
        assert rows() == before

    @pytest.mark.parametrize("nights", [1, 7, 45])
    def test_missed_nights_are_made_up_as_by_a_change_of_each(self, nights):
        make_some()
        later = NOW + nights * DAY
        refresh_all(now=later)
        by_night = rows(later)
        Occurrence.objects.all().delete()
        SearchEntry.objects.all().delete()
        for listing in Listing.objects.all():
            refresh_listing(listing, now=later)
        assert rows(later) == by_night
        assert Occurrence.objects.filter(starts_at__gte=later + 170 * DAY).exists()

    def test_a_second_run_writes_nothing(self):
        make_some()
        refresh_all(now=NOW + DAY)
        before, moved = rows(), number()
        tally = refresh_all(now=NOW + DAY)
        assert (tally.looked_at, tally.changed, tally.gone, tally.failed) == (4, 0, 0, {})
        assert (rows(), number()) == (before, moved)

    def test_a_date_that_has_passed_does_not_make_every_process_read_again(self):
        make_some()
        roster_at(NOW)
        moved, passed = number(), Listing.objects.order_by("pk").first()
        later = NOW + 2 * DAY
        assert refresh_all(now=later).changed
        assert number() == moved
        entry = SearchEntry.objects.get(pk=passed.pk)
        assert entry.next_occurrence_at.date() == date(2026, 12, 1)
        assert entry.whole["listing"]["next_occurrence_at"] == "2026-12-01T10:00:00Z"
        held = roster_at(later)
        forget_rosters()
        fresh = roster_at(later)
        assert [held.next_at[held.seat_at[pk]] for pk in fresh.ids] == list(fresh.next_at)

    def test_a_first_date_that_comes_within_the_horizon_is_told(self):
        listing = make_listing(meets="", meeting={"dates": ["2027-06-08"], "anchor_on": None})
        moved = number()
        assert roster_at(NOW).next_at[0] == float("inf")
        refresh_all(now=NOW + 30 * DAY)
        listing.refresh_from_db()
        assert listing.next_occurrence_at.date() == date(2027, 6, 8)
        assert number() > moved

    def test_a_pause_that_is_over_stays_until_somebody_ends_it(self):
        listing = make_listing("A break")
        pause_listing(listing, until=date(2026, 11, 1), **RECORD)
        assert refresh_all(now=NOW).changed == 0
        assert not listing.occurrences.exists()

    def test_bad_data_stops_nobody_else_and_is_told(self, capsys, monkeypatch):
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + 30 * DAY)
        bad, good = make_listing("Bad"), make_listing("Good")
        Meeting.objects.filter(listing=bad).update(rule="EVERY TUESDAY")
        last = good.occurrences.last().local_date
        with pytest.raises(CommandError, match="1 could not"):
            call_command("refresh_occurrences")
        said = capsys.readouterr()
        assert f"Listing {bad.pk}: RuleError" in said.err
        assert said.out == "Looked at 1 groups; 1 changed.\n"
        assert good.occurrences.last().local_date > last

    def test_a_trial_writes_nothing(self, capsys, monkeypatch):
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + 7 * DAY)
        make_some()
        before = rows()
        call_command("refresh_occurrences", "--dry-run")
        assert capsys.readouterr().out == "Looked at 4 groups; 3 would change.\n"
        assert rows() == before


@pytest.mark.django_db
def test_a_change_of_nothing_leaves_the_index_where_it_is():
    listing = make_listing()
    moved = number()
    refresh_listing(listing, now=NOW)
    assert number() == moved
    change_listing(listing, fields={"summary": "Other words."}, **RECORD)
    assert number() == moved + 1


@pytest.mark.django_db
def test_whoever_saves_in_whichever_language_the_rows_are_the_same():
    make_some()
    Venue.objects.update(name="", locality="")
    refresh_all(now=NOW)
    before, moved = rows(), number()
    with override("es"):
        assert refresh_all(now=NOW).changed == 0
    assert (rows(), number()) == (before, moved)


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_two_at_once(monkeypatch):
    monkeypatch.setattr(refreshing, "BATCH", 3)
    organisation = make_organisation()
    for _time in range(8):
        make_listing(organisation=organisation)
    venue = Venue.objects.get()
    barrier = Barrier(4)

    def at_once(act):
        try:
            barrier.wait(timeout=30)
            return act()
        finally:
            connection.close()

    def change_each():
        # From the last to the first, against the order in which the nights go through them.
        for listing in Listing.objects.order_by("-pk"):
            change_listing(listing, fields={"summary": "Said meanwhile."}, **{**RECORD, "now": later})

    def close():
        days = {"first_on": later.date(), "last_on": later.date() + 9 * DAY}
        give_notice(venue=venue, kind="closed", **days, by=None, now=later)

    later = NOW + 40 * DAY
    with ThreadPoolExecutor(4) as pool:
        acts = [lambda: refresh_all(now=later), lambda: refresh_all(now=later), change_each, close]
        first, second, *_others = pool.map(at_once, acts)
    assert not first.failed
    assert not second.failed
    assert refresh_all(now=later).changed == 0
    assert Occurrence.objects.filter(is_cancelled=True).values("listing").distinct().count() == 8
    before = rows()
    assert len({(row["meeting_id"], row["starts_at"]) for row in before[0]}) == len(before[0])
    Occurrence.objects.all().delete()
    SearchEntry.objects.all().delete()
    refresh_all(now=later)
    assert rows() == before
