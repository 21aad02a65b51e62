"""Wall clocks and time zones: when "10am in Leeds" really happens.

A group keeps its wall-clock time when the clocks change, so a time is stored as it is printed on the
poster, beside the IANA zone it belongs to, and becomes an instant as late as possible.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

# Code of each part of the day -> (first hour, hour after the last). Night runs past midnight.
PARTS_OF_DAY = {"morning": (5, 12), "afternoon": (12, 17), "evening": (17, 22), "night": (22, 5)}

DAY_IN_MINUTES = 24 * 60

# The clocks of Europe and North America change up to three weeks apart; four weeks off they agree again.
_FOUR_WEEKS = timedelta(weeks=4)
_ONE_WEEK = timedelta(weeks=1)

# Names that the zone database carries but that belong to a machine, not to a place.
_NOT_A_PLACE = {"Factory", "localtime", "posixrules"}


class UnknownZone(ValueError):
    """The name is not in the IANA time zone database."""


def is_zone(name: object) -> bool:
    """Looks the name up in the list of known zones and never opens a file by it, so any input is safe."""
    return isinstance(name, str) and name in _known_zones()


@lru_cache(maxsize=1)
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones() - _NOT_A_PLACE)


def _zone(name: str) -> ZoneInfo:
    if not is_zone(name):
        raise UnknownZone(_("We do not know this time zone."))
    return ZoneInfo(name)


def instant(on: date, at: time, zone: str) -> datetime:
    """The UTC instant at which clocks in `zone` show `at` on `on`. Raises UnknownZone.

    When the clocks go forward, a time they skip moves forward by what was skipped (2.30am becomes
    3.30am). When they go back, a time they show twice means the first. Both follow RFC 5545 §3.3.5.
    """
    # fold=0 is both rules at once: before a gap and before a repeat it is the earlier offset that counts.
    wall_clock = datetime.combine(on, at.replace(tzinfo=None, fold=0), tzinfo=_zone(zone))
    return wall_clock.astimezone(UTC)


def local_moment(moment: datetime, zone: str) -> datetime:
    """The same moment as the clocks of `zone` show it. A moment without a zone is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone: pass an aware datetime.")
    return moment.astimezone(_zone(zone))


def offset_between(zone: str, other: str, at: datetime) -> timedelta:
    """How far the clocks of `other` are ahead of those of `zone` at a moment. Raises UnknownZone."""
    here, there = local_moment(at, zone).utcoffset(), local_moment(at, other).utcoffset()
    return (there or timedelta()) - (here or timedelta())


def unusual_shift(zone: str, other: str, at: datetime) -> timedelta:
    """How much later than usual, on the clocks of `other`, something in `zone` is at a moment; mostly nothing.

    Usual is what held four weeks before. It differs while the clocks of one place have changed and those of the other
    have not, and in the first week after a change that one place makes by itself.
    """
    now, usual = offset_between(zone, other, at), offset_between(zone, other, at - _FOUR_WEEKS)
    has_changed = now != offset_between(zone, other, at - _ONE_WEEK)
    is_passing = now != offset_between(zone, other, at + _FOUR_WEEKS)
    return now - usual if has_changed or is_passing else timedelta()


def part_of_day(at: time) -> str:
    for code, (first_hour, end_hour) in PARTS_OF_DAY.items():
        if first_hour <= at.hour < end_hour:
            return code
    return "night"


def minutes_between(start: time, end: time) -> int:
    """By the clock on the wall; an end before the start is on the next day."""
    return (_minute_of_day(end) - _minute_of_day(start)) % DAY_IN_MINUTES


def add_minutes(at: time, minutes: int) -> time:
    """By the clock on the wall, past midnight if need be."""
    hour, minute = divmod((_minute_of_day(at) + minutes) % DAY_IN_MINUTES, 60)
    return time(hour, minute)


def _minute_of_day(at: time) -> int:
    return at.hour * 60 + at.minute


def zone_name(zone: str, at: datetime, country: str = "") -> str:
    """Words for a zone that a reader understands: "London time", "New York time". "" for an unknown zone.

    `country` (ISO 3166 alpha-2) is where the reader or the group is. People in the US and Canada say
    "Eastern time", whichever city the zone is named after. `at` matters where no town is in the name:
    then the words are the offset from UTC at that moment ("UTC+2").
    """
    if not is_zone(zone):
        return ""
    if country.upper() in {"US", "CA"} and zone in _NORTH_AMERICAN_NAMES:
        return str(_NORTH_AMERICAN_NAMES[zone])
    place: str | Promise = _PLACES.get(zone, "")
    if not place and "/" in zone and not zone.startswith("Etc/"):
        place = zone.rsplit("/", 1)[1].replace("_", " ")
    if place:
        return _("%(place)s time") % {"place": place}
    return _offset_words(local_moment(at, zone).utcoffset() or timedelta())


def _offset_words(offset: timedelta) -> str:
    if not offset:
        return "UTC"
    sign = "+" if offset > timedelta() else "−"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


