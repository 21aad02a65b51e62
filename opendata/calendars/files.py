"""A whole calendar file: its name, its events and the zones they need."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, vDuration, vText

from groups.models import Listing
from groups.search.ordering import Wanted
from opendata.calendars.events import events_of
from opendata.calendars.series import YEARS_AHEAD, YEARS_BACK
from opendata.calendars.zones import zone_for

ASKED_AGAIN_AFTER = timedelta(hours=12)


@dataclass(frozen=True)
class Heading:
    name: str
    description: str = ""


def neutral_heading() -> Heading:
    return Heading(_("Appointments"))


def calendar_of(
    listings: Iterable[tuple[Listing, Wanted | None]], heading: Heading, *, is_neutral: bool, now: datetime
) -> bytes:
    """`listings` carry their children, each with what picks its meetings. The same bytes while nothing changes."""
    zones, events = set(), []
    for listing, wanted in listings:
        zones |= {meeting.time_zone or "UTC" for meeting in listing.meetings.all()}
        events += events_of(listing, now=now, is_neutral=is_neutral, wanted=wanted)
    calendar = _empty_calendar(heading, is_neutral=is_neutral)
    # A calendar must not be empty (RFC 5545 §3.6); a zone is there when no date is.
    for name in sorted(zones or {"UTC"}):
        calendar.add_component(zone_for(name, now.year - YEARS_BACK, now.year + YEARS_AHEAD))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def _empty_calendar(heading: Heading, *, is_neutral: bool) -> Calendar:
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Calendar//1.0//EN" if is_neutral else "-//In It Together//Calendar 1.0//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    # The names of RFC 7986, and those that programs understood before it.
    for name, text in (
        ("NAME", heading.name),
        ("X-WR-CALNAME", heading.name),
        ("DESCRIPTION", heading.description),
        ("X-WR-CALDESC", heading.description),
    ):
        if text:
            calendar.add(name, vText(text))
    calendar.add("REFRESH-INTERVAL", ASKED_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(ASKED_AGAIN_AFTER))
    return calendar
