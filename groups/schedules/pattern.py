"""When a group meets, as its staff would say it: a rule, dates or "by arrangement", and a time if known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from groups.schedules.civil_time import add_minutes, local_moment, minutes_between
from groups.schedules.rule_reading import normalise_rule, parse_rule, rule_text
from groups.schedules.rules import MONTHLY, WEEKLY, Rule, RuleError

__all__ = [
    "Break",
    "Pattern",
    "RuleError",
    "arranged",
    "monthly",
    "monthly_on_days",
    "normalise_rule",
    "on_dates",
    "weekly",
]


class Break(NamedTuple):
    """Days without meetings, both included. `reason` is in the group's own words and may be ""."""

    first_on: date
    last_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Whatever is not known is left out: "" or None. `pattern_problems.validate` says what does not fit together.

    rule: an RFC 5545 RRULE value without DTSTART.
    anchor_on: a first date, from which intervals and counts are counted.
    ends_on: the last day on which the rule can still fall.
    dates: days of their own, beside the rule or instead of it; `ends_on`, terms, holidays and breaks do not touch them.
    further_starts: first dates of later courses: the counted rule of `anchor_on` runs once more from each.
    is_term_time: the rule holds in school terms. `terms` are their days, () while nobody has said which terms;
        then days are not left out. After the last known term no day is promised.
    skips_public_holidays: the rule leaves out public holidays of `holidays_of`, an ISO 3166 code such as "GB-SCT".
    breaks: the rule leaves these days out.
    end: an end before the start is on the next day.
    duration_minutes: may be known without a start; when both are given, `end` counts.
    time_zone: an IANA name; every date and time here is local to it.
    """

    rule: str = ""
    anchor_on: date | None = None
    ends_on: date | None = None
    dates: tuple[date, ...] = ()
    further_starts: tuple[date, ...] = ()
    is_term_time: bool = False
    terms: tuple[Break, ...] = ()
    skips_public_holidays: bool = False
    holidays_of: str = ""
    breaks: tuple[Break, ...] = ()
    by_arrangement: bool = False
    start: time | None = None
    end: time | None = None
    duration_minutes: int | None = None
    part_of_day: str = ""
    time_zone: str = ""

    @property
    def parsed_rule(self) -> Rule | None:
        """Raises RuleError."""
        return parse_rule(self.rule) if self.rule.strip() else None

    @property
    def last_on(self) -> date | None:
        """The last local day on which the rule can fall. Raises RuleError or UnknownZone."""
        rule = self.parsed_rule
        until = _local_day_of(rule.until, self) if rule and rule.until else None
        known = [day for day in (self.ends_on, until) if day]
        return min(known) if known else None

    @property
    def minutes(self) -> int | None:
        """How long a meeting lasts by the clock on the wall."""
        if self.start is None or self.end is None:
            return self.duration_minutes
        return minutes_between(self.start, self.end)

    @property
    def end_time(self) -> time | None:
        """The wall-clock end, worked out from the duration when no end was given."""
        if self.end is not None or self.start is None or not self.duration_minutes:
            return self.end
        return add_minutes(self.start, self.duration_minutes)


# --- Saying when ---------------------------------------------------------------------------------


def weekly(
    days: str | Iterable[str],
    *,
    every: int = 1,
    count: int | None = None,
    anchor_on: date | None = None,
    **details: Any,
) -> Pattern:
    """weekly("TU"), weekly(["MO", "FR"], every=2, anchor_on=…). `details` are other fields of Pattern.

    Raises RuleError, as do the constructors below.
    """
    codes = [days] if isinstance(days, str) else list(days)
    return Pattern(rule=rule_text(WEEKLY, days=codes, every=every, count=count), anchor_on=anchor_on, **details)


def monthly(
    nths: Iterable[tuple[int, str]],
    *,
    every: int = 1,
    count: int | None = None,
    anchor_on: date | None = None,
    **details: Any,
) -> Pattern:
    """monthly({(2, "WE"), (4, "WE")}): the second and fourth Wednesday; -1 is the last."""
    codes = [f"{nth}{day}" for nth, day in nths]
    return Pattern(rule=rule_text(MONTHLY, days=codes, every=every, count=count), anchor_on=anchor_on, **details)


def monthly_on_days(
    days_of_month: Iterable[int],
    *,
    every: int = 1,
    count: int | None = None,
    anchor_on: date | None = None,
    **details: Any,
) -> Pattern:
    """monthly_on_days({15}): the 15th of each month; -1 is the last day."""
    return Pattern(
        rule=rule_text(MONTHLY, month_days=list(days_of_month), every=every, count=count),
        anchor_on=anchor_on,
        **details,
    )


def on_dates(dates: Iterable[date], **details: Any) -> Pattern:
    return Pattern(dates=tuple(sorted(set(dates))), **details)


def arranged(**details: Any) -> Pattern:
    return Pattern(by_arrangement=True, **details)


# --- Reckoning -----------------------------------------------------------------------------------


def _local_day_of(until: date | datetime, pattern: Pattern) -> date:
    """UNTIL as the last local day. In a feed it is often UTC: 01:00 on the 17th can be the 16th here."""
    if not isinstance(until, datetime):
        return until
    if until.tzinfo is not None:
        until = local_moment(until, pattern.time_zone or "UTC")
    # RFC 5545: the last meeting is one that starts at UNTIL or before it.
    if pattern.start is not None and until.time() < pattern.start:
        return until.date() - timedelta(days=1)
    return until.date()
