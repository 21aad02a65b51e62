"""Which days belong to which times: the items of a sentence sorted into the meetings they are about."""

from dataclasses import dataclass, field, replace
from datetime import time

from groups.schedules.civil_time import DAY_IN_MINUTES, minutes_between
from groups.schedules.reading.items import (
    ALSO,
    BREAK,
    CLOSES,
    LAST,
    MONTH,
    OPENS,
    OVER,
    Clock,
    Count,
    Cue,
    Day,
    Days,
    Every,
    Flag,
    Item,
    Length,
    Mark,
    Part,
    Unread,
    Zone,
)


@dataclass
class Timed:
    clock: Clock
    zone: str = ""
    part: str = ""


@dataclass
class Slot:
    """The days of one meeting, its times, and all that is said about them."""

    first: int = 0
    end: int = 0
    days_end: int = 0
    pairs: list[tuple[int, int]] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    is_bare: bool = False
    dates: list[Day] = field(default_factory=list)
    clocks: list[Timed] = field(default_factory=list)
    part: str = ""
    is_clock_first: bool = False
    same_time_as: "Slot | None" = None
    modifiers: list[Item] = field(default_factory=list)

    @property
    def has_days(self) -> bool:
        return bool(self.pairs or self.month_days)

    @property
    def has_time(self) -> bool:
        return bool(self.clocks or self.part)


def sort_into_slots(items: list[Item]) -> list[Slot]:
    """Slots without days or dates are left when no other has any."""
    slots: list[Slot] = []
    everywhere: list[Item] = []
    for clause in _clauses(items):
        found, loose = _Clause(clause).sort()
        slots += found
        everywhere += [] if found else loose
    slots = _without_dayless(slots)
    for slot in slots or [Slot()]:
        slot.modifiers += everywhere
    return slots or [Slot(modifiers=everywhere)]


def _clauses(items: list[Item]) -> list[list[Item]]:
    clauses: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Mark) and item.code == BREAK:
            clauses.append([])
        else:
            clauses[-1].append(item)
    return clauses


def _without_dayless(slots: list[Slot]) -> list[Slot]:
    """Times in a clause of their own, "Tuesdays and Fridays; 10-11.30am", are those of the days without any."""
    dayless = [slot for slot in slots if not slot.has_days and not slot.dates]
    others = [slot for slot in slots if slot.has_days or slot.dates]
    if not others or not dayless:
        return others or dayless
    for loose in dayless:
        waiting = [slot for slot in others if not slot.clocks]
        for slot in waiting:
            slot.clocks, slot.part = list(loose.clocks), slot.part or loose.part
        for slot in others:
            slot.modifiers += loose.modifiers
        if not waiting:
            # All days have their times already: nobody knows what these are about.
            others[0].modifiers += [Unread(timed.clock.first, timed.clock.end) for timed in loose.clocks]
    return others


