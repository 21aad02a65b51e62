"""What it costs. An amount is taken when the cell holds one and its currency is certain."""

import re
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from groups.vocabulary import Cost
from opendata.imports.cells.reading import Reading, read_code, shortened
from opendata.imports.mappings import COSTS

LONGEST_NOTE = 300

_AMOUNT = re.compile(r"(?P<sign>[£€$])\s?(?P<number>\d{1,6}(?:[.,]\d{2})?)(?!\d)")
_DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD"}
_SLIDING = re.compile(r"sliding|by income|according to income|means[- ]tested", re.IGNORECASE)
_DONATION = re.compile(r"donation|pay what you (?:like|can)", re.IGNORECASE)


class Price(NamedTuple):
    cost: str = Cost.UNKNOWN
    amount: Decimal | None = None
    currency: str = ""
    words: str = ""


def read_cost(cell: str, note: str, *, country: str) -> Reading:
    """Gives `Price`. `note` refines "paid": a sliding scale is not a fixed price."""
    cost, notes = read_code(cell, COSTS, otherwise=Cost.UNKNOWN)
    if cost == Cost.FIXED and _SLIDING.search(note):
        cost = Cost.SLIDING_SCALE
    elif cost == Cost.FIXED and _DONATION.search(note):
        cost = Cost.DONATION
    words = shortened(note, LONGEST_NOTE)
    notes += (note,) if len(note) > LONGEST_NOTE else ()
    if cost != Cost.FIXED:
        return Reading(Price(cost, words=words), notes)
    amounts = {(match["sign"], match["number"]) for match in _AMOUNT.finditer(note)}
    if len(amounts) != 1:
        asked = (_("Several prices are given; they are kept in words."),) if amounts else ()
        return Reading(Price(cost, words=words), notes + asked)
    sign, number = amounts.pop()
    currency = {"£": "GBP", "€": "EUR"}.get(sign) or _DOLLARS.get(country, "")
    if not currency:
        return Reading(Price(cost, words=words), (*notes, _("It is not known which dollars are meant.")))
    return Reading(Price(cost, Decimal(number.replace(",", ".")), currency, words), notes)
