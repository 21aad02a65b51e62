import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.postcodes import (
    CANADIAN_LETTERS,
    UK_AREAS,
    Postcode,
    find_full_postcode,
    find_outward_code,
    has_full_postcode,
    recognise,
    show,
)
from places.regions import GAZETTEER


@pytest.mark.parametrize("text", ["BS1 4ST", "bs14st", " Bs1  4sT ", "b s 1 4 s t", "BS1-4ST", "ＢＳ１ ４ＳＴ"])
def test_a_british_postcode_in_any_spacing_and_case(text):
    assert recognise(text) == [Postcode("GB", "full", "BS14ST", outward="BS1", area="BS")]


@pytest.mark.parametrize(
    ("text", "outward", "area"),
    [
        ("SW1A 1AA", "SW1A", "SW"),
        ("EC1A 1BB", "EC1A", "EC"),
        ("W1A 0AX", "W1A", "W"),
        ("M1 1AE", "M1", "M"),
        ("B33 8TH", "B33", "B"),
        ("CR2 6XH", "CR2", "CR"),
        ("DN55 1PT", "DN55", "DN"),
        ("BS0 1AA", "BS0", "BS"),
    ],
)
def test_every_shape_of_british_postcode(text, outward, area):
    [postcode] = recognise(text)
    assert (postcode.kind, postcode.outward, postcode.area) == ("full", outward, area)
    assert postcode.codes == (text.replace(" ", ""), outward, area)
    assert show(postcode) == text


def test_british_districts_and_areas():
    assert recognise("BS1") == [Postcode("GB", "outward", "BS1", outward="BS1", area="BS")]
    assert recognise("BS") == [Postcode("GB", "area", "BS", area="BS")]


@pytest.mark.parametrize(("text", "country"), [("JE2 3AB", "JE"), ("GY1 1AA", "GG"), ("IM1 1AA", "IM")])
def test_the_islands_are_countries_of_their_own(text, country):
    assert [postcode.country for postcode in recognise(text)] == [country]


@pytest.mark.parametrize("text", ["ZZ1 1AA", "BS1 4CI", "XY", "BS100 1AA", "QQ"])
def test_what_only_looks_british_is_nothing(text):
    assert recognise(text) == []


@pytest.mark.parametrize("text", ["M5V 2T6", "m5v2t6", "M5V-2T6"])
def test_canadian(text):
    assert recognise(text) == [Postcode("CA", "full", "M5V2T6", outward="M5V", area="M")]
    assert show(recognise(text)[0]) == "M5V 2T6"


def test_the_first_half_of_a_canadian_code():
    assert recognise("M5V") == [Postcode("CA", "outward", "M5V", outward="M5V", area="M")]


def test_a_shape_that_two_countries_share_is_read_both_ways_and_the_hint_comes_first():
    assert {postcode.country for postcode in recognise("N1C")} == {"GB", "CA"}
    assert recognise("N1C", "CA")[0].country == "CA"
    assert recognise("n1c", "gb")[0].country == "GB"


def test_irish():
    assert recognise("D02 X285") == [Postcode("IE", "full", "D02X285", outward="D02")]
    assert recognise("d6w xy00") == [Postcode("IE", "full", "D6WXY00", outward="D6W")]
    # London's W ends at 14.
    assert [postcode.country for postcode in recognise("W23")] == ["IE"]


@pytest.mark.parametrize("text", ["60614", "60614-1234", "606141234", " 60614 "])
def test_zip_codes(text):
    assert recognise(text)[0] == Postcode("US", "full", "60614")
    assert recognise(text, "US") == [Postcode("US", "full", "60614")]


def test_four_digits_are_australian_or_new_zealands_or_somebody_elses():
    assert [postcode.country for postcode in recognise("2000")] == ["AU", "NZ", ""]
    assert recognise("2000", "NZ") == [Postcode("NZ", "full", "2000")]
    assert recognise("200", "AU") == []


def test_digits_belong_to_the_country_that_was_named():
    assert recognise("10115", "DE") == [Postcode("DE", "full", "10115")]
    assert recognise("01310-100", "BR") == [Postcode("BR", "full", "01310100")]
    # Britain has none of digits alone, so there they are American.
    assert recognise("60614", "GB")[0].country == "US"


@pytest.mark.parametrize("text", ["", " ", "-", "Chicago", "41.92,-87.65", "12", "x" * 10_000, "\ud800", "\0"])
def test_no_postcode(text):
    assert recognise(text) == []
    assert not has_full_postcode(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 High Street, Bristol BS1 4ST",
        "bs1 4st",
        "/groups/?near=bs1+4st&how=online",
        "near=bs1%204st",
        "Toronto m5v2t6.",
        "Dublin D02X285",
        "Chicago, IL 60614",
        "Chicago,60614",
        "60614-1234",
        "1012 AB",
    ],
)
def test_a_full_postcode_inside_a_text_is_noticed(text):
    assert has_full_postcode(text)


@pytest.mark.parametrize(
    "text",
    [
        "BS1",
        "gb-bs",
        "gb-bs1",
        "London SW1",
        "near=51.45,-2.59",
        "51.45123,-2.59001",
        "newport-england-gb-g2641595",
        "call 0808 196 1776 from 9am",
        "12 weeks",
        "born in 2024, due 2025",
    ],
)
def test_what_points_at_no_street_is_left_alone(text):
    assert not has_full_postcode(text)


def test_the_postcode_in_a_longer_text():
    assert find_full_postcode("Springfield 62701").normalised == "62701"
    assert find_full_postcode("2 Main St, Bristol bs1 4st, UK").normalised == "BS14ST"
    assert find_full_postcode("Springfield") is None
    assert find_outward_code("London SW1").normalised == "SW1"
    assert find_outward_code("Glasgow G12").area == "G"
    assert find_outward_code("Route 66") is None


def test_every_area_has_its_line_in_the_table_and_no_line_is_without_one():
    for name, codes in (("uk_postcode_areas.csv", UK_AREAS), ("canada_postal_letters.csv", CANADIAN_LETTERS)):
        with (GAZETTEER / name).open(encoding="utf-8", newline="") as file:
            assert sorted(row["code"] for row in csv.DictReader(file)) == sorted(codes)
    assert (len(UK_AREAS), len(CANADIAN_LETTERS)) == (124, 18)


@given(st.text(max_size=60), st.sampled_from([None, "", "GB", "US", "CA", "AU", "IE", "DE", "zz"]))
def test_any_text_can_be_asked_about(text, country):
    for postcode in recognise(text, country):
        assert postcode.normalised == postcode.normalised.upper()
        assert show(postcode)
    find_full_postcode(text, country)
    find_outward_code(text, country)
    has_full_postcode(text)
