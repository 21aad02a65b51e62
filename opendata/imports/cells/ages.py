"""How old a baby may be, in months. A week is no whole number of months, so the words stay beside the number."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from opendata.imports.cells.reading import Reading, shortened

LONGEST_NOTE = 200
# A child's age; a larger number is a slip of the pen.
MOST_MONTHS = 18 * 12

_WEEKS_IN_A_YEAR = 52
_AGE = r"(?P<{0}>\d{{1,3}}(?:\.5|½)?)\s*-?\s*(?P<{0}_unit>weeks?|wks?|w|months?|mths?|mos?|m|years?|yrs?|y)?(?:\s+old)?"
_RANGE = re.compile(
    rf"(?:from\s+|between\s+)?{_AGE.format('first')}\s*(?:-|–|—|to|and|until|up to)\s*{_AGE.format('last')}",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"(?:up\s+to|under|until|to|max(?:imum)?|below|<|0\s*[-–]|birth\s+to|from\s+birth\s+to|newborn\s+to)?\s*{_AGE.format('last')}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:from|over|at least|older than|min(?:imum)?)\s+{_AGE.format('first')}"
    rf"|{_AGE.format('plus')}\s*(?:\+|and over|or older|and up)",
    re.IGNORECASE,
)
_ANY_AGE = re.compile(r"(?:any|all|every)\s+ages?|no (?:age )?limit|no cut-?off", re.IGNORECASE)


class BabyAges(NamedTuple):
    months_from: int | None = None
    months_to: int | None = None
    words: str = ""
    is_any: bool = False


def read_baby_ages(cell: str) -> Reading:
    """Gives `BabyAges`."""
    if not cell:
        return Reading(BabyAges())
    text = cell.strip(" .")
    words = shortened(cell, LONGEST_NOTE)
    notes = (cell,) if len(cell) > LONGEST_NOTE else ()
    if _ANY_AGE.fullmatch(text):
        return Reading(BabyAges(words=words, is_any=True), notes)
    if match := _RANGE.fullmatch(text):
        last_unit = match["last_unit"]
        first = _months(match["first"], match["first_unit"] or last_unit)
        last = _months(match["last"], last_unit)
        if first is not None and last is not None and first <= last:
            return Reading(BabyAges(first, last, words), notes)
    elif match := _FROM.fullmatch(text):
        first = _months(match["first"] or match["plus"], match["first_unit"] or match["plus_unit"])
        if first is not None:
            return Reading(BabyAges(first, None, words), notes)
    elif match := _UP_TO.fullmatch(text):
        last = _months(match["last"], match["last_unit"])
        if last is not None:
            exact = match["last_unit"].lower().startswith(("m", "y"))
            return Reading(BabyAges(None, last, "" if exact and text == match[0].lstrip() else words), notes)
    # "Babies in arms" is an age and no number; so are "pre-crawlers".
    asked = _("“%(cell)s” is kept as words: it gives no age in months.") % {"cell": cell}
    return Reading(BabyAges(words=words), (asked,))


def _months(number: str, unit: str | None) -> int | None:
    """None without a unit: "2" may be months or years."""
    if not unit:
        return None
    value = float(number.replace("½", ".5"))
    kind = unit[0].lower()
    months = round({"w": value * 12 / _WEEKS_IN_A_YEAR, "m": value, "y": value * 12}[kind])
    return months if 0 <= months <= MOST_MONTHS else None
