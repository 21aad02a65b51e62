"""The names on the map. The gazetteer changes a few times a year, so they are kept for an hour."""

from threading import Lock
from typing import NamedTuple

from cachetools import TTLCache, cached
from django.db import connection

from places.lookup import towns_within

KEPT_SECONDS = 3600
KEPT_AREAS = 512
MOST_NAMES = 30
REACHES_KM = (3, 6, 12, 25, 50, 100, 200, 400, 800)

_kept: TTLCache = TTLCache(KEPT_AREAS, KEPT_SECONDS)


class TownName(NamedTuple):
    name: str
    latitude: float
    longitude: float


def town_names_around(centre: tuple[float, float], km: float) -> list[TownName]:
    """The largest towns within `km`, or somewhat more, largest first."""
    reach = next((reach for reach in REACHES_KM if km <= reach), REACHES_KM[-1])
    return _names(round(centre[0], 2), round(centre[1], 2), reach, str(connection.settings_dict["NAME"]))


def forget_town_names() -> None:
    _kept.clear()


@cached(_kept, lock=Lock())
def _names(latitude: float, longitude: float, reach: float, database: str) -> list[TownName]:
    towns = towns_within(latitude, longitude, reach, limit=MOST_NAMES)
    return [TownName(town.name, town.latitude, town.longitude) for town in towns]
