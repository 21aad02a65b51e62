"""Which time zone a point lies in, after the towns around it."""

import math
from collections import defaultdict
from functools import cached_property

from places.distance import haversine_km
from places.models import Place


class Zones:
    """Reads the towns of a country the first time it is asked about one; keep one for a whole file."""

    def __init__(self):
        self._countries = {}

    def zone_at(self, country, latitude, longitude):
        """The IANA name, or "" where we hold no town of the country."""
        if country not in self._countries:
            self._countries[country] = _ZonesOfCountry(country)
        return self._countries[country].zone_at(latitude, longitude)


class _ZonesOfCountry:
    def __init__(self, country):
        towns = Place.objects.towns().filter(country=country).exclude(time_zone="")
        self._towns = list(towns.values_list("latitude", "longitude", "time_zone"))
        self._zones = {zone for _latitude, _longitude, zone in self._towns}
        self._around = {}

    def zone_at(self, latitude, longitude):
        if len(self._zones) < 2:
            return next(iter(self._zones), "")
        nearby = self._towns_around(*_square(latitude, longitude)) or self._towns
        return min(nearby, key=lambda town: haversine_km(latitude, longitude, town[0], town[1]))[2]

    def _towns_around(self, row, column):
        """Those of nine squares; one town stands for a neighbourhood that keeps a single time."""
        if (row, column) not in self._around:
            towns = [
                town
                for near_row in (row - 1, row, row + 1)
                for near_column in (column - 1, column, column + 1)
                for town in self._grid.get((near_row, near_column), ())
            ]
            one_time = len({zone for _latitude, _longitude, zone in towns}) == 1
            self._around[row, column] = towns[:1] if one_time else towns
        return self._around[row, column]

    @cached_property
    def _grid(self):
        grid = defaultdict(list)
        for town in self._towns:
            grid[_square(town[0], town[1])].append(town)
        return grid


def _square(latitude, longitude):
    return math.floor(latitude), math.floor(longitude)
