"""Derived dates: the next 180 days of every meeting, rebuilt whenever the meeting changes."""

import json
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from groups.models import Listing, Meeting, Occurrence, VenueNotice
from groups.schedules import civil_time
from groups.schedules.occurrences import Slot, expand
from groups.schedules.pattern import Pattern
from groups.vocabulary import FROM_HOME, ExceptionKind, NoticeKind, Status

HORIZON_DAYS = 180
# A date on every day of five years.
MOST_DATES = 2000
# The columns of a listing that follow from its dates and from nothing a person writes.
DERIVED = ("next_occurrence_at", "schedule_hash", "schedule_sequence", "schedule_changed_at")
_EXCEPTION_COLUMNS = ("on", "kind", "reason", "moved_to", "starts", "ends", "venue_id")
_NOTICE_COLUMNS = ("kind", "first_on", "last_on", "reason", "moved_to_id")
_COLUMNS = [field.attname for field in Occurrence._meta.concrete_fields if not field.primary_key]


def rebuild_occurrences(listing: Listing, *, now: datetime) -> list[Occurrence]:
    """The listing carries its children, as `whole_listing` fetches them. Returns its dates.

    Sets the derived columns on the row and on the object. To be called inside a transaction.
    """
    occurrences = dates_of(listing, now=now)
    held = Occurrence.objects.filter(listing=listing)
    # Most changes leave the dates as they are.
    if list(held.order_by("pk").values_list(*_COLUMNS)) != [_columns(found) for found in occurrences]:
        held.delete()
        Occurrence.objects.bulk_create(occurrences)
    if changed := derive_columns(listing, occurrences, now=now):
        Listing.objects.filter(pk=listing.pk).update(**{name: getattr(listing, name) for name in changed})
    return occurrences


def dates_of(listing: Listing, *, now: datetime) -> list[Occurrence]:
    """Of a listing with its children, in the order in which they are stored; unsaved."""
    if listing.status != Status.PUBLISHED:
        return []
    return [found for meeting in listing.meetings.all() for found in occurrences_of(meeting, now=now)]


def derive_columns(listing: Listing, occurrences: list[Occurrence], *, now: datetime) -> list[str]:
    """Sets `next_occurrence_at` and what calendars say of changes; returns the names of the columns that changed."""
    before = {name: getattr(listing, name) for name in DERIVED}
    listing.next_occurrence_at = min(
        (found.starts_at for found in occurrences if not found.is_cancelled and found.starts_at >= now),
        default=None,
    )
    schedule_hash = _schedule_hash(listing)
    if schedule_hash != listing.schedule_hash:
        listing.schedule_sequence += bool(listing.schedule_hash)
        listing.schedule_hash, listing.schedule_changed_at = schedule_hash, now
    return [name for name, value in before.items() if getattr(listing, name) != value]


def _schedule_hash(listing: Listing) -> str:
    """Of everything that a calendar shows, so that a change anywhere moves its sequence on."""
    meetings = [
        (
            astuple(meeting.dated_pattern()),
            (meeting.how, meeting.venue_id, str(meeting.venue or ""), meeting.link, meeting.is_link_public),
            [tuple(getattr(found, name) for name in _EXCEPTION_COLUMNS) for found in meeting.exceptions.all()],
            [tuple(getattr(found, name) for name in _NOTICE_COLUMNS) for found in notices_of(meeting)],
        )
        for meeting in listing.meetings.all()
    ]
    # As JSON, so that a choice and its bare code, or a date and its text, count as the same.
    text = json.dumps([listing.name, listing.status, meetings], default=str)
    return sha256(text.encode()).hexdigest()[:16]


def _columns(occurrence: Occurrence) -> tuple:
    return tuple(getattr(occurrence, name) for name in _COLUMNS)


