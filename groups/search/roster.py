"""The roster: which listing carries which code, held in each process as bits (docs/decisions/0011).

The database stays the truth. Every search reads the one row of `IndexVersion`; when it has moved, the process
reads the entries that changed since and goes on from there. A roster is never altered once it is made: a change
makes another, so that searches under way keep theirs.
"""

import gc
import threading
from array import array
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from django.db import connection
from django.db.models import Min

from groups import freshness
from groups.models import IndexVersion, Occurrence, SearchEntry, SynonymSet, Term
from groups.search.bitsets import bits_of, union
from groups.search.cells import Cells, cell_of, put
from groups.search.slots import Slot, read_placed, read_slot
from groups.search.text.query import synonyms_from
from groups.search.timetable import Timetable, Writing, read_dates
from groups.vocabulary import Freshness

NEVER = float("inf")
# Past this many changes reading everything again is quicker.
MOST_CHANGES = 500
CLOCKS_DIFFER_BY = 300
MANY = 5000
_FIELDS = ("listing_id", "codes", "dates", "confirmed_at", "listed_at", "next_occurrence_at", "sort_name")


@dataclass(frozen=True)
class Roster:
    """`bits` and `slots` map a code to the listings that carry it, by their seat: a number from 0 in this process.

    Days are ordinals in UTC, moments are POSIX seconds. A slot is (how, day, part of day), "" where unknown.
    """

    number: int = 0
    stamp: str = ""
    as_of: float = 0
    """The latest moment its next dates were worked out for."""
    on_day: int = 0
    ids: list[int] = field(default_factory=list)
    seat_at: array = field(default_factory=lambda: array("i"))
    """The seat of each listing by its key, -1 where there is none: several times as fast as a dict of 100,000."""
    bits: dict[str, int] = field(default_factory=dict)
    slots: dict[Slot, int] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    confirmed: array = field(default_factory=lambda: array("l"))
    listed: array = field(default_factory=lambda: array("l"))
    next_at: array = field(default_factory=lambda: array("d"))
    next_due: float = NEVER
    timetable: Timetable = field(default_factory=Timetable)
    names: list[str] = field(default_factory=list)
    bands: tuple[int, ...] = ()
    """Listings by freshness, in the order of `freshness.RANK`; those no longer believed stand in none."""
    shown: int = 0
    """What ordinary results may hold today: published, believed, and not kept apart."""
    terms: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    synonyms: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)
    """Room for what is worked out once for each language: see `groups.search.labels`."""

    @property
    def size(self) -> int:
        return len(self.ids)

    @cached_property
    def is_in_order(self) -> bool:
        """Whether seats follow the listings' keys: always, but for a listing that came late with an early key."""
        return all(first < second for first, second in pairwise(self.ids))

    def having(self, code: str) -> int:
        return self.bits.get(code, 0)

    def having_any(self, codes) -> int:
        return union(self.bits.get(code, 0) for code in codes)

    def seats_of(self, listing_ids) -> int:
        seat_at, size = self.seat_at, len(self.seat_at)
        return bits_of([seat_at[pk] for pk in listing_ids if pk < size and seat_at[pk] >= 0], self.size)


_held: dict[str, Roster] = {}
_lock = threading.Lock()


def roster_at(now: datetime) -> Roster:
    """The roster as of the database's present state, with freshness and next dates as of `now`."""
    number, stamps = IndexVersion.objects.state()
    stamp = stamps[0] if stamps else ""
    name = str(connection.settings_dict["NAME"])
    with _lock:
        roster = _held.get(name)
        if roster is not None and roster.as_of > now.timestamp() + CLOCKS_DIFFER_BY:
            roster = None  # next dates never run backwards
        if roster is None or (roster.number, roster.stamp) != (number, stamp):
            roster = _brought_up_to_date(roster, number, stamps)
        roster = _with_next_dates(_on_day(roster, now), now)
        _held[name] = roster
    return roster


def forget_rosters() -> None:
    with _lock:
        _held.clear()


