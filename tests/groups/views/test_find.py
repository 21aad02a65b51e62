"""The one box: what is typed into it never stands in an address, and is never lost."""

import pytest
from django.test import Client

from tests.groups.views.reading import Page
from tests.make import make_listing, make_place


def ask(visitor, text, **others):
    return visitor.post("/find/", {"text": text, **others})


def test_a_town_leads_to_its_results(visitor, bristol):
    response = ask(visitor, "Bristol")
    assert (response.status_code, response.headers["Location"]) == (303, "/groups/?near=bristol-england-gb")
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]


def test_words_for_people_are_filters(visitor, bristol):
    assert ask(visitor, "dads").headers["Location"] == "/groups/?for=fathers"


def test_choices_made_before_stay(visitor, bristol):
    location = ask(visitor, "Bristol", babies="yes", cost=["free", "donation"]).headers["Location"]
    assert location == "/groups/?near=bristol-england-gb&babies=yes&cost=donation&cost=free"


@pytest.mark.parametrize("typed", ["BS1 4ST", "bs14st", "Bristol BS1 4ST", "flat 2, BS1  4st"])
def test_a_postcode_never_stands_in_an_address(visitor, bristol, typed):
    response = ask(visitor, typed)
    location = response.headers.get("Location", "").lower()
    assert "4st" not in location
    assert response.status_code in (200, 303)


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_empty_box_is_said_kindly(visitor, db, nothing):
    response = ask(visitor, nothing)
    page = Page(response)
    assert response.status_code == 422
    assert page.problems() == []
    assert page.link("Type a town, a postcode or what you need.") == "#id_text"
    [field] = page.find("input", id="id_text")
    assert field["aria-invalid"] == "true"
    assert "id_text_error" in field["aria-describedby"]
    assert page.find("div", role="alert")


def test_too_many_words_are_kept(visitor, db):
    words = "very " * 60 + "tired"
    page = Page(ask(visitor, words))
    assert page.find("input", id="id_text", value=words)


def test_several_places_of_one_name(visitor, db):
    make_place(
        "Newport", slug="newport-wales-gb", region="Wales", region_code="WLS", population=120_000, at=(51.58, -3.0)
    )
    make_place("Newport", slug="newport-england-gb", at=(52.77, -2.38))
    response = ask(visitor, "Newport", babies="yes")
    page = Page(response)
    assert response.status_code == 200
    assert page.problems() == []
    assert page.find("input", id="id_text", value="Newport")
    assert {choice["value"] for choice in page.find("input", type="radio", name="near")} == {
        "newport-wales-gb",
        "newport-england-gb",
    }
    assert "Wales" in page.text
    assert page.find("input", type="hidden", name="babies", value="yes")


def test_a_place_nobody_knows_is_never_called_invalid(visitor, db):
    make_listing("Night owls", online=True)
    page = Page(visitor.get("/groups/?near=Xyzzyville"))
    assert page.find("input", id="id_text", value="Xyzzyville")
    assert "invalid" not in page.text.lower()
    assert "Night owls" in page.text


def test_no_token_and_no_cookie_are_needed(db):
    response = Client(enforce_csrf_checks=True).post(
        "/find/", {"text": "dads"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert response.status_code == 303


def test_the_address_by_itself_leads_home(visitor):
    response = visitor.get("/find/")
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_other_methods_are_refused(visitor):
    assert visitor.delete("/find/").status_code == 405


@pytest.mark.parametrize(
    "typed", ["{{ 7 }}", "<script>alert(1)</script>", '"onmouseover="x', "\x00", "%s%n", "💜" * 50, "a" * 5000]
)
def test_odd_input_is_answered(visitor, bristol, typed):
    response = ask(visitor, typed)
    assert response.status_code in (200, 303, 422)
    assert b"<script>alert" not in response.content
