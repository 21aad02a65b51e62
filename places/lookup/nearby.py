"""Cells, slugs and what lies around a point."""

import re
from itertools import islice

from places.cells import read_cell, write_cell
from places.distance import haversine_km
from places.lookup.answers import Point, point_of
from places.models import Place
from places.regions import NO_REGION_SLUG

_SLUG = re.compile(r"[a-z0-9-]{1,160}", re.ASCII)
_NUMBERED = re.compile(r"(.+?)(-g(?:[0-9]+|own-[a-z0-9-]+))?", re.ASCII)

# Looked at in turn until one holds a town.
_RINGS_KM = (10, 40, 150)
# Half the diagonal of a cell at the equator.
_CELL_RADIUS_KM = 0.8


def place_for_slug(slug):
    """The town, county or postcode area of this slug, or None. Postcodes are not to be had by address."""
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        return None
    return Place.objects.filter(slug=slug).exclude(kind=Place.Kind.POSTCODE).first()


def parse_cell(text):
    """A Point for '41.92,-87.65', rounded to two decimals, or None. Asks nothing of the database.

    Its country and time zone are empty; `point_for_near_value` knows them.
    """
    position = read_cell(text) if isinstance(text, str) else None
    if position is None:
        return None
    cell = write_cell(*position)
    return _point_at(*position, name=cell, label=cell)


def point_for_cell(text):
    """Like `parse_cell`, named after the nearest town, with its country and time zone."""
    position = read_cell(text) if isinstance(text, str) else None
    if position is None:
        return None
    town = nearest_town(*position)
    if town is None:
        return parse_cell(text)
    return _point_at(
        *position,
        name=town.name,
        label=town.label,
        short_label=town.short_label,
        country=town.country,
        region=town.region,
        region_code=town.region_code,
        time_zone=town.time_zone,
    )


def point_for_near_value(value):
    """The Point that `near_value` stood for: a slug's place or a named cell; None for anything else."""
    point = point_for_cell(value)
    if point:
        return point
    place = place_for_slug(value)
    return point_of(place) if place else None


def cell_for(place):
    """'51.45,-2.59' for a Place or a Point."""
    return write_cell(place.latitude, place.longitude)


def nearest_town(lat, lon):
    """The town a person would name for this spot, or None far from any.

    A city five kilometres off beats a village at one; a village beats it when you stand in it.
    """
    for km in _RINGS_KM:
        towns = [
            (haversine_km(lat, lon, latitude, longitude), population, pk)
            for pk, latitude, longitude, population in Place.objects.towns()
            .within_box(lat, lon, km)
            .values_list("pk", "latitude", "longitude", "population")
        ]
        within = [town for town in towns if town[0] <= km]
        if within:
            _distance, _population, pk = min(within, key=lambda town: (town[0] + 1) / (town[1] + 500) ** 0.25)
            return Place.objects.get(pk=pk)
    return None


def towns_within(lat, lon, km, limit=20):
    """The most populous towns within `km`, largest first: for the names on a map."""
    in_box = Place.objects.towns().within_box(lat, lon, km).order_by("-population", "pk")
    within = (
        pk
        for pk, latitude, longitude in in_box.values_list("pk", "latitude", "longitude")
        if haversine_km(lat, lon, latitude, longitude) <= km
    )
    chosen = list(islice(within, limit))
    towns = Place.objects.in_bulk(chosen)
    return [towns[pk] for pk in chosen]


def landing_place(country, region_slug, town_slug):
    """The town at /groups/in/<country>/<region>/<town>/, or None; `Place.landing_parts` makes the address.

    Of several namesakes the plain address is the most populous one's; the others carry their number.
    """
    name, number = _NUMBERED.fullmatch(town_slug).groups() if _SLUG.fullmatch(town_slug) else ("", None)
    region = () if region_slug == NO_REGION_SLUG else (region_slug,)
    place = place_for_slug("-".join((name, *region, country.lower())) + (number or ""))
    return place if place and place.kind == Place.Kind.TOWN and place.region_slug == region_slug else None


def _point_at(latitude, longitude, *, name, label, short_label="", country="", region="", region_code="", time_zone=""):
    return Point(
        name=name,
        label=label,
        short_label=short_label or label,
        country=country,
        region=region,
        region_code=region_code,
        latitude=latitude,
        longitude=longitude,
        slug="",
        precision="exact",
        time_zone=time_zone,
        radius_km=_CELL_RADIUS_KM,
    )
