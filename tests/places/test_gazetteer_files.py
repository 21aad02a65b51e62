"""What the files in places/gazetteer/ promise in their README."""

import csv
import zoneinfo
from collections import Counter

import pytest

from places.countries import COUNTRIES
from places.gazetteer.files import TOWNS, read_areas, read_counties, read_towns
from places.gazetteer.rows import town_row
from places.postcodes import has_full_postcode
from places.regions import GAZETTEER, country_name, region_called
from places.spelling import fold_place

FULL_COUNTRIES = {"US", "GB", "IE", "CA", "AU", "NZ"}


@pytest.fixture(scope="module")
def towns():
    return list(read_towns())


def test_the_file_stays_small():
    assert TOWNS.stat().st_size <= 3_000_000


def test_every_town_stands_on_the_earth_in_a_known_country_and_zone(towns):
    zones = zoneinfo.available_timezones()
    for town in towns:
        assert abs(town.latitude) <= 90 and abs(town.longitude) <= 180, town
        assert country_name(town.country) != town.country, town
        assert town.time_zone in zones, town
        assert len(town.name) <= 120 and fold_place(town.name), town


def test_ids_are_used_once(towns):
    assert len({town.id for town in towns}) == len(towns)


def test_every_country_is_where_translators_find_it():
    with (GAZETTEER / "countries.csv").open(encoding="utf-8", newline="") as file:
        assert {row["name"] for row in csv.DictReader(file)} == set(COUNTRIES)


def test_thresholds(towns):
    smallest = min(town.population for town in towns if town.country not in FULL_COUNTRIES)
    assert smallest >= 5_000
    for country in FULL_COUNTRIES:
        assert any(500 <= town.population < 1_000 for town in towns if town.country == country)


def test_the_regions_of_the_six_countries_have_names(towns):
    nameless = Counter(town.country for town in towns if town.country in FULL_COUNTRIES and not town.region)
    assert sum(nameless.values()) <= 5, nameless


@pytest.mark.parametrize(
    ("name", "country", "population"),
    [
        ("Greenwich", "GB", 289_000),
        ("Hackney", "GB", 259_000),
        ("Camden", "GB", 210_000),
        ("Brooklyn", "US", 2_000_000),
        ("Queens", "US", 2_000_000),
        ("The Bronx", "US", 1_300_000),
        ("Staten Island", "US", 450_000),
        ("Manhattan", "US", 1_400_000),
        ("Enid", "US", 50_000),
    ],
)
def test_districts_that_people_type_are_there(towns, name, country, population):
    assert any(town.name == name and town.country == country and town.population >= population for town in towns)


def test_corrections_point_at_towns_that_exist(towns):
    ids = {town.id for town in towns}
    for name in ("extra_places.csv", "extra_names.csv"):
        with (GAZETTEER / name).open(encoding="utf-8", newline="") as file:
            assert [row["id"] for row in csv.DictReader(file) if row["id"] not in ids] == []


def test_no_address_of_a_town_looks_like_a_postcode(towns):
    slugs = {town_row(town)[0].slug for town in towns}
    assert [slug for slug in slugs if has_full_postcode(slug)] == []
    assert all(len(slug) <= 140 for slug in slugs)


@pytest.mark.parametrize("read", [read_areas, read_counties])
def test_coarse_tables_are_sound(read):
    zones = zoneinfo.available_timezones()
    for row in read():
        assert 0 < row["radius_km"] <= 1_000
        assert row["time_zone"] in zones
        assert country_name(row["country"]) != row["country"]
        if row["region"]:
            assert region_called(row["country"], row["region_code"]).name == row["region"]


def test_the_readme_names_every_file_and_its_licence():
    readme = (GAZETTEER / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in readme and "geonames.org" in readme
    for path in (*GAZETTEER.glob("*.csv"), *GAZETTEER.glob("*.gz")):
        assert f"`{path.name}`" in readme


def test_the_readme_counts_right(towns):
    from_geonames = sum(not town.id.startswith("own-") for town in towns)
    assert f"{from_geonames:,} towns" in (GAZETTEER / "README.md").read_text(encoding="utf-8")
