"""Read the data files beside this module. Pure: rows in, plain records out; see README.md for the columns."""

import csv
import gzip
from dataclasses import dataclass, replace

from places.regions import GAZETTEER
from places.spelling import to_ascii

TOWNS = GAZETTEER / "towns.tsv.gz"
EXTRA_PLACES = GAZETTEER / "extra_places.csv"
EXTRA_NAMES = GAZETTEER / "extra_names.csv"
UK_AREAS = GAZETTEER / "uk_postcode_areas.csv"
CANADIAN_LETTERS = GAZETTEER / "canada_postal_letters.csv"
COUNTIES = GAZETTEER / "counties.csv"

COLUMNS = (
    "geonames_id",
    "name",
    "ascii_name",
    "country",
    "admin1",
    "region",
    "latitude",
    "longitude",
    "population",
    "time_zone",
    "near",
    "other_names",
)
# Marks the ids of our own towns, so that they never meet a GeoNames number.
OWN_ID = "own-"


@dataclass(frozen=True)
class Town:
    """`id` is GeoNames' number, or our own word for it. `ascii_name` is empty when `name` is ASCII."""

    id: str
    name: str
    ascii_name: str
    country: str
    admin1: str
    region: str
    latitude: float
    longitude: float
    population: int
    time_zone: str
    near: str = ""
    other_names: tuple[str, ...] = ()


def read_towns():
    """Every town of the file, corrected and completed from extra_places.csv and extra_names.csv."""
    extras = {row["id"]: row for row in _rows_of(EXTRA_PLACES)}
    more_names = {}
    for row in _rows_of(EXTRA_NAMES):
        more_names.setdefault(row["id"], []).append(row["other_name"])
    with gzip.open(TOWNS, "rt", encoding="utf-8", newline="") as file:
        lines = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        for line in lines:
            town = _town_of_line(line)
            if town.id in extras:
                town = _corrected(town, extras.pop(town.id))
            if town.id in more_names:
                town = replace(town, other_names=(*town.other_names, *more_names[town.id]))
            yield town
    for row in extras.values():
        # A correction of a town that the file no longer holds is not a town of its own.
        if row["id"].startswith(OWN_ID):
            yield _own_town(row)


def read_areas():
    """Rows of the coarse tables of postcode areas, as dicts with numbers in place of digits."""
    for path in (UK_AREAS, CANADIAN_LETTERS):
        yield from map(_with_numbers, _rows_of(path))


def read_counties():
    for row in map(_with_numbers, _rows_of(COUNTIES)):
        yield row | {"other_names": _split(row["other_names"])}


def write_towns(towns, path=TOWNS, *, note):
    """Gzipped without a date, so that the same towns always make the same file."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(f"# {note}\n# {chr(9).join(COLUMNS)}\n".encode())
        for town in towns:
            file.write(("\t".join(_line_of_town(town)) + "\n").encode())


def _town_of_line(line):
    geonames_id, name, ascii_name, country, admin1, region, latitude, longitude, population, zone, near, others = line
    return Town(
        id=geonames_id,
        name=name,
        ascii_name=ascii_name,
        country=country,
        admin1=admin1,
        region=region,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        time_zone=zone,
        near=near,
        other_names=_split(others),
    )


def _line_of_town(town):
    return (
        town.id,
        town.name,
        town.ascii_name,
        town.country,
        town.admin1,
        town.region,
        f"{town.latitude:.4f}",
        f"{town.longitude:.4f}",
        str(town.population),
        town.time_zone,
        town.near,
        "|".join(town.other_names),
    )


def _corrected(town, row):
    """Empty cells leave the town as it is. A new name keeps the old one among the others."""
    former_name = (town.name,) if row["name"] else ()
    return replace(
        town,
        name=row["name"] or town.name,
        ascii_name=to_ascii(row["name"]) if row["name"] else town.ascii_name,
        population=int(row["population"] or town.population),
        near=row["near"] or town.near,
        other_names=(*town.other_names, *_split(row["other_names"]), *former_name),
    )


def _own_town(row):
    return Town(
        id=row["id"],
        name=row["name"],
        ascii_name="",
        country=row["country"],
        admin1=row["admin1"],
        region=row["region"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        population=int(row["population"] or 0),
        time_zone=row["time_zone"],
        near=row["near"],
        other_names=_split(row["other_names"]),
    )


def _with_numbers(row):
    return row | {key: float(row[key]) for key in ("latitude", "longitude", "radius_km")}


def _rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _split(names):
    return tuple(name for name in names.split("|") if name)
