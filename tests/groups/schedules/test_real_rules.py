"""The rules found in real listings: each is kept, can be expanded, and has words."""

import csv
from datetime import date, time

import pytest
from django.conf import settings

from groups.schedules.occurrences import expand
from groups.schedules.pattern import Pattern, normalise_rule
from groups.schedules.pattern_problems import validate
from groups.schedules.wording import pattern_words

SEEN = {
    "FREQ=MONTHLY;BYDAY=1MO": "First Monday of the month",
    "FREQ=MONTHLY;BYDAY=1SA,3SA": "First and third Saturday of the month",
    "FREQ=MONTHLY;BYDAY=1TH,3TH": "First and third Thursday of the month",
    "FREQ=MONTHLY;BYDAY=1WE,3WE": "First and third Wednesday of the month",
    "FREQ=MONTHLY;BYDAY=2MO": "Second Monday of the month",
    "FREQ=MONTHLY;BYDAY=2SA": "Second Saturday of the month",
    "FREQ=MONTHLY;BYDAY=2WE,4WE": "Second and fourth Wednesday of the month",
    "FREQ=WEEKLY;BYDAY=FR": "Every Friday",
    "FREQ=WEEKLY;BYDAY=FR;UNTIL=20240217T010000Z": "Every Friday, until 16 February 2024",
    "FREQ=WEEKLY;BYDAY=MO": "Every Monday",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "Monday to Friday",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": "Mondays, Wednesdays and Fridays",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=8": "Every Monday, 8 meetings from 5 Jan 2026",
    "FREQ=WEEKLY;BYDAY=TH": "Every Thursday",
    "FREQ=WEEKLY;BYDAY=TU": "Every Tuesday",
    "FREQ=WEEKLY;BYDAY=WE": "Every Wednesday",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE": "Every other Wednesday",
    "": "Ask the group for days and times",
}
SHEET = settings.BASE_DIR.parent / "shared" / "data" / "listings.csv"
# The sheet has no column for a first date. These two days stand in where a rule needs one.
FIRST_MONDAY, FIRST_WEDNESDAY = date(2026, 1, 5), date(2026, 1, 7)


def pattern_from(rule, **details):
    anchor_on = FIRST_MONDAY if "COUNT" in rule else FIRST_WEDNESDAY if "INTERVAL" in rule else None
    return Pattern(rule=rule, anchor_on=anchor_on, **details)


def expand_in_its_time(pattern):
    year = 2024 if "UNTIL" in pattern.rule else 2026
    return expand(pattern, from_on=date(year, 1, 1), until_on=date(year, 6, 30))


@pytest.mark.parametrize(("rule", "words"), SEEN.items())
def test_each_rule_is_kept_as_it_is_and_has_words(rule, words):
    pattern = pattern_from(rule, time_zone="America/Los_Angeles")
    assert normalise_rule(rule) == rule
    assert pattern_words(pattern) == words
    assert bool(expand_in_its_time(pattern)) == bool(rule)


def rows():
    if not SHEET.exists():
        return []
    with SHEET.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["rrule"]]


@pytest.mark.skipif(not SHEET.exists(), reason=f"the gathered listings are not at {SHEET}")
def test_the_sheet_has_no_rule_we_have_not_seen():
    assert {row["rrule"] for row in rows()} | {""} == set(SEEN)


@pytest.mark.skipif(not SHEET.exists(), reason=f"the gathered listings are not at {SHEET}")
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_each_row_with_a_rule_expands_and_has_words(row):
    pattern = pattern_from(
        row["rrule"],
        start=time.fromisoformat(row["start_time"]) if row["start_time"] else None,
        duration_minutes=int(row["duration_minutes"]) if row["duration_minutes"] else None,
        time_zone=row["time_zone"],
    )
    errors = {problem.code for problem in validate(pattern) if problem.level == "error"}
    # One row prints a time without a place to take the zone from: that has to be asked.
    assert errors == ({"zone_missing"} if row["start_time"] and not row["time_zone"] else set())
    slots = expand_in_its_time(pattern)
    assert slots
    assert all(slot.time_known == bool(row["start_time"]) for slot in slots)
    words = pattern_words(pattern)
    assert words.startswith(SEEN[row["rrule"]].partition(",")[0])
    assert any(letter.isdigit() for letter in words.partition("until")[0]) or not row["start_time"] or "noon" in words
