"""Addresses that more than one page links to. Those of our own pages carry what the reader chose for every page."""

from urllib.parse import urlencode, urlsplit

from django.urls import reverse

from groups.safety.registry import country_with_lines
from groups.search.parameters import Parameters
from groups.views.chosen import reader_choice
from groups.vocabulary import FROM_HOME


def address(name: str, *parts, **query) -> str:
    """Of one of our pages, by the name of its route."""
    return carried(reverse(name, args=parts), **query)


def carried(path: str, **query) -> str:
    """The path of one of our pages, together with what the reader chose for every page."""
    pairs = [*query.items(), *reader_choice().pairs()]
    return f"{path}?{urlencode(pairs)}" if pairs else path


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
    return results_address(reader_choice().question().with_codes(choices))


def from_home_address() -> str:
    return choices_address(how=FROM_HOME)


def urgent_address(country: str = "", region_code: str = "") -> str:
    """To the lines of her country when the place she chose tells, or the site's setting; else to all of them.

    Never from her network address.
    """
    code = country_with_lines(country, region_code) if country else ""
    return address("groups:urgent_in", code.lower()) if code else address("groups:urgent")


def web_address(text: str) -> str:
    """What a browser opens as a page, or "": whatever an import may have let through, no link runs code."""
    return text if urlsplit(text).scheme in ("http", "https") else ""


def host_of(address: str) -> str:
    """For words such as "this opens example.org"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
