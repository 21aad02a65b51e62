"""A wrong setting is a message with an id and a hint: directory/checks.py."""

import sqlite3

import pytest

from directory import checks

GOOD = {
    "DEBUG": False,
    "SECRET_KEY": "".join(chr(97 + number % 26) for number in range(60)),
    "ALLOWED_HOSTS": ["groups.example.org"],
    "SITE_URL": "https://groups.example.org",
    "SITE_COUNTRY": "GB",
}
ALL = [
    checks.check_secret_key,
    checks.check_allowed_hosts,
    checks.check_site_url,
    checks.check_site_country,
    checks.check_sqlite,
    checks.check_one_psycopg,
]


@pytest.fixture
def production(settings):
    for name, value in GOOD.items():
        setattr(settings, name, value)
    return settings


def find_problems():
    return [problem for check in ALL for problem in check(None)]


def test_a_well_set_site_has_no_problem(production):
    assert find_problems() == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SECRET_KEY", "", "directory.E001"),
        ("SECRET_KEY", "too-short", "directory.E001"),
        ("SECRET_KEY", "x" * 60, "directory.E001"),
        ("SECRET_KEY", "only-for-development-abcdefghijklmnopqrstuvwxyz-0123456789", "directory.E001"),
        ("ALLOWED_HOSTS", [], "directory.E002"),
        ("ALLOWED_HOSTS", ["*"], "directory.E002"),
        ("SITE_URL", "http://groups.example.org", "directory.E003"),
        ("SITE_URL", "https://groups.example.org/groups/", "directory.E003"),
        ("SITE_URL", "groups.example.org", "directory.E003"),
        ("SITE_URL", "https://", "directory.E003"),
        ("SITE_COUNTRY", "UK", "directory.E004"),
        ("SITE_COUNTRY", "England", "directory.E004"),
    ],
)
def test_a_wrong_setting_is_named_with_a_hint(production, name, value, problem):
    setattr(production, name, value)
    (found,) = find_problems()
    assert found.id == problem
    assert name in found.msg
    assert found.hint


def test_a_laptop_needs_no_settings(production):
    production.DEBUG = True
    production.SECRET_KEY = "x"
    production.ALLOWED_HOSTS = []
    production.SITE_URL = "http://127.0.0.1:8000"
    production.SITE_COUNTRY = ""
    assert find_problems() == []


@pytest.mark.only_on("sqlite")
def test_an_old_sqlite_is_named(production, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert [problem.id for problem in find_problems()] == ["directory.E005"]


@pytest.mark.only_on("sqlite")
def test_an_sqlite_without_full_text_is_named(production, monkeypatch):
    monkeypatch.setattr(checks, "has_full_text", lambda: False)
    assert [problem.id for problem in find_problems()] == ["directory.E005"]


def test_every_country_has_two_capital_letters():
    codes = checks.list_country_codes()
    assert {"GB", "US", "IE", "CA", "AU", "NZ"} <= codes
    assert all(len(code) == 2 and code.isupper() for code in codes)
