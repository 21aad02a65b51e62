"""The order of results, a page at a time. Only the part of a section that a page touches is ever sorted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from groups.search.bitsets import numbers_in
from groups.search.nearby import distance_band
from groups.search.roster import Roster

GO, CHECK, HOME, ALL = "go", "check", "home", "all"


@dataclass(frozen=True)
class Ranked:
    section: str
    seat: int


def page_of(
    roster: Roster,
    sections: list[tuple[str, int]],
    *,
    sort: str,
    away: dict[int, float],
    title: int | None,
    skip: int,
    take: int,
) -> list[Ranked]:
    """`sections` are (code, matches) in order. `away` is km by seat; `title` are matches in the title, if words were
    typed."""
    found: list[Ranked] = []
    for section, matches in sections:
        for bits, key in _buckets(roster, section, matches, sort, away, title):
            count = bits.bit_count()
            if skip >= count:
                skip -= count
                continue
            last = skip + take - len(found)
            # Seats follow the listings' numbers, but for a few; `nsmallest` keeps that order among equals.
            seats = sorted(numbers_in(bits), key=roster.ids.__getitem__)
            found += [Ranked(section, seat) for seat in nsmallest(last, seats, key=key)[skip:]]
            skip = 0
            if len(found) == take:
                return found
    return found


def _buckets(roster, section, matches, sort, away, title) -> Iterator[tuple[int, Callable]]:
    """Matches in groups that follow each other, each with the order inside it. Ties go by the listing's number."""
    next_at = roster.next_at
    if sort == "name":
        yield matches, lambda seat: roster.names[seat]
    elif sort == "soonest":
        yield matches, next_at.__getitem__
    elif sort == "nearest" and section in (GO, CHECK):
        yield matches, lambda seat: away.get(seat, float("inf"))
    else:
        by_distance = away and section in (GO, CHECK)
        key = _by_distance_and_date(away, next_at) if by_distance else next_at.__getitem__
        for part in (matches,) if title is None else (matches & title, matches & ~title):
            for band in roster.bands:
                yield part & band, key


def _by_distance_and_date(away, next_at):
    bands = {seat: distance_band(km) for seat, km in away.items()}
    farthest = distance_band(float("inf"))
    return lambda seat: (bands.get(seat, farthest), next_at[seat])
