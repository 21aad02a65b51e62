from datetime import date, time

import pytest

from groups.views.results import CALM_AFTER
from tests.groups.views.reading import Page
from tests.make import make_contact, make_listing, make_meeting, make_place

NEAR = "/groups/?near=bristol-england-gb"
CALM = "Feeling unsafe, or seeing or hearing things others don’t?"


@pytest.fixture
def many(db):
    """Twelve groups in Bristol, one a week after the other."""
    make_place()
    return [
        make_listing(f"Circle {number}", venue={"name": f"Hall {number}", "latitude": 51.44 + number / 300})
        for number in range(12)
    ]


def cards(page):
    return page.html.split('<article class="card">')[1:]


def test_a_card_says_its_six_lines_in_order(read, bristol):
    [card] = cards(read(NEAR))
    lines = [
        "Hope Street Circle",
        "Tomorrow, 10 to 11.30am",
        "London time",
        "Every Tuesday",
        "Hope Street Hall",
        "less than 1 mile",
        "Contact them first",
        "Free",
        "Babies welcome",
        "For mothers.",
        "Led by peers",
        "Confirmed by the group 10 days ago",
    ]
    places = [card.index(line) for line in lines]
    assert places == sorted(places)


def test_the_next_date_is_for_machines_too(read, bristol):
    assert read(NEAR).find("time", datetime="2026-11-24T10:00Z")


def test_an_evening_today_is_tonight(read, db):
    make_listing("Night owls", online=True, meeting={"rule": "FREQ=WEEKLY;BYDAY=MO", "starts": time(21), "ends": None})
    assert "Tonight, 9pm" in read("/groups/").text


def test_what_keeps_her_out_comes_before_the_place(read, bristol):
    make_listing("Other circle", fields={"service_area_note": "North Somerset"})
    card = next(card for card in cards(read(NEAR)) if "Other circle" in card)
    assert card.index("For people in: North Somerset") < card.index("Hope Street Hall")


def test_what_nobody_confirmed_says_so_in_words(read, bristol):
    make_listing("Found on a notice board", confirmed_days_ago=None)
    assert "Not yet confirmed by the group. Please call or text first." in read(NEAR).text


def test_a_name_in_another_language_is_marked(read, bristol):
    make_listing("Círculo de mamás", fields={"text_language": "es"})
    page = read(NEAR)
    assert [attributes["lang"] for attributes in page.find("h3") if "lang" in attributes] == ["es"]


def test_filters_are_chips_that_can_be_removed(read, bristol):
    page = read(NEAR + "&babies=yes&cost=free")
    assert page.link("Remove filter: Free") == "/groups/?near=bristol-england-gb&babies=yes"
    assert page.link("Remove filter: Bristol, 10 miles") == "/groups/?babies=yes&cost=free"


def test_the_filters_show_counts_and_keep_the_place(read, bristol):
    page = read(NEAR + "&day=tue")
    form, _foot = page.find("form", method="get")
    assert form["action"] == "/groups/"
    assert page.find("input", type="hidden", name="near", value="bristol-england-gb")
    [chosen] = [box for box in page.find("input", type="checkbox") if "checked" in box]
    assert (chosen["name"], chosen["value"]) == ("day", "tue")
    assert "Tuesday (1)" in page.text
    assert "Monday (0)" in page.text
    assert "Filters (1 on)" in page.text
    assert page.find("select", name="within")


def test_words_that_were_understood_can_be_unticked(read, bristol):
    page = read("/groups/?q=dads+hope")
    [chosen] = [box for box in page.find("input", type="checkbox") if "checked" in box]
    assert (chosen["name"], chosen["value"]) == ("for", "fathers")
    assert page.find("input", type="hidden", name="q", value="hope")


@pytest.mark.parametrize("near", ["Bristol", "bristol, england"])
def test_a_place_in_words_is_led_to_its_own_address(visitor, bristol, near):
    response = visitor.get("/groups/", {"near": near, "babies": "yes"})
    assert response.headers["Location"] == "/groups/?near=bristol-england-gb&babies=yes"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_filters_forget_the_page(read, many):
    html = read(NEAR + "&page=2").html
    assert 'name="page"' not in html[: html.index("<footer")]


def test_ten_on_a_page_then_the_rest(read, many):
    first = read(NEAR)
    assert len(cards(first)) == 10
    second = read(first.link("Show 2 more"))
    assert len(cards(second)) == 2
    assert read(second.link("Show the ones before")).h1 == "Groups near Bristol"


def test_the_urgent_line_follows_the_third_result(read, many):
    page = read(NEAR)
    assert page.text.count(CALM) == 1
    before = page.html[: page.html.index(CALM)]
    assert before.count('<article class="card">') == CALM_AFTER


def test_the_urgent_line_stands_below_fewer_results(read, bristol):
    page = read(NEAR)
    assert page.html.index("Hope Street Circle") < page.html.index(CALM)


def test_urgent_help_is_that_of_the_place(read, bristol):
    assert read(NEAR).link("Need help now?") == "/urgent/gb-eng/"