# Places whose name is spelled or translated differently from the end of the zone's own name.
_PLACES: dict[str, str | Promise] = {
    "Africa/Cairo": pgettext_lazy("town", "Cairo"),
    "Africa/Johannesburg": pgettext_lazy("town", "Johannesburg"),
    "America/Argentina/Cordoba": pgettext_lazy("town", "Córdoba"),
    "America/Argentina/Rio_Gallegos": pgettext_lazy("town", "Río Gallegos"),
    "America/Argentina/Tucuman": pgettext_lazy("town", "Tucumán"),
    "America/Asuncion": pgettext_lazy("town", "Asunción"),
    "America/Bogota": pgettext_lazy("town", "Bogotá"),
    "America/Cancun": pgettext_lazy("town", "Cancún"),
    "America/Chicago": pgettext_lazy("town", "Chicago"),
    "America/Ciudad_Juarez": pgettext_lazy("town", "Ciudad Juárez"),
    "America/Cordoba": pgettext_lazy("town", "Córdoba"),
    "America/Havana": pgettext_lazy("town", "Havana"),
    "America/Los_Angeles": pgettext_lazy("town", "Los Angeles"),
    "America/Mazatlan": pgettext_lazy("town", "Mazatlán"),
    "America/Merida": pgettext_lazy("town", "Mérida"),
    "America/Mexico_City": pgettext_lazy("town", "Mexico City"),
    "America/New_York": pgettext_lazy("town", "New York"),
    "America/Panama": pgettext_lazy("town", "Panama"),
    "America/Sao_Paulo": pgettext_lazy("town", "São Paulo"),
    "America/St_Johns": pgettext_lazy("town", "St John’s"),
    "Asia/Calcutta": pgettext_lazy("town", "Kolkata"),
    "Asia/Dubai": pgettext_lazy("town", "Dubai"),
    "Asia/Jerusalem": pgettext_lazy("town", "Jerusalem"),
    "Asia/Kolkata": pgettext_lazy("town", "Kolkata"),
    "Asia/Seoul": pgettext_lazy("town", "Seoul"),
    "Asia/Singapore": pgettext_lazy("town", "Singapore"),
    "Asia/Tokyo": pgettext_lazy("town", "Tokyo"),
    "Atlantic/Canary": pgettext_lazy("town", "Canary Islands"),
    "Atlantic/Reykjavik": pgettext_lazy("town", "Reykjavík"),
    "Australia/Lord_Howe": pgettext_lazy("town", "Lord Howe Island"),
    "Australia/Sydney": pgettext_lazy("town", "Sydney"),
    "Europe/Amsterdam": pgettext_lazy("town", "Amsterdam"),
    "Europe/Athens": pgettext_lazy("town", "Athens"),
    "Europe/Belgrade": pgettext_lazy("town", "Belgrade"),
    "Europe/Berlin": pgettext_lazy("town", "Berlin"),
    "Europe/Brussels": pgettext_lazy("town", "Brussels"),
    "Europe/Bucharest": pgettext_lazy("town", "Bucharest"),
    "Europe/Copenhagen": pgettext_lazy("town", "Copenhagen"),
    "Europe/Dublin": pgettext_lazy("town", "Dublin"),
    "Europe/Istanbul": pgettext_lazy("town", "Istanbul"),
    "Europe/Kiev": pgettext_lazy("town", "Kyiv"),
    "Europe/Kyiv": pgettext_lazy("town", "Kyiv"),
    "Europe/Lisbon": pgettext_lazy("town", "Lisbon"),
    "Europe/London": pgettext_lazy("town", "London"),
    "Europe/Luxembourg": pgettext_lazy("town", "Luxembourg"),
    "Europe/Moscow": pgettext_lazy("town", "Moscow"),
    "Europe/Paris": pgettext_lazy("town", "Paris"),
    "Europe/Prague": pgettext_lazy("town", "Prague"),
    "Europe/Rome": pgettext_lazy("town", "Rome"),
    "Europe/Stockholm": pgettext_lazy("town", "Stockholm"),
    "Europe/Vienna": pgettext_lazy("town", "Vienna"),
    "Europe/Warsaw": pgettext_lazy("town", "Warsaw"),
    "Europe/Zurich": pgettext_lazy("town", "Zurich"),
    "GB": pgettext_lazy("town", "London"),
}

_NORTH_AMERICAN_NAMES: dict[str, str | Promise] = {
    "America/Anchorage": gettext_lazy("Alaska time"),
    "America/Boise": gettext_lazy("Mountain time"),
    "America/Chicago": gettext_lazy("Central time"),
    "America/Denver": gettext_lazy("Mountain time"),
    "America/Detroit": gettext_lazy("Eastern time"),
    "America/Edmonton": gettext_lazy("Mountain time"),
    "America/Halifax": gettext_lazy("Atlantic time"),
    "America/Indiana/Indianapolis": gettext_lazy("Eastern time"),
    "America/Kentucky/Louisville": gettext_lazy("Eastern time"),
    "America/Los_Angeles": gettext_lazy("Pacific time"),
    "America/New_York": gettext_lazy("Eastern time"),
    "America/Phoenix": gettext_lazy("Arizona time"),
    "America/Regina": gettext_lazy("Saskatchewan time"),
    "America/St_Johns": gettext_lazy("Newfoundland time"),
    "America/Toronto": gettext_lazy("Eastern time"),
    "America/Vancouver": gettext_lazy("Pacific time"),
    "America/Winnipeg": gettext_lazy("Central time"),
    "Pacific/Honolulu": gettext_lazy("Hawaii time"),
}
