"""What an example listing is made of, and dates reckoned from the day it is loaded."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from groups.vocabulary import ConfirmationKind

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


@dataclass(frozen=True)
class Example:
    """`key` is permanent: it is how a second run knows the listing. `confirmed_days_ago` is None when nobody has.

    `notices` are about the venue of the first meeting. A meeting's `term_calendar` is what school_calendar() gives.
    """

    key: str
    organisation: dict[str, str]
    fields: dict[str, Any]
    terms: dict[str, list[str]] = field(default_factory=dict)
    meetings: list[dict] = field(default_factory=list)
    breaks: list[dict] = field(default_factory=list)
    notices: list[dict] = field(default_factory=list)
    contacts: list[dict] = field(default_factory=list)
    confirmed_days_ago: int | None = None
    confirmed_by: str = ConfirmationKind.ORGANISATION


def organisation(name: str, site: str, country: str, about: str) -> dict[str, str]:
    return {
        "name": f"Example: {name}",
        "website": f"https://{site}.example.org",
        "email": f"hello@{site}.example.org",
        "country": country,
        "about": about,
    }


def email(site: str, **details) -> dict[str, Any]:
    return {"kind": "email", "value": f"hello@{site}.example.org", **details}


def phone(number: str, **details) -> dict[str, Any]:
    """Ofcom sets 01632 960000-960999, 020 7946 0000-0999, 0808 157 0000-0999 and 07700 900000-900999 aside for
    fiction; in North America it is 555-0100 to 555-0199."""
    return {"kind": "phone", "value": number, **details}


def venue_at(
    name: str, street: str, town: str, region: str, country: str, latitude: float, longitude: float, **access: str
) -> dict[str, Any]:
    """`access` holds yes, no or unknown for codes of the vocabulary venue_access."""
    return {
        "name": name,
        "street": street,
        "locality": town,
        "region": region,
        "country": country,
        "latitude": latitude,
        "longitude": longitude,
        "precision": "exact",
        "access": access,
    }


def school_calendar(name: str, country: str, region_code: str, terms: list[tuple[str, date, date]]) -> dict[str, Any]:
    return {
        "name": name,
        "country": country,
        "region_code": region_code,
        "source_url": "https://schools.example.org/terms",
        "terms": [{"name": name, "first_on": first_on, "last_on": last_on} for name, first_on, last_on in terms],
    }


def next_day(today: date, weekday: int, *, weeks: int = 0) -> date:
    """The next such weekday after tomorrow has begun everywhere on earth, and `weeks` later."""
    ahead = (weekday - today.weekday() - 2) % 7 + 2
    return today + timedelta(days=ahead, weeks=weeks)


def days_from(today: date, count: int) -> date:
    return today + timedelta(days=count)
