from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from groups.schedules.civil_time import UnknownZone
from groups.schedules.occurrences import expand, next_slot
from groups.schedules.pattern import Pattern, RuleError, arranged, monthly, monthly_on_days, on_dates, weekly

LONDON = {"time_zone": "Europe/London"}
NEW_YORK = {"time_zone": "America/New_York"}
YEAR = {"from_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}


def days(pattern, from_on=date(2026, 1, 1), until_on=date(2026, 12, 31), **options):
    return [slot.local_date for slot in expand(pattern, from_on=from_on, until_on=until_on, **options)]


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


# --- A slot --------------------------------------------------------------------------------------


def test_a_slot_carries_local_day_and_instants():
    [slot] = expand(
        weekly("TU", start=time(10), end=time(11, 30), **LONDON),
        from_on=date(2026, 7, 7),
        until_on=date(2026, 7, 13),
    )
    assert slot == (
        date(2026, 7, 7),
        1,
        utc(2026, 7, 7, 9),
        utc(2026, 7, 7, 10, 30),
        "morning",
        True,
    )
    assert slot.starts_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("details", "starts_at", "ends_at", "part", "time_known"),
    [
        ({"start": time(19, 30)}, utc(2026, 1, 6, 19, 30), None, "evening", True),
        (
            {"start": time(19, 30), "duration_minutes": 90},
            utc(2026, 1, 6, 19, 30),
            utc(2026, 1, 6, 21),
            "evening",
            True,
        ),
        ({"start": time(23), "end": time(0, 30)}, utc(2026, 1, 6, 23), utc(2026, 1, 7, 0, 30), "night", True),
        ({"part_of_day": "morning"}, utc(2026, 1, 6, 5), None, "morning", False),
        ({"part_of_day": "afternoon"}, utc(2026, 1, 6, 12), None, "afternoon", False),
        ({"part_of_day": "evening"}, utc(2026, 1, 6, 17), None, "evening", False),
        ({"part_of_day": "night", "duration_minutes": 60}, utc(2026, 1, 6, 22), None, "night", False),
        ({}, utc(2026, 1, 6, 12), None, "", False),
        ({"duration_minutes": 90}, utc(2026, 1, 6, 12), None, "", False),
        # The clock says more than the label.
        ({"start": time(10), "part_of_day": "evening"}, utc(2026, 1, 6, 10), None, "morning", True),
    ],
)
def test_what_is_known_of_the_clock_is_kept_and_the_rest_is_not_guessed(details, starts_at, ends_at, part, time_known):
    [slot] = expand(weekly("TU", **details, **LONDON), from_on=date(2026, 1, 6), until_on=date(2026, 1, 6))
    assert (slot.starts_at, slot.ends_at, slot.part_of_day, slot.time_known) == (
        starts_at,
        ends_at,
        part,
        time_known,
    )


# --- Which days ----------------------------------------------------------------------------------


def test_weekly_without_an_anchor_is_every_week_and_both_ends_are_included():
    assert days(weekly("TU", **LONDON), date(2026, 3, 3), date(2026, 3, 17)) == [
        date(2026, 3, 3),
        date(2026, 3, 10),
        date(2026, 3, 17),
    ]


def test_nothing_before_the_anchor_or_after_the_end():
    pattern = weekly("TU", anchor_on=date(2026, 3, 10), ends_on=date(2026, 3, 23), **LONDON)
    assert days(pattern) == [date(2026, 3, 10), date(2026, 3, 17)]


def test_every_other_week_is_counted_from_the_anchor_however_long_ago():
    recent = weekly("WE", every=2, anchor_on=date(2026, 3, 4), **LONDON)
    assert days(recent, until_on=date(2026, 4, 5)) == [date(2026, 3, 4), date(2026, 3, 18), date(2026, 4, 1)]
    # A leap year and 21 years between: 2 March 2005 lies 548 fortnights before 4 March 2026.
    assert date(2026, 3, 4) - date(2005, 3, 2) == timedelta(days=548 * 14)
    old = weekly("WE", every=2, anchor_on=date(2005, 3, 2), **LONDON)
    assert days(old, date(2026, 3, 1), date(2026, 4, 5)) == days(recent, until_on=date(2026, 4, 5))


