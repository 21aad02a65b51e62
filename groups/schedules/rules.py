"""The few recurrence rules a group can have, written as an RFC 5545 RRULE value.

We hold weekly and monthly rules, because those are what people say aloud and what other directories can
read. Everything else is refused with a reason and can be kept as a list of dates. The limits below also
keep every rule quick to expand, whoever typed it.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime

WEEKLY, MONTHLY = "WEEKLY", "MONTHLY"
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# 5 is a real fifth, which some months lack; -1 is the last, -2 the last but one.
NTHS = (1, 2, 3, 4, 5, -1, -2)
LAST_DAY_OF_MONTH = -1

MOST_WEEKS_APART = 52
# Twelve, not more: dateutil looks for the next match until the year 9999, and with a longer step some
# rules (the 29th, every 24 months from an odd February) never match. See Rule.never_happens().
MOST_MONTHS_APART = 12
MOST_MEETINGS = 500
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

# (nth, weekday) pairs: (2, 1) is the second Tuesday, (0, 1) every Tuesday.
Days = tuple[tuple[int, int], ...]


class RuleError(ValueError):
    """A rule we cannot keep. `str(error)` is a sentence for the person who wrote it; `code` is for code."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rule:
    """A checked rule. In `days`, Monday is 0, and nth is 0 in a weekly rule.

    `until` is a date, a local datetime, or an aware UTC datetime, as it was written.
    """

    freq: str
    days: Days = ()
    month_days: tuple[int, ...] = ()
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    week_start: int = 0

    @property
    def text(self) -> str:
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.days:
            parts.append("BYDAY=" + ",".join(f"{nth or ''}{WEEKDAY_CODES[day]}" for nth, day in self.days))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.month_days)))
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={_until_text(self.until)}")
        if self.week_start:
            parts.append(f"WKST={WEEKDAY_CODES[self.week_start]}")
        return ";".join(parts)

    @property
    def needs_anchor(self) -> bool:
        """Without a first date, "every other week" is wrong half the time and "8 meetings" has no start."""
        return self.interval > 1 or self.count is not None

    def falls_on(self, day: date) -> bool:
        """Whether the day has the right weekday or place in the month; the interval is not looked at."""
        length = monthrange(day.year, day.month)[1]
        if self.month_days:
            return day.day in self.month_days or (day.day == length and LAST_DAY_OF_MONTH in self.month_days)
        nth_from_start = (day.day + 6) // 7
        nth_from_end = -((length - day.day) // 7 + 1)
        return any(weekday == day.weekday() and nth in (0, nth_from_start, nth_from_end) for nth, weekday in self.days)

    def never_happens(self, anchor_on: date) -> bool:
        """The 30th of every February. With a step below 12 months some month always fits."""
        if self.freq != MONTHLY or self.interval % 12 or not self.month_days:
            return False
        longest = monthrange(2000, anchor_on.month)[1]
        return all(day > longest for day in self.month_days)


def _until_text(until: date | datetime) -> str:
    if not isinstance(until, datetime):
        return f"{until:%Y%m%d}"
    return f"{until.astimezone(UTC):%Y%m%dT%H%M%SZ}" if until.tzinfo else f"{until:%Y%m%dT%H%M%S}"
