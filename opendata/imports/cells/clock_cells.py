"""The cells of a row that hold a time zone, a time of day and a number of minutes. A bad one becomes a note."""

import re
from datetime import time

from django.utils.translation import gettext as _

from groups.schedules.civil_time import is_zone
from opendata.imports.cells.reading import Reading

MOST_MINUTES = 24 * 60

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE | re.ASCII,
)


def read_zone(cell: str) -> Reading:
    if not cell or is_zone(cell):
        return Reading(cell)
    return Reading("", (_("“%(cell)s” is not the name of one time zone, such as Europe/London.") % {"cell": cell},))


def read_start(cell: str) -> Reading:
    start = _clock_time(cell) if cell else None
    if not cell or start is not None:
        return Reading(start)
    return Reading(None, (_("“%(cell)s” is not one time of day.") % {"cell": cell},))


def read_minutes(cell: str) -> Reading:
    if cell.isascii() and cell.isdigit() and 0 < int(cell[:6]) <= MOST_MINUTES:
        return Reading(int(cell[:6]))
    return Reading(None, (_("“%(cell)s” is not a number of minutes.") % {"cell": cell},) if cell else ())


def _clock_time(cell: str) -> time | None:
    match = _CLOCK.fullmatch(cell.strip())
    if not match or not (match["minute"] or match["half"]):
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
