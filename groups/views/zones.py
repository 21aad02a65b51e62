"""The time zones a reader can choose from: a short list for every page, and all of them for a page of its own."""

from collections import defaultdict
from zoneinfo import available_timezones

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.schedules.civil_time import zone_name
from places.spelling import fold_place

# (region, country for the names people use there, zones)
SHORT_LIST = (
    (
        gettext_lazy("United Kingdom and Ireland"),
        "GB",
        ("Europe/London", "Europe/Dublin"),
    ),
    (
        gettext_lazy("United States"),
        "US",
        (
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
        ),
    ),
    (
        gettext_lazy("Canada"),
        "CA",
        (
            "America/St_Johns",
            "America/Halifax",
            "America/Toronto",
            "America/Winnipeg",
            "America/Regina",
            "America/Edmonton",
            "America/Vancouver",
        ),
    ),
    (
        gettext_lazy("Australia and New Zealand"),
        "AU",
        (
            "Australia/Sydney",
            "Australia/Melbourne",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Australia/Darwin",
            "Australia/Perth",
            "Australia/Hobart",
            "Pacific/Auckland",
        ),
    ),
    (
        gettext_lazy("Elsewhere"),
        "",
        (
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Nairobi",
            "America/Bogota",
            "America/Mexico_City",
            "America/Sao_Paulo",
            "Asia/Dubai",
            "Asia/Hong_Kong",
            "Asia/Karachi",
            "Asia/Kolkata",
            "Asia/Manila",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Europe/Athens",
            "Europe/Berlin",
            "Europe/Lisbon",
            "Europe/Madrid",
            "Europe/Paris",
            "Europe/Warsaw",
        ),
    ),
)
REGIONS = {
    "Africa": pgettext_lazy("part of the world", "Africa"),
    "America": pgettext_lazy("part of the world", "Americas"),
    "Antarctica": pgettext_lazy("part of the world", "Antarctica"),
    "Arctic": pgettext_lazy("part of the world", "Arctic"),
    "Asia": pgettext_lazy("part of the world", "Asia"),
    "Atlantic": pgettext_lazy("part of the world", "Atlantic"),
    "Australia": pgettext_lazy("part of the world", "Australia"),
    "Europe": pgettext_lazy("part of the world", "Europe"),
    "Indian": pgettext_lazy("part of the world", "Indian Ocean"),
    "Pacific": pgettext_lazy("part of the world", "Pacific"),
}

Zones = list[tuple[str, str]]


def common_zones(*, now, chosen: str = "") -> list[tuple[str, Zones]]:
    """By region, the name of each zone and its words; the chosen one is among them."""
    regions = [(str(region), _named(zones, country, now)) for region, country, zones in SHORT_LIST]
    if chosen and not any(chosen == zone for _region, zones in regions for zone, _words in zones):
        regions.insert(0, (_("Your choice"), _named([chosen], "", now)))
    return regions


def all_zones(*, now) -> list[tuple[str, Zones]]:
    """Those with a town in their name, by part of the world. Of two with the same words, such as the two names that
    Kolkata has had, one is left out."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for zone in sorted(available_timezones()):
        region, _slash, town = zone.partition("/")
        if town and region in REGIONS:
            found[region][zone_name(zone, now)] = zone
    return [
        (str(label), [(found[region][words], words) for words in sorted(found[region], key=fold_place)])
        for region, label in REGIONS.items()
        if region in found
    ]


def _named(zones, country: str, now) -> Zones:
    return [(zone, zone_name(zone, now, country)) for zone in zones]
