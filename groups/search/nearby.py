"""Where she searches from, and who is near: the cells of the roster around her, then the great circle."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from groups.search.bitsets import held_in, is_held
from groups.search.cells import cells_between
from groups.search.roster import Roster
from groups.search.slots import SLOTS, Slot
from places import lookup
from places.distance import KM_PER_MILE, bounding_box, squared_chord, unit_for, unit_vector
from places.models import Place

DEFAULT_WITHIN = {"mi": 10, "km": 15}
# What the page offers; any other number up to the farthest is taken, too.
OFFERED_WITHIN = {"mi": (2, 5, 10, 25, 50, 100), "km": (3, 5, 15, 25, 50, 100, 150)}
# Up to each of these many km two groups are as near as each other, so that trust and dates decide.
DISTANCE_BANDS_KM = (3, 8, 16, 40, 80)
_BANDS = tuple(squared_chord(km) for km in DISTANCE_BANDS_KM)


@dataclass(frozen=True)
class Whereabouts:
    """A place to search from. `serves` are the service areas known to hold it: "GB", "GB-ENG", "GB-BS"."""

    near: str
    name: str
    label: str
    country: str
    region: str
    latitude: float
    longitude: float
    precision: str
    radius_km: float = 0
    time_zone: str = ""
    postcode_area: str = ""

    @property
    def unit(self) -> str:
        return unit_for(self.country)

    @property
    def serves(self) -> list[str]:
        return [code for code in (self.country, self.region, self.postcode_area) if code]


@dataclass(frozen=True)
class Nearby:
    """Who meets near a point: by slot, each seat with how far away its venue is, as the squared chord of
    `places.distance`; and the seats whose service radius holds the point."""

    by_slot: Mapping[Slot, list[tuple[int, float]]] = field(default_factory=dict)
    in_radius: list[int] = field(default_factory=list)

    def nearest(self, slots: Iterable[Slot], among: Mapping[Slot, int] | None = None) -> dict[int, float]:
        """Seat to squared chord of its nearest venue in these slots; `among` says who counts in which slot."""
        away: dict[int, float] = {}
        for slot in slots:
            held = held_in(among.get(slot, 0)) if among is not None else None
            for seat, squared in self.by_slot.get(slot, ()):
                if (seat not in away or squared < away[seat]) and (held is None or is_held(held, seat)):
                    away[seat] = squared
        return away


def whereabouts_of(near: str) -> Whereabouts | None:
    """The place behind a slug or a cell; None when it is neither."""
    point = lookup.parse_cell(near)
    if point is not None:
        town = lookup.nearest_town(point.latitude, point.longitude)
        return _whereabouts(near, town, point.latitude, point.longitude, "exact") if town else _nowhere(near, point)
    place = lookup.place_for_slug(near)
    if place is None:
        return None
    return _whereabouts(place.near_value, place, place.latitude, place.longitude, place.precision)


def nearby(roster: Roster, latitude: float, longitude: float, km: float) -> Nearby:
    """Every way to attend in person within `km`; a listing with several venues or times has several."""
    x, y, z = unit_vector(latitude, longitude)
    farthest = squared_chord(km)
    by_number: list[list[tuple[int, float]]] = [[] for _slot in SLOTS]
    in_radius = []
    for cell in cells_between(roster.cells, *bounding_box(latitude, longitude, km)):
        for seat, slot, x2, y2, z2, reach in cell.points():
            squared = (x - x2) * (x - x2) + (y - y2) * (y - y2) + (z - z2) * (z - z2)
            if squared <= farthest:
                by_number[slot].append((seat, squared))
                if squared <= reach:
                    in_radius.append(seat)
    return Nearby({slot: found for slot, found in zip(SLOTS, by_number, strict=True) if found}, in_radius)


def by_distance_band(away: Mapping[int, float]) -> list[list[int]]:
    """Seats by how far away they are, nearest first: the bands of `DISTANCE_BANDS_KM`, and what lies beyond."""
    bands: list[list[int]] = [[] for _band in range(len(_BANDS) + 1)]
    for seat, squared in away.items():
        bands[bisect_left(_BANDS, squared)].append(seat)
    return bands


def in_km(number: float, unit: str) -> float:
    return number * KM_PER_MILE if unit == "mi" else number


def distance_words(km: float, unit: str) -> str:
    """ "about 2 miles": never closer than the directory knows."""
    if unit == "mi":
        miles = km / KM_PER_MILE
        if miles < 1:
            return _("less than 1 mile")
        number = round(miles)
        return _("about 1 mile") if number == 1 else _("about %(number)s miles") % {"number": number}
    return _("less than 1 km") if km < 1 else _("about %(number)s km") % {"number": round(km)}


def within_words(within: int, unit: str) -> str:
    if unit == "mi":
        return _("1 mile") if within == 1 else _("%(number)s miles") % {"number": within}
    return _("%(number)s km") % {"number": within}


def _whereabouts(near: str, place: Place, latitude, longitude, precision) -> Whereabouts:
    return Whereabouts(
        near=near,
        name=place.name or place.normalised,
        label=place.short_label,
        country=place.country,
        region=f"{place.country}-{place.region_code}" if place.region_code else "",
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        radius_km=place.radius_km or 0,
        time_zone=place.time_zone,
        postcode_area=f"{place.country}-{place.normalised}" if place.kind == Place.Kind.POSTCODE_AREA else "",
    )


def _nowhere(near: str, point) -> Whereabouts:
    """A cell far from any town we know, such as the open sea."""
    return Whereabouts(near, near, near, "", "", point.latitude, point.longitude, "exact")
