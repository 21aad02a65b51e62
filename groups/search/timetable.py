"""The dates of the weeks ahead, held in each process beside the roster: by time, and by listing.

A date is a minute (since 1970, UTC), a seat and a kind: how it is attended, its weekday and part of day by the group's
own clock, and whether its clock time is known. In a search entry it is a word such as "29733120v1e".
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from groups.schedules.civil_time import local_moment, part_of_day
from groups.search.slots import Slot
from groups.vocabulary import FROM_HOME, Day, How, PartOfDay

# How far ahead searches look for single dates; what lies beyond is known by its pattern.
AHEAD = timedelta(days=35)
# An entry holds more, so that a night or a week without a refresh leaves no gap.
HELD = timedelta(days=49)
MOST_DATES = 150
# Past this many changed listings it is worth making the arrays anew.
MOST_CHANGED = 2000

_HOWS = {"": "-", How.IN_PERSON: "i", How.ONLINE_VIDEO: "v", How.PHONE: "p", How.TEXT_CHAT: "t"}
_PARTS = {
    "": "-",
    PartOfDay.MORNING: "m",
    PartOfDay.AFTERNOON: "a",
    PartOfDay.EVENING: "e",
    PartOfDay.NIGHT: "n",
}
_DAYS = tuple(day.value for day in Day)


class Kind(NamedTuple):
    slot: Slot
    is_time_known: bool

    @property
    def is_from_home(self) -> bool:
        return self.slot[0] in FROM_HOME


KINDS: tuple[Kind, ...] = tuple(
    Kind((str(how), day, str(part)), known)
    for how in _HOWS
    for day in _DAYS
    for part in _PARTS
    for known in (True, False)
)
_LETTERS = {
    (letter if known else letter.upper().replace("-", "_")) + str(number) + part: KINDS.index(
        Kind((str(how), day, str(part_code)), known)
    )
    for how, letter in _HOWS.items()
    for number, day in enumerate(_DAYS)
    for part_code, part in _PARTS.items()
    for known in (True, False)
}


def minute_of(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def date_words(dates: Iterable, hows: Mapping[int, str], *, now: datetime) -> str:
    """The words of a search entry for its occurrences; `hows` says by meeting how it is attended."""
    first, last = now, now + HELD
    words = []
    for found in dates:
        if found.is_cancelled or not first <= found.starts_at < last or found.meeting_id not in hows:
            continue
        letter = _HOWS[hows[found.meeting_id]]
        if not found.is_time_known:
            letter = letter.upper().replace("-", "_")
        words.append((minute_of(found.starts_at), f"{letter}{found.weekday}{_PARTS[found.part_of_day]}"))
    return " ".join(f"{minute}{kind}" for minute, kind in sorted(set(words))[:MOST_DATES])


def are_foreseen(held: str, words: str, *, now: datetime) -> bool:
    """Whether dates that are held still do: nothing but the passing of time tells them from `words`."""
    this_minute, soon = minute_of(now), minute_of(now + AHEAD + timedelta(days=1))
    left = [word for word in held.split() if int(word[:-3]) >= this_minute]
    found = words.split()
    return found[: len(left)] == left and all(int(word[:-3]) >= soon for word in found[len(left) :])


def read_dates(words: str) -> list[tuple[int, int]]:
    """(minute, kind) of each date, in order."""
    return [(int(word[:-3]), _LETTERS[word[-3:]]) for word in words.split()]


@dataclass(frozen=True)
class Clock:
    """Whose day and part of day it is. From home the reader's own clock counts, where she goes the group's.

    Without a zone the group's clock counts everywhere.
    """

    zone: str = ""
    held: dict[int, tuple[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def slot(self, minute: int, kind: Kind) -> Slot:
        if not self.reads(kind):
            return kind.slot
        if minute not in self.held:
            there = local_moment(datetime.fromtimestamp(minute * 60, UTC), self.zone)
            self.held[minute] = _DAYS[there.weekday()], part_of_day(there.time())
        return kind.slot[0], *self.held[minute]

    def reads(self, kind: Kind) -> bool:
        """Whether the slot of such a date hangs on the minute."""
        return bool(self.zone) and kind.is_time_known and kind.is_from_home


@dataclass(frozen=True)
class Timetable:
    """Arrays by listing, `order` to read them by time, and beside them the few listings that changed since."""

    starts: array = field(default_factory=lambda: array("I"))
    kinds: array = field(default_factory=lambda: array("H"))
    seats: array = field(default_factory=lambda: array("I"))
    begins: array = field(default_factory=lambda: array("I", [0]))
    """Where the dates of each seat begin, and behind the last where they end."""
    order: array = field(default_factory=lambda: array("I"))
    changed: Mapping[int, list[tuple[int, int]]] = field(default_factory=dict)
    kept: dict = field(default_factory=dict, compare=False, repr=False)
    """Room for what is worked out once for a zone; it lives as long as this state of the dates."""

    def with_changes(self, changed: Mapping[int, list[tuple[int, int]]]) -> "Timetable":
        merged = {**self.changed, **changed}
        if len(merged) <= MOST_CHANGED:
            return replace(self, changed=merged, kept={})
        size = max(len(self.begins) - 1, max(merged, default=-1) + 1)
        writing = Writing()
        for seat in range(size):
            writing.put(changed[seat] if seat in changed else self.dates_of(seat))
        return writing.finished()

    def dates_of(self, seat: int) -> Iterator[tuple[int, int]]:
        """(minute, kind), in order."""
        if seat in self.changed:
            yield from self.changed[seat]
        elif seat + 1 < len(self.begins):
            for place in range(self.begins[seat], self.begins[seat + 1]):
                yield self.starts[place], self.kinds[place]

    def between(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        """(minute, seat, kind) from minute `first` up to, and not with, minute `last`, soonest first."""
        starts, seats, kinds, changed = self.starts, self.seats, self.kinds, self.changed
        dates = ((starts[place], seats[place], kinds[place]) for place in self._places(first, last))
        if not changed:
            return dates
        return iter(sorted((*(date for date in dates if date[1] not in changed), *self._changed_between(first, last))))

    def seats_by_kind(self, first: int, last: int, clock: "Clock") -> dict[Slot, list[int]]:
        """Who can be reached how on the dates of that time, as the clock has them."""
        by_kind: dict[int | tuple[int, int], list[int]] = {}
        starts, seats, kinds, changed = self.starts, self.seats, self.kinds, self.changed
        depends = [clock.reads(kind) for kind in KINDS]
        # This runs over tens of thousands of dates: whatever can be said once for a kind is said after the loop.
        for place in self._places(first, last):
            kind = kinds[place]
            key = (starts[place], kind) if depends[kind] else kind
            if key in by_kind:
                by_kind[key].append(seats[place])
            else:
                by_kind[key] = [seats[place]]
        by_slot: dict[Slot, list[int]] = {}
        for key, found in by_kind.items():
            minute, kind = key if isinstance(key, tuple) else (0, key)
            kept = [seat for seat in found if seat not in changed] if changed else found
            by_slot.setdefault(clock.slot(minute, KINDS[kind]), []).extend(kept)
        for minute, seat, kind in self._changed_between(first, last):
            by_slot.setdefault(clock.slot(minute, KINDS[kind]), []).append(seat)
        return by_slot

    def _places(self, first: int, last: int) -> array:
        minute_at = self.starts.__getitem__
        return self.order[bisect_left(self.order, first, key=minute_at) : bisect_left(self.order, last, key=minute_at)]

    def _changed_between(self, first: int, last: int) -> Iterator[tuple[int, int, int]]:
        return (
            (minute, seat, kind)
            for seat, dates in self.changed.items()
            for minute, kind in dates
            if first <= minute < last
        )


class Writing:
    """A timetable in the making: the dates of each seat, from seat 0 on, each in order."""

    def __init__(self):
        self.starts, self.kinds, self.seats, self.begins = array("I"), array("H"), array("I"), array("I", [0])

    def put(self, dates: Iterable[tuple[int, int]]) -> None:
        seat = len(self.begins) - 1
        for minute, kind in dates:
            self.starts.append(minute)
            self.kinds.append(kind)
            self.seats.append(seat)
        self.begins.append(len(self.starts))

    def finished(self) -> Timetable:
        order = array("I", sorted(range(len(self.starts)), key=self.starts.__getitem__))
        return Timetable(self.starts, self.kinds, self.seats, self.begins, order)
