"""Reads a calendar file as another program would."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import recurring_ical_events
from icalendar import Calendar

from groups.actions.occurrences import occurrences_of
from opendata.calendars.files import Heading, calendar_of
from tests.make import NOW


def file_of(listing, *, now=NOW, is_neutral=False) -> bytes:
    return calendar_of([(listing, None)], Heading("Calendar"), is_neutral=is_neutral, now=now)


def events_in(content: bytes, first: date, last: date) -> list:
    """The events that begin on the local days from the first to the last."""
    calendar = Calendar.from_ical(content)
    # A day more on each side, for zones.
    found = recurring_ical_events.of(calendar).between(first - timedelta(days=2), last + timedelta(days=3))
    return [event for event in found if first <= local_day(event.start) <= last]


def local_day(moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def dates_read(content: bytes, first: date, last: date) -> Counter:
    """How often each (start, end, is cancelled, place) is there; a day stands for a start whose time is not known."""
    return Counter(
        (
            _instant(event["DTSTART"].dt),
            _end_of(event),
            event.get("STATUS") == "CANCELLED",
            str(event.get("LOCATION", "")),
        )
        for event in events_in(content, first, last)
    )


def dates_held(listing, first: date, last: date, *, now=NOW) -> Counter:
    """The same of our own dates. The one that a moved date leaves behind is not in a file."""
    return Counter(
        (
            found.starts_at if found.is_time_known else found.local_date,
            found.ends_at,
            found.is_cancelled,
            str((found.venue or meeting.venue).name) if found.venue or meeting.venue else "",
        )
        for meeting in listing.meetings.all()
        for found in occurrences_of(meeting, now=now)
        if first <= found.local_date <= last and not (found.is_cancelled and found.is_moved)
    )


def _instant(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _end_of(event):
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return None if end == start or not isinstance(start, datetime) else _instant(end)
