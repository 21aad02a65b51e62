"""Loading the examples on another day, and again."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db.models import Q

from groups.actions.listings import change_listing, close_listing, delete_listing
from groups.models import Listing, MeetingException, Occurrence, VenueNotice
from groups.models.version import How
from groups.vocabulary import Freshness
from opendata.models import ExternalId
from opendata.samples.load import EXAMPLES_SOURCE, load_examples
from tests.make import NOW, make_terms
from tests.opendata.sheets import whole_database

pytestmark = pytest.mark.django_db


def example(key: str) -> Listing:
    return ExternalId.objects.get(source=EXAMPLES_SOURCE, external_id=key).listing


@pytest.mark.parametrize("days", [1, 3, 6, 463])
def test_they_are_true_on_whatever_day_they_are_loaded(days):
    now = NOW + timedelta(days=days)
    make_terms()
    load_examples(now=now)
    listings = Listing.objects.all()
    assert {listing.freshness(now=now) for listing in listings} == set(Freshness)
    assert {listing.intake_at(now=now) for listing in listings} >= {"full", "waiting_list", "next_cohort_on"}
    assert example("toronto-eight-weeks").occurrences.filter(starts_at__gt=now).exists()
    assert_gaps_and_starts_are_true(now)
    for exception in MeetingException.objects.all():
        assert exception.meeting.occurrences.filter(local_date=exception.on, is_cancelled=True).exists()


def assert_gaps_and_starts_are_true(now):
    days = {key: dates_of(key) for key in ("glasgow-young-parents", "cardiff-six-evenings", "toronto-eight-weeks")}
    terms = example("glasgow-young-parents").meetings.get().term_calendar.terms.values_list("first_on", "last_on")
    assert all(any(first <= day <= last for first, last in terms) for day in days["glasgow-young-parents"])
    assert max(after - day for day, after in pairwise(days["glasgow-young-parents"])) == timedelta(weeks=3)
    # The second course lies partly beyond the days that are written down.
    assert len(days["cardiff-six-evenings"]) == 12
    assert len(days["toronto-eight-weeks"]) >= 8
    away = example("bristol-bump-and-baby-walk").breaks.get()
    walks = dates_of("bristol-bump-and-baby-walk")
    assert walks[0] < away.first_on
    assert walks[-1] > away.last_on
    assert not any(away.first_on <= day <= away.last_on for day in walks)
    for notice in VenueNotice.objects.all():
        within = [day for day in notice_days(notice) if notice.first_on <= day <= notice.last_on]
        assert notice.first_on > now.date()
        assert within


def dates_of(key: str) -> list:
    return list(example(key).occurrences.order_by("starts_at").values_list("local_date", flat=True))


def notice_days(notice) -> list:
    dates = Occurrence.objects.filter(meeting__venue=notice.venue)
    return list(dates.filter(Q(is_cancelled=True) | Q(venue=notice.moved_to)).values_list("local_date", flat=True))


def test_a_second_run_changes_nothing_even_much_later():
    make_terms()
    load_examples(now=NOW)
    before = whole_database()
    again = load_examples(now=NOW + timedelta(days=50))
    assert again.created == 0
    assert whole_database() == before


def test_nothing_that_stewards_have_done_is_undone():
    make_terms()
    load_examples(now=NOW)
    edited, closed, deleted = (
        example("bristol-tuesday-circle"),
        example("bristol-befriending"),
        example("chat-night-lamp"),
    )
    change_listing(edited, fields={"summary": "Ours."}, by=None, how=How.ADMIN, why="", now=NOW)
    close_listing(closed, by=None, how=How.ADMIN, now=NOW)
    delete_listing(deleted)
    count = Listing.objects.count()
    load_examples(now=NOW + timedelta(days=1))
    edited.refresh_from_db()
    closed.refresh_from_db()
    assert edited.summary == "Ours."
    assert closed.status == "closed"
    assert Listing.objects.count() == count
