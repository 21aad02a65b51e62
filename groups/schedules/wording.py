"""A pattern as a plain sentence in the reader's language.

"Second and fourth Wednesday of the month, 2 to 3pm". The sentence is made of clauses, each of which a
translator can turn round; what is not known is left out of it.
"""

from datetime import date
from types import MappingProxyType

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from groups.schedules.civil_time import UnknownZone
from groups.schedules.pattern import Pattern
from groups.schedules.rules import LAST_DAY_OF_MONTH, WEEKLY, Rule, RuleError
from groups.schedules.time_words import (
    day_words,
    duration_words,
    full_date_words,
    join_words,
    part_clause,
    part_words,
    short_date_words,
    time_range_words,
    weekday_name,
)

__all__ = ["day_words", "part_words", "pattern_words", "time_range_words", "weekday_name"]

# From this many days in a row, "Monday to Thursday" is easier to read than the list.
SHORTEST_RUN = 3

_EVERY_WEEKDAY = (
    gettext_lazy("every Monday"),
    gettext_lazy("every Tuesday"),
    gettext_lazy("every Wednesday"),
    gettext_lazy("every Thursday"),
    gettext_lazy("every Friday"),
    gettext_lazy("every Saturday"),
    gettext_lazy("every Sunday"),
)
_EVERY_OTHER_WEEKDAY = (
    gettext_lazy("every other Monday"),
    gettext_lazy("every other Tuesday"),
    gettext_lazy("every other Wednesday"),
    gettext_lazy("every other Thursday"),
    gettext_lazy("every other Friday"),
    gettext_lazy("every other Saturday"),
    gettext_lazy("every other Sunday"),
)
_MANY_WEEKDAYS = (
    gettext_lazy("Mondays"),
    gettext_lazy("Tuesdays"),
    gettext_lazy("Wednesdays"),
    gettext_lazy("Thursdays"),
    gettext_lazy("Fridays"),
    gettext_lazy("Saturdays"),
    gettext_lazy("Sundays"),
)
_NTHS = MappingProxyType(
    {
        1: gettext_lazy("first"),
        2: gettext_lazy("second"),
        3: gettext_lazy("third"),
        4: gettext_lazy("fourth"),
        5: gettext_lazy("fifth"),
        -1: gettext_lazy("last"),
        -2: gettext_lazy("last but one"),
    }
)


def pattern_words(pattern: Pattern, *, today: date | None = None, with_clock: bool = True) -> str:
    """A sentence such as “Every Tuesday, 10 to 11.30am”. Never raises, whatever the rule says.

    With `today`, dates near it lose their year, and a rule that has not begun says when it starts.
    Without the clock it leaves out what time it is: a date beside it says so.
    """
    try:
        rule, last_on = pattern.parsed_rule, pattern.last_on
    except (RuleError, UnknownZone):
        return _ask_the_group()
    clauses = [
        _days_clause(pattern, rule),
        *(_clock_clauses(pattern, many_days=rule is not None and _names_many_days(rule)) if with_clock else ()),
        *_gap_clauses(pattern),
        *_span_clauses(pattern, rule, last_on, today),
    ]
    return capfirst(pgettext("between clauses of a sentence", ", ").join(clauses))


def _ask_the_group() -> str:
    return _("Ask the group for days and times")


def _days_clause(pattern: Pattern, rule: Rule | None) -> str:
    if pattern.by_arrangement:
        return _("by arrangement")
    if rule is None:
        return _dates_clause(pattern)
    words = _weekly_words(rule) if rule.freq == WEEKLY else _monthly_words(rule)
    if pattern.dates:
        return _("%(rule)s and other dates set by the group") % {"rule": words}
    return words


def _dates_clause(pattern: Pattern) -> str:
    if not pattern.dates:
        knows_time = pattern.start is not None or pattern.part_of_day
        return _("ask the group which days") if knows_time else _ask_the_group()
    if len(pattern.dates) > 1:
        return _("on dates set by the group")
    return _("on %(day)s") % {"day": full_date_words(pattern.dates[0], with_weekday=True)}


# --- By the week ---------------------------------------------------------------------------------


def _names_many_days(rule: Rule) -> bool:
    """Whether the sentence names days in the plural, "Mondays and Fridays", so that "mornings" follows."""
    return rule.freq == WEEKLY and rule.interval == 1 and len(rule.days) > 1


def _weekly_words(rule: Rule) -> str:
    weekdays = [weekday for _nth, weekday in rule.days]
    if rule.interval == 1:
        return str(_EVERY_WEEKDAY[weekdays[0]]) if len(weekdays) == 1 else _many_weekdays_words(weekdays)
    if rule.interval == 2 and len(weekdays) == 1:
        return str(_EVERY_OTHER_WEEKDAY[weekdays[0]])
    days = join_words([weekday_name(weekday) for weekday in weekdays])
    if rule.interval == 2:
        return _("every other week on %(days)s") % {"days": days}
    return ngettext("every %(count)s week on %(days)s", "every %(count)s weeks on %(days)s", rule.interval) % {
        "count": rule.interval,
        "days": days,
    }


