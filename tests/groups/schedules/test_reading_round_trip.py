"""What the site says of a schedule, it can read again."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.schedules.pattern import Pattern, arranged, monthly, monthly_on_days, on_dates, weekly
from groups.schedules.reading.sentence import read_schedule
from groups.schedules.rules import NTHS, WEEKDAY_CODES
from groups.schedules.wording import pattern_words

TODAY = date(2026, 12, 1)

DAYS = st.sets(st.sampled_from(WEEKDAY_CODES), min_size=1, max_size=7)
NTH_DAYS = st.sets(st.tuples(st.sampled_from(NTHS), st.sampled_from(WEEKDAY_CODES)), min_size=1, max_size=4)
MONTH_DAYS = st.sets(st.sampled_from([*range(1, 32), -1]), min_size=1, max_size=4)
EVERY = st.sampled_from([1, 1, 1, 2, 3, 4, 6])
COUNTS = st.one_of(st.none(), st.none(), st.integers(1, 30))
TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 15, 30, 45]))
PARTS = st.sampled_from(["", "", "morning", "afternoon", "evening", "night"])
DATES = st.dates(date(2026, 1, 1), date(2029, 12, 31))

RULES = st.one_of(
    st.builds(lambda days, every, count: weekly(days, every=every, count=count), DAYS, EVERY, COUNTS),
    st.builds(lambda days, every, count: monthly(days, every=every, count=count), NTH_DAYS, EVERY, COUNTS),
    st.builds(lambda days, every, count: monthly_on_days(days, every=every, count=count), MONTH_DAYS, EVERY, COUNTS),
)


@st.composite
def patterns(draw):
    kind = draw(st.integers(0, 9))
    if kind == 0:
        pattern = arranged()
    elif kind == 1:
        pattern = on_dates([draw(DATES)])
    else:
        pattern = draw(RULES)
        pattern = replace(
            pattern,
            is_term_time=draw(st.booleans()),
            skips_public_holidays=draw(st.booleans()),
            ends_on=draw(st.one_of(st.none(), st.none(), DATES)),
            # Words name a first date when meetings are counted from it.
            anchor_on=draw(st.one_of(st.none(), DATES)) if "COUNT" in pattern.rule else None,
        )
    start = draw(st.one_of(st.none(), TIMES, TIMES))
    if start is None:
        return replace(
            pattern, part_of_day=draw(PARTS), duration_minutes=draw(st.sampled_from([None, None, 45, 90, 120]))
        )
    end = draw(st.one_of(st.none(), TIMES))
    return replace(pattern, start=start, end=None if end == start else end)


def said_of(pattern: Pattern) -> dict:
    return {
        "rule": pattern.rule,
        "dates": pattern.dates,
        "anchor": pattern.anchor_on,
        "ends": pattern.ends_on,
        "times": (pattern.start, pattern.end, pattern.duration_minutes, pattern.part_of_day),
        "flags": (pattern.is_term_time, pattern.skips_public_holidays, pattern.by_arrangement),
    }


def read_back(pattern: Pattern, language: str, today: date | None) -> None:
    with translation.override(language):
        words = pattern_words(pattern, today=today)
        read = read_schedule(words, today=TODAY)
    assert read.unread == "", words
    assert not read.questions, (words, read.questions)
    assert [said_of(one) for one in read.patterns] == [said_of(pattern)], words


@given(patterns())
@settings(max_examples=250)
def test_english_is_read_back(pattern):
    read_back(pattern, "en", None)


@given(patterns())
@settings(max_examples=250)
def test_spanish_is_read_back(pattern):
    read_back(pattern, "es", None)


@given(days=DAYS, anchor=st.dates(date(2026, 12, 2), date(2027, 1, 29)), language=st.sampled_from(["en", "es"]))
@settings(max_examples=100)
def test_a_start_that_is_near_is_read_back_without_its_year(days, anchor, language):
    read_back(weekly(days, anchor_on=anchor, start=time(18)), language, TODAY)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
@given(pattern=patterns())
@settings(max_examples=2500, suppress_health_check=[HealthCheck.too_slow])
def test_many_are_read_back(language, pattern):
    read_back(pattern, language, None)
