import pytest

from tests.make import make_listing, make_place


def test_from_the_country_to_the_town(read, bristol):
    country = read("/groups/in/gb/")
    assert country.h1 == "United Kingdom: groups by town"
    region = read(country.link("England"))
    assert region.h1 == "England: groups by town"
    town = read(region.link("Bristol (1)"))
    assert town.h1 == "Groups near Bristol"
    assert "Hope Street Circle" in town.text


def test_a_town_with_groups_may_be_found_by_search_engines(read, bristol):
    assert not read("/groups/in/gb/england/bristol/").find("meta", name="robots")


def test_a_town_without_groups_still_helps(read, db):
    make_place("Bath", at=(51.38, -2.36))
    make_listing("Night owls", online=True)
    page = read("/groups/in/gb/england/bath/")
    assert "Night owls" in page.text


def test_a_group_in_a_town_we_do_not_hold_is_not_lost(read, db):
    make_listing("Far away", fields={"locality": "Nowhere-on-Sea"})
    page = read("/groups/in/gb/")
    assert "Nowhere-on-Sea" not in page.text
    assert "Far away" in read(page.link("All groups in this country")).text


@pytest.mark.parametrize(
    "path", ["/groups/in/zz/", "/groups/in/gb/atlantis/", "/groups/in/gb/england/atlantis/", "/groups/in/GB/england/"]
)
def test_places_without_groups_are_not_found(visitor, bristol, path):
    assert visitor.get(path).status_code == 404


def test_the_code_of_a_country_is_small(visitor, bristol):
    assert visitor.get("/groups/in/GB/").headers["Location"] == "/groups/in/gb/"


def test_groups_kept_apart_do_not_count(visitor, db):
    make_place()
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    assert visitor.get("/groups/in/gb/").status_code == 404
