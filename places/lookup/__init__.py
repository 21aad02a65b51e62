"""What somebody typed -> where on earth, answered from our own database."""

from places.lookup.answers import Ambiguous, Found, NotFound, Point
from places.lookup.finding import MAX_LENGTH, find_place
from places.lookup.nearby import (
    cell_for,
    landing_place,
    nearest_town,
    parse_cell,
    place_for_slug,
    point_for_near_value,
    towns_within,
)

__all__ = [
    "MAX_LENGTH",
    "Ambiguous",
    "Found",
    "NotFound",
    "Point",
    "cell_for",
    "find_place",
    "landing_place",
    "nearest_town",
    "parse_cell",
    "place_for_slug",
    "point_for_near_value",
    "towns_within",
]
