"""Where she searches from, and who is near: the cells of the roster around her, then the great circle."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from groups.search.roster import Roster
from places import lookup
from places.distance import KM_PER_MILE, bounding_box, kilometres_from, unit_for
from places.models import Place

DEFAULT_WITHIN = {"mi": 10, "km": 15}
# What the page offers; any other number up to the farthest is taken, too.
OFFERED_WITHIN = {"mi": (2, 5, 10, 25, 50, 100), "km": (3, 5, 15, 25, 50, 100, 150)}
# Up to each of these many km two groups are as near as each other, so that trust and dates decide.
DISTANCE_BANDS_KM = (3, 8, 16, 40, 80)


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


class NearSlot(NamedTuple):
    seat: int
    slot: tuple[str, str, str]
    km: float
    is_within_radius: bool


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


def slots_within(roster: Roster, latitude: float, longitude: float, km: float) -> list[NearSlot]:
    """Every way to attend in person within `km`; a listing with several venues or times has several."""
    kilometres = kilometres_from(latitude, longitude)
    south, north, ranges = bounding_box(latitude, longitude, km)
    found = []
    for points in roster.cells_between(south, north, ranges):
        for seat, slot, lat, lon, radius_km in points:
            if south <= lat <= north:
                away = kilometres(lat, lon)
                if away <= km:
                    found.append(NearSlot(seat, slot, away, radius_km is not None and away <= radius_km))
    return found


def distance_band(km: float) -> int:
    return bisect_left(DISTANCE_BANDS_KM, km)


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
