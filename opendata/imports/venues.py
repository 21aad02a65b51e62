"""Where a row says a group meets, as closely as may be shown, and where that lies on earth."""

from django.utils.translation import gettext as _

from groups.vocabulary import Precision
from opendata.imports.cells.areas import LONGEST_NAME, says_withheld
from opendata.imports.cells.reading import shortened
from opendata.imports.drafts import Aside
from opendata.imports.sheet import Row
from places import postcodes
from places.lookup import Found, Point, find_place

LONGEST_LINE = 200
LONGEST_POSTCODE = 16

# Where a whole postcode is a street or a few doors of it. A ZIP code can be a county wide.
_POSTCODE_IS_A_STREET = {"GB", "CA", "IE", "NL"}
_KEPT_BACK = ("venue", "street", "postal_code", "service_area", "schedule_text")


def is_address_withheld(row: Row) -> bool:
    return says_withheld(*(row[column] for column in ("venue", "street", "service_area", "schedule_text", "notes")))


def read_venue(row: Row, *, country: str, town: Point | None) -> tuple[dict | None, list[Aside]]:
    """None when the row names no town, street or building. `town` is the answer of `find_town`."""
    if not (row["venue"] or row["street"] or row["city"]):
        return None, []
    if is_address_withheld(row):
        return _withheld(row, town, country)
    asides = _too_long(row)
    venue = {
        "name": shortened(row["venue"], LONGEST_LINE),
        "street": shortened(row["street"], LONGEST_LINE),
        "locality": shortened(row["city"], LONGEST_NAME),
        "region": shortened(row["region"], LONGEST_NAME),
        "postal_code": row["postal_code"] if len(row["postal_code"]) <= LONGEST_POSTCODE else "",
        "country": country,
        "precision": str(Precision.AREA),
    }
    point = _find_postcode(row, country)
    if point is not None and row["street"] and country in _POSTCODE_IS_A_STREET:
        return _placed(venue | {"precision": str(Precision.EXACT)}, point), asides
    point = point or town
    if point is None:
        text = _("It is not placed on the map, so searches by distance miss it.")
    else:
        text = _("The map shows the middle of %(place)s. Check the address, then place it.") % {"place": point.name}
    asides.append(Aside("city", text))
    return _placed(venue, point), asides


def _withheld(row: Row, town: Point | None, country: str) -> tuple[dict | None, list[Aside]]:
    """The town alone. Whatever else the row gives away stays with the stewards."""
    venue = {
        "name": "",
        "street": "",
        "locality": shortened(row["city"], LONGEST_NAME),
        "region": shortened(row["region"], LONGEST_NAME),
        "postal_code": "",
        "country": country,
        "precision": str(Precision.GIVEN_AFTER_CONTACT),
    }
    asides = [Aside(column, row[column]) for column in _KEPT_BACK if row[column]]
    asides.append(Aside("venue", _("The address is kept back on purpose: only the town is shown.")))
    if not (venue["locality"] or venue["region"]):
        return None, asides
    return _placed(venue, town), asides


def _placed(venue: dict, point: Point | None) -> dict:
    return venue | {
        "latitude": None if point is None else point.latitude,
        "longitude": None if point is None else point.longitude,
    }


def _find_postcode(row: Row, country: str) -> Point | None:
    """The point of a whole postcode, where we hold it."""
    readings = postcodes.recognise(row["postal_code"], country)
    if not any(found.country == country and found.kind == postcodes.FULL for found in readings):
        return None
    answer = find_place(row["postal_code"], country=country)
    is_held = isinstance(answer, Found) and answer.place.precision == "exact" and answer.place.country == country
    return answer.place if is_held else None


def find_town(row: Row, *, country: str, region_code: str) -> Point | None:
    """The one town that is meant; with a namesake in the same country there is no telling."""
    city, region = row["city"], row["region"]
    if not city or not country:
        return None
    for words in dict.fromkeys((f"{city}, {region}" if region else city, city)):
        answer = find_place(words, country=country)
        if not isinstance(answer, Found) or answer.place.country != country:
            continue
        theirs = region_code_of(answer.place)
        if region_code and theirs and theirs != region_code:
            continue
        return answer.place
    return None


def region_code_of(point: Point) -> str:
    return f"{point.country}-{point.region_code}" if point.region_code else ""


def _too_long(row: Row) -> list[Aside]:
    most = {
        "venue": LONGEST_LINE,
        "street": LONGEST_LINE,
        "city": LONGEST_NAME,
        "region": LONGEST_NAME,
        "postal_code": LONGEST_POSTCODE,
    }
    return [Aside(column, row[column]) for column, length in most.items() if len(row[column]) > length]