def test_weeks_are_counted_from_the_monday_of_the_anchor_unless_the_rule_says_otherwise():
    # Sunday 1 March 2026 ends the week of 23 February by RFC 5545's default, and begins one with WKST=SU.
    monday_weeks = Pattern(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", anchor_on=date(2026, 3, 1), **LONDON)
    assert days(monday_weeks, until_on=date(2026, 3, 18)) == [
        date(2026, 3, 1),
        date(2026, 3, 10),
        date(2026, 3, 15),
    ]
    sunday_weeks = Pattern(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", anchor_on=date(2026, 3, 1), **LONDON)
    assert days(sunday_weeks, until_on=date(2026, 3, 18)) == [
        date(2026, 3, 1),
        date(2026, 3, 3),
        date(2026, 3, 15),
        date(2026, 3, 17),
    ]


def test_a_fifth_week_separates_second_and_fourth_from_every_other():
    # September 2026 has five Wednesdays: 2, 9, 16, 23 and 30.
    in_autumn = {"from_on": date(2026, 9, 1), "until_on": date(2026, 10, 31)}
    by_month = monthly({(2, "WE"), (4, "WE")}, **LONDON)
    assert days(by_month, **in_autumn) == [
        date(2026, 9, 9),
        date(2026, 9, 23),
        date(2026, 10, 14),
        date(2026, 10, 28),
    ]
    by_week = weekly("WE", every=2, anchor_on=date(2026, 9, 9), **LONDON)
    assert days(by_week, **in_autumn) == [
        date(2026, 9, 9),
        date(2026, 9, 23),
        date(2026, 10, 7),
        date(2026, 10, 21),
    ]
    assert days(monthly({(5, "WE")}, **LONDON), **in_autumn) == [date(2026, 9, 30)]
    assert days(monthly({(-1, "WE")}, **LONDON), **in_autumn) == [date(2026, 9, 30), date(2026, 10, 28)]


def test_every_second_month_is_counted_from_the_anchor():
    pattern = monthly({(1, "MO")}, every=2, anchor_on=date(2023, 11, 6), **LONDON)
    assert days(pattern, until_on=date(2026, 6, 30)) == [date(2026, 1, 5), date(2026, 3, 2), date(2026, 5, 4)]


def test_a_course_has_as_many_meetings_as_it_says_counted_from_the_first():
    course = weekly("MO", count=8, anchor_on=date(2026, 2, 2), **LONDON)
    assert len(days(course)) == 8
    assert days(course, from_on=date(2026, 3, 10)) == [date(2026, 3, 16), date(2026, 3, 23)]
    assert days(course, from_on=date(2026, 3, 24)) == []


def test_an_until_in_utc_keeps_the_last_evening_in_california():
    pattern = Pattern(
        rule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20240217T010000Z", start=time(17), time_zone="America/Los_Angeles"
    )
    assert days(pattern, date(2024, 2, 1), date(2024, 3, 1))[-1] == date(2024, 2, 16)


@pytest.mark.parametrize(
    "pattern",
    [
        arranged(**LONDON),
        Pattern(**LONDON),
        weekly("WE", every=2, **LONDON),
        weekly("WE", count=8, **LONDON),
        monthly_on_days({30, 31}, every=12, anchor_on=date(2020, 2, 1), **LONDON),
    ],
)
def test_where_no_date_can_be_known_none_is_given(pattern):
    assert days(pattern) == []
    assert next_slot(pattern, now=utc(2026, 1, 1)) is None


def test_listed_dates_stand_beside_the_rule_once_each():
    pattern = monthly(
        {(1, "TU")},
        anchor_on=date(2026, 4, 7),
        dates=(date(2026, 3, 31), date(2026, 3, 10), date(2026, 4, 7)),
        **LONDON,
    )
    assert days(pattern, until_on=date(2026, 5, 31)) == [
        date(2026, 3, 10),
        date(2026, 3, 31),
        date(2026, 4, 7),
        date(2026, 5, 5),
    ]
    assert days(on_dates([date(2025, 12, 31), date(2026, 1, 1)], **LONDON)) == [date(2026, 1, 1)]


def test_limit_and_empty_windows():
    assert len(days(weekly("TU", **LONDON), limit=3)) == 3
    assert days(weekly("TU", **LONDON), limit=0) == []
    assert days(weekly("TU", **LONDON), from_on=date(2026, 2, 1), until_on=date(2026, 1, 1)) == []


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_whole_calendar_is_no_trouble(zone):
    pattern = weekly("TU", start=time(0), end=time(23, 59), time_zone=zone)
    assert len(expand(pattern, from_on=date.min, until_on=date.max)) == 1000
    assert expand(pattern, from_on=date(9999, 1, 1), until_on=date.max) == []


def test_what_validate_refuses_is_refused():
    with pytest.raises(RuleError):
        expand(Pattern(rule="FREQ=YEARLY", **LONDON), **YEAR)
    with pytest.raises(UnknownZone):
        expand(weekly("TU", time_zone="../etc"), **YEAR)


def test_a_pattern_without_a_zone_is_reckoned_in_utc():
    [slot] = expand(weekly("TU", start=time(18, 30)), from_on=date(2026, 7, 7), until_on=date(2026, 7, 7))
    assert slot.starts_at == utc(2026, 7, 7, 18, 30)


# --- The next one --------------------------------------------------------------------------------


def test_a_meeting_is_next_until_it_begins():
    pattern = weekly("TU", start=time(10), end=time(11), **LONDON)
    assert next_slot(pattern, now=utc(2026, 1, 6, 10)).local_date == date(2026, 1, 6)
    assert next_slot(pattern, now=utc(2026, 1, 6, 10, 1)).local_date == date(2026, 1, 13)


@pytest.mark.parametrize(
    ("part", "now", "expected"),
    [
        ("morning", utc(2026, 1, 6, 11, 59), date(2026, 1, 6)),
        ("morning", utc(2026, 1, 6, 12), date(2026, 1, 13)),
        ("evening", utc(2026, 1, 6, 21), date(2026, 1, 6)),
        ("night", utc(2026, 1, 7, 4, 59), date(2026, 1, 6)),
        ("night", utc(2026, 1, 7, 5), date(2026, 1, 13)),
        ("", utc(2026, 1, 6, 23, 59), date(2026, 1, 6)),
        ("", utc(2026, 1, 7, 0), date(2026, 1, 13)),
    ],
)
def test_without_a_time_today_counts_until_it_is_over(part, now, expected):
    assert next_slot(weekly("TU", part_of_day=part, **LONDON), now=now).local_date == expected


def test_next_is_reckoned_by_the_day_of_the_group_not_of_the_reader():
    pattern = weekly("TU", start=time(9), time_zone="Pacific/Auckland")
    # Monday evening in London is Tuesday morning in Auckland.
    assert next_slot(pattern, now=utc(2026, 1, 5, 19)).starts_at == utc(2026, 1, 5, 20)


def test_after_the_last_meeting_there_is_no_next():
    course = weekly("MO", count=8, anchor_on=date(2026, 2, 2), start=time(10), **LONDON)
    assert next_slot(course, now=utc(2026, 1, 1)).local_date == date(2026, 2, 2)
    assert next_slot(course, now=utc(2026, 3, 23, 9)).local_date == date(2026, 3, 23)
    assert next_slot(course, now=utc(2026, 3, 23, 11)) is None


def test_now_needs_a_zone():
    with pytest.raises(ValueError, match="aware"):
        next_slot(weekly("TU", **LONDON), now=datetime(2026, 1, 1))  # noqa: DTZ001


def test_slots_come_in_order():
    pattern = weekly(["MO", "TH"], start=time(10), dates=(date(2026, 5, 2),), **NEW_YORK)
    slots = expand(pattern, **YEAR)
    assert all(earlier.starts_at < later.starts_at for earlier, later in pairwise(slots))
