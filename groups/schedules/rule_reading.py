"""Reading a rule that a form, a file or a feed brought, and putting one together from its pieces.

Forms that say the same thing come out as the same rule: DAILY as all seven weekdays, BYSETPOS as the
second Tuesday it means. A rule that cannot be kept is refused with a reason that staff can act on.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from groups.schedules.rules import (
    EARLIEST,
    LAST_DAY_OF_MONTH,
    LATEST,
    MONTHLY,
    MOST_MEETINGS,
    MOST_MONTHS_APART,
    MOST_WEEKS_APART,
    NTHS,
    WEEKDAY_CODES,
    WEEKLY,
    Days,
    Rule,
    RuleError,
)

_LONGEST = 400
_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "COUNT", "UNTIL", "WKST"}
_NUMBER = re.compile(r"[0-9]{1,4}")
_SIGNED_NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?")


def normalise_rule(text: str) -> str:
    """The one way we write a rule: upper case, parts in a fixed order, BYSETPOS and DAILY rewritten.

    "" stays "" (no rule). Raises RuleError.
    """
    return parse_rule(text).text if text.strip() else ""


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """Raises RuleError with a sentence for the person who wrote the rule."""
    parts = _split(text)
    freq = parts.get("FREQ", "")
    days = _read_days(parts["BYDAY"]) if "BYDAY" in parts else ()
    month_days = _read_numbers(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else ()
    positions = _read_numbers(parts["BYSETPOS"]) if "BYSETPOS" in parts else ()
    interval = _read_interval(parts.get("INTERVAL", "1"), freq)

    if freq == "DAILY":
        days = _daily_as_weekly(days, month_days, interval)
    if freq in {WEEKLY, "DAILY"}:
        freq, days = WEEKLY, _check_weekly(days, month_days, positions)
    elif freq == MONTHLY:
        days, month_days = _check_monthly(days, month_days, positions)
    else:
        raise RuleError(
            "frequency",
            _("Groups here meet by the week or by the month. For any other rhythm, list the dates."),
        )

    week_start = _read_week_start(parts.get("WKST", "MO"))
    return Rule(
        freq=freq,
        days=days,
        month_days=month_days,
        interval=interval,
        count=_read_count(parts["COUNT"]) if "COUNT" in parts else None,
        until=_read_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        # The first day of the week changes nothing unless weeks are skipped (RFC 5545 §3.3.10).
        week_start=week_start if freq == WEEKLY and interval > 1 else 0,
    )


def _split(text: str) -> dict[str, str]:
    if len(text) > _LONGEST:
        raise RuleError("too_long", _("This rule is too long. Please list the dates instead."))
    body = "".join(text.upper().split()).removeprefix("RRULE:").rstrip(";")
    if not body:
        raise RuleError("empty", _("There is no rule here."))
    parts: dict[str, str] = {}
    for piece in body.split(";"):
        name, equals, value = piece.partition("=")
        if not equals or not value:
            raise RuleError("unreadable", _("We cannot read “%(piece)s” in this rule.") % {"piece": piece})
        if name not in _PARTS:
            raise RuleError("unknown_part", _("We cannot keep “%(piece)s” in a rule.") % {"piece": piece})
        if name in parts:
            raise RuleError("repeated", _("This rule says “%(name)s” twice.") % {"name": name})
        parts[name] = value
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError("two_ends", _("Give either the number of meetings or the last date. A rule cannot hold both."))
    return parts


def _read_days(text: str) -> Days:
    days = set()
    for item in text.split(","):
        match = _DAY.fullmatch(item)
        if not match:
            raise RuleError("unreadable", _("We cannot read “%(piece)s” in this rule.") % {"piece": item})
        nth = int(match[1] or 0)
        if match[1] and nth not in NTHS:
            raise RuleError(
                "nth",
                _("We cannot keep “%(piece)s”. Choose first, second, third, fourth, fifth or last.") % {"piece": item},
            )
        days.add((nth, WEEKDAY_CODES.index(match[2])))
    return tuple(sorted(days, key=_reading_order))


def _reading_order(day: tuple[int, int]) -> tuple[int, int]:
    nth, weekday = day
    return (nth if nth >= 0 else 100 + nth, weekday)


def _read_numbers(text: str) -> tuple[int, ...]:
    numbers = set()
    for item in text.split(","):
        if not _SIGNED_NUMBER.fullmatch(item) or not int(item):
            raise RuleError("unreadable", _("We cannot read “%(piece)s” in this rule.") % {"piece": item})
        numbers.add(int(item))
    return tuple(sorted(numbers, key=lambda number: (number < 0, number)))


def _read_interval(text: str, freq: str) -> int:
    interval = int(text) if _NUMBER.fullmatch(text) else 0
    most = MOST_MONTHS_APART if freq == MONTHLY else MOST_WEEKS_APART
    if not 1 <= interval <= most:
        raise RuleError(
            "interval",
            _("Meetings can be up to 52 weeks or 12 months apart. For longer gaps, list the dates."),
        )
    return interval


def _read_count(text: str) -> int:
    count = int(text) if _NUMBER.fullmatch(text) else 0
    if not 1 <= count <= MOST_MEETINGS:
        raise RuleError(
            "count",
            _("Give a number of meetings from 1 to %(most)s.") % {"most": MOST_MEETINGS},
        )
    return count


def _read_until(text: str) -> date | datetime:
    try:
        if not _UNTIL.fullmatch(text):
            raise ValueError(text)
        until = date.fromisoformat(text) if len(text) == 8 else datetime.fromisoformat(text)
    except ValueError:
        raise RuleError("until", _("We cannot read the last date, “%(piece)s”.") % {"piece": text}) from None
    day = until.date() if isinstance(until, datetime) else until
    if not EARLIEST < day < LATEST:
        raise RuleError("until", _("The last date, “%(piece)s”, is too far away.") % {"piece": text})
    return until


def _read_week_start(text: str) -> int:
    if text not in WEEKDAY_CODES:
        raise RuleError("unreadable", _("We cannot read “%(piece)s” in this rule.") % {"piece": text})
    return WEEKDAY_CODES.index(text)


def _daily_as_weekly(days: Days, month_days: tuple[int, ...], interval: int) -> Days:
    """HSDS and Meeting Guide have no daily rule; "every day" is weekly on all seven days."""
    if interval > 1 or month_days:
        raise RuleError("daily", _("We cannot keep a rule that counts in days. Choose weekdays, or list the dates."))
    return days or tuple((0, weekday) for weekday in range(7))


def _check_weekly(days: Days, month_days: tuple[int, ...], positions: tuple[int, ...]) -> Days:
    if not days:
        raise RuleError("day_missing", _("Say which day or days of the week."))
    if month_days or any(nth for nth, _weekday in days):
        raise RuleError(
            "weekly_with_nth",
            _("A weekly rule names weekdays alone. For “second Tuesday”, choose a monthly rule."),
        )
    # Picking the one day there is changes nothing; picking the third of several is not something people say.
    if positions and (len(days) > 1 or positions not in {(1,), (-1,)}):
        raise RuleError("position", _("We cannot keep a rule that picks one day out of several. Name the weekdays."))
    return days


def _check_monthly(days: Days, month_days: tuple[int, ...], positions: tuple[int, ...]) -> tuple[Days, tuple[int, ...]]:
    if positions:
        days, month_days = _without_positions(days, month_days, positions)
    if days and month_days:
        days, month_days = _as_nth_weekday(days, month_days), ()
    if not days and not month_days:
        raise RuleError("day_missing", _("Say which day of the month: a weekday like “second Tuesday”, or a date."))
    if any(not nth for nth, _weekday in days):
        raise RuleError("nth_missing", _("Say which one in the month: first, second, third, fourth, fifth or last."))
    if any(day > 31 or day < LAST_DAY_OF_MONTH for day in month_days):
        raise RuleError("month_day", _("A day of the month is a number from 1 to 31, or the last day."))
    return days, month_days


def _without_positions(
    days: Days, month_days: tuple[int, ...], positions: tuple[int, ...]
) -> tuple[Days, tuple[int, ...]]:
    """BYDAY=TU;BYSETPOS=2 is the second Tuesday; the last of all seven days is the last of the month."""
    plain = all(not nth for nth, _weekday in days)
    if plain and len(days) == 1 and not month_days and set(positions) <= set(NTHS):
        weekday = days[0][1]
        return tuple(sorted(((nth, weekday) for nth in positions), key=_reading_order)), ()
    if plain and len(days) == 7 and not month_days:
        return (), positions
    # The first of one day is that day.
    if len(days) + len(month_days) == 1 and positions in {(1,), (-1,)}:
        return days, month_days
    raise RuleError(
        "position",
        _("We cannot keep a rule that picks one day out of several. Choose a weekday, or list the dates."),
    )


def _as_nth_weekday(days: Days, month_days: tuple[int, ...]) -> Days:
    """A Tuesday among the 8th to 14th is the second Tuesday: some calendars write it that way."""
    first = month_days[0]
    nth, rest = divmod(first - 1, 7)
    if len(days) == 1 and not days[0][0] and not rest and month_days == tuple(range(first, first + 7)) and nth < 4:
        return ((nth + 1, days[0][1]),)
    raise RuleError("two_kinds_of_day", _("Choose either a weekday or a date in the month. A rule cannot hold both."))


def rule_text(
    freq: str,
    *,
    days: Sequence[str] = (),
    month_days: Sequence[int] = (),
    every: int = 1,
    count: int | None = None,
) -> str:
    """Put a rule together from its pieces and check it. Raises RuleError."""
    parts = [f"FREQ={freq}", f"INTERVAL={every}"]
    parts += [f"BYDAY={','.join(days)}"] if days else []
    parts += [f"BYMONTHDAY={','.join(map(str, month_days))}"] if month_days else []
    parts += [f"COUNT={count}"] if count is not None else []
    return normalise_rule(";".join(parts))
