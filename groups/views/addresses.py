"""Addresses that more than one page links to."""

from urllib.parse import urlsplit

from django.urls import reverse

from groups.safety.registry import country_with_lines
from groups.search.parameters import Parameters
from groups.vocabulary import FROM_HOME


def results_address(parameters: Parameters) -> str:
    """The address that asks this question."""
    query = parameters.query_string()
    address = reverse("groups:results")
    return f"{address}?{query}" if query else address


def calendar_address(parameters: Parameters) -> str:
    """The dates of all pages of these results, as a calendar."""
    query = parameters.on_page(1).query_string()
    address = reverse("opendata:results_calendar")
    return f"{address}?{query}" if query else address


def choices_address(**choices) -> str:
    """A ready-made search: `choices_address(topic=["loss"])`."""
    return results_address(Parameters().with_codes(choices))


def from_home_address() -> str:
    return choices_address(how=FROM_HOME)


def urgent_address(country: str = "", region_code: str = "") -> str:
    """To the lines of her country when the place she chose tells, or the site's setting; else to all of them.

    Never from her network address.
    """
    code = country_with_lines(country, region_code) if country else ""
    return reverse("groups:urgent_in", args=[code.lower()]) if code else reverse("groups:urgent")


def web_address(text: str) -> str:
    """What a browser opens as a page, or "": whatever an import may have let through, no link runs code."""
    return text if urlsplit(text).scheme in ("http", "https") else ""


def host_of(address: str) -> str:
    """For words such as "this opens example.org"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
