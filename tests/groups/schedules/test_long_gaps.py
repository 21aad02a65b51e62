"""A page says when it goes on: long breaks and holidays that are near, and no others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groups.schedules.gaps import gap_ahead, terms_end_soon
from groups.schedules.pattern import Break, Pattern, monthly, on_dates, weekly

TODAY = date(2026, 11, 23)
WINTER = Break(date(2026, 12, 19), date(2027, 1, 3), "Winter")
TUESDAYS = weekly("TU", time_zone="Europe/London")
TERMS = (
    Break(date(2026, 9, 7), date(2026, 10, 23)),
    Break(date(2026, 11, 2), date(2026, 12, 18)),
    Break(date(2027, 1, 4), date(2027, 2, 12)),
)


def with_breaks(*breaks: Break) -> Pattern:
    return replace(TUESDAYS, breaks=breaks)


def test_a_break_that_is_near_or_under_way():
    pattern = with_breaks(WINTER)
    assert gap_ahead(pattern, TODAY) == WINTER
    assert gap_ahead(pattern, WINTER.first_on) == WINTER
    assert gap_ahead(pattern, date(2026, 12, 29)) == WINTER
    assert gap_ahead(pattern, WINTER.last_on + timedelta(days=1)) is None


@pytest.mark.parametrize(("days_ahead", "is_said"), [(60, True), (61, False)])
def test_how_near(days_ahead, is_said):
    assert bool(gap_ahead(with_breaks(WINTER), WINTER.first_on - timedelta(days=days_ahead))) is is_said


@pytest.mark.parametrize(("days", "is_said"), [(14, True), (13, False)])
def test_how_long(days, is_said):
    gap = Break(WINTER.first_on, WINTER.first_on + timedelta(days=days - 1))
    assert bool(gap_ahead(with_breaks(gap), TODAY)) is is_said


def test_breaks_that_touch_are_one():
    first, second = Break(WINTER.first_on, date(2026, 12, 25), "Winter"), Break(date(2026, 12, 26), WINTER.last_on)
    assert gap_ahead(with_breaks(second, first), TODAY) == WINTER


def test_between_terms():
    pattern = replace(TUESDAYS, is_term_time=True, terms=TERMS)
    assert gap_ahead(pattern, TODAY) == Break(date(2026, 12, 19), date(2027, 1, 3), "school holidays")
    assert gap_ahead(pattern, date(2026, 10, 1)) is None, "half-term is nine days"
    assert gap_ahead(pattern, date(2027, 2, 1)) is None, "nobody knows what comes after the last term"
    assert gap_ahead(replace(pattern, is_term_time=False), TODAY) is None


def test_the_groups_own_reason_comes_first():
    pattern = replace(
        TUESDAYS, is_term_time=True, terms=TERMS, breaks=(Break(date(2026, 12, 14), WINTER.last_on, "Move"),)
    )
    assert gap_ahead(pattern, TODAY) == Break(date(2026, 12, 14), WINTER.last_on, "Move")


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(time_zone="Europe/London"),
        Pattern(by_arrangement=True),
        on_dates([date(2027, 1, 12)]),
        monthly([(1, "TU")], anchor_on=date(2026, 11, 3)),
        weekly("TU", ends_on=date(2026, 12, 15)),
        weekly("TU", dates=(date(2026, 12, 29),)),
        Pattern(rule="EVERY TUESDAY"),
        weekly("TU", time_zone="Mars/Olympus"),
    ],
)
def test_where_nothing_is_left_out_nothing_is_said(pattern):
    gap = Break(WINTER.first_on, date(2027, 1, 3))
    assert gap_ahead(replace(pattern, breaks=(gap,)), TODAY) is None


def test_how_far_terms_are_known():
    pattern = replace(TUESDAYS, is_term_time=True, terms=TERMS)
    last_on = TERMS[-1].last_on
    assert terms_end_soon(pattern, last_on - timedelta(days=61)) is None
    assert terms_end_soon(pattern, last_on - timedelta(days=60)) == last_on
    assert terms_end_soon(pattern, last_on + timedelta(days=10)) == last_on
    assert terms_end_soon(replace(pattern, terms=()), last_on) is None
    assert terms_end_soon(replace(pattern, is_term_time=False), last_on) is None


def test_the_last_day_there_is_does_not_stop_the_page():
    forever = Break(date(2026, 12, 1), date.max)
    assert gap_ahead(with_breaks(forever, WINTER), TODAY).last_on == date.max
    terms = replace(TUESDAYS, is_term_time=True, terms=(Break(TODAY, date.max), Break(date.max, date.max)))
    assert gap_ahead(terms, TODAY) is None
