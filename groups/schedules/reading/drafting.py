"""From the meetings of a sentence to patterns, with what is open about each."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from groups.schedules.occurrences import NEXT_SLOT_WITHIN, expand
from groups.schedules.pattern import Pattern
from groups.schedules.reading.choices import Choice, Draft, Option
from groups.schedules.reading.items import (
    ALWAYS_OPEN,
    ARRANGED,
    NO_HOLIDAYS,
    OPENING_HOURS,
    OVER,
    TERM_TIME,
    Count,
    Cue,
    Day,
    Flag,
    Length,
    Part,
    Zone,
)
from groups.schedules.reading.rhythm import Rhythm, RhythmReader
from groups.schedules.reading.slots import Slot, Timed
from groups.schedules.reading.tokens import Sentence
from groups.schedules.reading.zones import are_one_family, fits, holds_all_year, zone_named
from groups.schedules.rules import RuleError
from groups.schedules.time_problems import LONG_MEETING, Problem
from groups.schedules.time_words import time_range_words


@dataclass
class Drafted:
    """The drafts of one slot share its choices. `loose` are items that came to nothing."""

    drafts: list[Draft] = field(default_factory=list)
    without_days: Pattern | None = None
    problems: list[Problem] = field(default_factory=list)
    loose: list[Day | Count | Length] = field(default_factory=list)
    are_hours: bool = False
    is_over: bool = False


def draft_slot(sentence: Sentence, slot: Slot, *, time_zone: str, today: date) -> Drafted:
    return _Drafting(sentence, slot, time_zone, today).draft()


class _Drafting:
    def __init__(self, sentence: Sentence, slot: Slot, time_zone: str, today: date):
        self.sentence, self.slot, self.time_zone, self.today = sentence, slot, time_zone, today
        self.flags = {item.code for item in slot.modifiers if isinstance(item, Flag)}
        self.problems: list[Problem] = []
        self.choices: list[Choice] = []

    def draft(self) -> Drafted:
        rhythm = RhythmReader(self.sentence, self.slot).read()
        base = self._base(rhythm)
        clocks = self.slot.clocks
        zones = self._zones()
        drafts = []
        if self._asks_zone(zones):
            self.choices.append(self._zone_choice(zones))
            clocks = []
        else:
            base["time_zone"] = self._zone(zones)
        times: list[Timed | None] = [*clocks] or [None]
        for timed in times:
            drafts.append(self._timed(dict(base), timed))
        for draft in drafts:
            draft.choices[:0] = [*([rhythm.choice] if rhythm.choice else []), *self.choices]
        return self._result(rhythm, drafts)

    def _result(self, rhythm: Rhythm, drafts: list[Draft]) -> Drafted:
        is_arranged = ARRANGED in self.flags and not rhythm.has_days
        has_days = rhythm.has_days or is_arranged or any(draft.choices for draft in drafts)
        problems = [*rhythm.problems, *self.problems]
        if is_arranged:
            problems = [problem for problem in problems if problem.code not in ("day_missing", "rhythm_missing")]
        loose_clock = None
        if not has_days and drafts[0].fields.keys() - {"time_zone"}:
            loose_clock = drafts[0].settle({})
        is_over = any(isinstance(item, Cue) and item.code == OVER for item in self.slot.modifiers)
        return Drafted(
            drafts=[draft for draft in drafts if has_days and _says_days(draft)],
            without_days=loose_clock,
            problems=problems,
            loose=rhythm.loose,
            are_hours=bool(self.flags & {ALWAYS_OPEN, OPENING_HOURS}) or self._are_long(),
            is_over=is_over,
        )

    def _base(self, rhythm: Rhythm) -> dict[str, Any]:
        fields = dict(rhythm.fields)
        if "rule" in fields or rhythm.choice:
            fields |= {"is_term_time": True} if TERM_TIME in self.flags else {}
            fields |= {"skips_public_holidays": True} if NO_HOLIDAYS in self.flags else {}
        if ARRANGED in self.flags and not rhythm.has_days:
            fields["by_arrangement"] = True
        self._tidy_first_date(fields)
        lengths = [item for item in self.slot.modifiers if isinstance(item, Length)]
        if len({item.minutes for item in lengths}) == 1:
            fields["duration_minutes"] = lengths[0].minutes
        else:
            rhythm.loose += lengths
        return fields

    def _tidy_first_date(self, fields: dict[str, Any]) -> None:
        """ "From April" begins on the first day of April that the rule knows; an extra date on the rule is none."""
        anchor = fields.get("anchor_on")
        begins = [item for item in self.slot.modifiers if isinstance(item, Day) and item.on == anchor]
        if anchor and any(day.is_whole_month for day in begins) and "rule" in fields:
            fields["anchor_on"] = _first_day(Pattern(rule=fields["rule"]), anchor) or anchor
        if fields.get("dates") and "rule" in fields:
            pattern = Pattern(
                **{name: value for name, value in fields.items() if name in ("rule", "anchor_on", "ends_on")}
            )
            fields["dates"] = tuple(day for day in fields["dates"] if _first_day(pattern, day) != day)

    # --- The clock ---

    def _timed(self, fields: dict[str, Any], timed: Timed | None) -> Draft:
        draft = Draft(fields)
        part = (timed.part if timed else "") or self._part()
        if timed is None:
            if part:
                fields["part_of_day"] = part
            if self.slot.same_time_as is not None and len(self.slot.same_time_as.clocks) == 1:
                draft.choices.append(self._same_time(self.slot.same_time_as.clocks[0]))
            return draft
        options = _in_part(timed.clock.options, part)
        if len(options) > 1:
            draft.choices.append(self._half_choice(timed, options))
        else:
            fields |= _clock_fields(options[0])
        if part and not any(_is_in_part(start, part) for start, _end in options):
            self.problems.append(_part_disagrees(options[0][0]))
        if any(end is not None for _start, end in options):
            fields.pop("duration_minutes", None) if fields.get("duration_minutes") == _minutes(options[0]) else None
        return draft

    def _part(self) -> str:
        parts = {item.code for item in self.slot.modifiers if isinstance(item, Part)} | {self.slot.part}
        parts.discard("")
        return next(iter(parts)) if len(parts) == 1 else ""

    def _half_choice(self, timed: Timed, options: tuple[tuple[time, time | None], ...]) -> Choice:
        words = self.sentence.words(timed.clock.first, timed.clock.end)
        return Choice(
            "am_or_pm",
            words,
            _("“%(words)s”: is that before noon or after?") % {"words": words},
            tuple(Option(time_range_words(*pair), _clock_fields(pair)) for pair in options),
        )

    def _same_time(self, timed: Timed) -> Choice:
        words = self.sentence.words(self.slot.first, self.slot.end)
        same = [Option(time_range_words(*pair), _clock_fields(pair)) for pair in timed.clock.options]
        return Choice(
            "same_time",
            words,
            _("Is “%(words)s” at the same time?") % {"words": words},
            (*same, Option(_("The time is not known"), {})),
        )

    def _are_long(self) -> bool:
        """Nobody meets from nine to five on three days a week: those are hours of a line or an office."""
        lengths = [_minutes(timed.clock.options[0]) for timed in self.slot.clocks]
        days = [weekday for nth, weekday in self.slot.pairs if not nth]
        return len(days) > 2 and bool(lengths) and all(length >= LONG_MEETING for length in lengths)

    # --- Zones ---

    def _zones(self) -> list[str]:
        named = [timed.zone for timed in self.slot.clocks if timed.zone]
        named += [item.code for item in self.slot.modifiers if isinstance(item, Zone)]
        return list(dict.fromkeys(named))

    def _asks_zone(self, zones: list[str]) -> bool:
        return len(zones) > 1 and not are_one_family(zones, self.time_zone, self.today)

    def _zone_choice(self, zones: list[str]) -> Choice:
        timed = [one for one in self.slot.clocks if one.zone] or self.slot.clocks
        pairs = [
            (zone, next((one for one in timed if one.zone == zone), timed[0] if timed else None)) for zone in zones
        ]
        words = self.sentence.words(timed[0].clock.first, timed[-1].clock.end + 1) if timed else ", ".join(zones)
        options = []
        for zone, one in pairs:
            clock = _clock_fields(_in_part(one.clock.options, one.part or self._part())[0]) if one else {}
            label = f"{time_range_words(clock['start'], clock['end'])} {zone}" if clock else zone
            options.append(Option(label, clock | {"time_zone": zone_named(zone) or self.time_zone}))
        names = {"zones": ", ".join(zones)}
        sentence = _("More than one time zone is named (%(zones)s). Which one does the group keep to?") % names
        return Choice("zones", words, sentence, tuple(options))

    def _zone(self, zones: list[str]) -> str:
        named = next((zone_named(zone) for zone in zones if zone_named(zone)), "")
        if not self.time_zone:
            if zones and not named:
                message = _("“%(zone)s” is the time of one half of the year. Choose the time zone of a place.")
                self._zone_problem("zone_half_year", message, zones[0])
            return named
        for zone in zones:
            if not fits(zone, self.time_zone, self.today):
                message = _("“%(zone)s” is not the time zone that was chosen. Which one is right?")
                self._zone_problem("zone_disagrees", message, zone)
            elif len(zones) == 1 and not holds_all_year(zone, self.time_zone, self.today):
                message = _("“%(zone)s” is the time of one half of the year here. Do the clocks of the group change?")
                self._zone_problem("zone_half_year", message, zone)
        return self.time_zone

    def _zone_problem(self, code: str, message: str, zone: str) -> None:
        self.problems.append(Problem(code, message % {"zone": zone}, "time_zone", "warning"))


def _says_days(draft: Draft) -> bool:
    fields = draft.fields
    return bool(
        fields.get("rule")
        or fields.get("dates")
        or fields.get("by_arrangement")
        or any("rule" in option.changes for choice in draft.choices for option in choice.options)
        or draft.choices
    )


def _clock_fields(pair: tuple[time, time | None]) -> dict[str, Any]:
    return {"start": pair[0], "end": pair[1]}


def _minutes(pair: tuple[time, time | None]) -> int:
    start, end = pair
    return Pattern(start=start, end=end).minutes or 0


def _in_part(options: tuple[tuple[time, time | None], ...], part: str) -> tuple[tuple[time, time | None], ...]:
    return tuple(pair for pair in options if not part or _is_in_part(pair[0], part)) or options


def _is_in_part(start: time, part: str) -> bool:
    """Loosely: people say "evening" at four and "night" at seven."""
    if part == "morning":
        return start.hour < 12
    return start.hour >= 12 or (part == "night" and start.hour < 5)


def _part_disagrees(start: time) -> Problem:
    message = _("%(time)s is not in the part of the day you chose.") % {"time": time_range_words(start)}
    return Problem("part_disagrees", message, "part_of_day", "warning")


def _first_day(pattern: Pattern, from_on: date) -> date | None:
    try:
        found = expand(pattern, from_on=from_on, until_on=from_on + timedelta(days=370), limit=1)
    except (RuleError, ValueError, OverflowError):
        return None
    return found[0].local_date if found else None


def has_dates_to_come(pattern: Pattern, today: date) -> bool:
    """True, too, of what cannot be reckoned yet."""
    try:
        if pattern.by_arrangement or (
            pattern.parsed_rule and pattern.parsed_rule.needs_anchor and not pattern.anchor_on
        ):
            return True
        from_on = max(today, pattern.anchor_on or today)
        dayless = replace(pattern, start=None, end=None, time_zone="")
        return bool(expand(dayless, from_on=from_on, until_on=from_on + NEXT_SLOT_WITHIN, limit=1))
    except (RuleError, ValueError, OverflowError):
        return True
