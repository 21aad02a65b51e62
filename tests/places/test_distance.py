import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from places.distance import KM_PER_MILE, bounding_box, haversine_km, unit_for
from places.models import Place

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def make_place(slug, latitude, longitude):
    return Place.objects.create(
        kind="town", name=slug, slug=slug, normalised=slug, country="GB", latitude=latitude, longitude=longitude
    )


def is_inside(box, latitude, longitude):
    south, north, ranges = box
    return south <= latitude <= north and any(west <= longitude <= east for west, east in ranges)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((51.50853, -0.12574), (48.85341, 2.3488), 343.6),  # London, Paris
        ((40.71427, -74.00597), (34.05223, -118.24368), 3936),  # New York, Los Angeles
        ((0, 0), (0, 180), 20015.1),
        ((-18.1, 179.9), (-18.1, -179.9), 21.1),  # both sides of the 180th meridian in Fiji
        ((90, 0), (90, 123), 0),
    ],
)
def test_known_distances(one, other, km):
    assert haversine_km(*one, *other) == pytest.approx(km, rel=0.002, abs=0.01)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_there_is_as_far_as_back_and_never_farther_than_round_the_earth(lat1, lon1, lat2, lon2):
    there = haversine_km(lat1, lon1, lat2, lon2)
    assert there == pytest.approx(haversine_km(lat2, lon2, lat1, lon1), abs=1e-6)
    assert 0 <= there <= math.pi * 6371.1
    assert haversine_km(lat1, lon1, lat1, lon1) == 0


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(0, 25_000))
def test_whatever_is_near_enough_is_in_the_box(lat1, lon1, lat2, lon2, km):
    assume(haversine_km(lat1, lon1, lat2, lon2) <= km)
    assert is_inside(bounding_box(lat1, lon1, km), lat2, lon2)


@given(st.floats(-60, 60), LONGITUDES, st.floats(1, 500))
def test_the_box_is_no_wider_than_it_must_be(lat, lon, km):
    south, north, ranges = bounding_box(lat, lon, km)
    assert haversine_km(south, lon, north, lon) == pytest.approx(2 * km, rel=0.01)
    assert 1 <= len(ranges) <= 2
    assert all(-180 <= west <= east <= 180 for west, east in ranges)
    width = sum(east - west for west, east in ranges)
    assert width * 111.2 * math.cos(math.radians(lat)) < 2 * km * 1.2 + 1


def test_a_box_across_the_180th_meridian_has_two_ranges():
    box = bounding_box(-18, 179.9, 50)
    assert len(box[2]) == 2
    assert is_inside(box, -18, -179.9)
    assert not is_inside(box, -18, 0)


def test_a_box_at_a_pole_goes_all_the_way_round():
    assert bounding_box(89.9, 10, 50)[2] == [(-180.0, 180.0)]
    assert bounding_box(89.9, 10, 50)[1] == 90


@pytest.mark.django_db
@pytest.mark.parametrize(
    "place", [(51.48, 0.0), (0.0, 0.0), (-18.1, 179.95), (90.0, 0.0), (-33.87, 151.21), (51.4778500001, -0.01176)]
)
@pytest.mark.parametrize("point", [(51.48, 0.0), (51.45, -2.59), (-18.1, -179.95), (-90.0, 45.0), (51.47785, -0.01176)])
def test_the_database_measures_as_python_does(place, point):
    make_place("somewhere", *place)
    measured = Place.objects.with_distance_from(*point).get().distance_km
    assert measured == pytest.approx(haversine_km(*place, *point), abs=0.001, rel=1e-6)


@pytest.mark.django_db
def test_a_place_is_no_distance_from_itself():
    make_place("here", 51.47785, -0.01176)
    assert Place.objects.with_distance_from(51.47785, -0.01176).get().distance_km == pytest.approx(0, abs=0.001)


@pytest.mark.django_db
def test_the_box_in_the_database_holds_both_sides_of_the_180th_meridian():
    for slug, longitude in (("east", 179.95), ("west", -179.95), ("far", 0.0)):
        make_place(slug, -18.0, longitude)
    assert set(Place.objects.within_box(-18.0, 180.0, 30).values_list("slug", flat=True)) == {"east", "west"}


def test_units():
    assert [unit_for(country) for country in ("US", "gb", "LR", "MM")] == ["mi"] * 4
    assert [unit_for(country) for country in ("CA", "IE", "AU", "NZ", "", None, "??")] == ["km"] * 7
    assert KM_PER_MILE == 1.609344
