import io
from dataclasses import replace

import pytest
import zipcodes
from django.core.management import call_command

from places.gazetteer import loading
from places.gazetteer.files import Town
from places.gazetteer.rows import town_row
from places.gazetteer.saving import save_towns
from places.lookup import Found, find_place
from places.models import Place, PlaceName

pytestmark = pytest.mark.django_db

LARGE = Town("1", "Newport", "", "GB", "WLS", "Wales", 51.59, -3.0, 161_506, "Europe/London", "", ("Casnewydd",))
SMALL = Town("2", "Newport", "", "GB", "WLS", "Wales", 52.02, -4.83, 851, "Europe/London", "Haverfordwest")
TOKYO = Town("3", "Tokyo", "", "JP", "40", "", 35.69, 139.69, 9_733_276, "Asia/Tokyo", "", ("東京",))
GREENWICH = Town("4", "Greenwich", "", "GB", "ENG", "England", 51.48, 0.0, 289_000, "Europe/London")
NAMELESS = Town("5", "東村", "", "JP", "47", "", 26.6, 128.1, 5_000, "Asia/Tokyo")


def save(*towns):
    return save_towns([town_row(town) for town in towns], Place.Source.GEONAMES)


def shelf():
    rows = list(Place.objects.order_by("pk").values())
    names = list(PlaceName.objects.order_by("pk").values())
    return rows, names


@pytest.fixture
def few_towns(monkeypatch):
    monkeypatch.setattr(loading, "read_towns", lambda: iter([LARGE, SMALL, TOKYO]))
    few = [zipcodes.matching(code)[0] for code in ("60614", "96701", "09001")]
    monkeypatch.setattr(loading.zipcodes, "list_all", lambda: few)


def run(**options):
    out = io.StringIO()
    call_command("load_gazetteer", stdout=out, **options)
    return out.getvalue()


def test_the_command_loads_towns_areas_counties_and_zip_codes(few_towns):
    # 3 towns, 112 counties, 142 areas, 2 ZIP codes: that of the army overseas has no position.
    assert run() == "Loaded the gazetteer: 259 new, 0 changed, 0 as before.\n"
    assert find_place("Casnewydd").near_value == "newport-wales-gb"
    assert find_place("60614").place.region == "Illinois"
    assert isinstance(find_place("Kent"), Found)
    assert find_place("V6B 1A1").place.label == "V: British Columbia"
    assert not Place.objects.filter(time_zone="").exists()


def test_a_second_run_has_nothing_to_do(few_towns, django_assert_max_num_queries):
    run()
    before = shelf()
    with django_assert_max_num_queries(3):
        assert run() == "The gazetteer is up to date: nothing loaded.\n"
    assert run(force=True) == "Loaded the gazetteer: 0 new, 0 changed, 259 as before.\n"
    assert shelf() == before


def test_a_dry_run_writes_nothing(few_towns):
    assert run(dry_run=True) == "Would load the gazetteer.\n"
    assert shelf() == ([], [])
    run()
    assert run(dry_run=True) == "Nothing to load.\n"


def test_it_loads_again_when_towns_have_gone_missing(few_towns):
    run()
    Place.objects.get(slug="tokyo-jp").delete()
    assert run() == "Loaded the gazetteer: 1 new, 0 changed, 258 as before.\n"


def test_an_operators_postcode_outranks_the_one_that_comes_with_the_site(few_towns):
    run()
    Place.objects.filter(slug="us-60614").update(source="postcode_file", latitude=41.9)
    assert run() == "The gazetteer is up to date: nothing loaded.\n"
    run(force=True)
    assert Place.objects.get(slug="us-60614").latitude == 41.9


def test_of_namesakes_the_most_populous_has_the_plain_slug():
    save(SMALL, LARGE)
    assert Place.objects.get(population=161_506).slug == "newport-wales-gb"
    assert Place.objects.get(population=851).slug == "newport-wales-gb-g2"


def test_slugs_and_keys_stay_when_towns_grow_move_or_take_a_new_name():
    save(LARGE, SMALL, TOKYO)
    before = {place.source_id: (place.pk, place.slug) for place in Place.objects.all()}
    tally = save(replace(LARGE, population=10), replace(SMALL, population=900_000), replace(TOKYO, name="Edo"))
    assert (tally.new, tally.changed, tally.same) == (0, 3, 0)
    assert {place.source_id: (place.pk, place.slug) for place in Place.objects.all()} == before
    assert Place.objects.get(slug="tokyo-jp").name == "Edo"


def test_a_town_that_the_file_no_longer_holds_stays():
    save(LARGE, TOKYO)
    save(LARGE)
    assert find_place("Tokyo").near_value == "tokyo-jp"


def test_names_follow_the_file():
    save(LARGE)
    save(replace(LARGE, other_names=("Casnewydd-ar-Wysg",)))
    names = PlaceName.objects.values_list("name", "is_primary").order_by("pk")
    assert list(names) == [("Newport", True), ("Casnewydd-ar-Wysg", False)]


def test_longitude_zero_is_a_longitude():
    save(GREENWICH)
    assert Place.objects.get().longitude == 0.0


def test_a_name_without_a_plain_letter_has_a_slug_all_the_same():
    save(NAMELESS)
    assert Place.objects.get().slug == "place-5"
    assert find_place("東村").near_value == "place-5"
