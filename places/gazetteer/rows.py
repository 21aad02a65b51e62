"""Turn what the data files say into rows for the shelf: a Place not yet saved, and the names it goes by."""

import zoneinfo

import zipcodes
from django.utils.text import slugify

from places.gazetteer.files import OWN_ID, read_areas, read_counties
from places.models import Place
from places.regions import US_TERRITORIES, region_called, region_of_geonames
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


def area_rows():
    for row in read_areas():
        place = Place(
            kind=Place.Kind.POSTCODE_AREA,
            name=row["label"],
            slug=f"{row['code']}-{row['country']}-postcodes".lower(),
            normalised=row["code"],
            source=Place.Source.OWN,
            source_id=f"area-{row['country']}-{row['code']}",
            **_position_of(row),
        )
        yield place, ()


def zip_rows():
    """ZIP codes in use or retired; the 800 or so of the armed forces overseas have no position and are left out."""
    zones = zoneinfo.available_timezones()
    for record in zipcodes.list_all():
        latitude, longitude = float(record["lat"]), float(record["long"])
        if latitude == 0 and longitude == 0:
            continue
        state = record["state"]
        area = region_called("US", state)
        place = Place(
            kind=Place.Kind.POSTCODE,
            name=record["zip_code"],
            slug=f"us-{record['zip_code']}",
            normalised=record["zip_code"],
            country=state if state in _FREELY_ASSOCIATED else "US",
            region=area.name if area else "",
            region_code=area.region_code if area else "",
            near=record["city"],
            latitude=latitude,
            longitude=longitude,
            time_zone=record["timezone"] if record["timezone"] in zones else "",
            source=Place.Source.ZIPCODES,
            source_id=record["zip_code"],
        )
        yield place, ()


def _position_of(row):
    shared = ("country", "region", "region_code", "latitude", "longitude", "radius_km", "time_zone")
    return {field: row[field] for field in shared}


def _slug_of(name, region, country):
    """'bristol-england-gb', 'paris-fr'; empty for a name without any letter that an address can hold."""
    plain = slugify(to_ascii(name))
    return "-".join(part for part in (plain, slugify(to_ascii(region)), country.lower()) if part) if plain else ""
