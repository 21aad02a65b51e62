"""Groups to offer without being asked for: soonest from home, and others near the one being read."""

from datetime import datetime

from groups.models import Listing, Occurrence
from groups.search.bitsets import held_in, is_held, numbers_in, union
from groups.search.cards import Card, cards_by_seat, numbered
from groups.search.nearby import nearby
from groups.search.ordering import ALL, Wanted, page_of
from groups.search.reach import Reach
from groups.search.roster import NEVER, Roster, roster_at
from groups.search.scope import IN_PERSON
from groups.search.selection import Selection
from groups.search.timetable import Clock
from groups.vocabulary import FROM_HOME, How, JoinRoute, Kind
from places.distance import unit_for

# Where there are many groups the nearest lie close by; only elsewhere is it worth looking far.
NEAR_KM = (5, 40)
MOST_ON_NOW = 20


def soonest_from_home(*, now: datetime, country: str = "", limit: int = 3) -> list[Card]:
    """Groups with a known next date that anybody in `country` may join from home, soonest first."""
    roster = roster_at(now)
    return _soonest(roster, roster.shown & _from_home_in(roster, country), country, now, limit)


def soonest_to_join(*, now: datetime, country: str = "", limit: int) -> list[Card]:
    """What is on now and open to whoever comes, and then the next dates of groups that she could still join.

    Left out: where somebody else has to ask for her, and courses that have begun.
    """
    roster = roster_at(now)
    closed = roster.having_any((f"join={JoinRoute.REFERRAL_NEEDED}", f"join={JoinRoute.INVITATION_ONLY}", "begun"))
    bits = roster.shown & _from_home_in(roster, country) & ~closed
    on_now = roster.seats_of(_on_now(now)) & bits
    seats = sorted(numbers_in(on_now), key=roster.ids.__getitem__)[:limit]
    cards = _cards(roster, seats, {}, country, now, _any_date(roster, FROM_HOME, now))
    return numbered([*cards, *_soonest(roster, bits & ~on_now, country, now, limit - len(cards))])


def always_there(*, now: datetime, country: str = "", limit: int = 3) -> list[Card]:
    """Lines, chats and forums that anybody in `country` may use from home, and that have no dates to wait for."""
    roster = roster_at(now)
    kinds = roster.having_any(f"kind={kind.value}" for kind in (Kind.HELPLINE, Kind.FORUM))
    bits = roster.shown & _from_home_in(roster, country) & kinds
    wanted = _any_date(roster, FROM_HOME, now)
    return _cards(roster, _first(roster, bits, "", limit, wanted), {}, country, now, wanted)


def _soonest(roster: Roster, bits: int, country: str, now: datetime, limit: int) -> list[Card]:
    wanted = _any_date(roster, FROM_HOME, now)
    seats = [seat for seat in _first(roster, bits, "soonest", limit, wanted) if roster.next_at[seat] != NEVER]
    return _cards(roster, seats, {}, country, now, wanted)


def _on_now(now: datetime) -> list[int]:
    """Listings one may still join, by their keys."""
    dates = Occurrence.objects.on_now(now=now).filter(
        meeting__how__in=FROM_HOME, listing__join_route__in=(JoinRoute.OPEN_LINK, JoinRoute.WALK_IN)
    )
    return list(dates.order_by("starts_at").values_list("listing_id", flat=True)[:MOST_ON_NOW])


def near_listing(listing: Listing, *, now: datetime, limit: int = 3) -> list[Card]:
    """Other groups around its first venue; from home in its country when it has none."""
    roster = roster_at(now)
    itself = roster.seats_of([listing.pk])
    point = _point_of(listing)
    if point is None:
        bits = roster.shown & _from_home_in(roster, listing.country)
        wanted = _any_date(roster, FROM_HOME, now)
        return _cards(roster, _first(roster, bits & ~itself, "", limit, wanted), {}, listing.country, now, wanted)
    away = _away(roster, point, roster.shown & ~itself, limit)
    seats = sorted(away, key=lambda seat: (away[seat], roster.ids[seat]))[:limit]
    return _cards(roster, seats, away, listing.country, now, _any_date(roster, IN_PERSON, now))


def _any_date(roster: Roster, hows, now: datetime) -> Wanted:
    return Wanted(Selection(roster, roster.shown, Reach(roster.slots)), Clock(), now, hows)


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


def _from_home_in(roster: Roster, country: str) -> int:
    bits = union(held for slot, held in roster.slots.items() if slot[0] in FROM_HOME)
    return bits & roster.having_any((f"country={country}", "area=anywhere")) if country else bits


def _first(roster: Roster, bits: int, sort: str, take: int, wanted: Wanted) -> list[int]:
    ranked = page_of(
        roster, [(ALL, bits)], sort=sort, away={}, title=None, wanted=lambda section: wanted, skip=0, take=take
    )
    return [found.seat for found in ranked]


def _cards(roster: Roster, seats, away, country: str, now: datetime, wanted: Wanted) -> list[Card]:
    meetings = dict.fromkeys(seats, wanted)
    cards = cards_by_seat(roster, seats, away=away, unit=unit_for(country), now=now, wanted=meetings)
    return numbered(cards[seat] for seat in seats if seat in cards)
