"""Turn what the data files say into rows for the shelf: a Place not yet saved, and the names it goes by."""

import zoneinfo

from django.utils.text import slugify

from places.gazetteer.files import OWN_ID, read_areas, read_counties
from places.gazetteer.zones import Zones
from places.models import Place
from places.regions import region_called, region_of_geonames
from places.spelling import fold_place, to_ascii

# Sovereign states served by the post of the United States; everything else in its list is the country itself.
_FREELY_ASSOCIATED = frozenset({"FM", "MH", "PW"})


def town_row(town):
    """(place, other names). The slug is the plain one: whoever saves the row sees to namesakes."""
    area = region_of_geonames(town.country, town.admin1)
    # Our own towns carry our own codes already.
    area = area or region_called(town.country, town.admin1)
    own = town.id.startswith(OWN_ID)
    place = Place(
        kind=Place.Kind.TOWN,
        name=town.name,
        slug=_slug_of(town.ascii_name or town.name, town.region, town.country) or f"place-{town.id}",
        normalised=fold_place(town.name),
        country=town.country,
        region=town.region,
        region_code=area.region_code if area else "",
        near=town.near,
        latitude=town.latitude,
        longitude=town.longitude,
        population=town.population,
        time_zone=town.time_zone,
        source=Place.Source.OWN if own else Place.Source.GEONAMES,
        source_id=town.id,
    )
    return place, town.other_names


def county_rows():
    for row in read_counties():
        place = Place(
            kind=Place.Kind.COUNTY,
            name=row["name"],
            slug=slugify(f"{row['name']} county {row['country']}"),
            normalised=fold_place(row["name"]),
            source=Place.Source.OWN,
            source_id=f"county-{row['country']}-{slugify(row['name'])}",
            **_position_of(row),
        )
        yield place, row["other_names"]


def area_places():
    for row in read_areas():
        yield Place(
            kind=Place.Kind.POSTCODE_AREA,
            name=row["label"],
            slug=slug_of_postcode(row["country"], row["code"]),
            normalised=row["code"],
            source=Place.Source.OWN,
            source_id=f"area-{row['country']}-{row['code']}",
            **_position_of(row),
        )


def zip_places(records):
    """ZIP codes from records of the `zipcodes` package, retired ones too.

    About 870 of them, those of the armed forces overseas, stand at 0, 0 for want of a position: left out.
    """
    known_zones, zones = zoneinfo.available_timezones(), Zones()
    for record in records:
        latitude, longitude = float(record["lat"]), float(record["long"])
        if latitude == 0 and longitude == 0:
            continue
        state = record["state"]
        country = state if state in _FREELY_ASSOCIATED else "US"
        area = region_called("US", state)
        zone = record["timezone"]
        yield Place(
            kind=Place.Kind.POSTCODE,
            name=record["zip_code"],
            slug=slug_of_postcode(country, record["zip_code"]),
            normalised=record["zip_code"],
            country=country,
            region=area.name if area else "",
            region_code=area.region_code if area else "",
            near=record["city"],
            latitude=latitude,
            longitude=longitude,
            time_zone=zone if zone in known_zones else zones.zone_at(country, latitude, longitude),
            source=Place.Source.ZIPCODES,
            source_id=record["zip_code"],
        )


def slug_of_postcode(country, code):
    """'gb-bs', 'us-60614': says all there is to say, so that every source of one postcode meets in one row."""
    return f"{country}-{code}".lower()


def _position_of(row):
    shared = ("country", "region", "region_code", "latitude", "longitude", "radius_km", "time_zone")
    return {field: row[field] for field in shared}


def _slug_of(name, region, country):
    """'bristol-england-gb', 'paris-fr'; empty for a name without any letter that an address can hold."""
    plain = slugify(to_ascii(name.replace("/", " ")))
    return "-".join(part for part in (plain, slugify(to_ascii(region)), country.lower()) if part) if plain else ""
