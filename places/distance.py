"""How far apart two points on the earth are, in Python and inside a query. Kilometres and degrees throughout."""

import math

from django.db.models import F, FloatField, Q, Value
from django.db.models.functions import ACos, Cos, Greatest, Least, Radians, Sin

KM_PER_MILE = 1.609344
EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

# Half a metre: keeps a point that lies exactly on the rim inside its box in spite of rounding.
_RIM = 1e-7

_COUNTRIES_IN_MILES = frozenset({"US", "GB", "LR", "MM"})


def unit_for(country):
    """'mi' where road signs are in miles, 'km' elsewhere; `country` is an ISO 3166-1 alpha-2 code."""
    return "mi" if (country or "").upper() in _COUNTRIES_IN_MILES else "km"


def haversine_km(lat1, lon1, lat2, lon2):
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    across = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    chord = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * across
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def unit_vector(lat, lon):
    """The point on a sphere of radius 1: for many distances from one place this is four times as fast as angles."""
    phi, across = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(across), math.cos(phi) * math.sin(across), math.sin(phi)


def squared_chord(km):
    """Of two unit vectors that many kilometres apart, along the ground, the squared straight distance."""
    return 4 * math.sin(min(km / EARTH_RADIUS_KM, math.pi) / 2) ** 2


def chord_km(squared):
    """The way back from `squared_chord`."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(squared) / 2))


def bounding_box(lat, lon, km):
    """(south, north, [(west, east), ...]) of the smallest box that holds every point within `km`.

    Two ranges when the box crosses the 180th meridian; the whole circle when it holds a pole.
    """
    angle = max(0.0, km) / EARTH_RADIUS_KM
    reach = math.degrees(angle) + _RIM
    south, north = lat - reach, lat + reach
    if south <= -90 or north >= 90:
        return max(south, -90.0), min(north, 90.0), [(-180.0, 180.0)]
    width = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(lat))))) + _RIM
    west, east = lon - width, lon + width
    if east - west >= 360:
        return south, north, [(-180.0, 180.0)]
    if west < -180:
        return south, north, [(west + 360, 180.0), (-180.0, east)]
    if east > 180:
        return south, north, [(west, 180.0), (-180.0, east - 360)]
    return south, north, [(west, east)]


def box_condition(lat, lon, km, latitude_field="latitude", longitude_field="longitude"):
    """A Q that keeps the rows inside the box: cheap on an index, and a little too wide in the corners."""
    south, north, ranges = bounding_box(lat, lon, km)
    across = Q()
    for west, east in ranges:
        across |= Q(**{f"{longitude_field}__gte": west, f"{longitude_field}__lte": east})
    return Q(**{f"{latitude_field}__gte": south, f"{latitude_field}__lte": north}) & across


def distance_expression(lat, lon, latitude_field="latitude", longitude_field="longitude"):
    """Kilometres from (lat, lon) as a column, the same on SQLite and PostgreSQL; null where a coordinate is."""
    phi = math.radians(lat)
    row_phi = Radians(F(latitude_field), output_field=FloatField())
    row_lambda = Radians(F(longitude_field), output_field=FloatField())
    cosine = Value(math.sin(phi), FloatField()) * Sin(row_phi) + (
        Value(math.cos(phi), FloatField()) * Cos(row_phi) * Cos(row_lambda - Value(math.radians(lon), FloatField()))
    )
    # Rounding makes 1.0000000000000002 of a point compared with itself, which ACos refuses.
    # The row's own latitude is kept in the outer call so that a missing coordinate stays null:
    # PostgreSQL's LEAST passes over nulls.
    clamped = Least(Value(1.0), Greatest(Value(-1.0), cosine, output_field=FloatField()), output_field=FloatField())
    nothing_if_missing = (row_phi + row_lambda) * Value(0.0, FloatField())
    return Value(EARTH_RADIUS_KM, FloatField()) * ACos(clamped + nothing_if_missing, output_field=FloatField())