def test_the_map_shows_the_numbers_of_the_list(read, many):
    page = read(NEAR)
    assert page.find("svg", role="img")
    shown = {
        word
        for label in page.html.split('class="pin-no"')[1:]
        for word in label.split("<")[0].split(">")[1].split(", ")
    }
    listed = {words.split(">")[1].split("<")[0] for words in page.html.split('class="dot"')[1:]}
    assert shown == listed == {str(number) for number in range(1, 11)}


def test_the_map_names_the_towns_around(read, bristol):
    make_place("Clifton", at=(51.4655, -2.62), population=20_000)
    assert "Clifton" in read(NEAR).text


def test_a_withheld_address_has_no_pin(read, db):
    make_place()
    make_listing(
        "Quiet place", venue={"name": "Secret House", "street": "9 Hidden Lane", "precision": "given_after_contact"}
    )
    page = read(NEAR)
    assert not page.find("svg", role="img")
    assert "Hidden Lane" not in page.html
    assert "Secret House" not in page.html


def test_nothing_found_is_never_an_empty_page(read, bristol):
    make_listing("Night owls", online=True)
    page = read(NEAR + "&day=sat&cost=free&language=fr")
    assert not page.find("section", **{"aria-labelledby": "go"})
    assert page.link("Night owls") == "/groups/night-owls/"
    assert page.link("Text PANDAS to 85258") == "sms:85258?body=PANDAS"


def test_leaving_one_choice_out_is_one_tap(read, bristol):
    page = read(NEAR + "&day=sat&cost=free")
    assert page.link("Without Saturday: 1") == "/groups/?near=bristol-england-gb&cost=free"


def test_groups_from_home_are_offered_when_few_are_near(read, bristol):
    for number in range(2):
        make_listing(f"Night owls {number}", online=True)
    page = read(NEAR + "&how=in_person")
    assert "Night owls 0" in page.text
    assert "Night owls 1" in page.text


@pytest.mark.parametrize("sort", ["soonest", "nearest", "name"])
def test_another_order_is_a_link_away(read, many, sort):
    page = read(f"{NEAR}&sort={sort}")
    [current] = page.find("a", **{"aria-current": "true"})
    assert current["href"].endswith(f"sort={sort}")


def test_recovery_after_psychosis_is_not_among_them(read, bristol):
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    assert "Afterwards" not in read(NEAR).text
    assert "Afterwards" not in read("/groups/").text
    assert "Afterwards" not in read("/").text


def test_a_number_for_professionals_is_not_shown(read, bristol):
    make_listing("Ward visits", contacts=[make_contact(value="0117 496 0999", audience="professionals")])
    assert "0117 496 0999" not in read(NEAR).html


@pytest.mark.parametrize(
    "query",
    [
        "near=" + "x" * 300,
        "within=-1&near=bristol-england-gb",
        "page=0",
        "page=99999999999999999999",
        "day=someday&how=telepathy",
        "near=999,999",
        "near=nan,nan",
        "q=%00%ff",
        "sort=money",
        "near=%22%3E%3Cscript%3E",
    ],
)
def test_odd_addresses_are_answered(visitor, bristol, query):
    response = visitor.get(f"/groups/?{query}")
    assert response.status_code == 200
    assert Page(response).problems() == []
    assert b"<script>" not in response.content


def test_what_was_not_understood_is_named(read, bristol):
    assert "“someday”" in read("/groups/?day=someday").text


def test_two_ways_to_meet(read, db):
    make_place()
    make_listing("Both ways", meetings=[make_meeting(), make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=FR")])
    assert "or from home" in read(NEAR).text


def make_summer(*, on_a_break: int, going_on: int):
    """Groups in Bristol, some of which have a break until 3 January."""
    make_place()
    for number in range(on_a_break):
        gap = {"first_on": date(2026, 11, 16), "last_on": date(2027, 1, 3), "reason": "Winter break"}
        make_listing(f"Resting {number}", breaks=[gap])
    for number in range(going_on):
        make_listing(f"Going on {number}")


def test_in_a_season_it_says_when_most_start_again_and_who_goes_on(read, db):
    make_summer(on_a_break=3, going_on=1)
    page = read("/groups/?near=bristol-england-gb")
    assert "Most groups near Bristol stop until about 4 January 2027." in page.text
    going_on = read(page.link("1 group meets in the next 7 days"))
    assert "Going on 0" in going_on.text
    assert "Resting" not in going_on.text


def test_when_none_goes_on_it_leads_to_those_from_home(read, db):
    make_summer(on_a_break=2, going_on=0)
    page = read("/groups/?near=bristol-england-gb")
    assert page.link("See what goes on from home") == "/soonest/"


@pytest.mark.parametrize(("on_a_break", "going_on"), [(1, 0), (2, 2), (0, 3)])
def test_a_few_that_rest_are_no_season(read, db, on_a_break, going_on):
    make_summer(on_a_break=on_a_break, going_on=going_on)
    assert "Most groups" not in read("/groups/?near=bristol-england-gb").text
