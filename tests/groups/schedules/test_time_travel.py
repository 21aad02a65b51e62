"""The days and nights on which schedules go wrong: leap days, clock changes, holidays."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from groups.schedules.civil_time import local_moment
from groups.schedules.occurrences import expand, next_slot
from groups.schedules.pattern import monthly_on_days, on_dates, weekly

LONDON = {"time_zone": "Europe/London"}
NEW_YORK = {"time_zone": "America/New_York"}
YEAR = {"from_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}


def days(pattern, from_on=date(2026, 1, 1), until_on=date(2026, 12, 31), **options):
    return [slot.local_date for slot in expand(pattern, from_on=from_on, until_on=until_on, **options)]


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_the_29th_of_february():
    pattern = monthly_on_days({29}, **LONDON)
    assert date(2028, 2, 29) in days(pattern, date(2028, 1, 1), date(2028, 12, 31))
    assert [day.month for day in days(pattern, date(2027, 1, 1), date(2027, 12, 31))] == [1, *range(3, 13)]
    yearly = monthly_on_days({29}, every=12, anchor_on=date(2024, 2, 29), **LONDON)
    assert days(yearly, date(2024, 1, 1), date(2033, 1, 1)) == [
        date(2024, 2, 29),
        date(2028, 2, 29),
        date(2032, 2, 29),
    ]
    # 2100 is no leap year.
    after_2096 = next_slot(yearly, now=utc(2096, 3, 1))
    assert after_2096 is not None
    assert after_2096.local_date == date(2104, 2, 29)
    assert date(2028, 2, 29) in days(weekly("TU", **LONDON), date(2028, 2, 1), date(2028, 3, 1))


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/London", date(2026, 3, 29)),
        ("Europe/London", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Sydney", date(2026, 4, 5)),
        ("Australia/Sydney", date(2026, 10, 4)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Asia/Kolkata", date(2026, 3, 29)),
        ("Europe/Warsaw", date(2026, 3, 29)),
    ],
)
@pytest.mark.parametrize("start", [time(0, 30), time(1, 30), time(2, 15), time(10, 30), time(23, 30)])
def test_the_wall_clock_stays_put_when_the_clocks_change(zone, change, start):
    pattern = weekly("MO,TU,WE,TH,FR,SA,SU", start=start, duration_minutes=60, time_zone=zone)
    slots = expand(pattern, from_on=change - timedelta(days=7), until_on=change + timedelta(days=7))
    assert len(slots) == 15
    for slot in slots:
        local = local_moment(slot.starts_at, zone)
        assert local.date() == slot.local_date
        # On the night itself a time that the clocks skip moves on, and that is the one exception.
        assert local.time() == start or (slot.local_date == change and local.time() > start)
        assert slot.ends_at - slot.starts_at == timedelta(minutes=60)


def test_mondays_in_warsaw_across_the_clock_change():
    dates = [date(2026, 2, 16) + timedelta(weeks=n) for n in range(9)]
    slots = expand(on_dates(dates, start=time(10, 30), end=time(12, 30), time_zone="Europe/Warsaw"), **YEAR)
    assert [slot.local_date for slot in slots] == dates
    assert {slot.starts_at.time() for slot in slots if slot.local_date < date(2026, 3, 29)} == {time(9, 30)}
    assert {slot.starts_at.time() for slot in slots if slot.local_date > date(2026, 3, 29)} == {time(8, 30)}


def test_the_weeks_when_america_has_changed_and_britain_has_not():
    slots = expand(weekly("WE", start=time(17), **NEW_YORK), from_on=date(2026, 3, 1), until_on=date(2026, 4, 5))
    in_london = [local_moment(slot.starts_at, "Europe/London").hour for slot in slots]
    assert [slot.local_date.day for slot in slots] == [4, 11, 18, 25, 1]
    assert in_london == [22, 21, 21, 21, 22]


def test_a_night_group_on_the_night_the_clocks_change():
    spring = expand(
        weekly("SU", start=time(1, 30), end=time(2, 15), **LONDON),
        from_on=date(2026, 3, 29),
        until_on=date(2026, 3, 29),
    )[0]
    # 1.30am does not exist that night. It moves to 2.30am, past its own end, and keeps its length.
    assert (spring.starts_at, spring.ends_at) == (utc(2026, 3, 29, 1, 30), utc(2026, 3, 29, 2, 15))

    autumn = expand(
        weekly("SU", start=time(0, 30), end=time(2, 30), **LONDON),
        from_on=date(2026, 10, 25),
        until_on=date(2026, 10, 25),
    )[0]
    # From half past midnight to half past two by the clock is three hours that night.
    assert autumn.ends_at - autumn.starts_at == timedelta(hours=3)


def test_christmas_eve_is_a_day_like_any_other_until_the_group_says_so():
    assert date(2026, 12, 24) in days(weekly("TH", **LONDON))
    slot = next_slot(weekly("TH", start=time(10), **LONDON), now=utc(2026, 12, 24, 9))
    assert slot.local_date == date(2026, 12, 24)
    slot = next_slot(weekly("TH", start=time(10), **LONDON), now=utc(2026, 12, 24, 11))
    assert slot.local_date == date(2026, 12, 31)
