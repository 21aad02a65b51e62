"""Settings that would hurt on a Sunday, said on Friday: `manage.py check` names each with a hint.

The first three speak only with DEBUG off; a laptop needs none of them.
"""

import importlib.metadata
import importlib.resources
import sqlite3
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

OLDEST_SQLITE = (3, 35)
SHORTEST_SECRET = 50
HOW_TO_MAKE_ONE = 'python -c "import secrets; print(secrets.token_urlsafe(50))"'


@register("directory")
def check_secret_key(app_configs, **kwargs):
    if settings.DEBUG:
        return []
    try:
        secret = settings.SECRET_KEY
    except ImproperlyConfigured:
        secret = ""
    if len(secret) >= SHORTEST_SECRET and len(set(secret)) > 5 and not secret.startswith("only-for-"):
        return []
    return [
        Error(
            "SECRET_KEY is missing, short or the one from development.",
            hint=f"Set SECRET_KEY to {SHORTEST_SECRET} or more random characters: {HOW_TO_MAKE_ONE}",
            id="directory.E001",
        )
    ]


@register("directory")
def check_allowed_hosts(app_configs, **kwargs):
    if settings.DEBUG or (settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            "ALLOWED_HOSTS does not say which names this site answers to.",
            hint="Set it to the site's own names, with commas between: ALLOWED_HOSTS=groups.example.org",
            id="directory.E002",
        )
    ]


@register("directory")
def check_site_url(app_configs, **kwargs):
    if settings.DEBUG:
        return []
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme == "https" and parts.hostname and not (parts.path or parts.query or parts.fragment):
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL!r}; links in letters and feeds would not work.",
            hint="Set the address the public uses, with https and no path: SITE_URL=https://groups.example.org",
            id="directory.E003",
        )
    ]


@register("directory")
def check_site_country(app_configs, **kwargs):
    if not settings.SITE_COUNTRY or settings.SITE_COUNTRY in list_country_codes():
        return []
    return [
        Error(
            f"SITE_COUNTRY is {settings.SITE_COUNTRY!r}, which is no ISO 3166 country code.",
            hint="Use two capital letters, such as GB, US or IE; or leave it empty to ask each visitor.",
            id="directory.E004",
        )
    ]


def list_country_codes() -> set[str]:
    """From the tzdata package's own table: one line per country, its code first."""
    table = importlib.resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    return {line.partition("\t")[0] for line in table.splitlines() if line and not line.startswith("#")}


@register("directory")
def check_sqlite(app_configs, **kwargs):
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return []
    if sqlite3.sqlite_version_info >= OLDEST_SQLITE and has_full_text():
        return []
    return [
        Error(
            f"This Python's SQLite ({sqlite3.sqlite_version}) is older than "
            f"{'.'.join(map(str, OLDEST_SQLITE))} or was built without FTS5, which searching needs.",
            hint="Use the Python of a current system, or set DATABASE_URL to a PostgreSQL database.",
            id="directory.E005",
        )
    ]


def has_full_text() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


@register("directory")
def check_one_psycopg(app_configs, **kwargs):
    if not is_installed("psycopg"):
        return []
    # Django prefers psycopg 3 without a word when both are there, and we test with psycopg2 only.
    return [
        Error(
            "psycopg 3 is installed, and Django would use it; this site is tested with psycopg2 only.",
            hint="Find what brought it (pip show psycopg) and remove it: pip uninstall psycopg",
            id="directory.E006",
        )
    ]


def is_installed(package: str) -> bool:
    try:
        importlib.metadata.distribution(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True
