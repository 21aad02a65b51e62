"""Groups that are offered without being asked for."""

import pytest

from groups.search.suggestions import near_listing, soonest_from_home
from tests.make import NOW, make_listing

pytestmark = pytest.mark.django_db


def names(cards):
    return [card.name for card in cards]


def test_the_nearest_others_first_and_never_itself():
    here = make_listing("Here")
    make_listing("Next door", venue={"latitude": 51.456})
    make_listing("Across town", venue={"latitude": 51.48})
    make_listing("Leeds", venue={"latitude": 53.8, "longitude": -1.55})
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    make_listing("At home", online=True)
    cards = near_listing(here, now=NOW)
    assert names(cards) == ["Next door", "Across town"]
    assert cards[0].distance_words == "less than 1 mile"


def test_far_from_everybody_it_looks_farther():
    here = make_listing("Here")
    make_listing("Bath", venue={"latitude": 51.3811, "longitude": -2.3590})
    assert names(near_listing(here, now=NOW)) == ["Bath"]


def test_a_group_without_a_place_has_others_from_home():
    here = make_listing("Here", online=True)
    make_listing("At home too", online=True)
    make_listing("In person")
    assert names(near_listing(here, now=NOW)) == ["At home too"]


def test_soonest_from_home():
    make_listing("Thursday", online=True, meets="FREQ=WEEKLY;BYDAY=TH")
    make_listing("Tuesday", online=True)
    make_listing("Abroad", online=True, fields={"country": "US", "service_area_codes": ["US"]})
    make_listing("In person")
    assert names(soonest_from_home(now=NOW, country="GB")) == ["Tuesday", "Thursday"]
    assert set(names(soonest_from_home(now=NOW))) == {"Tuesday", "Abroad", "Thursday"}
