"""Countries, regions and service areas in words. A code is given when the words leave no doubt."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from groups.vocabulary import ServiceArea
from opendata.imports.cells.reading import Reading, shortened
from places.regions import Area, areas_named, country_code, region_called

LONGEST_NOTE = 300
LONGEST_NAME = 120

_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}", re.ASCII)
_NATIONAL = re.compile(
    r"(?:national(?:ly)?|nation-?wide|country-?wide|the whole country)(?:\s*(?:,|\(|incl\.?)\s*[^;:]*)?", re.IGNORECASE
)
_ANYWHERE = re.compile(r"anywhere|worldwide|everywhere|international(?:ly)?|all countries", re.IGNORECASE)
_WHOLE_COUNTRY_TAIL = re.compile(r"\s*\((?:national|nationwide|whole country)\)\s*$", re.IGNORECASE)
# Puerto Rico belongs to the United States in ISO 3166-2, so naming it adds nothing.
_WITH_PUERTO_RICO = re.compile(
    r"\s*(?:,\s*with|,\s*including|\bincl\.?|\bincluding|\band)\s+Puerto Rico\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b|&)\s*")
_BRACKETS = re.compile(r"\([^)]*\)")
# "Not shown on the page" is a gap in the source; only words of intent count as withheld.
_WITHHELD = re.compile(
    r"\b(?:address|location|place|venue)\b[^.;]{0,40}"
    r"\b(?:withheld|confidential|kept (?:secret|private|vague)|(?:deliberately|purposely) vague)"
    r"|\b(?:withheld|confidential|undisclosed) (?:address|location|venue)"
    r"|\bexact address (?:is )?not (?:given|published|shown)"
    r"|\baddress (?:is )?given (?:after|once|when|on)\b",
    re.IGNORECASE,
)


class Reach(NamedTuple):
    service_area: str = ServiceArea.UNKNOWN
    codes: tuple[str, ...] = ()
    words: str = ""


def read_country(cell: str) -> Reading:
    if not cell:
        return Reading("")
    code = country_code(cell)
    if code or not _COUNTRY_CODE.fullmatch(cell):
        return Reading(code, () if code else (_("“%(cell)s” is not a country we know.") % {"cell": cell},))
    return Reading("", (_("“%(cell)s” is not a country code.") % {"cell": cell},))


def read_region(cell: str, *, country: str) -> Reading:
    """The ISO 3166-2 code (US-VA) of the region a cell names; "Moray, Scotland" counts by its last part.

    "" when the name is not one of a whole region: West Sussex lies in one, and is none.
    """
    if not cell or not country:
        return Reading("")
    plain = _BRACKETS.sub("", cell).strip()
    for words in (plain, plain.rpartition(",")[2].strip()):
        found = [area for area in areas_named(words) if area.country == country and area.region_code]
        if len(found) == 1:
            return Reading(_code_of(found[0]))
        if (named := region_called(country, words.upper())) is not None:
            return Reading(_code_of(named))
    return Reading("")


def read_service_area(cell: str, *, country: str) -> Reading:
    """Gives `Reach`. Anything that is more than a list of countries or regions stays in words."""
    if not cell:
        return Reading(Reach())
    cell = " ".join(cell.split())
    words = shortened(cell, LONGEST_NOTE)
    if _ANYWHERE.fullmatch(cell):
        return Reading(Reach(ServiceArea.ANYWHERE, words=words))
    if _NATIONAL.fullmatch(cell) and country:
        return Reading(Reach(ServiceArea.COUNTRIES, (country,), words))
    plain = _WITH_PUERTO_RICO.sub("", _WHOLE_COUNTRY_TAIL.sub("", cell))
    areas = [_certain_area(name, country) for name in _BETWEEN.split(plain) if name]
    if areas and all(areas):
        codes = tuple(dict.fromkeys(_code_of(area) for area in areas))
        if all(area.region_code for area in areas):
            return Reading(Reach(ServiceArea.REGIONS, codes, words))
        if not any(area.region_code for area in areas):
            return Reading(Reach(ServiceArea.COUNTRIES, codes, words))
    asked = _("The area served is in words: “%(cell)s”. Choose it from the list if that is possible.") % {"cell": cell}
    return Reading(Reach(words=words), (asked,))


def says_withheld(*texts: str) -> bool:
    """Whether the words say that the address is kept back on purpose."""
    return any(_WITHHELD.search(text) for text in texts)


def _certain_area(name: str, country: str) -> Area | None:
    found = [area for area in areas_named(name) if not area.region_code or not country or area.country == country]
    countries = [area for area in found if not area.region_code]
    regions = [area for area in found if area.region_code]
    if len(countries) == 1 and not regions:
        return countries[0]
    # "Washington" is a town as well; "Washington State" is not.
    if (
        len(regions) == 1
        and not countries
        and not (regions[0].is_also_a_town and name.casefold() == regions[0].name.casefold())
    ):
        return regions[0]
    return None


def _code_of(area: Area) -> str:
    return f"{area.country}-{area.region_code}" if area.region_code else area.country
