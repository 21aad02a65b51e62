"""When a group meets: the rule, time and zone of a row, checked against its words. Never a guess.

What is certain becomes a meeting that shows in calendars. Everything else stays in words, with a question for
the stewards: "every second Tuesday" is fortnightly to some and monthly to others.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from groups.schedules.civil_time import is_zone
from groups.schedules.pattern import Pattern, validate
from groups.schedules.rule_reading import parse_rule
from groups.schedules.rules import Rule, RuleError
from groups.vocabulary import Day, PartOfDay, Structure
from opendata.imports.cells.dates import FoundDate, find_dates
from opendata.imports.cells.reading import Reading, shortened
from places.spelling import fold

LONGEST_WORDS = 300
MOST_MINUTES = 24 * 60
MOST_PLACES = 500

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE | re.ASCII,
)
_TIME_IN_WORDS = re.compile(r"\d{1,2}[:.]\d{2}|\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_PARTS = {
    PartOfDay.MORNING: re.compile(r"\bmornings?\b", re.IGNORECASE),
    PartOfDay.AFTERNOON: re.compile(r"\bafternoons?\b(?! tea)", re.IGNORECASE),
    PartOfDay.EVENING: re.compile(r"\bevenings?\b", re.IGNORECASE),
    PartOfDay.NIGHT: re.compile(r"\bnights?\b", re.IGNORECASE),
}
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EVERY_SECOND = re.compile(
    rf"\b(?:every|each)\s+(?:second|2nd|other)\s+{_WEEKDAY}s?|\bbi-?weekly\b|\bbi-?monthly\b", re.IGNORECASE
)
_ZONES = re.compile(
    r"\b(?:[ECMP][SD]?T|GMT|BST|UTC|CES?T|A[CEW][SD]T|ADST|NZ[SD]T|IST|JST|SAST|AKST|HST"
    r"|(?:eastern|central|mountain|pacific)(?= time))\b",
    re.IGNORECASE,
)
_ZONES_THAT_ARE_WORDS = {"et", "ct", "mt", "pt", "est", "ist", "cet", "hst"}
_ARRANGED = re.compile(r"\bby (?:arrangement|appointment)\b", re.IGNORECASE)
_HOLIDAYS = re.compile(r"\b(?:holidays?|term|half[- ]term)\b", re.IGNORECASE)
_NUMBER = r"(?:(?!1\b)\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)"
_A_COURSE = re.compile(
    rf"(?<!every )(?<!blocks of )(?<!\d-)\b{_NUMBER}[- ](?:weeks?|months?)\b(?! blocks?)"
    rf"|\b{_NUMBER} (?:(?:weekly|themed|monthly) )*(?:sessions|meetings|{_WEEKDAY}s)\b",
    re.IGNORECASE,
)
_NOT_PLAINLY_A_COURSE = re.compile(
    r"\bblocks?\b|\bbetween\b|\bearlier\b|\bseries\b.*\banother\b|\bdrop-?in\b|\bahead\b|\bnotice\b"
    r"|\bevery (?:two|three|\d)\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\brolling\b|\bfilled as\b|\bas (?:they|places) come free\b", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:up to|at most|room for|limited to|maximum(?: of)?)\s+(?P<count>\d{1,3}|six|eight|ten|twelve)\b"
    r"(?!\s*(?:weeks|months|years|days|hours|minutes))"
    r"|\b(?P<places>\d{1,3}|six|eight|ten|twelve) places\b",
    re.IGNORECASE,
)
_COUNTS = {"six": 6, "eight": 8, "ten": 10, "twelve": 12}


@dataclass
class Times:
    """Field names are those of Meeting, except the last two, which belong to the listing."""

    rule: str = ""
    anchor_on: date | None = None
    ends_on: date | None = None
    starts: time | None = None
    duration_minutes: int | None = None
    part_of_day: str = ""
    time_zone: str = ""
    is_by_arrangement: bool = False
    as_published: str = ""
    structure: str = Structure.UNKNOWN
    capacity: int | None = None


def read_times(*, words: str, rule: str, start: str, minutes: str, zone: str, are_hours: bool = False) -> Reading:
    """Gives `Times`. The arguments are the cells of one row; `are_hours` of a line rather than times of a group."""
    notes: list[str] = []
    times = Times(as_published=shortened(words, LONGEST_WORDS))
    if len(words) > LONGEST_WORDS:
        notes.append(words)
    times.time_zone = _read_zone(zone, notes)
    times.starts = _read_start(start, times.time_zone, notes)
    times.duration_minutes = _read_minutes(minutes, notes)
    dates = find_dates(words)
    _keep_rule(times, rule, dates, notes)
    times.part_of_day = _read_part(words, times, dates)
    times.is_by_arrangement = bool(_ARRANGED.search(words)) and not times.rule
    times.structure = _read_structure(words)
    times.capacity = _read_capacity(words)
    notes += _questions(words, times, dates)
    if words and not (times.rule or times.is_by_arrangement or are_hours):
        notes.append(_("When it meets is known in words alone: “%(words)s”.") % {"words": times.as_published})
    notes += _warnings(times)
    return Reading(times, tuple(dict.fromkeys(notes)))


def _read_zone(cell: str, notes: list[str]) -> str:
    if not cell or is_zone(cell):
        return cell
    notes.append(_("“%(cell)s” is not the name of one time zone, such as Europe/London.") % {"cell": cell})
    return ""


def _read_start(cell: str, zone: str, notes: list[str]) -> time | None:
    if not cell:
        return None
    start = _clock_time(cell)
    if start is None:
        notes.append(_("“%(cell)s” is not one time of day.") % {"cell": cell})
    elif not zone:
        notes.append(
            _("It starts at %(time)s, but the time zone is not known, so the time is not shown.") % {"time": cell}
        )
        return None
    return start


def _clock_time(cell: str) -> time | None:
    match = _CLOCK.fullmatch(cell.strip())
    if not match or not (match["minute"] or match["half"]):
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _read_minutes(cell: str, notes: list[str]) -> int | None:
    if not cell:
        return None
    if cell.isascii() and cell.isdigit() and 0 < int(cell[:6]) <= MOST_MINUTES:
        return int(cell[:6])
    notes.append(_("“%(cell)s” is not a number of minutes.") % {"cell": cell})
    return None


def _keep_rule(times: Times, text: str, dates: list[FoundDate], notes: list[str]) -> None:
    """The rule is kept when it can be read and, where it counts from a first date, that date is certain."""
    if not text:
        return
    try:
        rule = parse_rule(text)
    except RuleError as error:
        notes.append(_("The rule “%(rule)s” is not kept: %(reason)s") % {"rule": text, "reason": error})
        return
    anchor = _certain_beginning(rule, dates)
    if rule.needs_anchor and anchor is None:
        notes.append(
            _("The rule “%(rule)s” is not kept: it counts from a first date, and the words do not give a certain one.")
            % {"rule": text}
        )
        return
    times.rule, times.anchor_on = rule.text, anchor
    ends = [found.on for found in dates if found.is_an_end and not found.contradicts_itself]
    if len(ends) == 1 and (anchor is None or anchor <= ends[0]):
        times.ends_on = ends[0]


def _certain_beginning(rule: Rule, dates: list[FoundDate]) -> date | None:
    """The one date the words give as the first, if the rule can fall on it and its weekday is right.

    Any one date of the group tells which weeks a fortnightly rule means; a rule that counts needs the first.
    """
    certain = [found for found in dates if found.is_a_beginning]
    if not certain and rule.interval > 1 and rule.count is None:
        certain = [found for found in dates if not found.is_an_end]
    if len(certain) != 1 or certain[0].contradicts_itself or not rule.falls_on(certain[0].on):
        return None
    return certain[0].on


def _read_part(words: str, times: Times, dates: list[FoundDate]) -> str:
    """Only when no clock time is given, and the words name one part of the day and no single date."""
    if times.starts is not None or dates or _TIME_IN_WORDS.search(words):
        return ""
    named = [part for part, pattern in _PARTS.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""


def _read_structure(words: str) -> str:
    if _ROLLING.search(words):
        return Structure.ROLLING
    if _A_COURSE.search(words) and not _NOT_PLAINLY_A_COURSE.search(words):
        return Structure.CLOSED
    return Structure.UNKNOWN


def _read_capacity(words: str) -> int | None:
    match = _PLACES.search(words)
    if not match:
        return None
    count = match["count"] or match["places"]
    number = _COUNTS.get(count.lower()) or int(count)
    return number if 0 < number <= MOST_PLACES else None


def _questions(words: str, times: Times, dates: list[FoundDate]) -> list[str]:
    asked = []
    if match := _EVERY_SECOND.search(words):
        asked.append(
            _(
                "“%(words)s” can be read in two ways: every two weeks, or one set week of the month. "
                "Ask the group which."
            )
            % {"words": match[0]}
        )
    for found in dates:
        if found.contradicts_itself:
            asked.append(
                _("“%(date)s” was a %(weekday)s. Either the day or the date is a slip.")
                % {"date": found.words, "weekday": list(Day)[found.on.weekday()].label}
            )
    if len(zones := _zones_named(words)) > 1:
        asked.append(_("More than one time zone is named (%(zones)s).") % {"zones": ", ".join(zones)})
    if _HOLIDAYS.search(words) and times.rule:
        asked.append(_("The words speak of holidays or terms; the dates here do not leave those out yet."))
    return asked


def _zones_named(words: str) -> list[str]:
    found = []
    for match in _ZONES.finditer(words):
        # "est" and "et" are words of other languages; as zones they are written in capitals.
        if fold(match[0]) in _ZONES_THAT_ARE_WORDS and not match[0].isupper():
            continue
        if match[0].upper() not in found:
            found.append(match[0].upper())
    return found


def _warnings(times: Times) -> list[str]:
    """What the schedules themselves find odd: a session of twelve hours, a start at 7.30 in the morning."""
    pattern = Pattern(
        rule=times.rule,
        anchor_on=times.anchor_on,
        ends_on=times.ends_on,
        by_arrangement=times.is_by_arrangement,
        start=times.starts,
        duration_minutes=times.duration_minutes,
        part_of_day=times.part_of_day,
        time_zone=times.time_zone,
    )
    return [problem.message for problem in validate(pattern) if problem.code not in ("no_days", "zone_missing")]
