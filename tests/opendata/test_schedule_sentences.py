"""What becomes of every sentence about times in the sample: a rule, a question, hours of a line, or words alone."""

import csv
from datetime import date

import pytest

from groups.schedules.pattern import normalise_rule
from groups.schedules.reading.sentence import read_schedule
from opendata.samples.load import REAL_LISTINGS

TODAY = date(2026, 11, 23)

# sentence -> what it gives, codes of its warnings, words that were not understood
OUTCOMES = {
    "From 10 April (2018), every second Tuesday, 13:00-15:00": ("ask every_second", "", ""),
    "One date set: Tuesday 25 March 2014, 10:30. Interest decides the rest": (
        "rule 2014-03-25",
        "over",
        "One date set; Interest decides the rest",
    ),
    "Once a week for 11 weeks": ("words alone", "day_missing", ""),
    "Wednesdays 10:00-11:00, except on holidays": ("rule FREQ=WEEKLY;BYDAY=WE", "", ""),
    "Every Monday 11:30-13:00": ("rule FREQ=WEEKLY;BYDAY=MO", "", ""),
    "Thursdays 10:00-11:00": ("rule FREQ=WEEKLY;BYDAY=TH", "", ""),
    "Wednesdays 11:00-12:00": ("rule FREQ=WEEKLY;BYDAY=WE", "", ""),
    "Weekly": ("words alone", "day_missing", ""),
    "Monday, Wednesday and Friday mornings": ("rule FREQ=WEEKLY;BYDAY=MO,WE,FR", "", ""),
    "Tuesday evenings, weekly": ("rule FREQ=WEEKLY;BYDAY=TU", "", ""),
    "Tuesdays 18:00-19:00": ("rule FREQ=WEEKLY;BYDAY=TU", "", ""),
    "On four dates in 2017: Sat 4 Mar 10:00; Tue 21 Mar 18:00; Sat 1 Apr 10:00; Wed 19 Apr 18:00": (
        "rule 2017-03-04, 2017-04-01 + 2017-03-21, 2017-04-19",
        "over",
        "",
    ),
    "One Saturday morning a month": ("ask which_week", "", ""),
    "Starts at 07:30": ("words alone", "no_days", ""),
    "Messages at any hour; a volunteer rings back within 24 hours": (
        "words alone",
        "no_days",
        "Messages at any; volunteer rings back within 24",
    ),
    "Friday daytime": ("rule FREQ=WEEKLY;BYDAY=FR", "weekly_assumed", "daytime"),
    "By call, by text, or by asking online for a call": (
        "words alone",
        "no_days",
        "By call, by text, or by asking online for a call",
    ),
    "Fridays 17:00-19:00 from 1 Dec to 16 Feb (2023-24), in blocks of 8-10 weeks": (
        "rule FREQ=WEEKLY;BYDAY=FR",
        "over",
        "blocks of 8-10 weeks",
    ),
    "A weekday, in the afternoon": ("words alone", "no_days", "weekday"),
    "1st & 3rd Thursday of the month 10:30-12:00": ("rule FREQ=MONTHLY;BYDAY=1TH,3TH", "", ""),
    "8 weeks online, starting Mon 1 Feb 2021 at 17:30": ("rule FREQ=WEEKLY;BYDAY=MO;COUNT=8", "over", ""),
    "A Monday in April 2020 at 19:00; once a month in May and June if the stay-at-home order went on": (
        "ask which_week",
        "",
        "April 2020; May and June if the stay-at-home order went",
    ),
    "Monthly": ("words alone", "day_missing", ""),
    "24/7": ("hours", "", ""),
    "Mondays 13:00-15:00, with three towns named": ("rule FREQ=WEEKLY;BYDAY=MO", "", "three towns named"),
    "Thursday mornings": ("rule FREQ=WEEKLY;BYDAY=TH", "", ""),
    "10 weeks online, with room for 32": ("words alone", "day_missing", "room for 32"),
    "Thursday afternoons until August 2018, when it ended": ("rule FREQ=WEEKLY;BYDAY=TH", "said_to_be_over", "when"),
    "Mon-Fri 09:00-19:30, Sat 09:00-16:00 (AEST), open on public holidays": (
        "rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR + FREQ=WEEKLY;BYDAY=SA; hours",
        "zone_half_year",
        "",
    ),
    "10-week course": ("words alone", "day_missing", ""),
    "Thursdays in school term, with afternoon tea": ("rule FREQ=WEEKLY;BYDAY=TH", "", ""),
    "Every Friday 12:30-14:30": ("rule FREQ=WEEKLY;BYDAY=FR", "", ""),
    "Once a month": ("words alone", "day_missing", ""),
    "2 hours each week, for up to 6 people": ("words alone", "day_missing", "up to 6 people"),
    "In autumn, 8 weeks for six mothers": ("words alone", "day_missing", "autumn; six mothers"),
    "15 meetings, 2 hours each: 1 for couples, 1 for fathers alone, 5 on infant massage": (
        "words alone",
        "no_days",
        "1 for couples, 1 for fathers alone, 5 on infant massage",
    ),
    "Thursdays 10:00-11:30, since 26 Oct 2023": ("rule FREQ=WEEKLY;BYDAY=TH", "", ""),
    "Wednesdays from 16:00, once every two weeks; the first was 15 March 2023": (
        "rule FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        "",
        "",
    ),
    "Five themed meetings, one a week, then a new cycle; in 2025 the 4th ended on a Wednesday (10th)": (
        "words alone",
        "day_missing said_to_be_over",
        "Five themed; new cycle; 2025 the 4th; Wednesday; 10th",
    ),
    "Every three months (four times a year); the next is 15 December 13:30-15:30": (
        "ask day_of_month",
        "year_added",
        "",
    ),
    "Mon-Fri 10:00-15:00": ("rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR; hours", "", ""),
    "2nd Monday of each month 19:30-21:30": ("rule FREQ=MONTHLY;BYDAY=2MO", "", ""),
    "Once every two months, 19:00-21:00; the next is 1 April (2019)": ("ask day_of_month", "", ""),
    "A dinner each month at each hospital": ("words alone", "day_missing", "dinner; hospital"),
    "Tuesdays 18:30": ("rule FREQ=WEEKLY;BYDAY=TU", "", ""),
    "Weekly, at first in blocks of 16 weeks": ("words alone", "day_missing", "blocks"),
    "Contact each week; for six months in an earlier version": (
        "words alone",
        "day_missing",
        "Contact; six months in an earlier version",
    ),
    "First Monday of the month": ("rule FREQ=MONTHLY;BYDAY=1MO", "", ""),
    "Mondays 12:00-13:00 on one page; Tuesdays 10:00-11:30 (Zoom) in the FAQ": (
        "rule FREQ=WEEKLY;BYDAY=MO + FREQ=WEEKLY;BYDAY=TU",
        "",
        "one page; FAQ",
    ),
    "Starts in January": ("words alone", "no_days", "January"),
    "Mon-Fri 20:00-22:00 by New South Wales time (winter AEST, summer AEDT); or book 24 hours ahead": (
        "rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "",
        "by; winter AEST, summer AEDT; or book 24 hours ahead",
    ),
    "7 sessions, one a week, each on its own topic, for 6-10 people": (
        "words alone",
        "day_missing",
        "own topic, for 6-10 people",
    ),
    "Six weeks, 2 hours each week": ("words alone", "day_missing", ""),
    "Monthly, like most clubs of this kind": ("words alone", "day_missing", "like most clubs of this kind"),
    "4 weeks": ("words alone", "day_missing", ""),
    "Teams work Mon-Fri 09:00-17:00": ("rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR; hours", "", "Teams work"),
    "Mon-Fri 09:00-17:00, with an answerphone outside those hours": (
        "rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR; hours",
        "",
        "answerphone outside those",
    ),
    "Every month since January 2010": ("words alone", "day_missing", ""),
    "First meeting: the morning of 1 June 2022": ("words alone", "rhythm_missing", ""),
    "Ten Mondays 10:30-12:30 on listed dates; the first is 16 Feb 2026, and 13 April 2026 is one": (
        "rule FREQ=WEEKLY;BYDAY=MO;COUNT=10",
        "over",
        "one",
    ),
    "Wednesdays 10:00-12:00; six places, filled as they come free": (
        "rule FREQ=WEEKLY;BYDAY=WE",
        "",
        "six places, filled as they come free",
    ),
    "Thursdays 09:30-10:30, since 9 Sept 2021": ("rule FREQ=WEEKLY;BYDAY=TH", "", ""),
    "1st & 3rd Saturday; the printed time is 10:00 am to 11:30 pm (surely meant: 11:30 am)": (
        "rule FREQ=MONTHLY;BYDAY=1SA,3SA",
        "very_long",
        "printed; surely meant: 11:30 am",
    ),
    "2nd & 4th Wednesday, 14:00-15:00": ("rule FREQ=MONTHLY;BYDAY=2WE,4WE", "", ""),
    "1st & 3rd Wednesday, 10:30-11:30": ("rule FREQ=MONTHLY;BYDAY=1WE,3WE", "", ""),
    "Monday-Friday in normal office hours": ("rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR; hours", "", "normal"),
    "2nd Saturday at 10:00 and last Tuesday at 19:00, each date listed": (
        "rule FREQ=MONTHLY;BYDAY=2SA + FREQ=MONTHLY;BYDAY=-1TU",
        "",
        "",
    ),
    "Mondays 12:00-12:45 on Zoom, since 1 Nov 2021": ("rule FREQ=WEEKLY;BYDAY=MO", "", ""),
    "Every Friday 10:00-12:00": ("rule FREQ=WEEKLY;BYDAY=FR", "", ""),
    "Every Tuesday 13:30-16:30": ("rule FREQ=WEEKLY;BYDAY=TU", "", ""),
    "Weekly; first a taster on Fri 21 Jan 2022, 13:00-15:00": (
        "words alone",
        "day_missing",
        "taster on Fri 21 Jan 2022",
    ),
    "Five months, for 10-12 mothers at once": ("words alone", "no_days", "Five months, for 10-12 mothers"),
    "Once a week": ("words alone", "day_missing", ""),
    "1st Monday of the month, at noon": ("rule FREQ=MONTHLY;BYDAY=1MO", "", ""),
    "A series of 5 weeks (from 19 Sept 2019) and another in spring; once a month in between": (
        "words alone",
        "two_rhythms",
        "series; another in spring",
    ),
    "Monthly at most locations": ("words alone", "day_missing", "most locations"),
    "Weekly, virtual": ("words alone", "day_missing", ""),
    "09:00-16:00 on Mon, Tue and Thu; 09:00-20:00 on Wed and Fri": (
        "rule FREQ=WEEKLY;BYDAY=MO,TU,TH + FREQ=WEEKLY;BYDAY=WE,FR; hours",
        "",
        "",
    ),
    "Mon-Fri 09:00-16:30": ("rule FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR; hours", "", ""),
}

