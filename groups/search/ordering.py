"""The order of results, a page at a time. Only the part of a section that a page touches is ever sorted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from itertools import groupby, islice
from operator import itemgetter

from groups.models import Meeting, Occurrence
from groups.schedules.occurrences import Slot as DateSlot
from groups.search.bitsets import bits_of, held_in, is_held, numbers_in, union
from groups.search.facets import WHEN
from groups.search.nearby import by_distance_band
from groups.search.reach import window_of
from groups.search.roster import Roster
from groups.search.selection import Selection
from groups.search.timetable import AHEAD, KINDS, Clock, Kind, minute_of
from groups.vocabulary import Day

GO, CHECK, HOME, ALL = "go", "check", "home", "all"
# Fewer listings than this are sorted by looking up the dates of each; more, by reading the dates in order.
FEW = 1000
# Sorts listings without a date in the weeks ahead behind all others, still by what is known of their next.
LATER = 1e12


@dataclass(frozen=True)
class Ranked:
    section: str
    seat: int


@dataclass(frozen=True)
class Wanted:
    """Which dates were asked for: the filters of one meeting, on the clock, attended in one of `hows` (None: any)."""

    selection: Selection
    clock: Clock
    now: datetime
    hows: tuple[str, ...] | None = None
    is_near: Callable = lambda venue: True

    def window(self) -> tuple[int, int]:
        first, last = minute_of(self.now), minute_of(self.now + AHEAD)
        codes = self.selection.chosen.get(WHEN, ())
        return first, max((window_of(code, self.clock, self.now)[1] for code in codes), default=last)

    def kinds(self) -> list[bool | None]:
        """For each kind whether its dates are wanted; None where that hangs on the minute."""
        return [self._is_kind(kind) for kind in KINDS]

    def _is_kind(self, kind: Kind) -> bool | None:
        if self.hows is not None and kind.slot[0] not in self.hows:
            return False
        return None if self.clock.reads(kind) else self.selection.has_slot(kind.slot)

    def is_asked(self, minute: int, kind: Kind) -> bool:
        return self.selection.has_slot(self.clock.slot(minute, kind))

    def is_date(self, meeting: Meeting, found: Occurrence) -> bool:
        first, last = self.window()
        if self.selection.chosen.get(WHEN) and not first <= minute_of(found.starts_at) < last:
            return False
        return self.is_time(meeting, found, is_time_known=found.is_time_known)

    def is_time(self, meeting: Meeting, found: Occurrence | DateSlot, *, is_time_known: bool) -> bool:
        """Whether the meeting and the time of week are those asked for, however soon the date is."""
        slot = (meeting.how, Day.values[found.weekday], found.part_of_day)
        return self.is_meeting(meeting) and self.is_asked(minute_of(found.starts_at), Kind(slot, is_time_known))

    @property
    def asks_for_times(self) -> bool:
        return any(self.selection.chosen.get(name) for name in ("day", "part"))

    def is_undated(self, meeting: Meeting) -> bool:
        """A meeting whose dates nobody knows."""
        return self.is_meeting(meeting) and self.selection.has_slot((meeting.how, "", meeting.part_of_day))

    def is_meeting(self, meeting: Meeting) -> bool:
        return (self.hows is None or meeting.how in self.hows) and (
            meeting.venue is None or self.is_near(meeting.venue)
        )


class Dates:
    """The next wanted date of listings, in one of two ways."""

    def __init__(self, roster: Roster, wanted: Wanted):
        self.roster, self.wanted = roster, wanted
        self.first, self.last = wanted.window()
        self.kinds = wanted.kinds()

    def key(self, seat: int) -> float:
        """Seconds, comparable; behind `LATER` when nothing wanted lies ahead."""
        for minute, kind in self.roster.timetable.dates_of(seat):
            if self.first <= minute < self.last and self._is_wanted(minute, kind):
                return minute * 60
        return LATER + self.roster.next_at[seat]

    def in_order(self, bits: int) -> Iterator[int]:
        """Seats by their next wanted date, then by number, without sorting all of them."""
        held = held_in(bits)
        for _minute, dates in groupby(self.roster.timetable.between(self.first, self.last), itemgetter(0)):
            found = set()
            for minute, seat, kind in dates:
                if is_held(held, seat) and self._is_wanted(minute, kind):
                    found.add(seat)
                    held[seat >> 3] &= ~(1 << (seat & 7))
            yield from sorted(found, key=self.roster.ids.__getitem__)
        yield from _sorted(self.roster, int.from_bytes(held, "little"), self.roster.next_at.__getitem__)

    def _is_wanted(self, minute: int, kind: int) -> bool:
        is_wanted = self.kinds[kind]
        return self.wanted.is_asked(minute, KINDS[kind]) if is_wanted is None else is_wanted


def page_of(
    roster: Roster,
    sections: list[tuple[str, int]],
    *,
    sort: str,
    away: Mapping[int, float],
    title: int | None,
    wanted: Callable[[str], Wanted],
    skip: int,
    take: int,
) -> list[Ranked]:
    """`sections` are (code, matches) in order. `away` is a squared chord by seat (see
    `places.distance`); `title` are matches in the title, if words were
    typed; `wanted` says for a section which dates count."""
    found: list[Ranked] = []
    for section, matches in sections:
        if not matches:
            continue
        dates = Dates(roster, wanted(section))
        for bits, ordered in _buckets(roster, section, matches, sort, away, title, dates):
            count = bits.bit_count()
            if skip >= count:
                skip -= count
                continue
            last = skip + take - len(found)
            found += [Ranked(section, seat) for seat in islice(ordered(bits, last), skip, last)]
            skip = 0
            if len(found) == take:
                return found
    return found


def _buckets(roster, section, matches, sort, away, title, dates) -> Iterator[tuple[int, Callable]]:
    """Matches in groups that follow each other, each with what puts it in order. Ties go by the listing's number."""

    def by_date(bits: int, count: int) -> Iterable[int]:
        if bits.bit_count() > FEW:
            return dates.in_order(bits)
        return _sorted(roster, bits, dates.key, count)

    if sort == "name":
        yield matches, lambda bits, count: _sorted(roster, bits, roster.names.__getitem__, count)
    elif sort == "soonest":
        yield matches, by_date
    elif sort == "nearest" and section in (GO, CHECK):
        yield matches, lambda bits, count: _sorted(roster, bits, lambda seat: away.get(seat, float("inf")), count)
    else:
        rings = _rings(roster, away) if away and section in (GO, CHECK) else (~0,)
        begun = roster.having("begun")
        # Courses that have begun come last: nobody can join them now.
        for part in (matches & ~begun, matches & begun):
            for half in (part,) if title is None else (part & title, part & ~title):
                for band in roster.bands:
                    for ring in rings:
                        yield half & band & ring, by_date


def _rings(roster: Roster, away: Mapping[int, float]) -> list[int]:
    """Listings by distance band; the last holds those whose distance is not known."""
    rings = [bits_of(seats, roster.size) for seats in by_distance_band(away)[:-1]]
    return [*rings, ~union(rings)]


def _sorted(roster: Roster, bits: int, key: Callable, count: int | None = None) -> list[int]:
    # Both ways of sorting keep the order of the listings' numbers among equals.
    seats = numbers_in(bits) if roster.is_in_order else sorted(numbers_in(bits), key=roster.ids.__getitem__)
    return sorted(seats, key=key) if count is None else nsmallest(count, seats, key=key)
