from dataclasses import FrozenInstanceError, replace
from datetime import date, time

import pytest

from groups.schedules.pattern import Pattern, RuleError, arranged, monthly, monthly_on_days, on_dates, weekly
from groups.schedules.pattern_problems import validate

LONDON = {"time_zone": "Europe/London"}
TUESDAYS = weekly("TU", start=time(10), end=time(11, 30), **LONDON)


def codes(pattern, level=None):
    return {problem.code for problem in validate(pattern) if level in {None, problem.level}}


@pytest.mark.parametrize(
    ("pattern", "rule"),
    [
        (weekly("TU"), "FREQ=WEEKLY;BYDAY=TU"),
        (weekly(["FR", "mo"]), "FREQ=WEEKLY;BYDAY=MO,FR"),
        (weekly("WE", every=2, anchor_on=date(2026, 3, 4)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        (weekly("MO", count=8), "FREQ=WEEKLY;BYDAY=MO;COUNT=8"),
        (monthly({(2, "WE"), (4, "WE")}), "FREQ=MONTHLY;BYDAY=2WE,4WE"),
        (monthly([(-1, "TU")], every=2), "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU"),
        (monthly_on_days({15}), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (on_dates([date(2026, 3, 4)]), ""),
        (arranged(), ""),
    ],
)
def test_constructors_write_the_rule(pattern, rule):
    assert pattern.rule == rule


def test_constructors_keep_the_other_details():
    pattern = weekly("WE", every=2, anchor_on=date(2026, 3, 4), start=time(16), **LONDON)
    assert (pattern.anchor_on, pattern.start, pattern.time_zone) == (
        date(2026, 3, 4),
        time(16),
        "Europe/London",
    )
    assert on_dates([date(2026, 3, 9), date(2026, 3, 4), date(2026, 3, 9)]).dates == (
        date(2026, 3, 4),
        date(2026, 3, 9),
    )
    assert arranged().by_arrangement


@pytest.mark.parametrize(
    "build",
    [
        lambda: weekly([]),
        lambda: weekly("Tuesday"),
        lambda: weekly("TU", every=0),
        lambda: weekly("TU", count=0),
        lambda: monthly([]),
        lambda: monthly([(7, "TU")]),
        lambda: monthly_on_days({40}),
    ],
)
def test_constructors_refuse_what_is_no_rule(build):
    with pytest.raises(RuleError):
        build()


def test_a_pattern_does_not_change_and_can_be_a_key():
    with pytest.raises(FrozenInstanceError):
        TUESDAYS.start = time(9)
    assert {TUESDAYS: 1}[weekly("TU", start=time(10), end=time(11, 30), **LONDON)] == 1


@pytest.mark.parametrize(
    "pattern",
    [
        TUESDAYS,
        weekly("TU", start=time(10), **LONDON),
        weekly("TU", duration_minutes=90, **LONDON),
        weekly("TU", part_of_day="morning", **LONDON),
        weekly("TU", start=time(7, 30), part_of_day="morning", **LONDON),
        weekly("TU", start=time(21), end=time(0, 30), **LONDON),
        weekly("TU", start=time(10), end=time(11, 30), duration_minutes=90, **LONDON),
        weekly("TU", start=time(10), end=time(14), **LONDON),
        weekly("WE", every=2, anchor_on=date(2026, 3, 4), **LONDON),
        weekly("TU", anchor_on=date(2026, 3, 3), ends_on=date(2026, 3, 3), **LONDON),
        monthly({(4, "WE"), (-1, "TU")}, **LONDON),
        monthly_on_days({28, -1}, **LONDON),
        monthly_on_days({29}, every=12, anchor_on=date(2028, 2, 29), **LONDON),
        # Irregular first dates, then a rule from April.
        monthly({(1, "TU")}, anchor_on=date(2026, 4, 7), dates=(date(2026, 3, 10),), **LONDON),
        on_dates([date(2026, 3, 4)], start=time(10), **LONDON),
        arranged(),
        arranged(duration_minutes=60),
    ],
)
def test_what_real_groups_do_is_accepted(pattern):
    assert codes(pattern, "error") == set()


def test_an_ordinary_group_raises_no_question():
    assert validate(TUESDAYS) == []


@pytest.mark.parametrize(
    ("pattern", "code", "field"),
    [
        (Pattern(**LONDON), "no_days", "rule"),
        (replace(TUESDAYS, by_arrangement=True), "arranged_with_days", "by_arrangement"),
        (replace(TUESDAYS, time_zone=""), "zone_missing", "time_zone"),
        (replace(TUESDAYS, time_zone="../etc"), "zone_unknown", "time_zone"),
        (weekly("WE", every=2, **LONDON), "anchor_needed", "anchor_on"),
        (monthly({(1, "MO")}, every=2, **LONDON), "anchor_needed", "anchor_on"),
        (weekly("WE", count=8, **LONDON), "anchor_needed", "anchor_on"),
        (
            monthly_on_days({30}, every=12, anchor_on=date(2027, 2, 1), **LONDON),
            "never_happens",
            "rule",
        ),
        (
            replace(TUESDAYS, anchor_on=date(2026, 3, 3), ends_on=date(2026, 3, 2)),
            "ends_before_start",
            "ends_on",
        ),
        (
            Pattern(rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20260301", anchor_on=date(2026, 3, 3), **LONDON),
            "ends_before_start",
            "ends_on",
        ),
        (replace(TUESDAYS, anchor_on=date(202, 3, 3)), "too_far", "anchor_on"),
        (replace(TUESDAYS, ends_on=date(9999, 12, 31)), "too_far", "ends_on"),
        (on_dates([date(20, 1, 1)], **LONDON), "too_far", "dates"),
        (
            on_dates([date.fromordinal(739_000 + n) for n in range(367)], **LONDON),
            "too_many_dates",
            "dates",
        ),
        (weekly("TU", end=time(11), **LONDON), "start_missing", "start"),
        (weekly("TU", start=time(11), end=time(11), **LONDON), "no_length", "end"),
        (replace(TUESDAYS, duration_minutes=60), "two_lengths", "duration_minutes"),
        (weekly("TU", duration_minutes=0, **LONDON), "duration", "duration_minutes"),
        (weekly("TU", start=time(10), duration_minutes=-5, **LONDON), "duration", "duration_minutes"),
        (weekly("TU", duration_minutes=100_000, **LONDON), "duration", "duration_minutes"),
        (weekly("TU", part_of_day="brunch", **LONDON), "part_unknown", "part_of_day"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(pattern, code, field):
    assert (code, field) in {(p.code, p.field) for p in validate(pattern) if p.level == "error"}


@pytest.mark.parametrize(
    ("pattern", "code", "field"),
    [
        # The published weekday and date disagree: 26 November 2010 was a Friday.
        (replace(TUESDAYS, anchor_on=date(2010, 11, 26)), "anchor_off_rule", "anchor_on"),
        (monthly({(2, "TU")}, anchor_on=date(2026, 3, 3), **LONDON), "anchor_off_rule", "anchor_on"),
        (monthly_on_days({15}, anchor_on=date(2026, 3, 3), **LONDON), "anchor_off_rule", "anchor_on"),
        (monthly({(5, "TU")}, **LONDON), "some_months_missing", "rule"),
        (monthly_on_days({31}, **LONDON), "some_months_missing", "rule"),
        (weekly("TU", start=time(7, 30), **LONDON), "unusual_start", "start"),
        (weekly("TU", start=time(10), part_of_day="evening", **LONDON), "part_disagrees", "part_of_day"),
        (weekly("TU", start=time(10), end=time(19), **LONDON), "long", "end"),
        (weekly("TU", start=time(10), duration_minutes=300, **LONDON), "long", "duration_minutes"),
        (weekly("TU", start=time(10), end=time(23, 30), **LONDON), "very_long", "end"),
        (weekly("TU", start=time(10), end=time(9), **LONDON), "very_long", "end"),
        (weekly("TU", time_zone=""), "zone_missing", "time_zone"),
        (
            on_dates([date(2026, 3, 4)], ends_on=date(2026, 3, 3), **LONDON),
            "date_after_end",
            "dates",
        ),
    ],
)
def test_what_may_be_a_slip_is_asked_about_and_allowed(pattern, code, field):
    assert codes(pattern, "error") == set()
    assert (code, field) in {(p.code, p.field) for p in validate(pattern)}


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (time(10), time(23, 30), "10am to 11.30pm: did you mean 11.30am?"),
        (time(19), time(8, 30), "7pm to 8.30am: did you mean 8.30pm?"),
        (time(10), time(1), "10am to 1am: did you mean 1pm?"),
        (time(10), time(19), "10am to 7pm is 9 hours. Is that right?"),
        (time(10), time(9, 30), "10am to 9.30am is 23 hours 30 minutes. Is that right?"),
    ],
)
def test_a_meeting_that_seems_too_long_is_asked_about_in_its_own_words(start, end, message):
    assert [problem.message for problem in validate(weekly("TU", start=start, end=end, **LONDON))] == [message]


def test_errors_come_before_warnings():
    pattern = weekly("TU", start=time(7), end=time(7), every=2, time_zone="Mars/Phobos")
    levels = [problem.level for problem in validate(pattern)]
    assert levels == sorted(levels)
    assert set(levels) == {"error", "warning"}


@pytest.mark.parametrize(
    ("until", "start", "zone", "last_on"),
    [
        ("20240216", time(17), "America/Los_Angeles", date(2024, 2, 16)),
        ("20240216T170000", time(17), "America/Los_Angeles", date(2024, 2, 16)),
        ("20240216T165959", time(17), "America/Los_Angeles", date(2024, 2, 15)),
        ("20240217T010000Z", time(17), "America/Los_Angeles", date(2024, 2, 16)),
        ("20240217T005959Z", time(17), "America/Los_Angeles", date(2024, 2, 15)),
        ("20240217T010000Z", None, "America/Los_Angeles", date(2024, 2, 16)),
        ("20240216T210000Z", time(10), "Pacific/Auckland", date(2024, 2, 17)),
        ("20240216T100000Z", time(10), "", date(2024, 2, 16)),
    ],
)
def test_until_is_the_last_local_day(until, start, zone, last_on):
    pattern = Pattern(rule=f"FREQ=DAILY;UNTIL={until}", start=start, time_zone=zone)
    assert pattern.last_on == last_on


def test_the_earlier_end_counts():
    rule = "FREQ=DAILY;UNTIL=20270101"
    assert Pattern(rule=rule, ends_on=date(2026, 6, 1)).last_on == date(2026, 6, 1)
    assert Pattern(rule=rule, ends_on=date(2027, 6, 1)).last_on == date(2027, 1, 1)
