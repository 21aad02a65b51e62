"""How near a meeting is, in words, to the second at which the words change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from groups.schedules.civil_time import instant
from groups.schedules.time_words import countdown_words, is_on_now, shift_words

START = datetime(2026, 11, 23, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=0), ""),
        (timedelta(seconds=-1), ""),
        (timedelta(seconds=1), "Starts in 1 minute"),
        (timedelta(seconds=59), "Starts in 1 minute"),
        (timedelta(seconds=119), "Starts in 1 minute"),
        (timedelta(minutes=2), "Starts in 2 minutes"),
        (timedelta(minutes=25, seconds=30), "Starts in 25 minutes"),
        (timedelta(minutes=59, seconds=59), "Starts in 59 minutes"),
        (timedelta(hours=1), "Starts in 1 hour"),
        (timedelta(hours=1, minutes=50), "Starts in 1 hour 50 minutes"),
        (timedelta(hours=2), "Starts in 2 hours"),
        (timedelta(hours=3), "Starts in 3 hours"),
        (timedelta(hours=3, seconds=1), ""),
    ],
    ids=str,
)
def test_the_last_three_hours_are_counted_down(before, words):
    assert countdown_words(START, now=START - before) == words


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)], ids=["forward", "back"])
def test_the_night_the_clocks_change_is_counted_in_real_minutes(night):
    """In London 1am is 1am; 3am is one real hour later in March, and three in October."""
    now, starts_at = instant(night, time(0, 30), "Europe/London"), instant(night, time(3), "Europe/London")
    words = {"Starts in 1 hour 30 minutes"} if night.month == 3 else {""}
    assert {countdown_words(starts_at, now=now)} == words


@pytest.mark.parametrize(("minutes", "expected"), [(-1, False), (0, True), (1, True), (89, True), (90, False)], ids=str)
def test_on_now_from_the_start_to_the_end(minutes, expected):
    ends_at = START + timedelta(minutes=90)
    assert is_on_now(START, ends_at, now=START + timedelta(minutes=minutes)) is expected


def test_without_a_known_end_nobody_can_tell():
    assert not is_on_now(START, None, now=START)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, ""),
        (60, "Clocks change that week: this is an hour later than usual for you."),
        (-60, "Clocks change that week: this is an hour earlier than usual for you."),
        (30, "Clocks change that week: this is 30 minutes later than usual for you."),
        (-120, "Clocks change that week: this is 2 hours earlier than usual for you."),
    ],
)
def test_a_shift_is_said_from_where_she_is(minutes, words):
    assert shift_words(timedelta(minutes=minutes)) == words
