from datetime import time

import pytest

from groups.views.home import kinds_of_support, people_to_be_among
from tests.make import make_listing


def test_one_field_and_one_button(read, db):
    """Before the foot of the page, where the clock and the language are chosen."""
    page = read("/")
    form, foot = page.find("form")
    assert (form["action"], form["method"]) == ("/find/", "post")
    assert (foot["action"], foot["method"]) == ("/", "get")
    assert [field["name"] for field, _labelled in page.fields] == ["text", "zone", "lang"]
    assert page.find("input", autocomplete="off")


def test_from_home_is_one_tap_away(read, db):
    make_listing("Night owls", online=True)
    page = read(read("/").link("I’d rather join from home"))
    assert page.h1 == "Groups from home"
    assert "Night owls" in page.text


def test_what_is_on_soon_from_home(read, db):
    make_listing("Night owls", online=True, meeting={"starts": time(21), "ends": None, "rule": "FREQ=WEEKLY;BYDAY=MO"})
    make_listing("Hope Street Circle")
    text = read("/").text
    assert "Tonight, 9pm" in text
    assert "Hope Street Circle" not in text


def test_an_empty_directory_has_a_home(read, db):
    assert "From home, soon" not in read("/").text


@pytest.mark.parametrize("entry", [*people_to_be_among(), *kinds_of_support()], ids=lambda entry: str(entry[0]))
def test_every_ready_made_search_is_understood(read, db, entry):
    """A code that a vocabulary no longer has would be left out with a sentence that says so."""
    make_listing()
    assert "We left out" not in read(entry[-1]).text


def test_five_kinds_of_support(read, db):
    assert len(kinds_of_support()) == 5
    assert all(label in read("/").text for label, _words, _address in kinds_of_support())


def test_two_taps_and_one_field_to_how_to_join(visitor, read, bristol):
    landed = visitor.post("/find/", {"text": "Bristol"})
    results = read(landed.headers["Location"])
    assert "How to join" in read(results.link("Hope Street Circle")).text