def occurrences_of(meeting: Meeting, *, now: datetime) -> list[Occurrence]:
    """From today, by the clocks of the meeting, to the horizon."""
    pattern = meeting.dated_pattern()
    today = civil_time.local_moment(now, pattern.time_zone).date()
    until = today + timedelta(days=HORIZON_DAYS)
    return [found for _on, found in dates_between(meeting, pattern, today, until)]


def dates_between(
    meeting: Meeting, pattern: Pattern, from_on: date, until_on: date
) -> Iterator[tuple[date, Occurrence]]:
    """Each with the day it stands for: of the pattern, or of its exception. `pattern` is the dated one.

    A moved date comes twice, as the one that is called off and, right after it, as the one in its place. Exceptions
    come before notices about the venue.
    """
    exceptions = {exception.on: exception for exception in meeting.exceptions.all()}
    for slot in expand(pattern, from_on=from_on, until_on=until_on, limit=MOST_DATES):
        on, exception = slot.local_date, exceptions.pop(slot.local_date, None)
        if exception is None or exception.kind == ExceptionKind.EXTRA:
            yield on, _as_noticed(meeting, slot)
        elif exception.kind == ExceptionKind.CANCELLED:
            yield on, _occurrence(meeting, slot, is_cancelled=True, reason=exception.reason)
        else:
            yield on, _occurrence(meeting, slot, is_cancelled=True, is_moved=True, reason=exception.reason)
            yield on, _moved_occurrence(meeting, pattern, exception)
    for on, exception in exceptions.items():
        if exception.kind == ExceptionKind.EXTRA and from_on <= on <= until_on:
            yield on, _moved_occurrence(meeting, pattern, exception, is_moved=False)
        elif _comes_from_outside(pattern, exception, from_on, until_on):
            yield on, _moved_occurrence(meeting, pattern, exception)


def _comes_from_outside(pattern: Pattern, exception, from_on, until_on) -> bool:
    """Whether it moves to these days a date that has passed, or that lies beyond the horizon."""
    return (
        exception.kind == ExceptionKind.MOVED
        and exception.moved_to is not None
        and from_on <= exception.moved_to <= until_on
        and bool(expand(pattern, from_on=exception.on, until_on=exception.on))
    )


def notices_of(meeting: Meeting) -> list[VenueNotice]:
    """Those in force, the oldest first. A meeting held online has no venue that could be closed."""
    if meeting.venue is None or meeting.how in FROM_HOME:
        return []
    return list(meeting.venue.notices.all())


def _as_noticed(meeting: Meeting, slot: Slot) -> Occurrence:
    """Of several notices about one day the latest counts."""
    for notice in reversed(notices_of(meeting)):
        if notice.first_on <= slot.local_date <= notice.last_on:
            if notice.kind == NoticeKind.CLOSED:
                return _occurrence(meeting, slot, is_cancelled=True, reason=notice.reason)
            return _occurrence(meeting, slot, is_moved=True, reason=notice.reason, venue=notice.moved_to)
    return _occurrence(meeting, slot)


def _moved_occurrence(meeting: Meeting, pattern: Pattern, exception, *, is_moved: bool = True) -> Occurrence:
    """The one date an exception puts in place of the pattern's, or beside it."""
    there = replace(
        pattern,
        rule="",
        anchor_on=None,
        ends_on=None,
        further_starts=(),
        by_arrangement=False,
        dates=(exception.moved_to or exception.on,),
        start=exception.starts or pattern.start,
        end=exception.ends or (None if exception.starts else pattern.end),
    )
    on = there.dates[0]
    [slot] = expand(there, from_on=on, until_on=on)
    return _occurrence(meeting, slot, is_moved=is_moved, reason=exception.reason, venue=exception.venue)


def _occurrence(meeting: Meeting, slot: Slot, **state) -> Occurrence:
    return Occurrence(
        listing_id=meeting.listing_id,
        meeting=meeting,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        local_date=slot.local_date,
        weekday=slot.weekday,
        part_of_day=slot.part_of_day,
        is_time_known=slot.time_known,
        **state,
    )
