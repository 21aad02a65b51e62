"""The three answers to "where is that?"."""

from dataclasses import dataclass, field

from places.cells import write_cell
from places.regions import Area, country_name


@dataclass(frozen=True)
class Point:
    """Somewhere, ready for a search and for a page. Shares its attribute names with `Place`.

    `precision` is 'exact', 'area' or 'town'. `slug` is empty where it would give a postcode away and for a
    bare cell. What a person typed and where it lies stay out of the repr, so out of logs and tracebacks.
    """

    name: str = field(repr=False)
    label: str = field(repr=False)
    short_label: str = field(repr=False)
    country: str
    region: str
    region_code: str
    latitude: float = field(repr=False)
    longitude: float = field(repr=False)
    slug: str
    precision: str
    time_zone: str
    radius_km: float | None = None

    @property
    def near_value(self):
        """What an address may carry: a slug, or else a cell of two decimals."""
        return self.slug or write_cell(self.latitude, self.longitude)


@dataclass(frozen=True)
class Found:
    """`also` is the country or region of the same name (Quebec, Washington), for a page to offer beside it."""

    place: Point
    also: Area | None = None

    @property
    def near_value(self):
        return self.place.near_value


@dataclass(frozen=True)
class Ambiguous:
    """Two to eight places, likeliest first."""

    choices: tuple[Point, ...]
    also: Area | None = None


@dataclass(frozen=True)
class NotFound:
    """`reason`: 'empty', 'too_long', 'country', 'region', 'postcode' or 'unknown'.

    'country' and 'region' name something too wide for a distance, given in `country`, `region_code` and
    `name`. 'postcode' has the shape of one that we do not hold; `country` says whose, where that is clear.
    `suggestions` may be what was meant.
    """

    reason: str
    suggestions: tuple[Point, ...] = ()
    country: str = ""
    region_code: str = ""
    name: str = ""


def point_of(place, *, among_others=False):
    """A Point for a row of Place. A postcode loses its slug, which would carry it into an address.

    `among_others` adds the country to the label of a postcode area, which goes without it by itself.
    """
    needs_country = among_others and place.kind == place.Kind.POSTCODE_AREA
    return Point(
        name=place.name,
        label=f"{place.label}, {country_name(place.country)}" if needs_country else place.label,
        short_label=place.short_label,
        country=place.country,
        region=place.region,
        region_code=place.region_code,
        latitude=place.latitude,
        longitude=place.longitude,
        slug="" if place.kind == place.Kind.POSTCODE else place.slug,
        precision=place.precision,
        time_zone=place.time_zone,
        radius_km=place.radius_km,
    )
