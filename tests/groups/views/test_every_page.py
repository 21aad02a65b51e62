"""What holds for every public page: it is well made, private, small, and carries the way to urgent help."""

import gzip
from unittest import mock

import pytest
from django.db import transaction
from django.test import Client

from groups.views.stylesheet import style_hash
from tests.groups.views.reading import Page
from tests.make import NOW, make_listing, make_place

KB = 1000
# Address, the status it answers with, and its budget in kilobytes, compressed. No budget of its own: that of a group.
PAGES = {
    "home": ("/", 200, 20),
    "results": ("/groups/?near=bristol-england-gb", 200, 35),
    "all results": ("/groups/", 200, 35),
    "nothing found": ("/groups/?near=bristol-england-gb&day=sun&part=night&kind=course", 200, 35),
    "a place nobody knows": ("/groups/?near=nowhere+at+all", 200, 25),
    "group": ("/groups/hope-street-circle/", 200, 25),
    "closed group": ("/groups/gone/", 200, 25),
    "country": ("/groups/in/gb/", 200, 25),
    "region": ("/groups/in/gb/england/", 200, 25),
    "town": ("/groups/in/gb/england/bristol/", 200, 35),
    "soonest": ("/soonest/", 200, 35),
    "urgent": ("/urgent/", 200, 14),
    "urgent in a country": ("/urgent/us/", 200, 14),
    "about": ("/about/", 200, 25),
    "how we check": ("/how-we-check/", 200, 25),
    "privacy": ("/privacy/", 200, 25),
    "accessibility": ("/accessibility/", 200, 25),
    "credits": ("/credits/", 200, 25),
    "not found": ("/nowhere/", 404, 25),
}
FOR_EVERYBODY = {"home", "soonest", "group", "closed group", "country", "region", "town"} | {
    "urgent",
    "urgent in a country",
    "about",
    "how we check",
    "privacy",
    "accessibility",
    "credits",
}


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """Every page of a directory with more than one page of results, asked for once."""
    visitor = Client(headers={"accept-language": "en-GB"})
    with django_db_blocker.unblock(), transaction.atomic(), mock.patch("django.utils.timezone.now", lambda: NOW):
        fill_directory()
        found = {name: visitor.get(path) for name, (path, _status, _budget) in PAGES.items()}
        transaction.set_rollback(True)
    return found


def fill_directory():
    make_place()
    make_listing("Hope Street Circle")
    make_listing("Gone", fields={"status": "closed"})
    for number in range(12):
        make_listing(f"Circle number {number}", venue={"latitude": 51.44 + number / 300, "name": f"Hall {number}"})


@pytest.fixture(params=PAGES)
def opened(request, answers):
    return request.param, answers[request.param], PAGES[request.param][2]


def test_it_answers(opened):
    name, response, _budget = opened
    assert response.status_code == PAGES[name][1]


def test_it_is_a_good_page(opened):
    _name, response, _budget = opened
    assert Page(response).problems() == []


def test_it_leads_to_urgent_help_and_out(opened):
    page = Page(opened[1])
    assert page.link("Need help now?").startswith("/urgent/")
    leave = next(attributes for words, attributes in page.links if words.strip() == "Leave this site")
    assert "noreferrer" in leave["rel"]


def test_it_is_small_enough(opened):
    name, response, budget = opened
    size = len(gzip.compress(response.content, 6))
    assert size <= budget * KB, f"{name} is {size / KB:.1f} kB compressed, its budget is {budget}"


def test_it_leaves_nothing_behind(opened):
    _name, response, _budget = opened
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_its_headers_keep_the_visit_private(opened):
    headers = opened[1].headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_its_style_sheet_is_the_one_that_is_allowed(opened):
    _name, response, _budget = opened
    assert response.content.count(b"<style>") == 1
    assert style_hash() in response.headers["Content-Security-Policy"]


def test_what_everybody_sees_may_be_kept_and_a_search_may_not(opened):
    name, response, _budget = opened
    cache = response.headers["Cache-Control"]
    if name in FOR_EVERYBODY:
        assert "public" in cache
        assert response.headers["ETag"]
    else:
        assert "no-store" in cache


def test_a_page_that_has_not_changed_is_not_sent_again(visitor, bristol):
    first = visitor.get("/groups/hope-street-circle/")
    again = visitor.get("/groups/hope-street-circle/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("language", ["en-GB", "en-US", "es", "xx"])
def test_it_answers_in_every_language(visitor, bristol, language):
    page = Page(visitor.get("/groups/?near=bristol-england-gb", headers={"accept-language": language}))
    assert page.problems() == []
    # A comma in a number would break every shape of the map.
    assert not [shape for shape in page.find("circle") if "," in shape["cx"] + shape["r"]]


def test_the_admin_is_kept_in_no_cache(visitor, db):
    assert "no-store" in visitor.get("/admin/login/").headers["Cache-Control"]


def test_static_files_carry_the_headers_too(settings, db):
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    response = Client().get("/static/icon.svg")
    response.close()
    assert response.status_code == 200
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
