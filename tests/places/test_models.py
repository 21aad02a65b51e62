import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from places.models import Place, PlaceName


def make_place(**fields):
    defaults = {
        "kind": "town",
        "name": "Bristol",
        "slug": "bristol-england-gb",
        "normalised": "bristol",
        "country": "GB",
        "region": "England",
        "region_code": "ENG",
        "latitude": 51.45,
        "longitude": -2.59,
        "source": "own",
    }
    return Place(**(defaults | fields))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"latitude": 90.5}, "between -90 and 90"),
        ({"longitude": -180.5}, "between -180 and 180"),
        ({"radius_km": 0}, "more than 0 km"),
        ({"kind": "planet"}, "not known here"),
    ],
)
def test_nonsense_is_explained_to_people_and_refused_by_the_database(fields, message):
    place = make_place(**fields)
    with pytest.raises(ValidationError) as refused:
        place.validate_constraints()
    assert message in str(refused.value)
    with pytest.raises(IntegrityError), transaction.atomic():
        place.save()


@pytest.mark.django_db
def test_a_postcode_is_on_the_shelf_once_for_each_country():
    make_place(kind="postcode", slug="gb-bs14st", normalised="BS14ST").save()
    make_place(kind="postcode", slug="ie-bs14st", normalised="BS14ST", country="IE").save()
    again = make_place(kind="postcode", slug="another", normalised="BS14ST")
    with pytest.raises(ValidationError, match="already on the shelf"):
        again.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.django_db
def test_a_place_has_each_name_once():
    place = make_place()
    place.save()
    PlaceName.objects.create(place=place, name="Brycgstow", normalised="brycgstow")
    with pytest.raises(ValidationError, match="already has this name"):
        PlaceName(place=place, name="BRYCGSTOW", normalised="brycgstow").validate_constraints()


@pytest.mark.parametrize(
    ("fields", "label", "short_label"),
    [
        ({}, "Bristol, England, United Kingdom", "Bristol, England"),
        ({"near": "Bath"}, "Bristol (near Bath), England, United Kingdom", "Bristol (near Bath)"),
        ({"region": "", "country": "FR", "name": "Paris"}, "Paris, France", "Paris, France"),
        ({"region": "", "country": "SG", "name": "Singapore"}, "Singapore", "Singapore"),
        (
            {"region": "Quebec", "country": "CA", "name": "Québec"},
            "Québec, Canada",
            "Québec, Canada",
        ),
        (
            {"kind": "postcode_area", "normalised": "BS", "name": "the Bristol area"},
            "BS: the Bristol area",
            "the Bristol area",
        ),
        (
            {"kind": "postcode", "name": "60614", "near": "Chicago", "region": "Illinois", "country": "US"},
            "60614 (Chicago), Illinois, United States",
            "60614 (Chicago)",
        ),
    ],
)
def test_labels(fields, label, short_label):
    place = make_place(**fields)
    assert (place.label, place.short_label, str(place)) == (label, short_label, label)


def test_a_postcode_travels_as_a_cell_and_everything_else_as_its_slug():
    assert make_place(kind="postcode", slug="gb-bs14st", normalised="BS14ST").near_value == "51.45,-2.59"
    assert make_place().near_value == "bristol-england-gb"
    assert [make_place(kind=kind).precision for kind in ("postcode", "postcode_area", "county", "town")] == [
        "exact",
        "area",
        "area",
        "town",
    ]


def test_the_parts_of_a_towns_own_address():
    assert make_place().landing_parts == ("gb", "england", "bristol")
    assert make_place(slug="newport-england-gb-g2641595").landing_parts == ("gb", "england", "newport-g2641595")
    assert make_place(slug="paris-fr", region="", country="FR").landing_parts == ("fr", "all", "paris")


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "Bristol, England, Reino Unido"),
        ({"name": "Singapore", "region": "", "country": "SG"}, "Singapore"),
    ],
)
def test_a_country_is_named_in_the_readers_language_and_not_twice(fields, label):
    with override("es"):
        assert make_place(**fields).label == label
