"""From the pattern of a meeting to what RFC 5545 can say: rules, days left out, days added, dates that differ.

- A rule becomes one series from its first real date, a course one for each of its starts. Dates of their own are a
  series of added days.
- Days in breaks, out of term and on public holidays are left out (EXDATE). A called-off date stays, as one that is
  cancelled, with or without a reason: whoever has it in a calendar should see that. A moved date differs from its
  series (RECURRENCE-ID) and is where it now is, once.
- A rule goes on for good when nothing is known to end it or to leave out days after the window. Any other ends
  (UNTIL) with the last day in the window of which we are sure, so that no file promises a date we would not show.
- Dates that belong to no series, such as an extra one at another time, are single.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from groups.actions.occurrences import dates_between, notices_of
from groups.models import Listing, Meeting, Occurrence
from groups.schedules.clock_changes import clock_changes
from groups.schedules.occurrences import Slot, days_of_run, expand
from groups.schedules.pattern import Pattern
from groups.schedules.rules import Rule
from groups.vocabulary import ExceptionKind

YEARS_AHEAD, YEARS_BACK = 2, 1


@dataclass(frozen=True)
class Window:
    """The days a file speaks of, both included. They move on once a year, so that a file stays the same meanwhile."""

    first_on: date
    last_on: date


@dataclass(frozen=True)
class Series:
    """`key` tells the series of one meeting apart, for good. `rule` has no end of its own: see `until_on`."""

    key: str
    days: list[date]
    rule: Rule | None = None
    until_on: date | None = None
    left_out: tuple[date, ...] = ()

    @property
    def first_on(self) -> date:
        return self.days[0]


@dataclass(frozen=True)
class Dates:
    """`changed` are dates of a series that are not as usual, by the day they stand for; `single` belong to none."""

    pattern: Pattern
    series: list[Series]
    changed: dict[date, Occurrence | Slot]
    single: dict[date, Occurrence]


def window_of(listing: Listing, *, now: datetime) -> Window:
    """From the day on which the dates last changed: what held before that, nobody can tell from the pattern."""
    year = now.year
    changed_on = min(listing.schedule_changed_at or listing.changed_at, now).date()
    # A day sooner: where the clocks are behind UTC it was still yesterday.
    return Window(max(changed_on - timedelta(days=1), date(year - YEARS_BACK, 1, 1)), date(year + YEARS_AHEAD, 12, 31))


def dates_of(meeting: Meeting, window: Window) -> Dates:
    pattern = meeting.dated_pattern()
    nights = _unusual_nights(pattern, window)
    is_as_usual = not (meeting.exceptions.all() or notices_of(meeting) or nights)
    series = _series_of(meeting, pattern, window, first_day_is_enough=is_as_usual)
    if is_as_usual:
        return Dates(pattern, series, {}, {})
    days = {day for found in series for day in found.days}
    changed: dict[date, Occurrence | Slot] = {day: slot for day, slot in nights.items() if day in days}
    single = {}
    for first_on, last_on in _special_days(meeting, window):
        for on, occurrence, _exception in dates_between(meeting, pattern, first_on, last_on):
            if occurrence.is_cancelled and occurrence.is_moved:
                continue  # the date in its place comes next
            if on not in days:
                single[on] = occurrence
            elif not _is_usual(occurrence):
                changed[on] = occurrence
    return Dates(pattern, series, changed, single)


def _special_days(meeting: Meeting, window: Window) -> Iterator[tuple[date, date]]:
    """Where dates may not be as usual. All dates of years would take long to work out."""
    exceptions = meeting.exceptions.all()
    for day in {day for found in exceptions for day in (found.on, found.moved_to) if day}:
        if window.first_on <= day <= window.last_on:
            yield day, day
    for notice in notices_of(meeting):
        yield max(notice.first_on, window.first_on), min(notice.last_on, window.last_on)


def _is_usual(occurrence: Occurrence) -> bool:
    return not (occurrence.is_cancelled or occurrence.is_moved or occurrence.reason or occurrence.venue_id)


def _series_of(meeting: Meeting, pattern: Pattern, window: Window, *, first_day_is_enough: bool) -> list[Series]:
    if pattern.by_arrangement:
        return _series_of_dates(_plain_extras(meeting), set(), window)
    series, taken = [], set()
    goes_on = _goes_on(meeting, pattern, window)
    for start in dict.fromkeys((pattern.anchor_on, *pattern.further_starts)):
        run = days_of_run(pattern, start, window.first_on, window.last_on)
        if goes_on and first_day_is_enough and not pattern.breaks and not pattern.dates:
            days = [day for day in (next(run, None),) if day]
        else:
            days = [day for day in run if day not in taken]
        if days:
            has_gaps = bool(taken or pattern.breaks or pattern.is_term_time or pattern.skips_public_holidays)
            series.append(_series_of_run(pattern, start, days, window, goes_on=goes_on, has_gaps=has_gaps))
            taken.update(days)
    return series + _series_of_dates([*pattern.dates, *_plain_extras(meeting)], taken, window)


def _series_of_run(
    pattern: Pattern, start: date | None, days: list[date], window: Window, *, goes_on: bool, has_gaps: bool
) -> Series:
    rule = replace(pattern.parsed_rule, count=None, until=None)
    key = f"from-{start:%Y%m%d}" if start and pattern.parsed_rule.count is not None else ""
    if not goes_on and len(days) == 1:
        return Series(key, days)
    left_out: tuple[date, ...] = ()
    if has_gaps:
        whole = replace(
            pattern, rule=rule.text, ends_on=None, breaks=(), is_term_time=False, skips_public_holidays=False
        )
        kept = set(days)
        held = days_of_run(whole, start, days[0], window.last_on if goes_on else days[-1])
        left_out = tuple(day for day in held if day not in kept)
    return Series(key, days, rule, None if goes_on else days[-1], left_out)


def _series_of_dates(dates, taken: set[date], window: Window) -> list[Series]:
    days = sorted({day for day in dates if window.first_on <= day <= window.last_on} - taken)
    return [Series("dates", days)] if days else []


def _plain_extras(meeting: Meeting) -> list[date]:
    """Extra dates that are like any other."""
    return [
        found.on
        for found in meeting.exceptions.all()
        if found.kind == ExceptionKind.EXTRA
        and not (found.moved_to or found.starts or found.ends or found.venue_id or found.reason)
    ]


def _goes_on(meeting: Meeting, pattern: Pattern, window: Window) -> bool:
    rule = pattern.parsed_rule
    if rule is None or rule.count is not None or pattern.last_on or pattern.further_starts:
        return False
    if pattern.is_term_time or (pattern.skips_public_holidays and pattern.holidays_of):
        return False
    known = [gap.last_on for gap in pattern.breaks]
    known += [exception.on for exception in meeting.exceptions.all()]
    known += [notice.last_on for notice in notices_of(meeting)]
    return all(day <= window.last_on for day in known)


def _unusual_nights(pattern: Pattern, window: Window) -> dict[date, Slot]:
    """Days, of the pattern or not, on which the clocks change while the meeting would be going on.

    Programs differ on what a length means then, and on times that are skipped: those dates are written out.
    """
    if pattern.start is None:
        return {}
    length = timedelta(minutes=pattern.minutes or 0)
    nights = {}
    for change in clock_changes(pattern.time_zone, window.first_on.year, window.last_on.year):
        first, last = change.wall_times
        day = first.date() - timedelta(days=1)
        while day <= last.date():
            starts = datetime.combine(day, pattern.start)
            if first <= starts < last or starts < first < starts + length:
                nights[day] = slot_on(pattern, day)
            day += timedelta(days=1)
    return nights


def slot_on(pattern: Pattern, day: date) -> Slot:
    """The meeting of this pattern as it would be on any day."""
    alone = replace(
        pattern, rule="", anchor_on=None, ends_on=None, further_starts=(), by_arrangement=False, dates=(day,)
    )
    [slot] = expand(alone, from_on=day, until_on=day)
    return slot
