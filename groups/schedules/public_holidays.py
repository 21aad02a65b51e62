"""Public holidays, as the `holidays` package knows them. A day that is moved at short notice comes with its update."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

# Of the package's languages, the one its names are asked for in; staff read them, and so do visitors.
_LANGUAGE = "en_GB"


def public_holidays(code: str, year: int) -> Mapping[date, str]:
    """Names by day. A region nobody knows has the holidays that its whole country shares; a country, none."""
    entity = _entity(code)
    return _holidays_in(*entity, year) if entity else {}


def is_public_holiday(day: date, code: str) -> bool:
    return day in public_holidays(code, day.year)


@lru_cache(maxsize=1024)
def _entity(code: str) -> tuple[str, str] | None:
    country, _dash, region = code.upper().partition("-")
    known = _supported()
    if country not in known:
        return None
    return country, region if region in known[country] else ""


@lru_cache(maxsize=1)
def _supported() -> dict[str, set[str]]:
    return {country: set(regions) for country, regions in holidays.list_supported_countries().items()}


@lru_cache(maxsize=512)
def _holidays_in(country: str, region: str, year: int) -> dict[date, str]:
    return dict(holidays.country_holidays(country, subdiv=region or None, years=year, language=_LANGUAGE).items())
