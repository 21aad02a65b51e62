"""Random patterns, compared with dateutil walking every meeting from the first date on naive times."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.schedules.occurrences import expand, next_slot
from groups.schedules.pattern import Pattern, weekly
from groups.schedules.pattern_problems import validate
from groups.schedules.wording import pattern_words

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = [
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "America/Phoenix",
]


@st.composite
def rules(draw):
    if draw(st.booleans()):
        days = draw(st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True))
        interval = draw(st.sampled_from([1, 1, 2, 3, 4, 52]))
        parts = ["FREQ=WEEKLY", f"BYDAY={','.join(days)}"]
        parts += draw(st.sampled_from([[], ["WKST=SU"], ["WKST=WE"]]))
    elif draw(st.booleans()):
        nths = st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(WEEKDAYS))
        days = draw(st.lists(nths, min_size=1, max_size=4, unique=True))
        interval = draw(st.sampled_from([1, 1, 2, 3, 6, 11]))
        parts = ["FREQ=MONTHLY", "BYDAY=" + ",".join(f"{nth}{day}" for nth, day in days)]
    else:
        days = draw(st.lists(st.sampled_from([1, 8, 15, 28, 29, 30, 31, -1]), min_size=1, unique=True))
        interval = draw(st.sampled_from([1, 1, 2, 3, 6, 11]))
        parts = ["FREQ=MONTHLY", f"BYMONTHDAY={','.join(map(str, days))}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    return ";".join(draw(st.permutations(parts)))


@st.composite
def patterns(draw):
    """Any order of parts, any end, with a first date between 1995 and 2028 or without one."""
    rule = draw(rules())
    anchor_on = draw(st.none() | st.dates(date(1995, 1, 1), date(2028, 1, 1)))
    ending = draw(st.sampled_from(["", "COUNT", "UNTIL", "ends_on"]))
    ends_on = None
    if ending == "COUNT":
        rule += f";COUNT={draw(st.integers(1, 500))}"
    elif ending == "UNTIL":
        rule += f";UNTIL={draw(st.dates(date(2025, 1, 1), date(2028, 1, 1))):%Y%m%d}"
    elif ending == "ends_on":
        ends_on = draw(st.dates(date(2025, 1, 1), date(2028, 1, 1)))
    if anchor_on is None and ("INTERVAL" in rule or "COUNT" in rule):
        anchor_on = draw(st.dates(date(2020, 1, 1), date(2027, 1, 1)))
    return Pattern(
        rule=rule,
        anchor_on=anchor_on,
        ends_on=ends_on,
        start=draw(st.times().map(lambda at: at.replace(second=0, microsecond=0))),
        duration_minutes=draw(st.none() | st.integers(1, 240)),
        time_zone=draw(st.sampled_from(ZONES)),
    )


def days_by_dateutil(pattern, from_on, until_on):
    # Midnight, so that dateutil takes an UNTIL without a time as a whole day, as we do. Without a
    # first date every week and month counts, so any early one will do.
    first = datetime.combine(pattern.anchor_on or date(2024, 1, 1), time())
    rule = rrulestr(pattern.rule, dtstart=first)
    last_on = min(until_on, pattern.ends_on or until_on)
    return [
        moment.date()
        for moment in rule.between(datetime.combine(from_on, time()), datetime.combine(last_on, time()), inc=True)
    ]


def check_against_dateutil(pattern, from_on):
    until_on = from_on + timedelta(days=731)
    slots = expand(pattern, from_on=from_on, until_on=until_on)
    assert [slot.local_date for slot in slots] == days_by_dateutil(pattern, from_on, until_on)[:1000]
    for slot in slots:
        check_clock(slot, pattern)


def check_clock(slot, pattern):
    zone = ZoneInfo(pattern.time_zone)
    asked = datetime.combine(slot.local_date, pattern.start)
    shown = slot.starts_at.astimezone(zone).replace(tzinfo=None)
    # Every instant at which the clocks there show what was asked, found by trying all offsets there are.
    offsets = {(asked + timedelta(hours=h)).replace(tzinfo=zone).utcoffset() for h in range(-26, 27, 2)}
    instants = {(asked - offset).replace(tzinfo=UTC) for offset in offsets}
    showing = sorted(i for i in instants if i.astimezone(zone).replace(tzinfo=None) == asked)
    if showing:
        assert slot.starts_at == showing[0]
    else:
        assert shown - asked == max(offsets) - min(offsets)
    if pattern.duration_minutes:
        assert slot.ends_at - slot.starts_at == timedelta(minutes=pattern.duration_minutes)


WINDOWS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patterns(), WINDOWS)
def test_expand_agrees_with_dateutil(pattern, from_on):
    check_against_dateutil(pattern, from_on)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(patterns(), WINDOWS)
def test_expand_agrees_with_dateutil_at_length(pattern, from_on):
    check_against_dateutil(pattern, from_on)


@settings(max_examples=100, deadline=None)
@given(patterns(), WINDOWS)
def test_next_slot_is_the_first_of_the_expansion(pattern, on):
    now = datetime.combine(on, time(12), tzinfo=UTC)
    slots = expand(pattern, from_on=on - timedelta(days=2), until_on=on + timedelta(days=800))
    to_come = [slot for slot in slots if slot.starts_at >= now]
    found = next_slot(pattern, now=now)
    if to_come:
        assert found == to_come[0]
    else:
        assert found is None or found.local_date > on + timedelta(days=800)


@settings(max_examples=150, deadline=None)
@given(patterns())
def test_every_accepted_pattern_has_words(pattern):
    assert not {problem for problem in validate(pattern) if problem.field == "rule" and problem.level == "error"}
    words = pattern_words(pattern)
    assert words[0].isupper()
    assert "%" not in words
    assert "None" not in words


# The rules that make dateutil work hardest: sparse, far from their first date, or never at all.
HARD = [
    Pattern(rule="FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO", anchor_on=date(1901, 2, 1)),
    Pattern(rule="FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO;COUNT=500", anchor_on=date(1901, 2, 1)),
    Pattern(rule="FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29", anchor_on=date(1901, 2, 1)),
    Pattern(rule="FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30,31", anchor_on=date(1901, 2, 1)),
    Pattern(rule="FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;COUNT=500", anchor_on=date(1901, 4, 1)),
    Pattern(rule="FREQ=WEEKLY;INTERVAL=52;BYDAY=MO;COUNT=500", anchor_on=date(1901, 1, 7)),
    Pattern(rule="FREQ=DAILY;COUNT=500", anchor_on=date(1901, 1, 7)),
    Pattern(rule="FREQ=DAILY", anchor_on=date(1901, 1, 7)),
]


@pytest.mark.parametrize("pattern", HARD, ids=lambda pattern: pattern.rule)
def test_no_accepted_rule_is_slow(pattern):
    started = process_time()
    expand(pattern, from_on=date(2026, 1, 1), until_on=date(2026, 6, 30))
    next_slot(pattern, now=datetime(2026, 1, 1, tzinfo=UTC))
    # Each takes a few milliseconds. One that is looked for up to the year 9999 takes 150.
    assert process_time() - started < 0.075


@pytest.mark.slow
def test_ten_thousand_groups_are_rebuilt_in_a_minute():
    started = process_time()
    for n in range(10_000):
        pattern = weekly(
            WEEKDAYS[n % 7],
            every=1 + n % 2,
            anchor_on=date(2010, 1, 1) + timedelta(days=n % 4000),
            start=time(8 + n % 12),
            duration_minutes=90,
            time_zone=ZONES[n % len(ZONES)],
        )
        assert expand(pattern, from_on=date(2026, 1, 1), until_on=date(2026, 6, 30))
    assert process_time() - started < 60