def _many_weekdays_words(weekdays: list[int]) -> str:
    first, last = weekdays[0], weekdays[-1]
    if len(weekdays) == 7:
        return _("every day")
    if len(weekdays) >= SHORTEST_RUN and last - first == len(weekdays) - 1:
        return pgettext("days of the week", "%(first)s to %(last)s") % {
            "first": weekday_name(first),
            "last": weekday_name(last),
        }
    return join_words([str(_MANY_WEEKDAYS[weekday]) for weekday in weekdays])


# --- By the month --------------------------------------------------------------------------------


def _monthly_words(rule: Rule) -> str:
    if rule.interval == 1:
        if rule.month_days == (LAST_DAY_OF_MONTH,):
            return _("the last day of each month")
        if rule.month_days:
            return _("the %(days)s of each month") % {"days": _month_days_words(rule)}
        return _("%(days)s of the month") % {"days": _nth_weekdays_words(rule)}
    days = _month_days_words(rule) if rule.month_days else _nth_weekdays_words(rule)
    if rule.interval == 2:
        return _("every second month on the %(days)s") % {"days": days}
    return ngettext(
        "every %(count)s month on the %(days)s", "every %(count)s months on the %(days)s", rule.interval
    ) % {"count": rule.interval, "days": days}


def _nth_weekdays_words(rule: Rule) -> str:
    """Says each weekday once: "first and third Monday and second Friday"."""
    nths_by_weekday: dict[int, list[str]] = {}
    for nth, weekday in rule.days:
        nths_by_weekday.setdefault(weekday, []).append(str(_NTHS[nth]))
    return join_words(
        [
            _("%(nths)s %(weekday)s") % {"nths": join_words(nths), "weekday": weekday_name(weekday)}
            for weekday, nths in nths_by_weekday.items()
        ]
    )


def _month_days_words(rule: Rule) -> str:
    return join_words([_("last day") if day == LAST_DAY_OF_MONTH else _ordinal(day) for day in rule.month_days])


def _ordinal(day: int) -> str:
    if day in {1, 21, 31}:
        words = pgettext("day of the month", "%(day)sst")
    elif day in {2, 22}:
        words = pgettext("day of the month", "%(day)snd")
    elif day in {3, 23}:
        words = pgettext("day of the month", "%(day)srd")
    else:
        words = pgettext("day of the month", "%(day)sth")
    return words % {"day": day}


# --- The clock, and from when until when ---------------------------------------------------------


def _clock_clauses(pattern: Pattern, *, many_days: bool) -> list[str]:
    clauses = []
    if pattern.start is not None and pattern.end_time is not None:
        return [time_range_words(pattern.start, pattern.end_time)]
    if pattern.start is not None:
        return [_("from %(time)s") % {"time": time_range_words(pattern.start)}]
    if pattern.part_of_day:
        clauses.append(part_clause(pattern.part_of_day, many_days=many_days))
    if pattern.end is not None:
        clauses.append(_("until %(time)s") % {"time": time_range_words(pattern.end)})
    elif pattern.duration_minutes:
        clauses.append(_("for %(length)s") % {"length": duration_words(pattern.duration_minutes)})
    return [clause for clause in clauses if clause]


def _gap_clauses(pattern: Pattern) -> list[str]:
    clauses = []
    if pattern.is_term_time:
        clauses.append(_("in term time"))
    if pattern.skips_public_holidays:
        clauses.append(_("not on public holidays"))
    return clauses


def _span_clauses(pattern: Pattern, rule: Rule | None, last_on: date | None, today: date | None) -> list[str]:
    clauses = []
    if rule is not None and rule.count is not None:
        clauses.append(_count_clause(rule.count, _start_to_name(pattern, today), today))
    elif rule is not None and today is not None and pattern.anchor_on and pattern.anchor_on > today:
        clauses.append(_("starting %(day)s") % {"day": short_date_words(pattern.anchor_on, today=today)})
    if last_on is not None:
        clauses.append(_("until %(day)s") % {"day": full_date_words(last_on)})
    return clauses


def _start_to_name(pattern: Pattern, today: date | None) -> date | None:
    """Of several courses the one that begins next, so that nobody reads of a start that is long past."""
    to_come = [day for day in pattern.further_starts if today is not None and day >= today]
    if pattern.anchor_on and (today is None or pattern.anchor_on >= today or not to_come):
        return pattern.anchor_on
    return min(to_come, default=pattern.anchor_on)


def _count_clause(count: int, anchor_on: date | None, today: date | None) -> str:
    if anchor_on is None:
        return ngettext("%(count)s meeting", "%(count)s meetings", count) % {"count": count}
    return ngettext("%(count)s meeting from %(day)s", "%(count)s meetings from %(day)s", count) % {
        "count": count,
        "day": short_date_words(anchor_on, today=today),
    }
