"""Terms, public holidays and breaks leave out days of a rule; a course counts the meetings that take place."""

from dataclasses import replace
from datetime import date

import pytest

from groups.schedules.courses import CourseState, course_at
from groups.schedules.occurrences import expand
from groups.schedules.pattern import Break, Pattern, monthly, weekly
from groups.schedules.pattern_problems import validate
from groups.schedules.public_holidays import is_public_holiday
from groups.schedules.wording import pattern_words

LONDON = {"time_zone": "Europe/London"}


def days(pattern: Pattern, first: date, last: date) -> list[date]:
    return [slot.local_date for slot in expand(pattern, from_on=first, until_on=last)]


def test_a_break_leaves_out_its_first_and_its_last_day():
    pattern = weekly("TU", breaks=(Break(date(2026, 12, 22), date(2027, 1, 5)),), **LONDON)
    found = days(pattern, date(2026, 12, 8), date(2027, 1, 12))
    assert found == [date(2026, 12, 8), date(2026, 12, 15), date(2027, 1, 12)]


def test_a_date_on_the_list_stays_in_a_break():
    pattern = weekly("TU", dates=(date(2026, 12, 29),), breaks=(Break(date(2026, 12, 22), date(2027, 1, 4)),), **LONDON)
    assert date(2026, 12, 29) in days(pattern, date(2026, 12, 1), date(2027, 1, 31))
    assert "date_in_break" in {problem.code for problem in validate(pattern)}


def test_in_term_time():
    terms = (Break(date(2026, 9, 7), date(2026, 10, 23)), Break(date(2026, 11, 2), date(2026, 12, 18)))
    pattern = weekly("TH", is_term_time=True, terms=terms, **LONDON)
    found = days(pattern, date(2026, 10, 15), date(2027, 3, 1))
    assert found[:3] == [date(2026, 10, 15), date(2026, 10, 22), date(2026, 11, 5)]
    assert found[-1] == date(2026, 12, 17), "nothing is promised after the last term anybody knows"


def test_terms_nobody_has_named_leave_nothing_out():
    pattern = weekly("TH", is_term_time=True, **LONDON)
    assert len(days(pattern, date(2026, 12, 1), date(2026, 12, 31))) == 5


@pytest.mark.parametrize(
    ("code", "day", "is_holiday"),
    [
        ("GB-SCT", date(2027, 1, 4), True),  # 2 January, a Saturday, moves to Monday in Scotland
        ("GB-ENG", date(2027, 1, 4), False),
        ("US-WA", date(2026, 11, 26), True),
        ("us-wa", date(2026, 11, 25), False),
        ("US-NOWHERE", date(2026, 11, 26), True),
        ("ZZ", date(2026, 12, 25), False),
        ("", date(2026, 12, 25), False),
    ],
)
def test_public_holidays(code, day, is_holiday):
    assert is_public_holiday(day, code) is is_holiday


def test_a_first_monday_that_is_a_holiday_is_left_out():
    pattern = monthly([(1, "MO")], skips_public_holidays=True, holidays_of="US-NH", **LONDON)
    found = days(pattern, date(2026, 8, 1), date(2026, 11, 30))
    assert found == [date(2026, 8, 3), date(2026, 10, 5), date(2026, 11, 2)], "7 September is Labor Day"


def test_eight_meetings_are_eight_meetings():
    pattern = weekly("MO", count=4, anchor_on=date(2026, 12, 7), breaks=(Break(date(2026, 12, 21), date(2027, 1, 3)),))
    found = days(pattern, date(2026, 1, 1), date(2027, 12, 31))
    assert found == [date(2026, 12, 7), date(2026, 12, 14), date(2027, 1, 4), date(2027, 1, 11)]


def course(**details) -> Pattern:
    return weekly("MO", count=6, anchor_on=date(2026, 9, 7), further_starts=(date(2027, 1, 11),), **LONDON, **details)


def test_a_course_runs_again_from_each_start():
    found = days(course(), date(2026, 9, 1), date(2027, 12, 31))
    assert len(found) == 12
    assert (found[0], found[5]) == (date(2026, 9, 7), date(2026, 10, 12))
    assert (found[6], found[-1]) == (date(2027, 1, 11), date(2027, 2, 15))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 8, 1), CourseState(None, None, date(2026, 9, 7))),
        (date(2026, 9, 7), CourseState(None, None, date(2026, 9, 7))),
        (date(2026, 9, 8), CourseState(date(2026, 9, 7), date(2026, 10, 12), date(2027, 1, 11))),
        (date(2026, 10, 13), CourseState(None, None, date(2027, 1, 11))),
        (date(2027, 1, 12), CourseState(date(2027, 1, 11), date(2027, 2, 15), None)),
        (date(2027, 2, 16), None),
    ],
)
def test_how_a_course_stands(today, state):
    assert course_at(course(), today=today) == state


def test_a_weekly_group_is_no_course():
    assert course_at(weekly("MO", **LONDON), today=date(2026, 9, 7)) is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (weekly("TH", is_term_time=True), "Every Thursday, in term time"),
        (weekly("WE", skips_public_holidays=True), "Every Wednesday, not on public holidays"),
        (course(), "Every Monday, 6 meetings from 11 Jan"),
    ],
)
def test_it_is_said_in_words(pattern, words):
    assert pattern_words(pattern, today=date(2026, 11, 25)) == words


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        (weekly("MO", further_starts=(date(2027, 1, 11),), anchor_on=date(2026, 9, 7)), "starts_without_course"),
        (replace(course(), further_starts=(date(2027, 1, 12),)), "start_off_rule"),
        (replace(course(), further_starts=(date(2900, 1, 12),)), "too_far"),
        (weekly("MO", breaks=(Break(date(2027, 1, 12), date(2027, 1, 1)),)), "gap_backwards"),
        (Pattern(dates=(date(2027, 1, 12),), is_term_time=True), "gap_without_rule"),
    ],
)
def test_what_does_not_fit_together(pattern, code):
    assert code in {problem.code for problem in validate(pattern)}
