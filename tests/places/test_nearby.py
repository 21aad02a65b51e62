import pytest

from places.distance import haversine_km
from places.lookup import (
    cell_for,
    landing_place,
    nearest_town,
    parse_cell,
    place_for_slug,
    point_for_near_value,
    towns_within,
)
from places.models import Place

pytestmark = pytest.mark.usefixtures("gazetteer_for_module")


def test_a_slug_leads_to_its_place():
    assert place_for_slug("newport-wales-gb").label == "Newport, Wales, United Kingdom"
    assert place_for_slug("gb-bs").label == "BS: the Bristol area"


@pytest.mark.parametrize(
    "slug", ["", "nowhere-gb", "us-60614", "x" * 500, "a\0b", "\ud800", "' OR 1=1", "NEWPORT-WALES-GB", None]
)
def test_no_other_slug_does_and_no_postcode_by_its_slug(slug):
    assert place_for_slug(slug) is None
    assert point_for_near_value(slug) is None


def test_every_near_value_leads_back_to_where_it_came_from():
    for place in (place_for_slug("chicago-illinois-us"), place_for_slug("ca-m"), Place.objects.get(slug="us-60614")):
        point = point_for_near_value(place.near_value)
        assert haversine_km(point.latitude, point.longitude, place.latitude, place.longitude) < 1
        assert point.near_value == place.near_value
        assert point.time_zone == place.time_zone
        assert point.country == place.country


def test_a_cell_needs_no_database_to_be_read(django_assert_num_queries):
    with django_assert_num_queries(0):
        point = parse_cell("51.4779,-0.0011")
    assert (point.latitude, point.longitude, point.near_value, point.slug) == (51.48, 0.0, "51.48,0.00", "")
    assert parse_cell("200,0") is None
    assert parse_cell(None) is None


def test_a_cell_far_from_any_town_has_no_name_but_its_own():
    assert point_for_near_value("-60.00,-120.00").label == "-60.00,-120.00"


def test_cells_of_places_and_points():
    assert cell_for(place_for_slug("chicago-illinois-us")) == "41.85,-87.65"
    assert cell_for(parse_cell("1.234,5.678")) == "1.23,5.68"


@pytest.mark.parametrize(
    ("position", "slug"),
    [
        ((41.92, -87.65), "lincoln-park-illinois-us"),
        ((41.85, -87.65), "chicago-illinois-us"),
        ((51.48, 0.0), "greenwich-england-gb"),
        ((-18.14, 178.44), "suva-fj"),
        ((-18.14, 179.5), "suva-fj"),
    ],
)
def test_the_town_a_person_would_name(position, slug):
    assert nearest_town(*position).slug == slug


def test_a_city_close_by_beats_the_hamlet_next_door():
    shared = {"kind": "town", "country": "GB", "source": "own"}
    Place.objects.create(name="Hamlet", slug="hamlet", normalised="hamlet", latitude=51.5, longitude=-2.6, **shared)
    assert nearest_town(51.49, -2.6).slug == "bristol-england-gb"
    assert nearest_town(51.5, -2.6).slug == "hamlet"


def test_there_may_be_no_town_at_all():
    assert nearest_town(0, -140) is None
    assert nearest_town(-90, 0) is None


def test_the_largest_towns_around_come_first():
    towns = towns_within(51.5, -0.1, 30, limit=4)
    assert towns[0].slug == "london-england-gb"
    assert [town.population for town in towns] == sorted((town.population for town in towns), reverse=True)
    assert len(towns) == 4
    assert all(haversine_km(51.5, -0.1, town.latitude, town.longitude) <= 30 for town in towns)
    assert {town.slug for town in towns_within(-18.1, -179.9, 250)} == {"suva-fj"}


def test_landing_pages():
    assert landing_place("us", "illinois", "chicago").slug == "chicago-illinois-us"
    assert landing_place("GB", "wales", "newport").slug == "newport-wales-gb"
    assert landing_place("fr", "all", "paris").slug == "paris-fr"
    assert landing_place("gb", "england", "newport-g2641595").near == "Telford"


def test_of_namesakes_in_one_region_the_most_populous_has_the_plain_address():
    namesakes = Place.objects.towns().filter(name="Newport", region="England").order_by("-population")
    assert landing_place("gb", "england", "newport") == namesakes[0]
    assert namesakes.count() > 1


@pytest.mark.parametrize(
    "parts",
    [
        ("us", "ohio", "chicago"),
        ("us", "all", "chicago"),
        ("zz", "all", "paris"),
        ("fr", "all", ""),
        ("fr", "", "paris"),
        ("us", "illinois", "chi\0cago"),
        ("u\ud800", "illinois", "chicago"),
        ("gb", "all", "bs"),
    ],
)
def test_no_landing_page_for_what_is_not_there(parts):
    assert landing_place(*parts) is None


def test_every_town_has_a_landing_page_of_its_own():
    for town in Place.objects.towns():
        assert landing_place(*town.landing_parts) == town
