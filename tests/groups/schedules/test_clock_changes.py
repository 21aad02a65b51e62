from datetime import UTC, datetime, timedelta

import pytest

from groups.schedules.civil_time import UnknownZone
from groups.schedules.clock_changes import clock_changes


def test_spring_and_autumn():
    spring, autumn = clock_changes("Europe/London", 2027, 2027)
    assert spring == (datetime(2027, 3, 28, 1, tzinfo=UTC), timedelta(), timedelta(hours=1))
    assert autumn.at == datetime(2027, 10, 31, 1, tzinfo=UTC)
    # From one to two: skipped in spring, shown twice in autumn.
    assert [reading.hour for reading in (*spring.wall_times, *autumn.wall_times)] == [1, 2, 1, 2]


def test_half_an_hour_and_more_than_a_year():
    changes = clock_changes("Australia/Lord_Howe", 2027, 2028)
    assert len(changes) == 4
    assert {abs(change.after - change.before) for change in changes} == {timedelta(minutes=30)}


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/Phoenix"])
def test_where_clocks_never_change(zone):
    assert clock_changes(zone, 2020, 2030) == ()


def test_a_zone_nobody_knows():
    with pytest.raises(UnknownZone):
        clock_changes("Nowhere/Land", 2027, 2027)
