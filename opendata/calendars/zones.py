"""The VTIMEZONE of a zone, for the years a file speaks of.

`icalendar` makes them, too, but has clocks go forward an hour late.
"""

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from groups.schedules.clock_changes import clock_changes, offset_at


@lru_cache(maxsize=512)
def zone_for(name: str, first_year: int, last_year: int) -> Timezone:
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    offset = offset_at(start, name)
    # (moment, offset before, offset after), the first one standing for whatever was before.
    onsets = [(start - offset, offset, offset)]
    onsets += [tuple(change) for change in clock_changes(name, first_year, last_year)]
    observances: dict[tuple, list[datetime]] = {}
    for at, before, after in onsets:
        kind = before, after, at.astimezone(ZoneInfo(name)).tzname() or name
        # The clock that was about to change says when.
        observances.setdefault(kind, []).append(at.replace(tzinfo=None) + before)
    zone = Timezone()
    zone.add("TZID", name)
    winter = min(after for _at, _before, after in onsets)
    for (before, after, label), moments in observances.items():
        observance = TimezoneDaylight() if after > winter else TimezoneStandard()
        observance.add("DTSTART", moments[0])
        observance.add("TZOFFSETFROM", before)
        observance.add("TZOFFSETTO", after)
        observance.add("TZNAME", label)
        if moments[1:]:
            observance.add("RDATE", moments[1:])
        zone.add_component(observance)
    return zone