def _brought_up_to_date(roster: Roster | None, number: int, stamps: list[str]) -> Roster:
    stamp = stamps[0] if stamps else ""
    if roster is not None:
        behind = number - roster.number
        # The stamp says that what we hold was really committed and that nothing was removed since.
        if 0 < behind < len(stamps) and stamps[behind] == roster.stamp:
            changed = SearchEntry.objects.filter(version__gt=roster.number).order_by("listing_id")
            rows = list(changed.values_list(*_FIELDS)[: MOST_CHANGES + 1])
            if len(rows) <= MOST_CHANGES:
                return replace(_with_rows(roster, rows), number=number, stamp=stamp, **_words())
    return replace(_read_all(), number=number, stamp=stamp, **_words())


def _read_all() -> Roster:
    rows = SearchEntry.objects.order_by("listing_id").values_list(*_FIELDS)
    ids: list[int] = []
    confirmed, listed, next_at, names = array("l"), array("l"), array("d"), []
    marks: dict[str, bytearray] = defaultdict(bytearray)
    cells: Cells = {}
    timetable = Writing()
    for seat, (pk, codes, dates, confirmed_at, listed_at, next_occurrence_at, name) in enumerate(
        rows.iterator(chunk_size=5000)
    ):
        ids.append(pk)
        timetable.put(read_dates(dates))
        _append(confirmed, listed, next_at, confirmed_at, listed_at, next_occurrence_at)
        names.append(name)
        byte, bit = seat >> 3, 1 << (seat & 7)
        for code in codes.split():
            if code.startswith("at="):
                put(cells, seat, read_placed(code))
                continue
            mark = marks[code]
            if len(mark) <= byte:
                mark.extend(bytes(byte + 1024 - len(mark)))
            mark[byte] |= bit
    whole = {code: int.from_bytes(mark, "little") for code, mark in marks.items()}
    roster = Roster(
        ids=ids,
        seat_at=_seats_by_id(ids),
        bits={code: bits for code, bits in whole.items() if not code.startswith("slot=")},
        slots={read_slot(code): bits for code, bits in whole.items() if code.startswith("slot=")},
        cells=cells,
        confirmed=confirmed,
        listed=listed,
        next_at=next_at,
        next_due=min(next_at, default=NEVER),
        timetable=timetable.finished(),
        names=names,
    )
    if roster.size >= MANY:
        # The garbage collector would walk these hundreds of thousands of objects again and again: told to leave
        # them alone, a search near a big city takes 34 ms instead of 54 at 100,000 listings.
        gc.collect()
        gc.freeze()
    return roster


def _with_rows(roster: Roster, rows) -> Roster:
    """The same roster with some listings read anew."""
    ids, names = list(roster.ids), list(roster.names)
    seat_of = {pk: roster.seat_at[pk] for pk, *_rest in rows if pk < len(roster.seat_at) and roster.seat_at[pk] >= 0}
    bits, slots = dict(roster.bits), dict(roster.slots)
    changed = set(seat_of.values())
    cells = {
        where: cell if changed.isdisjoint(cell.seats) else cell.without(changed) for where, cell in roster.cells.items()
    }
    confirmed, listed, next_at = roster.confirmed[:], roster.listed[:], roster.next_at[:]
    dates_by_seat: dict[int, list[tuple[int, int]]] = {}
    placed_anew: list[tuple[int, str]] = []
    for pk, codes, dates, confirmed_at, listed_at, next_occurrence_at, name in rows:
        seat = seat_of.get(pk)
        if seat is None:
            seat = len(ids)
            ids.append(pk)
            names.append(name)
            _append(confirmed, listed, next_at, confirmed_at, listed_at, next_occurrence_at)
        else:
            names[seat] = name
            confirmed[seat], listed[seat] = _ordinal(confirmed_at), _ordinal(listed_at)
            next_at[seat] = next_occurrence_at.timestamp() if next_occurrence_at else NEVER
            for held in (bits, slots):
                for code, carriers in held.items():
                    if carriers >> seat & 1:
                        held[code] = carriers ^ (1 << seat)
        dates_by_seat[seat] = read_dates(dates)
        for code in codes.split():
            if code.startswith("at="):
                placed_anew.append((seat, code))
                continue
            held, key = (slots, read_slot(code)) if code.startswith("slot=") else (bits, code)
            held[key] = held.get(key, 0) | 1 << seat
    for where in {cell_of(read_placed(code)) for _seat, code in placed_anew} & cells.keys():
        cells[where] = cells[where].without(set())
    for seat, code in placed_anew:
        put(cells, seat, read_placed(code))
    return replace(
        roster, ids=ids, seat_at=_seats_by_id(ids), bits=bits, slots=slots, cells=cells, names=names,
        confirmed=confirmed, listed=listed, next_at=next_at, next_due=min(next_at, default=NEVER), on_day=0,
        timetable=roster.timetable.with_changes(dates_by_seat),
    )  # fmt: skip


