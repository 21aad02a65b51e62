"""How often: from days, "every two weeks" and "8 weeks" to a rule, or to the question which of two is meant."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from groups.schedules.reading.asking import NTHS_TO_ASK, choice_of_rules, nths_of, two_apart_or_twice
from groups.schedules.reading.choices import Choice
from groups.schedules.reading.items import (
    ALSO,
    BEGIN,
    FIRST_DATE,
    LAST,
    MONTH,
    NEXT,
    OVER,
    WEEK,
    Count,
    Day,
    Every,
    Length,
)
from groups.schedules.reading.slots import Slot
from groups.schedules.reading.tokens import Sentence
from groups.schedules.rule_reading import parse_rule, rule_text
from groups.schedules.rules import MONTHLY, WEEKDAY_CODES, WEEKLY, RuleError
from groups.schedules.time_problems import Problem


@dataclass
class Rhythm:
    """`fields` of Pattern that are certain; `choice` when something is not; `loose` are dates that had no use."""

    fields: dict[str, Any] = field(default_factory=dict)
    choice: Choice | None = None
    problems: list[Problem] = field(default_factory=list)
    loose: list[Day | Count | Length] = field(default_factory=list)
    has_days: bool = True


class RhythmReader:
    def __init__(self, sentence: Sentence, slot: Slot):
        self.sentence = sentence
        self.slot = slot
        self.result = Rhythm()
        days = [*slot.dates, *(item for item in slot.modifiers if isinstance(item, Day))]
        self.begins = [day for day in days if day.role in (BEGIN, FIRST_DATE)]
        self.ends = [day for day in days if day.role == LAST]
        self.nexts = [day for day in days if day.role == NEXT]
        self.extras = [day for day in days if day.role == ALSO]
        self.singles = [day for day in days if not day.role]
        self.is_over = any(day.role == OVER for day in days)
        self.counts = [item for item in slot.modifiers if isinstance(item, Count)]
        self.everys = [item for item in slot.modifiers if isinstance(item, Every)]
        self.is_weekly_count = any(item.is_weeks for item in self.counts)

    def read(self) -> Rhythm:
        every = self._one_rhythm()
        if every is not None and every.code in ("biweekly", "bimonthly") and not self._nths_say_it(every):
            self._ask_about_two(every)
        elif every is not None and every.code == "every_second":
            self._ask_every_second(every)
        elif self.slot.month_days:
            self._rule(MONTHLY, every, month_days=self.slot.month_days)
        elif any(nth for nth, _day in self.slot.pairs):
            self._nth_weekdays(every)
        elif self.slot.pairs:
            self._weekdays(every)
        elif every is not None and every.unit == MONTH and self.is_weekly_count:
            self.result.has_days = False
            self._problem("two_rhythms", _("The words give two rhythms. Say one for each day."), "rule", "error")
        elif every is not None or self.is_weekly_count:
            self._days_of_a_date(every)
        else:
            self._single_dates()
        self._give_dates()
        return self.result

    # --- What the words agree on ---

    def _one_rhythm(self) -> Every | None:
        kinds = {(every.unit, every.count, every.code): every for every in self.everys}
        longer = [every for every in kinds.values() if (every.count, every.code) != (1, "")]
        if len(longer) == 1 and len({every.unit for every in kinds.values()}) == 1:
            # "Weekly, every two weeks": the longer one says more. "Of the month" beside "every two months", too.
            return longer[0]
        if len(kinds) > 1 and not any(nth for nth, _day in self.slot.pairs):
            self._problem("two_rhythms", _("The words give two rhythms. Say one for each day."), "rule", "error")
        monthly = [every for every in kinds.values() if every.unit == MONTH]
        return next(iter(longer or monthly or kinds.values()), None)

    def _nths_say_it(self, every: Every) -> bool:
        return len(self.slot.pairs) > 1 and all(nth for nth, _day in self.slot.pairs)

    def _problem(self, code: str, message: str, field_name: str, level) -> None:
        self.result.problems.append(Problem(code, message, field_name, level))

    def _words(self, every: Every) -> str:
        """The rhythm with the days beside it."""
        is_beside = self.slot.has_days and every.first <= self.slot.first <= every.end + 1
        return self.sentence.words(every.first, self.slot.days_end if is_beside else every.end)

    # --- Certain rules ---

    def _nth_weekdays(self, every: Every | None) -> None:
        pairs = [pair for pair in self.slot.pairs if pair[0]]
        if len(pairs) < len(self.slot.pairs):
            self._problem("two_rhythms", _("The words give two rhythms. Say one for each day."), "rule", "error")
        if every is not None and (every.unit == WEEK or every.code):
            self._problem(
                "rhythm_disagrees",
                _("“%(words)s” differs in months with five weeks. We keep the weeks of the month.")
                % {"words": self._words(every)},
                "rule",
                "warning",
            )
            every = None
        self._rule(MONTHLY, every, days=[_code(pair) for pair in pairs])

    def _weekdays(self, every: Every | None) -> None:
        if every is not None and every.unit == MONTH:
            self._ask_which_week(every)
            return
        if self.slot.is_bare and every is None and not self.counts and not self.slot.part and not self._has_parts():
            message = _("We read “%(words)s” as every week.")
            words = self.sentence.words(self.slot.first, self.slot.first + 1)
            self._problem("weekly_assumed", message % {"words": words}, "rule", "warning")
        self._rule(WEEKLY, every, days=[_code(pair) for pair in self.slot.pairs])

    def _has_parts(self) -> bool:
        return any(timed.part for timed in self.slot.clocks)

    def _rule(self, freq: str, every: Every | None, *, days: list[str] | None = None, month_days=()) -> None:
        step = every.count if every is not None else 1
        rule = self._made(freq, step, days or [], month_days)
        if rule is not None:
            self.result.fields["rule"] = rule

    def _made(self, freq: str, step: int, days: list[str], month_days=()) -> str | None:
        try:
            return rule_text(
                freq, days=days, month_days=month_days, every=step, count=self._meetings(freq, step, max(len(days), 1))
            )
        except RuleError as error:
            self._problem(error.code, str(error), "rule", "error")
            return None

    def _meetings(self, freq: str, step: int, days_a_week: int) -> int | None:
        """How many the words count. Weeks are meetings when there is one each week; otherwise they are not sure."""
        if len(self.counts) != 1:
            self.result.loose += [count for count in self.counts if count not in self.result.loose]
            return None
        count = self.counts[0]
        if not count.is_weeks:
            return count.number
        if freq == WEEKLY and step == 1:
            return count.number * days_a_week
        self.result.loose.append(count)
        return None

    # --- Days that a date gives ---

    def _days_of_a_date(self, every: Every | None) -> None:
        """ "Every two weeks from 15 March 2027": the weekday is that of the date."""
        known = self.begins or self.nexts
        if not known or known[0].on is None or known[0].is_whole_month:
            self.result.has_days = False
            self.result.loose += self.singles
            message = (
                _("Say which day of the month: a weekday like “second Tuesday”, or a date.")
                if every is not None and every.unit == MONTH
                else _("Say which day or days of the week.")
            )
            self._problem("day_missing", message, "rule", "error")
        elif every is not None and every.unit == MONTH:
            self._ask_day_of_month(every, known[0].on)
        else:
            self._rule(WEEKLY, every, days=[WEEKDAY_CODES[known[0].on.weekday()]])

    def _single_dates(self) -> None:
        dates = [day.on for day in [*self.singles, *self.nexts, *self.extras] if day.on]
        if dates:
            self.result.fields["dates"] = tuple(sorted(set(dates)))
            self.singles = self.extras = self.nexts = []
            self.result.loose += [*self.counts, *self.begins, *self.ends]
            return
        self.result.has_days = False
        if self.begins:
            message = _("The words say when it begins. Say how often it meets, too, or that it is one day.")
            self._problem("rhythm_missing", message, "rule", "error")

    # --- Questions ---

    def _ask_every_second(self, every: Every) -> None:
        weekdays = [day for _nth, day in self.slot.pairs]
        weekly = self._made(WEEKLY, every.count, [WEEKDAY_CODES[day] for day in weekdays])
        monthly = self._made(MONTHLY, 1, [f"{every.count}{WEEKDAY_CODES[day]}" for day in weekdays])
        first = next((day.on for day in [*self.begins, *self.nexts] if day.on and not day.is_whole_month), None)
        if first is not None and first.weekday() in weekdays and (first.day + 6) // 7 != every.count and weekly:
            self.result.fields["rule"] = weekly
            message = _("“%(words)s” is read as every %(count)s weeks: the first date is in another week of the month.")
            names = {"words": self._words(every), "count": every.count}
            self._problem("settled_by_date", message % names, "rule", "warning")
            return
        sentence = _("“%(words)s” can be read in two ways: every %(count)s weeks, or one set week of the month. Which?")
        names = {"words": self._words(every), "count": every.count}
        self.result.choice = choice_of_rules("every_second", self._words(every), sentence % names, [weekly, monthly])

    def _ask_about_two(self, every: Every) -> None:
        """ "Biweekly" is every two weeks or twice a week, "bimonthly" likewise."""
        words = self._words(every)
        if not self.slot.has_days:
            self.result.has_days = False
            self._problem("day_missing", _("Say which day or days of the week."), "rule", "error")
        if every.unit == MONTH:
            apart, often = self._bimonthly()
        else:
            days = [WEEKDAY_CODES[day] for _nth, day in self.slot.pairs]
            apart, often = (self._made(WEEKLY, 2, days), self._made(WEEKLY, 1, days)) if days else ("", "")
        self.result.choice = two_apart_or_twice(every, words, apart or "", often or "")

    def _bimonthly(self) -> tuple[str | None, str | None]:
        if self.slot.month_days:
            return (
                self._made(MONTHLY, 2, [], self.slot.month_days),
                self._made(MONTHLY, 1, [], self.slot.month_days),
            )
        if self.slot.pairs and all(nth for nth, _day in self.slot.pairs):
            days = [_code(pair) for pair in self.slot.pairs]
            return self._made(MONTHLY, 2, days), self._made(MONTHLY, 1, days)
        if self.slot.pairs:
            message = _("Say which one in the month: first, second, third, fourth, fifth or last.")
            self._problem("nth_missing", message, "rule", "error")
        return "", ""

    def _ask_which_week(self, every: Every) -> None:
        weekdays = [WEEKDAY_CODES[day] for _nth, day in self.slot.pairs]
        rules = [self._made(MONTHLY, every.count, [f"{nth}{day}" for day in weekdays]) for nth in NTHS_TO_ASK]
        words = self.sentence.words(self.slot.first, self.slot.first + 1)
        message = _("Which “%(day)s” of the month is it?") % {"day": words}
        self.result.choice = choice_of_rules("which_week", words, message, rules)

    def _ask_day_of_month(self, every: Every, on: date) -> None:
        weekday = WEEKDAY_CODES[on.weekday()]
        rules = [self._made(MONTHLY, every.count, [f"{nth}{weekday}"]) for nth in nths_of(on)]
        rules.append(self._made(MONTHLY, every.count, [], [on.day]))
        words = self.sentence.words(every.first, every.end)
        message = _("Which day of the month is it after the first date?")
        self.result.choice = choice_of_rules("day_of_month", words, message, rules)

    # --- First and last dates ---

    def _give_dates(self) -> None:
        fields = self.result.fields
        if self.ends and self.ends[0].on:
            fields["ends_on"] = _last_of(self.ends[0])
            self.result.loose += self.ends[1:]
        rules = [fields["rule"]] if "rule" in fields else []
        rules += [option.changes["rule"] for option in self.result.choice.options] if self.result.choice else []
        if not any(rules):
            return
        self._give_first_dates(fields, needs_anchor=any("INTERVAL" in rule or "COUNT" in rule for rule in rules))
        extra = {day.on for day in self.extras if day.on}
        if extra:
            fields["dates"] = tuple(sorted(extra))

    def _give_first_dates(self, fields: dict[str, Any], *, needs_anchor: bool) -> None:
        starts = [day for day in self.begins if day.on]
        if not starts and needs_anchor:
            starts = [day for day in [*self.nexts, *self.singles] if day.on][:1]
            self.singles = [day for day in self.singles if day not in starts]
        rule = fields.get("rule", "")
        strange = [day for day in self.nexts if day.on and rule and not parse_rule(rule).falls_on(day.on)]
        self.result.loose += [*self.singles, *(day for day in strange if day not in starts)]
        if not starts:
            return
        fields["anchor_on"] = starts[0].on
        later = tuple(sorted({day.on for day in starts[1:] if day.on and day.on != starts[0].on}))
        if later and self.counts:
            fields["further_starts"] = later
        elif later:
            self.result.loose += starts[1:]


def _code(pair: tuple[int, int]) -> str:
    return f"{pair[0] or ''}{WEEKDAY_CODES[pair[1]]}"


def _last_of(day: Day) -> date | None:
    """ "Until August 2027" is until its last day."""
    if not day.is_whole_month or day.on is None:
        return day.on
    return (day.on.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
