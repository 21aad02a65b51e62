"""When a group meets: the cells of a row checked against its words, which the site's own reader reads. Never a guess.

What is certain becomes meetings that show in calendars. Everything else stays in words, with a question for
the stewards: "every second Tuesday" is fortnightly to some and monthly to others.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time

from django.utils.translation import gettext as _

from groups.schedules.pattern import Pattern
from groups.schedules.pattern_problems import validate
from groups.schedules.reading.answers import ScheduleRead
from groups.schedules.reading.sentence import read_schedule
from groups.schedules.rule_reading import parse_rule
from groups.schedules.rules import Rule, RuleError
from groups.schedules.time_words import time_range_words
from groups.vocabulary import Structure
from opendata.imports.cells.clock_cells import read_minutes, read_start, read_zone
from opendata.imports.cells.courses import read_capacity, read_structure
from opendata.imports.cells.reading import Reading, shortened

LONGEST_WORDS = 300

_HOLIDAYS = re.compile(r"\b(?:holidays?|term|half[- ]term)\b", re.IGNORECASE)
# What leaves a reading certain: odd, and worth a note, but not open.
_HARMLESS = {"zone_missing", "unusual_start", "long", "over", "said_to_be_over", "rhythm_disagrees", "zone_half_year"}
# Said better by a note about the whole sentence.
_NO_NOTE = {
    "no_days",
    "zone_missing",
    "day_missing",
    "rhythm_missing",
    "anchor_needed",
    "weekly_assumed",
    "too_long",
    "said_to_be_over",
    # Of an old source today says nothing, so that such a date is not taken.
    "year_added",
}


@dataclass
class Times:
    """One meeting. Field names are those of Meeting."""

    rule: str = ""
    anchor_on: date | None = None
    ends_on: date | None = None
    dates: list[str] = field(default_factory=list)
    further_starts: list[str] = field(default_factory=list)
    is_term_time: bool = False
    skips_public_holidays: bool = False
    starts: time | None = None
    duration_minutes: int | None = None
    part_of_day: str = ""
    time_zone: str = ""
    is_by_arrangement: bool = False
    as_published: str = ""


@dataclass
class Schedule:
    """`times` has one entry or more; the others belong to the listing."""

    times: list[Times]
    structure: str = Structure.UNKNOWN
    capacity: int | None = None


def read_times(
    *, words: str, rule: str, start: str, minutes: str, zone: str, today: date, are_hours: bool = False
) -> Reading:
    """Gives a `Schedule`. The arguments are cells of one row; `are_hours` of a line rather than times of a group."""
    reader = _Reader(words, rule, start, minutes, zone, today=today, are_hours=are_hours)
    schedule = Schedule(reader.read(), read_structure(words), read_capacity(words))
    return Reading(schedule, tuple(dict.fromkeys(filter(None, reader.notes))))


class _Reader:
    def __init__(
        self, words: str, rule: str, start: str, minutes: str, zone: str, *, today: date, are_hours: bool
    ) -> None:
        self.words, self.rule_cell, self.start_cell = words, rule, start
        self.notes: list[str] = [words] if len(words) > LONGEST_WORDS else []
        self.zone = self.take(read_zone(zone))
        self.starts = self.take(read_start(start))
        self.minutes = self.take(read_minutes(minutes))
        self.said = read_schedule(words, today=today, time_zone=self.zone)
        self.are_hours = are_hours or self.said.are_hours
        self.is_certain = _is_certain(self.said)

    def take(self, reading: Reading):
        self.notes += reading.notes
        return reading.value

    def read(self) -> list[Times]:
        patterns = self.patterns()
        self.notes += (question.sentence for question in self.said.questions)
        self.notes += (problem.message for problem in self.said.warnings if problem.code not in _NO_NOTE)
        times = [self.times_of(pattern) for pattern in patterns]
        has_days = any(one.rule or one.dates or one.is_by_arrangement for one in times)
        self.note_gaps(times)
        if self.words and not has_days and not self.are_hours:
            words = shortened(self.words, LONGEST_WORDS)
            self.notes.append(_("When it meets is known in words alone: “%(words)s”.") % {"words": words})
        for pattern in patterns:
            self.notes += (one.message for one in validate(pattern) if one.code not in _NO_NOTE)
        return times

    # --- Which days ---

    def patterns(self) -> list[Pattern]:
        if self.rule_cell:
            return self.patterns_of_rule()
        if self.is_certain and not self.are_hours:
            return [self.with_cells(pattern) for pattern in self.said.patterns]
        is_arranged = any(pattern.by_arrangement for pattern in self.said.patterns)
        return [self.with_cells(Pattern(by_arrangement=is_arranged, part_of_day=self.part_said()))]

    def patterns_of_rule(self) -> list[Pattern]:
        """The rule is kept when it can be read and, where it counts from a first date, that date is certain."""
        words_alone = [self.with_cells(Pattern(part_of_day=self.part_said()))]
        try:
            rule = parse_rule(self.rule_cell)
        except RuleError as error:
            names = {"rule": self.rule_cell, "reason": error}
            self.notes.append(_("The rule “%(rule)s” is not kept: %(reason)s") % names)
            return words_alone
        said = self.said_of(rule)
        if rule.needs_anchor and (said is None or said.anchor_on is None):
            message = _(
                "The rule “%(rule)s” is not kept: it counts from a first date, and the words do not give a certain one."
            )
            self.notes.append(message % {"rule": self.rule_cell})
            return words_alone
        if said is None:
            self.note_other_rule()
            return [self.with_cells(Pattern(rule=rule.text, part_of_day=self.part_said()))]
        kept = self.with_cells(replace(said, rule=rule.text, part_of_day=said.part_of_day or self.part_said()))
        others = [one for one in self.said.patterns if not _is_same_rule(one, rule)] if self.is_certain else []
        return [kept, *(self.with_cells(other, is_the_one=False) for other in others)]

    def said_of(self, rule: Rule) -> Pattern | None:
        """The one reading of the words that has this rule, without dates that are not certain."""
        asked = [one for question in self.said.questions for reading in question.readings for one in reading.patterns]
        found = [pattern for pattern in [*self.said.patterns, *asked] if _is_same_rule(pattern, rule)]
        if not found:
            return None
        said, codes = found[0], {problem.code for problem in self.said.warnings}
        are_open = "year_added" in codes or len({(one.anchor_on, one.ends_on) for one in found}) > 1
        if are_open:
            said = replace(said, anchor_on=None, ends_on=None)
        if said.anchor_on and not rule.falls_on(said.anchor_on):
            said = replace(said, anchor_on=None)
        if not self.is_certain:
            # Times that may be of another meeting, or of nothing.
            said = replace(said, start=None, end=None, duration_minutes=None, time_zone="")
            said = replace(said, dates=(), further_starts=())
        return said

    def part_said(self) -> str:
        """The one part of the day that all readings of the words name; of a single day it says nothing."""
        if any(problem.code == "rhythm_missing" for problem in self.said.warnings):
            return ""
        readings = [reading for question in self.said.questions for reading in question.readings]
        patterns = [*self.said.patterns, *(pattern for reading in readings for pattern in reading.patterns)]
        loose = self.said.without_days
        parts = {pattern.part_of_day for pattern in [*patterns, *([loose] if loose else [])]}
        return parts.pop() if len(parts) == 1 else ""

    # --- The clock ---

    def with_cells(self, pattern: Pattern, *, is_the_one: bool = True) -> Pattern:
        """Cells about one meeting win over its words; of several meetings the words alone know which is which."""
        zone = self.zone or pattern.time_zone
        minutes, start = pattern.minutes, pattern.start
        if is_the_one and (len(self.said.patterns) < 2 or self.rule_cell):
            self.note_other_start(start)
            start = self.starts or start
            minutes = self.minutes or minutes
        if start is not None and not zone:
            message = _("It starts at %(time)s, but the time zone is not known, so the time is not shown.")
            self.notes.append(message % {"time": self.start_cell or time_range_words(start)})
            start = None
        part = "" if start is not None else pattern.part_of_day
        return replace(pattern, start=start, end=None, duration_minutes=minutes, part_of_day=part, time_zone=zone)

    def times_of(self, pattern: Pattern) -> Times:
        return Times(
            rule=pattern.rule,
            anchor_on=pattern.anchor_on,
            ends_on=pattern.ends_on,
            dates=[day.isoformat() for day in pattern.dates],
            further_starts=[day.isoformat() for day in pattern.further_starts],
            is_term_time=pattern.is_term_time,
            skips_public_holidays=pattern.skips_public_holidays,
            starts=pattern.start,
            duration_minutes=pattern.duration_minutes,
            part_of_day=pattern.part_of_day,
            time_zone=pattern.time_zone,
            is_by_arrangement=pattern.by_arrangement,
            as_published=shortened(self.words, LONGEST_WORDS),
        )

    # --- Notes for stewards ---

    def note_other_start(self, said: time | None) -> None:
        if said is not None and self.starts is not None and said != self.starts:
            names = {"words": time_range_words(said), "cell": self.start_cell}
            self.notes.append(_("The words say that it starts at %(words)s, the cell says %(cell)s.") % names)

    def note_other_rule(self) -> None:
        if self.is_certain:
            self.notes.append(_("The rule “%(rule)s” differs from what the words say.") % {"rule": self.rule_cell})

    def note_gaps(self, times: list[Times]) -> None:
        if any(one.is_term_time for one in times):
            self.notes.append(_("It meets in term time. Choose whose school terms, so that holidays are left out."))
        elif _HOLIDAYS.search(self.words) and any(one.rule and not one.skips_public_holidays for one in times):
            self.notes.append(_("The words speak of holidays or terms; the dates here do not leave those out yet."))


def _is_certain(said: ScheduleRead) -> bool:
    """Whether the words alone say when: nothing to ask, nothing unread, nothing that today had to settle."""
    is_clear = not said.questions and not said.unread
    return bool(said.patterns) and is_clear and all(problem.code in _HARMLESS for problem in said.warnings)


def _is_same_rule(pattern: Pattern, rule: Rule) -> bool:
    """The last day may stand in the rule or beside it."""
    said = pattern.parsed_rule
    return said is not None and replace(said, until=None) == replace(rule, until=None)