def _seats_by_id(ids: list[int]) -> array:
    seat_at = array("i", [-1]) * (max(ids, default=0) + 1)
    for seat, pk in enumerate(ids):
        seat_at[pk] = seat
    return seat_at


def _on_day(roster: Roster, now: datetime) -> Roster:
    """Freshness changes at midnight UTC only, so that it is worked out once a day and after each change."""
    today = freshness.utc_day(now).toordinal()
    if roster.on_day == today:
        return roster
    last_seats: dict[Freshness, list[int]] = defaultdict(list)
    for seat, (confirmed, listed) in enumerate(zip(roster.confirmed, roster.listed, strict=True)):
        if not confirmed:
            if today - listed <= freshness.NOT_YET_CONFIRMED_DAYS:
                last_seats[Freshness.NOT_YET_CONFIRMED].append(seat)
        elif today - confirmed <= freshness.FRESH_DAYS:
            last_seats[Freshness.FRESH].append(seat)
        elif today - confirmed <= freshness.AGEING_DAYS:
            last_seats[Freshness.AGEING].append(seat)
        elif today - confirmed <= freshness.STALE_DAYS:
            last_seats[Freshness.STALE].append(seat)
    bands = tuple(bits_of(last_seats[band], roster.size) for band in freshness.RANK)
    return replace(roster, on_day=today, bands=bands, shown=union(bands) & roster.having("shown"))


def _with_next_dates(roster: Roster, now: datetime) -> Roster:
    """Dates that have passed since the entries were written give way to the ones after them."""
    minute = now.replace(second=0, microsecond=0)
    if roster.next_due >= minute.timestamp():
        return roster if roster.as_of >= minute.timestamp() else replace(roster, as_of=minute.timestamp())
    passed = [seat for seat, at in enumerate(roster.next_at) if at < minute.timestamp()]
    to_come = Occurrence.objects.to_come(now=minute)
    if len(passed) <= MOST_CHANGES:
        to_come = to_come.filter(listing__in=[roster.ids[seat] for seat in passed])
    else:
        to_come = to_come.filter(listing__next_occurrence_at__lt=minute)
    following = dict(to_come.order_by().values_list("listing").annotate(Min("starts_at")))
    next_at = roster.next_at[:]
    for seat in passed:
        starts_at = following.get(roster.ids[seat])
        next_at[seat] = starts_at.timestamp() if starts_at else NEVER
    return replace(roster, next_at=next_at, next_due=min(next_at, default=NEVER), as_of=minute.timestamp())


def _words() -> dict:
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for vocabulary, code, label in Term.objects.in_use().values_list("vocabulary", "code", "label"):
        terms[vocabulary].append((code, label))
    return {
        "terms": {vocabulary: tuple(options) for vocabulary, options in terms.items()},
        "labels": {},
        "synonyms": synonyms_from(found.phrases() for found in SynonymSet.objects.order_by("pk")),
    }


def _append(confirmed, listed, next_at, confirmed_at, listed_at, next_occurrence_at) -> None:
    confirmed.append(_ordinal(confirmed_at))
    listed.append(_ordinal(listed_at))
    next_at.append(next_occurrence_at.timestamp() if next_occurrence_at else NEVER)


def _ordinal(moment: datetime | None) -> int:
    return freshness.utc_day(moment).toordinal() if moment else 0
