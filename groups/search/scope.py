"""Which listings a question is about at all, before any filter: near a place, or everywhere."""

from dataclasses import dataclass, field
from datetime import datetime

from groups.search.bitsets import bits_of, union
from groups.search.facets import WHEN
from groups.search.nearby import Nearby, Whereabouts, nearby
from groups.search.ordering import CHECK, GO, HOME, Wanted
from groups.search.reach import Reach, whole_reach
from groups.search.roster import Roster
from groups.search.selection import Selection
from groups.search.timetable import Clock
from groups.vocabulary import FROM_HOME, How, JoinRoute, ServiceArea
from places.distance import haversine_km

# A listing that does not say how it meets is treated like one that meets in person.
IN_PERSON = (How.IN_PERSON.value, "")


@dataclass(frozen=True)
class Scope:
    """`reach` says who can be reached how and when; `welcome` who may come as far as we know; `near` how far away they
    are. Days and parts of day are those of the `clock`."""

    roster: Roster
    reach: Reach
    now: datetime
    clock: Clock = field(default_factory=Clock)
    welcome: int = 0
    near: Nearby = field(default_factory=Nearby)
    place: Whereabouts | None = None

    def selection(self, base: int, chosen) -> Selection:
        return Selection(self.roster, self.roster.shown & base, self.reach, chosen)

    def in_person(self, selection: Selection) -> int:
        """Matches she could travel to. What is also offered from home counts here only."""
        reach = self.reach.only(lambda slot: slot[0] in IN_PERSON)
        return Selection(self.roster, selection.base, reach, selection.chosen).matching()

    def from_home(self, chosen) -> int:
        """Whom she can reach from home, as far as these choices go."""
        reach = self.reach.only(lambda slot: slot[0] in FROM_HOME)
        return Selection(self.roster, self.roster.shown, reach, chosen).matching()

    def wanted(self, selection: Selection, section: str, km: float = 0) -> Wanted:
        """Which dates a listing stands for in a section: those asked for, from home or near enough."""
        place = self.place if section in (GO, CHECK) else None
        is_near = (lambda venue: _is_near(venue, place, km)) if place else (lambda venue: True)
        hows = {GO: IN_PERSON, CHECK: IN_PERSON, HOME: FROM_HOME}.get(section)
        return Wanted(selection, self.clock, self.now, hows, is_near)

    def distances(self, selection: Selection) -> dict[int, float]:
        """Seat to squared chord of the nearest venue with a meeting that was asked for."""
        asked = selection.slots_asked()
        # Only dates tell apart those who meet in one slot.
        return self.near.nearest(asked, asked if selection.chosen.get(WHEN) else None)


def _is_near(venue, place: Whereabouts, km: float) -> bool:
    point = venue.public_point()
    return point is None or haversine_km(place.latitude, place.longitude, *point) <= km


def everywhere(roster: Roster, *, now: datetime, zone: str = "") -> Scope:
    clock = Clock(zone)
    return Scope(roster, whole_reach(roster, clock, now), now, clock)


def around(roster: Roster, place: Whereabouts, km: float, *, now: datetime, zone: str = "") -> Scope:
    """In person within `km`; from home wherever the group serves; and groups of her region with no known venue.

    The zone is the one she chose, or else that of the place.
    """
    clock = Clock(zone or place.time_zone)
    near = nearby(roster, place.latitude, place.longitude, km)
    there = {slot: bits_of((seat for seat, _km in venues), roster.size) for slot, venues in near.by_slot.items()}
    unplaced = roster.having("unplaced") & _of_her_region(roster, place)
    home = _from_home(roster, place)
    within = {slot: unplaced | bits for slot, bits in there.items()} if unplaced else there
    reach = whole_reach(roster, clock, now).cut(
        lambda slot, bits: bits & (home if slot[0] in FROM_HOME else within.get(slot, unplaced))
    )
    return Scope(roster, reach, now, clock, _welcome(roster, place, near, unplaced), near, place)


def _from_home(roster: Roster, place: Whereabouts) -> int:
    """Groups whose service area holds her, or is not known and lies in her country."""
    unknown = roster.having(f"area={ServiceArea.UNKNOWN}") | roster.having(f"area={ServiceArea.RADIUS}")
    own_country = roster.having(f"country={place.country}") if place.country else 0
    return roster.having("area=anywhere") | _serves(roster, place) | (unknown & own_country)


def _of_her_region(roster: Roster, place: Whereabouts) -> int:
    own_region = roster.having(f"region={place.region}") if place.region else 0
    regions = roster.having(f"area={ServiceArea.REGIONS}") | roster.having(f"area={ServiceArea.POSTCODE_AREAS}")
    return own_region | (_serves(roster, place) & regions)


def _serves(roster: Roster, place: Whereabouts) -> int:
    return roster.having_any(f"serves={code}" for code in place.serves)


def _welcome(roster: Roster, place: Whereabouts, near: Nearby, unplaced: int) -> int:
    """Where nothing says otherwise distance decides; a known service area must hold her."""
    unsaid = roster.having(f"area={ServiceArea.UNKNOWN}") & ~roster.having("area=in_words")
    in_radius = bits_of(near.in_radius, roster.size)
    welcome = union([unsaid, roster.having("area=anywhere"), _serves(roster, place), in_radius])
    return welcome & ~unplaced & ~roster.having(f"join={JoinRoute.INVITATION_ONLY}")
