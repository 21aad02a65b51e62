"""Which ways to attend there are, for a clock: by their pattern, and on the real dates of the days ahead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from groups.schedules.civil_time import instant, local_moment
from groups.search.bitsets import bits_of
from groups.search.roster import Roster
from groups.search.slots import Slot
from groups.search.timetable import AHEAD, Clock, minute_of
from groups.vocabulary import FROM_HOME, When

Slots = Mapping[Slot, int]
# Zones for which a process keeps what it has worked out; each may take 5 MB at 100,000 listings.
MOST_KEPT = 6


@dataclass(frozen=True)
class Reach:
    """`slots` says who can be reached how at all, `dated` the same for each choice of When."""

    slots: Slots
    dated: Mapping[str, Slots] = field(default_factory=dict)

    def only(self, is_wanted: Callable[[Slot], bool]) -> "Reach":
        return self.cut(lambda slot, bits: bits if is_wanted(slot) else 0)

    def cut(self, part_of: Callable[[Slot, int], int]) -> "Reach":
        """`part_of` says which of those in a slot are left."""
        return Reach(_cut(self.slots, part_of), {code: _cut(slots, part_of) for code, slots in self.dated.items()})


def _cut(slots: Slots, part_of) -> Slots:
    left = ((slot, part_of(slot, bits)) for slot, bits in slots.items())
    return {slot: bits for slot, bits in left if bits}


def whole_reach(roster: Roster, clock: Clock, now: datetime) -> Reach:
    return Reach(
        _kept(roster, ("slots", clock.zone, now.date()), lambda: _slots(roster, clock, now)),
        _kept(roster, ("dated", clock.zone, minute_of(now)), lambda: _dated(roster, clock, now)),
    )


def window_of(code: str, clock: Clock, now: datetime) -> tuple[int, int]:
    """From this minute up to, and not with, the last. Days end at midnight by the clock, weeks with Sunday."""
    zone = clock.zone or "UTC"
    today = local_moment(now, zone).date()
    if code == When.SEVEN_DAYS:
        until = now + timedelta(days=7)
    else:
        days = 1 if code == When.TODAY else 7 - today.weekday()
        until = instant(today + timedelta(days=days), time(0), zone)
    return minute_of(now), minute_of(until)


def _slots(roster: Roster, clock: Clock, now: datetime) -> Slots:
    """By the pattern; from home, where the reader's clock counts, by the real dates of the weeks ahead."""
    if not clock.zone:
        return roster.slots
    first, last = minute_of(now), minute_of(now + AHEAD)
    slots: dict[Slot, int] = {}
    on_group_clock = _bits(roster, roster.timetable.seats_by_kind(first, last, Clock()))
    for slot, bits in _bits(roster, roster.timetable.seats_by_kind(first, last, clock)).items():
        if slot[0] in FROM_HOME:
            slots[slot] = bits
    for slot, bits in roster.slots.items():
        # Of a date farther off, and of one without a clock time, the pattern is all there is to go by.
        left = bits & ~on_group_clock.get(slot, 0) if slot[0] in FROM_HOME else bits
        if left:
            slots[slot] = slots.get(slot, 0) | left
    return slots


def _dated(roster: Roster, clock: Clock, now: datetime) -> dict[str, Slots]:
    """The longest stretch is read once, piece by piece."""
    windows = sorted((window_of(code, clock, now)[1], code) for code in When.values)
    dated: dict[str, Slots] = {}
    slots: dict[Slot, int] = {}
    first = minute_of(now)
    for last, code in windows:
        for slot, bits in _bits(roster, roster.timetable.seats_by_kind(first, last, clock)).items():
            slots[slot] = slots.get(slot, 0) | bits
        dated[code], first = dict(slots), last
    return dated


def _bits(roster: Roster, seats_by_slot: Mapping[Slot, list[int]]) -> dict[Slot, int]:
    return {slot: bits_of(seats, roster.size) for slot, seats in seats_by_slot.items()}


def _kept(roster: Roster, key, work_out):
    kept = roster.timetable.kept
    if key not in kept:
        # Threads share it; the worst that can happen is that something is worked out twice.
        for old in list(kept)[: max(0, len(kept) - 2 * MOST_KEPT + 1)]:
            kept.pop(old, None)
        kept[key] = work_out()
    return kept[key]