# The rule of the file says these differently, for a reason.
SAID_DIFFERENTLY = {
    "2nd Saturday at 10:00 and last Tuesday at 19:00, each date listed": "the file has room for one of the two rules",
    "Fridays 17:00-19:00 from 1 Dec to 16 Feb (2023-24), in blocks of 8-10 weeks": "its last day stands beside it",
}


def rows():
    with REAL_LISTINGS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["schedule_text"].strip()]


def read(row):
    return read_schedule(row["schedule_text"].strip(), today=TODAY, time_zone=row["time_zone"])


def outcome(found):
    rules = " + ".join(pattern.rule or ", ".join(map(str, pattern.dates)) for pattern in found.patterns)
    asked = " + ".join(question.code for question in found.questions)
    pieces = [f"rule {rules}" if rules else "", f"ask {asked}" if asked else "", "hours" if found.are_hours else ""]
    # Whether a zone is missing depends on another cell.
    warnings = " ".join(problem.code for problem in found.warnings if problem.code != "zone_missing")
    return "; ".join(filter(None, pieces)) or "words alone", warnings, found.unread


def test_every_sentence_is_accounted_for():
    assert {row["schedule_text"].strip(): outcome(read(row)) for row in rows()} == OUTCOMES


@pytest.mark.parametrize("row", [row for row in rows() if row["rrule"]], ids=lambda row: row["id"])
def test_the_words_say_the_rule_that_stands_beside_them(row):
    rules = [pattern.rule for pattern in read(row).patterns]
    if row["schedule_text"].strip() in SAID_DIFFERENTLY:
        assert normalise_rule(row["rrule"]).partition(";UNTIL")[0] in rules
    else:
        assert rules == [normalise_rule(row["rrule"])]
