"""From a pattern to real dates. Days are reckoned as local dates first; the clock comes last."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from dateutil import rrule as dateutil_rrule

from groups.schedules.civil_time import PARTS_OF_DAY, instant, local_moment, part_of_day
from groups.schedules.pattern import Pattern
from groups.schedules.public_holidays import is_public_holiday
from groups.schedules.rules import EARLIEST, LATEST, WEEKLY, Rule

NOON = time(12)
# Far enough for the 29th of February every year, which can skip eight years around 2100.
NEXT_SLOT_WITHIN = timedelta(days=9 * 366)


class Slot(NamedTuple):
    """One meeting. When `time_known` is False, `starts_at` puts the slot in order and is never shown.

    weekday: 0 is Monday, in the zone of the group.
    starts_at, ends_at: UTC. Without a known time, the start of the part of the day, or noon.
    part_of_day: a code, or "" when nothing about the clock is known.
    """

    local_date: date
    weekday: int
    starts_at: datetime
    ends_at: datetime | None
    part_of_day: str
    time_known: bool


def expand(pattern: Pattern, *, from_on: date, until_on: date, limit: int = 1000) -> list[Slot]:
    """The meetings on the local days from `from_on` to `until_on`, both included, in order.

    A rule that needs a first date and has none gives no meetings: there is no honest guess. A pattern
    without a zone is reckoned in UTC. Raises RuleError or UnknownZone for what `validate` refuses.
    """
    days = _local_days(pattern, from_on, until_on)
    return [_slot_on(day, pattern) for day in islice(days, max(limit, 0))]


def next_slot(pattern: Pattern, *, now: datetime) -> Slot | None:
    """The first meeting that has not begun at `now` (aware).

    Without a known time, today counts until the part of the day, or the whole day, is over.
    """
    today = local_moment(now, _zone_of(pattern)).date()
    # A night that began yesterday is not over before 5am.
    from_on = today - timedelta(days=1)
    for day in _local_days(pattern, from_on, today + NEXT_SLOT_WITHIN):
        slot = _slot_on(day, pattern)
        if _is_to_come(slot, pattern, now):
            return slot
    return None


def _is_to_come(slot: Slot, pattern: Pattern, now: datetime) -> bool:
    if slot.time_known:
        return slot.starts_at >= now
    first_hour, end_hour = PARTS_OF_DAY.get(slot.part_of_day, (0, 0))
    end_day = slot.local_date if end_hour > first_hour else slot.local_date + timedelta(days=1)
    return instant(end_day, time(end_hour), _zone_of(pattern)) > now


def _zone_of(pattern: Pattern) -> str:
    return pattern.time_zone or "UTC"


# --- Days ----------------------------------------------------------------------------------------


def _local_days(pattern: Pattern, from_on: date, until_on: date) -> Iterator[date]:
    """In order and without repeats, whether a day comes from the rule, from the dates, or from both."""
    if pattern.by_arrangement:
        return
    from_on, until_on = max(from_on, EARLIEST), min(until_on, LATEST)
    listed = sorted(day for day in pattern.dates if from_on <= day <= until_on)
    previous = None
    for day in heapq.merge(*_runs_of_rule(pattern, from_on, until_on), listed):
        if day != previous:
            yield day
        previous = day


def _runs_of_rule(pattern: Pattern, from_on: date, until_on: date) -> Iterator[Iterator[date]]:
    """The rule from its first date, and once more from each later start."""
    for anchor_on in (pattern.anchor_on, *pattern.further_starts):
        yield days_of_run(pattern, anchor_on, from_on, until_on)


def days_of_run(pattern: Pattern, anchor_on: date | None, from_on: date, until_on: date) -> Iterator[date]:
    """The days of the rule when it is counted from `anchor_on`. Raises RuleError or UnknownZone.

    A counted rule counts the meetings that take place: a week off makes the course end a week later."""
    rule = pattern.parsed_rule
    if rule is None:
        return
    if anchor_on is None:
        if rule.needs_anchor:
            return
        anchor_on = from_on
    if rule.never_happens(anchor_on):
        return
    until_on = min(until_on, pattern.last_on or until_on)
    is_open = _openness(pattern)
    left = rule.count if rule.count is not None else -1
    for moment in _dateutil_rule(rule, _start_near(rule, anchor_on, from_on)):
        day = moment.date()
        if day > until_on or not left:
            return
        if is_open(day):
            left -= 1
            if day >= from_on:
                yield day


def _openness(pattern: Pattern) -> Callable[[date], bool]:
    """Whether the rule holds on a day: in term, no public holiday, no break."""
    terms = pattern.terms if pattern.is_term_time else ()
    holidays_of = pattern.holidays_of if pattern.skips_public_holidays else ""

    def is_open(day: date) -> bool:
        if terms and not any(term.first_on <= day <= term.last_on for term in terms):
            return False
        if any(gap.first_on <= day <= gap.last_on for gap in pattern.breaks):
            return False
        return not (holidays_of and is_public_holiday(day, holidays_of))

    return is_open


def _start_near(rule: Rule, anchor_on: date, from_on: date) -> date:
    """A later first date that gives the same days from `from_on` on, so that old groups cost no more.

    It lies a whole number of intervals after the anchor and not after `from_on`. Meetings that are
    counted have to be counted from the anchor itself.
    """
    if from_on <= anchor_on or rule.count is not None:
        return anchor_on
    if rule.freq == WEEKLY:
        step = 7 * rule.interval
        return anchor_on + timedelta(days=(from_on - anchor_on).days // step * step)
    months = (from_on.year - anchor_on.year) * 12 + from_on.month - anchor_on.month
    year, month = divmod(anchor_on.year * 12 + anchor_on.month - 1 + months // rule.interval * rule.interval, 12)
    return date(year, month + 1, 1)


def _dateutil_rule(rule: Rule, start_on: date) -> dateutil_rrule.rrule:
    # No `until`: dateutil checks it against UTC or naive times, and the caller stops by local day. No `count` either:
    # the caller counts the meetings that are not left out.
    return dateutil_rrule.rrule(
        dateutil_rrule.WEEKLY if rule.freq == WEEKLY else dateutil_rrule.MONTHLY,
        dtstart=start_on,
        interval=rule.interval,
        wkst=rule.week_start,
        byweekday=[dateutil_rrule.weekday(day, nth or None) for nth, day in rule.days] or None,
        bymonthday=rule.month_days or None,
    )


# --- The clock -----------------------------------------------------------------------------------


def _slot_on(day: date, pattern: Pattern) -> Slot:
    zone = _zone_of(pattern)
    if pattern.start is None:
        part = pattern.part_of_day if pattern.part_of_day in PARTS_OF_DAY else ""
        opens = time(PARTS_OF_DAY[part][0]) if part else NOON
        return Slot(day, day.weekday(), instant(day, opens, zone), None, part, time_known=False)
    starts_at = instant(day, pattern.start, zone)
    return Slot(
        local_date=day,
        weekday=day.weekday(),
        starts_at=starts_at,
        ends_at=_end_of(day, pattern, starts_at),
        part_of_day=part_of_day(pattern.start),
        time_known=True,
    )


def _end_of(day: date, pattern: Pattern, starts_at: datetime) -> datetime | None:
    if pattern.minutes is None or pattern.start is None:
        return None
    length = timedelta(minutes=pattern.minutes)
    if pattern.end is None:
        return starts_at + length
    end_day = day if pattern.end > pattern.start else day + timedelta(days=1)
    ends_at = instant(end_day, pattern.end, _zone_of(pattern))
    # A start that the clock change pushed forward can overtake its end: the meeting keeps its length.
    return ends_at if ends_at > starts_at else starts_at + length