class _Clause:
    """Walks one clause. What is said before its first meeting or after its last is about all of them."""

    def __init__(self, items: list[Item]):
        self.items = items
        self.slots: list[Slot] = []
        self.before: list[Item] = []
        self.trailing: list[Item] = []
        self.rhythm_to_come: list[Item] = []
        self.cue = ""
        self.is_in_brackets = False

    def sort(self) -> tuple[list[Slot], list[Item]]:
        for item in self.items:
            self._take(item)
        if self.rhythm_to_come:
            self.trailing += self.rhythm_to_come
        self._give_back_late_clock()
        self._share_times()
        for slot in self.slots:
            has_rhythm = any(isinstance(item, Every) for item in slot.modifiers)
            slot.modifiers += [item for item in self.before if not (has_rhythm and isinstance(item, Every))]
            slot.modifiers += self.trailing
            slot.is_bare = slot.is_bare and len(self.slots) == 1
        return self.slots, [*self.before, *self.trailing]

    def _take(self, item: Item) -> None:
        if isinstance(item, Mark):
            self.is_in_brackets = item.code == OPENS or (self.is_in_brackets and item.code != CLOSES)
        elif isinstance(item, Cue):
            self.cue = item.code
            self._modify(item)
        elif isinstance(item, Days):
            self._take_days(item)
        elif isinstance(item, Clock):
            self._take_clock(item)
        elif isinstance(item, Day) and not item.role:
            self._take_date(item)
        elif isinstance(item, Part):
            self._take_part(item)
        elif isinstance(item, Zone):
            self._take_zone(item)
        elif isinstance(item, Every | Count | Length | Day | Flag):
            self._modify(item)

    # --- Days and times, which make meetings ---

    def _current(self) -> Slot | None:
        return self.slots[-1] if self.slots else None

    def _open(self, item: Item) -> Slot:
        if self.slots:
            self.slots[-1].modifiers += self.trailing
        else:
            self.before += self.trailing
        self.trailing = []
        slot = Slot(first=item.first, end=item.end, modifiers=self.rhythm_to_come)
        self.rhythm_to_come = []
        self.slots.append(slot)
        return slot

    def _take_days(self, item: Days) -> None:
        if item.month_days and not item.is_in_month and not self._counts_in_months():
            self.trailing.append(Unread(item.first, item.end))
            return
        if self.cue == OVER:
            # "It ended on a Wednesday" is no rhythm.
            self.trailing.append(Unread(item.first, item.end))
            return
        slot = self._current()
        is_monthly = bool(item.month_days) or any(nth for nth, _day in item.pairs)
        if (
            slot is None
            or self.rhythm_to_come
            or (slot.has_days and not self._may_extend(slot, is_monthly))
            or (slot.dates and slot.clocks and not slot.is_clock_first)
        ):
            slot = self._open(item)
        elif slot.dates and self.cue == ALSO:
            # "10 and 31 March, then every Tuesday"
            slot.dates = [replace(day, role=ALSO) for day in slot.dates]
        slot.pairs += [pair for pair in item.pairs if pair not in slot.pairs]
        slot.month_days += [day for day in item.month_days if day not in slot.month_days]
        slot.is_bare = item.is_bare
        slot.end = slot.days_end = item.end
        self.cue = ""

    def _may_extend(self, slot: Slot, is_monthly: bool) -> bool:
        was_monthly = bool(slot.month_days) or any(nth for nth, _day in slot.pairs)
        is_open = not slot.has_time or (slot.is_clock_first and len(slot.clocks) == 1)
        return is_open and was_monthly == is_monthly and not (slot.month_days and slot.pairs)

    def _counts_in_months(self) -> bool:
        return any(isinstance(item, Every) and item.unit == MONTH for item in self.items)

    def _take_clock(self, item: Clock) -> None:
        slot = self._current()
        if slot is not None and self.is_in_brackets and slot.clocks:
            # "10am to 11.30pm (surely 11.30am)": said beside, not one more meeting.
            self.trailing.append(Unread(item.first, item.end))
            return
        if slot is not None and self.cue == LAST and slot.clocks and slot.clocks[-1].clock.options[0][1] is None:
            slot.clocks[-1].clock = _joined(slot.clocks[-1].clock, item)
        elif slot is None or (slot.is_clock_first and slot.clocks and (slot.has_days or slot.dates)):
            slot = self._open(item)
            slot.is_clock_first = True
            slot.clocks.append(Timed(item))
        else:
            slot.clocks.append(Timed(item))
        slot.end = item.end
        self.cue = ""

    def _take_date(self, item: Day) -> None:
        slot = self._current()
        if slot is None or (slot.dates and slot.clocks and not slot.has_days and not slot.is_clock_first):
            slot = self._open(item)
        slot.dates.append(item)
        slot.end = item.end

    def _take_part(self, item: Part) -> None:
        slot = self._current()
        if slot is None:
            slot = self._open(item)
            slot.is_clock_first = True
        if slot.clocks:
            slot.clocks[-1].part = item.code
        elif slot.part not in ("", item.code):
            # "Mondays, mornings and evenings"
            self.slots.append(replace(slot, part=item.code, modifiers=list(slot.modifiers)))
        else:
            slot.part = item.code
        slot.end = item.end

    def _take_zone(self, item: Zone) -> None:
        slot = self._current()
        if slot is not None and slot.clocks and not slot.clocks[-1].zone:
            slot.clocks[-1].zone = item.code
        else:
            self._modify(item)

    def _modify(self, item: Item) -> None:
        if isinstance(item, Every) and self.slots and any(isinstance(one, Every) for one in self.before):
            # "Fortnightly on Mondays, weekly on Fridays": the rhythm stands in front of its day.
            self.rhythm_to_come.append(item)
        elif self.slots:
            self.trailing.append(item)
        else:
            self.before.append(item)

    # --- Meetings that share a time ---

    def _give_back_late_clock(self) -> None:
        """ "7-8pm on Mondays and 9-10pm": the second time is of the same day."""
        last = self._current()
        if len(self.slots) > 1 and last is not None and last.clocks and not last.has_days and not last.dates:
            late = self.slots.pop()
            self.slots[-1].clocks += late.clocks
            self.slots[-1].modifiers += late.modifiers

    def _share_times(self) -> None:
        for slot, following in zip(reversed(self.slots[:-1]), reversed(self.slots[1:]), strict=True):
            if not slot.has_time:
                slot.clocks, slot.part = list(following.clocks), following.part
        for before, slot in zip(self.slots, self.slots[1:], strict=False):
            if not slot.has_time and before.clocks:
                slot.same_time_as = before


def _joined(start: Clock, end: Clock) -> Clock:
    """ "Starts at 7pm, ends at 8.30pm"."""
    options: list[tuple[time, time | None]] = []
    for at, _none in start.options:
        lengths = {minutes_between(at, until) or DAY_IN_MINUTES: until for until, _none in end.options}
        options.append((at, lengths[min(lengths)]))
    return Clock(start.first, end.end, options=tuple(options))
