"""Groups to offer without being asked for: soonest from home, and others near the one being read."""

from datetime import datetime

from groups.models import Listing
from groups.search.bitsets import held_in, is_held, union
from groups.search.cards import Card, cards_by_seat, numbered
from groups.search.nearby import nearby
from groups.search.ordering import ALL, Wanted, page_of
from groups.search.reach import Reach
from groups.search.roster import NEVER, Roster, roster_at
from groups.search.scope import IN_PERSON
from groups.search.selection import Selection
from groups.search.timetable import Clock
from groups.vocabulary import FROM_HOME, How
from places.distance import unit_for

# Where there are many groups the nearest lie close by; only elsewhere is it worth looking far.
NEAR_KM = (5, 40)


def soonest_from_home(*, now: datetime, country: str = "", zone: str = "", limit: int = 3) -> list[Card]:
    """Groups with a known next date that anybody in `country` may join from home, soonest first."""
    roster = roster_at(now)
    wanted = _any_date(roster, FROM_HOME, now, zone)
    bits = roster.shown & _reached_from_home(roster)
    if country:
        bits &= roster.having_any((f"country={country}", "area=anywhere"))
    seats = [seat for seat in _first(roster, bits, "soonest", limit, wanted) if roster.next_at[seat] != NEVER]
    return _cards(roster, seats, {}, country, now, wanted)


def near_listing(listing: Listing, *, now: datetime, limit: int = 3) -> list[Card]:
    """Other groups around its first venue; from home in its country when it has none."""
    roster = roster_at(now)
    itself = roster.seats_of([listing.pk])
    point = _point_of(listing)
    if point is None:
        bits = (
            roster.shown
            & _reached_from_home(roster)
            & roster.having_any((f"country={listing.country}", "area=anywhere"))
        )
        wanted = _any_date(roster, FROM_HOME, now)
        return _cards(roster, _first(roster, bits & ~itself, "", limit, wanted), {}, listing.country, now, wanted)
    away = _away(roster, point, roster.shown & ~itself, limit)
    seats = sorted(away, key=lambda seat: (away[seat], roster.ids[seat]))[:limit]
    return _cards(roster, seats, away, listing.country, now, _any_date(roster, IN_PERSON, now))


def _any_date(roster: Roster, hows, now: datetime, zone: str = "") -> Wanted:
    return Wanted(Selection(roster, roster.shown, Reach(roster.slots)), Clock(zone), now, hows)


def _away(roster: Roster, point: tuple[float, float], wanted: int, enough: int) -> dict[int, float]:
    """Squared chords by seat: near by when there are enough, else as far as is worth looking."""
    away: dict[int, float] = {}
    for km in NEAR_KM:
        near = nearby(roster, *point, km)
        held = held_in(wanted)
        away = {seat: squared for seat, squared in near.nearest(near.by_slot).items() if is_held(held, seat)}
        if len(away) >= enough:
            break
    return away


def _point_of(listing: Listing) -> tuple[float, float] | None:
    venues = (
        meeting.venue for meeting in listing.meetings.all() if meeting.venue and meeting.how in ("", How.IN_PERSON)
    )
    return next((point for venue in venues if (point := venue.public_point())), None)


def _reached_from_home(roster: Roster) -> int:
    return union(bits for slot, bits in roster.slots.items() if slot[0] in FROM_HOME)


def _first(roster: Roster, bits: int, sort: str, take: int, wanted: Wanted) -> list[int]:
    ranked = page_of(
        roster, [(ALL, bits)], sort=sort, away={}, title=None, wanted=lambda section: wanted, skip=0, take=take
    )
    return [found.seat for found in ranked]


def _cards(roster: Roster, seats, away, country: str, now: datetime, wanted: Wanted) -> list[Card]:
    meetings = dict.fromkeys(seats, wanted)
    cards = cards_by_seat(roster, seats, away=away, unit=unit_for(country), now=now, wanted=meetings)
    return numbered(cards[seat] for seat in seats if seat in cards)
