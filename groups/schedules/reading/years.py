"""Which date is meant: what announces it, and the year when nobody wrote one.

A date without a year takes it from a year or a dated neighbour in the same clause. Otherwise the day of today has
to make it certain. Last year, this year and next year are tried, and kept are

- those on which the date has the weekday that stands beside it, or, when none does,
- those up to 300 days away (the site itself leaves out a year only then), and after "next" and "until"
  those that are not past.

One that is left is taken, and a warning says so. Two are a question; none is asked about, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from groups.schedules.reading.items import (
    BEGIN,
    BREAK,
    FIRST_DATE,
    LAST,
    NEXT,
    OVER,
    Clock,
    Cue,
    Day,
    Days,
    Filler,
    Item,
    Mark,
    Unread,
    Year,
)
from groups.schedules.reading.tokens import Sentence
from groups.schedules.time_problems import Problem
from groups.schedules.time_words import full_date_words, weekday_name

NEAR = timedelta(days=300)
# Weeks that begin "from 3/4/2027" can be read twice; more than this nobody asks at once.
MOST_WORLDS = 4


@dataclass
class World:
    """One way to date all dates of a sentence."""

    items: list[Item]
    problems: list[Problem] = field(default_factory=list)
    label: str = ""


def dated_worlds(sentence: Sentence, items: list[Item], *, today: date) -> tuple[list[World], str]:
    """The ways in which the dates can be meant, and the words they differ in."""
    items = _with_years_beside(list(_with_roles(sentence, items)))
    worlds = [World([])]
    doubtful: list[Day] = []
    for item in items:
        if not isinstance(item, Day):
            for world in worlds:
                world.items.append(item)
            continue
        worlds, asked = _placed(sentence, worlds, item, today)
        doubtful += [item] if asked else []
    return worlds, "; ".join(sentence.words(day.first, day.end) for day in doubtful)


# --- What announces a date ------------------------------------------------------------------------


def _with_roles(sentence: Sentence, items: list[Item]) -> Iterator[Item]:
    """A cue holds for the dates that follow it, until a time, a weekday or another clause."""
    pending, last_day = "", None
    dated: list[Item] = []
    for item in items:
        if isinstance(item, Cue):
            # "First meeting from 4 March": the cue that says more stays.
            pending, last_day = item.code, None
        elif isinstance(item, Day):
            if last_day is not None and _is_joined_as_span(sentence, dated[last_day].end, item.first):
                before = dated[last_day]
                if isinstance(before, Day) and not before.role:
                    dated[last_day] = replace(before, role=BEGIN)
                pending = LAST
            item = replace(item, role=pending)
            last_day = len(dated)
        elif isinstance(item, Clock | Days) or (isinstance(item, Mark) and item.code == BREAK):
            pending = "" if pending != OVER else pending
            last_day = None
        elif isinstance(item, Unread):
            # "First a taster on 21 January" begins nothing.
            pending = "" if pending != OVER else pending
        dated.append(item)
    yield from dated


def _is_joined_as_span(sentence: Sentence, end: int, first: int) -> bool:
    return first - end == 1 and (sentence.at(end).is_mark("-") or sentence.at(end).is_word("to", "a", "al"))


# --- Years from neighbours ------------------------------------------------------------------------


def _with_years_beside(items: list[Item]) -> list[Item]:
    """From a year that stands alone behind its dates, then from the next date of the clause, then from the last."""
    found = list(items)
    for place, item in enumerate(items):
        if isinstance(item, Year):
            is_used = _fill_backwards(found, place, item.year, None) or _fill_from(found, place, item.year)
            found[place] = Filler(item.first, item.end) if is_used else Unread(item.first, item.end)
        elif isinstance(item, Day) and item.year is not None:
            _fill_backwards(found, place, item.year, (item.month, item.day))
    _fill_forwards(found)
    return found


def _fill_from(items: list[Item], place: int, year: int) -> bool:
    """ "In 2017: 4 March, 1 April": a year in front is that of the dates up to the next year."""
    previous = (1, 1)
    is_used = False
    for at in range(place + 1, len(items)):
        item = items[at]
        if isinstance(item, Year) or (isinstance(item, Day) and item.year is not None):
            break
        if isinstance(item, Day):
            year += (item.month, item.day) < previous
            previous, is_used = (item.month, item.day), True
            items[at] = replace(item, year=year)
    return is_used


def _fill_backwards(items: list[Item], place: int, year: int, later: tuple[int, int] | None) -> bool:
    """The last of the dates before gets the year, those before it the latest that keeps them in order."""
    is_used = False
    for at in range(place - 1, -1, -1):
        item = items[at]
        if isinstance(item, Mark) and item.code == BREAK:
            break
        if not isinstance(item, Day):
            continue
        if item.year is not None:
            break
        if later is not None and (item.month, item.day) > later:
            year -= 1
        items[at], later, is_used = replace(item, year=year), (item.month, item.day), True
    return is_used


def _fill_forwards(items: list[Item]) -> None:
    previous: Day | None = None
    for place, item in enumerate(items):
        if isinstance(item, Mark) and item.code == BREAK:
            previous = None
        if not isinstance(item, Day):
            continue
        if item.year is None and previous is not None and previous.year is not None:
            is_later = (item.month, item.day) >= (previous.month, previous.day)
            item = replace(item, year=previous.year + (0 if is_later else 1))
            items[place] = item
        previous = item if item.year is not None else None


# --- Years from today -----------------------------------------------------------------------------


def _placed(sentence: Sentence, worlds: list[World], day: Day, today: date) -> tuple[list[World], bool]:
    """Every world with this date in it; more worlds when the date can be two."""
    found: list[World] = []
    asked = False
    words = sentence.words(day.first, day.end)
    for world in worlds:
        candidates = _candidates(day, world.items, today)
        if not candidates or len(candidates) * len(worlds) > MOST_WORLDS:
            found.append(_without(world, day, words))
            continue
        asked = asked or len(candidates) > 1
        for on in candidates:
            label = full_date_words(on, with_weekday=True) if len(candidates) > 1 else ""
            found.append(_with(world, replace(day, on=on), words, label, was_dated=day.year is not None))
    return found, asked


def _candidates(day: Day, before: list[Item], today: date) -> list[date]:
    if day.is_whole_month and (day.year is None or day.role not in (BEGIN, OVER, LAST, FIRST_DATE)):
        return []
    if day.year is not None:
        readings = [_date(day.year, day.month, day.day)]
        if day.is_swappable:
            readings.append(_date(day.year, day.day, day.month))
        known = [on for on in readings if on is not None]
        fitting = [on for on in known if day.weekday in (None, on.weekday())]
        return fitting if len(known) > 1 and fitting else known
    if previous := _previous_date(before):
        # The dates of a list go on: the first was placed, and these come after it.
        return [on for on in _around(day, previous.year + 1) if on >= previous][:1]
    near = _around(day, today.year)
    if day.weekday is not None:
        return [on for on in near if on.weekday() == day.weekday]
    if day.role in (NEXT, LAST):
        near = [on for on in near if on >= today]
    return [on for on in near if abs(on - today) <= NEAR]


def _previous_date(items: list[Item]) -> date | None:
    for item in reversed(items):
        if isinstance(item, Mark) and item.code == BREAK:
            return None
        if isinstance(item, Day):
            return item.on
    return None


def _around(day: Day, year: int) -> list[date]:
    dates = (_date(one, day.month, day.day) for one in (year - 1, year, year + 1))
    return [on for on in dates if on is not None]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with(world: World, day: Day, words: str, label: str, *, was_dated: bool) -> World:
    problems, item = list(world.problems), day
    assert day.on is not None
    if day.weekday is not None and day.weekday != day.on.weekday():
        problems.append(_disagreement(day.on, words))
        # Neither is believed: the words stand in the warning.
        return World([*world.items, Filler(day.first, day.end)], problems, world.label)
    if not was_dated and not label:
        message = _("We read “%(words)s” as %(date)s.")
        names = {"words": words, "date": full_date_words(day.on, with_weekday=True)}
        problems.append(Problem("year_added", message % names, "anchor_on", "warning"))
    return World([*world.items, item], problems, "; ".join(filter(None, [world.label, label])))


def _without(world: World, day: Day, words: str) -> World:
    problems = list(world.problems)
    if not day.is_whole_month:
        message = (
            _("“%(words)s” is no day of the calendar. Please check the date.")
            if day.year is not None or not _around(day, 2024)
            else _("In which year is “%(words)s”? Please add it.")
        )
        problems.append(Problem("date_unclear", message % {"words": words}, "anchor_on"))
    return World([*world.items, Unread(day.first, day.end)], problems, world.label)


def _disagreement(on: date, words: str) -> Problem:
    message = _("“%(date)s” was a %(weekday)s. Either the day or the date is a slip.")
    names = {"date": words, "weekday": weekday_name(on.weekday())}
    return Problem("weekday_disagrees", message % names, "anchor_on", "warning")
