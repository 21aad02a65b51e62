import io
import zipfile

import pytest
from django.core.management import CommandError, call_command

from places.lookup import find_place
from places.models import Place

pytestmark = pytest.mark.django_db


def line(
    country="GB", code="BS1 4ST", name="Bristol", admin1="England", admin1_code="ENG", lat="51.4545", lon="-2.5879"
):
    return "\t".join((country, code, name, admin1, admin1_code, "", "", "", "", lat, lon, "6"))


GOOD = [
    line(),
    line(code="SE10 9NF", name="London", lat="51.4779", lon="0.0"),
    line(code="BS1"),
    line("US", "60614", "Chicago", "Illinois", "IL", "41.9229", "-87.6483"),
    line("IE", "D02", "Dublin 2", "Leinster", "L", "53.34", "-6.25"),
]


@pytest.fixture
def load(tmp_path):
    def load(content, **options):
        path = tmp_path / "codes.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run(path, **options)

    return load


def run(path, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command("load_places", str(path), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_postcodes_become_exact(load):
    assert load("\n".join(GOOD)) == ("Loaded postcodes: 5 new, 0 changed, 0 as before; 0 lines left out.\n", "")
    exact = find_place("bs14st")
    assert (exact.place.precision, exact.near_value) == ("exact", "51.45,-2.59")
    assert exact.place.label == "BS1 4ST (Bristol), England, United Kingdom"
    assert find_place("BS1 5XX").place.label == "BS1: Bristol"
    assert find_place("D02 X285").place.label == "D02: Dublin 2"
    assert Place.objects.get(normalised="SE109NF").longitude == 0.0


def test_a_second_run_changes_nothing(load):
    load("\n".join(GOOD))
    before = list(Place.objects.order_by("pk").values())
    assert load("\n".join(GOOD))[0] == "Loaded postcodes: 0 new, 0 changed, 5 as before; 0 lines left out.\n"
    assert list(Place.objects.order_by("pk").values()) == before


def test_a_postcode_that_moved_keeps_its_row(load):
    load(line())
    key = Place.objects.get().pk
    assert load(line(lat="51.46"))[0] == "Loaded postcodes: 0 new, 1 changed, 0 as before; 0 lines left out.\n"
    assert (Place.objects.get().pk, Place.objects.get().latitude) == (key, 51.46)


def test_a_dry_run_counts_and_writes_nothing(load):
    assert load("\n".join(GOOD), dry_run=True)[0].startswith("Would load postcodes: 5 new")
    assert not Place.objects.exists()


def test_bad_lines_are_named_by_number_and_left_out(load):
    bad = [
        "",
        "one\ttwo",
        line(code=""),
        line(lat=""),
        line(lat="91"),
        line(lon="nan"),
        line(lon="east"),
        line(country="Atlantis"),
        line(country=""),
        line(),
        "   ",
    ]
    out, err = load("\r\n".join(bad))
    assert out == "Loaded postcodes: 1 new, 0 changed, 0 as before; 8 lines left out.\n"
    assert [text.partition(":")[0] for text in err.splitlines()] == [f"Line {number}" for number in range(2, 10)]
    assert "2 columns where at least 11 are needed" in err


def test_a_file_of_nothing_but_rubbish_does_not_flood_the_terminal(load):
    out, err = load("rubbish\n" * 500)
    assert out.endswith("500 lines left out.\n")
    assert len(err.splitlines()) == 21
    assert err.splitlines()[-1] == "… and 480 more lines left out."


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01\n", b"\0" * 100, "\ufeff".encode(), b"\t" * 50])
def test_odd_files_are_survived(load, content):
    assert "0 new" in load(content)[0]


def test_a_name_that_is_not_utf_8_or_holds_nul_still_loads(load):
    load(line(name="XXX").encode().replace(b"XXX", b"Br\xe9st\0ol"))
    assert Place.objects.get().near == "Br\ufffdstol"


def test_one_country_of_several(load):
    assert load("\n".join(GOOD), country="gb")[0].startswith("Loaded postcodes: 3 new")
    assert set(Place.objects.values_list("country", flat=True)) == {"GB"}


def test_the_country_of_the_command_fills_in_for_an_empty_one(load):
    load(line(country=""), country="United Kingdom")
    assert Place.objects.get().country == "GB"


def test_several_lines_of_one_code_are_averaged(load):
    rows = [
        line("AU", "2000", name, "", "NSW", lat, "151.2")
        for name, lat in (("Sydney", "-33.86"), ("The Rocks", "-33.84"))
    ]
    load("\n".join(rows))
    place = Place.objects.get()
    assert (place.name, place.near, place.latitude) == ("2000", "Sydney", -33.85)
    assert place.region == "New South Wales"


def test_codes_on_both_sides_of_the_180th_meridian_do_not_meet_at_greenwich(load):
    load("\n".join(line("FJ", "1234", lat="-17", lon=lon) for lon in ("179.9", "-179.9")))
    assert abs(Place.objects.get().longitude) == 179.9


def test_a_code_that_comes_again_later_is_reported(load):
    out, err = load("\n".join([line(), line(code="BS1 5XX"), line(lat="50")]))
    assert out.startswith("Loaded postcodes: 2 new")
    assert err == "Line 3: this postcode came earlier in the file.\n"


def test_codes_of_a_shape_we_do_not_know_find_their_exact_selves(load):
    load(line("BM", "DD 02", "Devonshire", lat="32.3", lon="-64.76"))
    assert Place.objects.get().normalised == "DD02"


def test_puerto_rico_is_filed_with_the_united_states(load):
    load(line("PR", "00901", "San Juan", lat="18.4655", lon="-66.1057"))
    point = find_place("00901").place
    assert (point.country, point.region_code) == ("US", "PR")


@pytest.mark.usefixtures("gazetteer")
def test_the_time_zone_is_that_of_the_towns_around(load):
    rows = [
        line("US", "99901", "Ketchikan", "", "AK", "41.90", "-87.70"),
        line("US", "99902", "Ketchikan", "", "AK", "40.70", "-74.00"),
        line(),
    ]
    load("\n".join(rows))
    zones = Place.objects.filter(source="postcode_file").order_by("slug").values_list("time_zone", flat=True)
    assert list(zones) == ["Europe/London", "America/Chicago", "America/New_York"]


@pytest.mark.usefixtures("gazetteer")
def test_a_file_may_cover_codes_that_came_with_the_site(load):
    before = Place.objects.get(slug="us-60614").pk
    assert load("\n".join(GOOD))[0].startswith("Loaded postcodes: 4 new, 1 changed")
    assert Place.objects.get(slug="us-60614").pk == before


def test_a_zip_archive_as_it_comes(tmp_path):
    path = tmp_path / "GB.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "read me " * 1000)
        archive.writestr("GB.txt", "\n".join(GOOD))
    assert run(path)[0].startswith("Loaded postcodes: 5 new")


def test_what_is_wrong_with_the_whole_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "nowhere.txt")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path)
    with pytest.raises(CommandError, match="No country is known as 'Atlantis'"):
        run(tmp_path / "nowhere.txt", country="Atlantis")
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("photo.jpg", "x")
    with pytest.raises(CommandError, match="holds no"):
        run(empty)


def test_a_damaged_archive_is_said_to_be_one(tmp_path):
    path = tmp_path / "GB.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("GB.txt", line() * 100)
    content = bytearray(path.read_bytes())
    content[50] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        run(path)
