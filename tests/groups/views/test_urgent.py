"""Urgent help works when the database does not, and gives the numbers of one country."""

from datetime import UTC, datetime

import pytest
from django.db import connections

from groups.safety.registry import COUNTRIES, read_lines
from tests.groups.views.reading import Page


@pytest.fixture
def _no_database(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the database was asked")

    for connection in connections.all():
        monkeypatch.setattr(connection, "connect", refuse)
        monkeypatch.setattr(connection, "cursor", refuse)


ALL = ["/urgent/", *(f"/urgent/{code.lower()}/" for code in COUNTRIES)]


# Without the `db` fixture a test that asks the database fails; `_no_database` says it again out loud.
@pytest.mark.parametrize("path", ALL)
def test_no_database_is_needed(read, _no_database, path):
    page = read(path)
    assert [attributes for _words, attributes in page.links if attributes["href"].startswith("tel:")]
    assert "These words have not been reviewed by a clinician yet." in page.text
    assert not page.find("script")


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("us", "911"),
        ("gb-eng", "999"),
        ("gb-sct", "999"),
        ("gb-wls", "999"),
        ("gb-nir", "999"),
        ("ie", "112"),
        ("ca", "911"),
        ("au", "000"),
        ("nz", "111"),
    ],
)
def test_the_emergency_number_comes_first(read, code, number):
    page = read(f"/urgent/{code}/")
    first = next(attributes["href"] for _words, attributes in page.links if attributes["href"].startswith("tel:"))
    assert first == f"tel:{number}"


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_page_holds_the_lines_of_its_country_and_no_others(read, code):
    page = read(f"/urgent/{code.lower()}/")
    named = {words.strip() for level, words in page.headings if level == 3}
    assert named == {line.name for line in read_lines() if line.country in (code, code[:2]) and not line.is_emergency}


def test_the_chooser_has_every_emergency_number_and_a_way_for_everybody_else(read):
    page = read("/urgent/")
    for line in read_lines():
        if line.is_emergency:
            assert f"Emergency: {line.phone}" in page.text
    assert "Call your local emergency number" in page.text
    for code in COUNTRIES:
        assert page.find("a", href=f"/urgent/{code.lower()}/")


def test_the_country_of_the_site_comes_first(read, settings):
    settings.SITE_COUNTRY = "NZ"
    page = read("/urgent/")
    first = next(attributes["href"] for _words, attributes in page.links if attributes["href"].startswith("tel:"))
    assert first == "tel:111"


def test_the_united_kingdom_is_four_nations(visitor):
    assert visitor.get("/urgent/gb/").headers["Location"] == "/urgent/"


def test_other_countries_are_not_found_kindly(visitor):
    response = visitor.get("/urgent/zz/")
    assert response.status_code == 404
    assert Page(response).link("Get help now") == "/urgent/"


def test_capitals_lead_to_the_page(visitor):
    assert visitor.get("/urgent/US/").headers["Location"] == "/urgent/us/"


def test_a_line_that_nobody_looked_at_again_is_withdrawn(monkeypatch, read):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    page = read("/urgent/us/")
    assert "tel:911" in page.html
    assert "tel:988" not in page.html
