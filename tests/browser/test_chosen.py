"""Her clock and her language, chosen at the foot of a page or taken along by the script.

The watch over every page sees that nothing is stored.
"""

import pytest

from tests.make import NOW, make_listing, make_place

NEAR = "/groups/?near=bristol-england-gb"
NEW_YORK = "America/New_York"


@pytest.fixture(autouse=True)
def _directory(transactional_db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    make_place()
    make_listing("Night owls", online=True)
    make_listing("Hope Street Circle")


def open_choices(page):
    page.locator("summary", has_text="Times and language").click()


def show(page):
    page.get_by_role("button", name="Show", exact=True).click()


def first_zone(page):
    return page.locator(".zone").first.inner_text()


def test_both_clocks_without_javascript(open_page):
    page = open_page("/groups/?how=online_video", javascript=False, timezone_id=NEW_YORK)
    assert first_zone(page) == "London time"
    open_choices(page)
    page.get_by_label("Times in").select_option("Eastern time")
    show(page)
    assert "how=online_video" in page.url
    assert first_zone(page) == "London time · 5am your time"
    page.get_by_role("link", name="Night owls").click()
    assert page.url.endswith("/groups/night-owls/?zone=America%2FNew_York&lang=en")
    assert first_zone(page) == "London time · 5am your time"


def test_spanish_on_a_phone_set_to_english_without_javascript(open_page):
    page = open_page("/", javascript=False)
    open_choices(page)
    page.get_by_label("Language").select_option("Español")
    show(page)
    assert page.locator("html").get_attribute("lang") == "es"
    page.locator("#id_text").fill("Bristol")
    page.locator("#id_text").press("Enter")
    page.wait_for_url(f"**{NEAR}&lang=es")
    assert page.locator("html").get_attribute("lang") == "es"


def test_a_zone_of_the_long_list_without_javascript(open_page):
    page = open_page(NEAR, javascript=False)
    open_choices(page)
    page.get_by_role("link", name="More time zones").click()
    page.get_by_label("Times in").select_option("Pacific/Chatham")
    show(page)
    assert page.url.endswith(f"{NEAR}&zone=Pacific%2FChatham")


def test_the_script_takes_her_own_clock_along(open_page):
    """It fills it in, waits for her to go on, and loads nothing by itself."""
    page = open_page("/", timezone_id="America/Detroit")
    assert "zone" not in page.url
    assert page.locator("#reader-zone").input_value() == "America/Detroit"
    assert first_zone(page) == "London time · 5am your time"
    page.get_by_role("link", name="Night owls").click()
    page.wait_for_url("**/groups/night-owls/?zone=America%2FDetroit")
    assert first_zone(page) == "London time · 5am your time"
    page.get_by_role("link", name="In It Together").click()
    page.wait_for_url("**/?zone=America%2FDetroit")


def test_the_script_takes_it_along_in_every_form(open_page):
    page = open_page("/", timezone_id=NEW_YORK)
    page.get_by_label("Town, postcode or what you need").fill("Bristol")
    page.get_by_role("button", name="Find groups").click()
    page.wait_for_url(f"**{NEAR}&zone=America%2FNew_York")
    page = open_page(NEAR, timezone_id=NEW_YORK)
    page.locator("summary", has_text="Filters").click()
    page.get_by_role("button", name="Show groups").click()
    page.wait_for_url("**zone=America%2FNew_York")


def test_the_way_out_carries_nothing(open_page):
    page = open_page("/", timezone_id=NEW_YORK)
    leave = page.get_by_role("link", name="Leave this site")
    leave.evaluate("link => { link.addEventListener('click', event => event.preventDefault()); link.click(); }")
    assert "zone" not in leave.get_attribute("href")


def test_a_clock_that_was_chosen_is_left_alone(open_page):
    page = open_page("/groups/night-owls/?zone=Asia/Tokyo", timezone_id=NEW_YORK)
    assert page.locator("#reader-zone").input_value() == "Asia/Tokyo"
    assert first_zone(page) == "London time · 7pm your time"
    page.get_by_role("link", name="In It Together").click()
    page.wait_for_url("**/?zone=Asia%2FTokyo")


def test_a_browser_that_hides_its_clock_adds_nothing(open_page):
    page = open_page("/", timezone_id="UTC")
    page.get_by_role("link", name="Night owls").click()
    page.wait_for_url("**/groups/night-owls/")
