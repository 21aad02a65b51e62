"""A calendar program must come to the same dates as we do: none more, none less."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from groups.actions.occurrences import HORIZON_DAYS
from groups.models import Listing, Meeting
from groups.models.whole_listing import hold
from groups.schedules.civil_time import local_moment
from groups.schedules.occurrences import expand
from tests.groups.schedules.test_against_dateutil import patterns
from tests.make import NOW
from tests.opendata.calendars.random_listings import TODAY, listings, make_in_memory
from tests.opendata.calendars.reading_back import dates_held, dates_read, file_of

patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def assert_same_dates(listing: Listing) -> None:
    # One after the other, for each has days of its own zone.
    for meeting in list(listing.meetings.all()):
        hold(listing, "meetings", [meeting])
        first = local_moment(NOW, meeting.time_zone or "UTC").date()
        last = first + timedelta(days=HORIZON_DAYS)
        assert dates_read(file_of(listing), first, last) == dates_held(listing, first, last)


@given(listings())
@settings(patiently, max_examples=120, derandomize=True)
def test_other_programs_come_to_our_dates(listing):
    assert_same_dates(listing)


@pytest.mark.slow
@given(listings())
@settings(patiently, max_examples=1200)
def test_other_programs_come_to_our_dates_of_many_listings(listing):
    assert_same_dates(listing)


def meeting_of(pattern) -> Meeting:
    return Meeting(
        pk=1,
        rule=pattern.rule,
        anchor_on=pattern.anchor_on,
        ends_on=pattern.ends_on,
        starts=pattern.start,
        duration_minutes=pattern.duration_minutes,
        time_zone=pattern.time_zone,
    )


@pytest.mark.slow
@given(patterns())
@settings(patiently, max_examples=1000)
def test_two_years_of_random_patterns(pattern):
    listing = make_in_memory(meeting_of(pattern))
    first, last = TODAY, TODAY + timedelta(days=2 * 365)
    expected = Counter(
        (slot.starts_at, slot.ends_at, False, "") for slot in expand(pattern, from_on=first, until_on=last)
    )
    assert dates_read(file_of(listing), first, last) == expected
