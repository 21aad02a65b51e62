"""Which listings a question is about at all, before any filter: near a place, or everywhere."""

from dataclasses import dataclass, field

from groups.search.bitsets import bits_of, union
from groups.search.nearby import NearSlot, Whereabouts, slots_within
from groups.search.roster import Roster
from groups.search.selection import Selection, Slots
from groups.vocabulary import FROM_HOME, How, JoinRoute, ServiceArea
from places.distance import haversine_km

FAR = float("inf")
# A listing that does not say how it meets is treated like one that meets in person.
IN_PERSON = (How.IN_PERSON.value, "")


@dataclass(frozen=True)
class Scope:
    """`slots` says who can be reached how; `welcome` who may come as far as we know; `near` how far away they are."""

    roster: Roster
    slots: Slots
    welcome: int = 0
    near: list[NearSlot] = field(default_factory=list)
    place: Whereabouts | None = None

    def selection(self, base: int, chosen) -> Selection:
        return Selection(self.roster, self.roster.shown & base, self.slots, chosen)

    def in_person(self, selection: Selection) -> int:
        """Matches she could travel to. What is also offered from home counts here only."""
        slots = {slot: bits for slot, bits in self.slots.items() if slot[0] in IN_PERSON}
        return Selection(self.roster, selection.base, slots, selection.chosen).matching()

    def wanted(self, selection: Selection, *, from_home: bool | None, km: float = 0):
        """Which meetings a card is about: those asked for, from home or near enough; None is either."""

        def is_wanted(meeting, day: str, part: str) -> bool:
            if from_home is not None and (meeting.how in FROM_HOME) != from_home:
                return False
            if self.place and from_home is False and meeting.venue and not _is_near(meeting.venue, self.place, km):
                return False
            return selection.has_slot((meeting.how, day, part))

        return is_wanted

    def distances(self, selection: Selection) -> dict[int, float]:
        """Seat to km: the nearest venue with a meeting that was asked for."""
        wanted = {slot for slot in self.slots if selection.has_slot(slot)}
        away: dict[int, float] = {}
        for seat, slot, km, _within in self.near:
            if slot in wanted and km < away.get(seat, FAR):
                away[seat] = km
        return away


def _is_near(venue, place: Whereabouts, km: float) -> bool:
    point = venue.public_point()
    return point is None or haversine_km(place.latitude, place.longitude, *point) <= km


def everywhere(roster: Roster) -> Scope:
    return Scope(roster, roster.slots)


def around(roster: Roster, place: Whereabouts, km: float) -> Scope:
    """In person within `km`; from home wherever the group serves; and groups of her region with no known venue."""
    near = slots_within(roster, place.latitude, place.longitude, km)
    slots: dict[tuple[str, str, str], int] = {}
    seats: dict[tuple[str, str, str], list[int]] = {}
    for seat, slot, _km, _within in near:
        seats.setdefault(slot, []).append(seat)
    for slot, there in seats.items():
        slots[slot] = bits_of(there, roster.size)
    unplaced = roster.having("unplaced") & _of_her_region(roster, place)
    home = _from_home(roster, place)
    for slot, carriers in roster.slots.items():
        reached = carriers & (home if slot[0] in FROM_HOME else unplaced)
        if reached:
            slots[slot] = slots.get(slot, 0) | reached
    return Scope(roster, slots, _welcome(roster, place, near, unplaced), near, place)


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


def _welcome(roster: Roster, place: Whereabouts, near: list[NearSlot], unplaced: int) -> int:
    """Where nothing says otherwise distance decides; a known service area must hold her."""
    unsaid = roster.having(f"area={ServiceArea.UNKNOWN}") & ~roster.having("area=in_words")
    in_radius = bits_of((found.seat for found in near if found.is_within_radius), roster.size)
    welcome = union([unsaid, roster.having("area=anywhere"), _serves(roster, place), in_radius])
    return welcome & ~unplaced & ~roster.having(f"join={JoinRoute.INVITATION_ONLY}")
