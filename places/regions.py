"""Names and codes of countries and of their regions, read from two small tables. Pure: no database."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext

from places.spelling import fold_place, to_ascii

GAZETTEER = Path(__file__).parent / "gazetteer"

# GeoNames files these under codes of their own; their post, law and help lines are those of the United
# States, and ISO 3166-2 lists them there too.
US_TERRITORIES = frozenset({"PR", "GU", "VI", "AS", "MP"})

# In the address of a place that has no region on our shelf.
NO_REGION_SLUG = "all"


@dataclass(frozen=True)
class Area:
    """A country, or a region of it when `region_code` is set.

    `country` is ISO 3166-1 alpha-2; `region_code` is the second half of an ISO 3166-2 code.
    `is_also_a_town`: said on its own, the name usually means the town (New York, Quebec).
    """

    country: str
    name: str
    region_code: str = ""
    is_also_a_town: bool = False

    @property
    def reason(self):
        return "region" if self.region_code else "country"


@cache
def _countries():
    with (GAZETTEER / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Area(row["code"], row["name"]) for row in csv.DictReader(file)}


@cache
def _regions():
    """{(country, admin1 code in GeoNames): (Area, other names)}"""
    with (GAZETTEER / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["country"], row["geonames_admin1"]): (
                Area(row["country"], row["name"], row["code"], row["town_first"] == "yes"),
                [name for name in row["other_names"].split("|") if name],
            )
            for row in csv.DictReader(file)
        }


@cache
def _regions_by_code():
    return {(area.country, area.region_code): area for area, _others in _regions().values()}


@cache
def _areas_by_name():
    names = defaultdict(list)
    for area, others in _regions().values():
        for name in (area.name, area.region_code, *others):
            names[fold_place(name)].append(area)
    for area in _countries().values():
        names[fold_place(area.name)].append(area)
        names[fold_place(area.country)].append(area)
    with (GAZETTEER / "country_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[fold_place(row["other_name"])].append(_countries()[row["code"]])
    # The one-letter codes of the Irish provinces are nobody's way of writing them.
    return {name: tuple(dict.fromkeys(areas)) for name, areas in names.items() if len(name) > 1}


def areas_named(text):
    """Regions first, then countries, that go by this name or code: "WA" is two regions, "CA" is both."""
    return _areas_by_name().get(fold_place(text), ())


def country_code(text):
    """The ISO code for a code or a name in any spelling ("uk", "Deutschland"), or "" when unknown."""
    code = (text or "").strip().upper()
    if code in US_TERRITORIES:
        return "US"
    if code in _countries():
        return code
    return next((area.country for area in areas_named(text or "") if not area.region_code), "")


def country_name(code):
    """In the reader's language."""
    area = _countries().get(code)
    return gettext(area.name) if area else code


def region_of_geonames(country, admin1):
    """The Area for GeoNames' own admin1 code, or None where we hold no names of regions."""
    area, _others = _regions().get((country, admin1), (None, ()))
    return area


def region_called(country, code):
    """The Area for the second half of an ISO 3166-2 code, or None."""
    return _regions_by_code().get((country, code))


def slug_of_region(name):
    return slugify(to_ascii(name)) or NO_REGION_SLUG
