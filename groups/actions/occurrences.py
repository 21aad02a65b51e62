"""Derived dates: the next 180 days of every meeting, worked out again whenever the meeting changes, and every night."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple

from groups.models import Listing, Meeting, MeetingException, Occurrence, Venue, VenueNotice
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
_LISTING, _STARTS_AT, _IS_CANCELLED = map(_COLUMNS.index, ("listing_id", "starts_at", "is_cancelled"))


class Held(NamedTuple):
    """A stored date: its key, and everything else that is stored of it."""

    pk: int
    columns: tuple

    @property
    def takes_place_at(self) -> datetime | None:
        return None if self.columns[_IS_CANCELLED] else self.columns[_STARTS_AT]


def held_dates(pks: Iterable[int]) -> dict[int, list[Held]]:
    """The stored dates of each listing."""
    held: dict[int, list[Held]] = {pk: [] for pk in pks}
    # Sorted here: asked for an order by key, SQLite reads the whole table in that order to find one listing's rows.
    rows = Occurrence.objects.filter(listing__in=held).order_by().values_list("pk", *_COLUMNS)
    for pk, *columns in sorted(rows, key=itemgetter(0)):
        held[columns[_LISTING]].append(Held(pk, tuple(columns)))
    return held


def compare_dates(held: Iterable[Held], dates: Iterable[Occurrence]) -> tuple[list[Occurrence], list[int]]:
    """The dates that are not stored yet, and the keys of those that are stored no longer rightly."""
    spare: dict[tuple, list[int]] = {}
    for row in held:
        spare.setdefault(row.columns, []).append(row.pk)
    missing = []
    for found in dates:
        if same := spare.get(tuple(getattr(found, name) for name in _COLUMNS)):
            same.pop()
        else:
            missing.append(found)
    return missing, [pk for pks in spare.values() for pk in pks]


def dates_of(listing: Listing, *, now: datetime) -> list[Occurrence]:
    """Of a listing with its children, as `whole_listings` fetches them; unsaved."""
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
            (meeting.how, meeting.venue_id, _name_of(meeting.venue), meeting.link, meeting.is_link_public),
            [tuple(getattr(found, name) for name in _EXCEPTION_COLUMNS) for found in meeting.exceptions.all()],
            [tuple(getattr(found, name) for name in _NOTICE_COLUMNS) for found in notices_of(meeting)],
        )
        for meeting in listing.meetings.all()
    ]
    # As JSON, so that a choice and its bare code, or a date and its text, count as the same.
    text = json.dumps([listing.name, listing.status, meetings], default=str)
    return sha256(text.encode()).hexdigest()[:16]


class Dated(NamedTuple):
    """A date, the day of the pattern or of the exception that it stands for, and the exception it follows, if any."""

    on: date
    occurrence: Occurrence
    exception: MeetingException | None


def occurrences_of(meeting: Meeting, *, now: datetime) -> list[Occurrence]:
    """From today, by the clocks of the meeting, to the horizon."""
    return [found.occurrence for found in dates_ahead(meeting, now=now)]


def dates_ahead(meeting: Meeting, *, now: datetime) -> Iterator[Dated]:
    pattern = meeting.dated_pattern()
    today = civil_time.local_moment(now, pattern.time_zone).date()
    return dates_between(meeting, pattern, today, today + timedelta(days=HORIZON_DAYS))


def dates_between(meeting: Meeting, pattern: Pattern, from_on: date, until_on: date) -> Iterator[Dated]:
    """`pattern` is the dated one. A moved date comes twice, as the one that is called off and, right after it, as the
    one in its place. Exceptions come before notices about the venue."""
    exceptions = {exception.on: exception for exception in meeting.exceptions.all()}
    notices = notices_of(meeting)
    for slot in expand(pattern, from_on=from_on, until_on=until_on, limit=MOST_DATES):
        on, exception = slot.local_date, exceptions.pop(slot.local_date, None)
        if exception is None or exception.kind == ExceptionKind.EXTRA:
            yield Dated(on, _as_noticed(meeting, slot, notices), None)
            continue
        is_moved = exception.kind == ExceptionKind.MOVED
        gone = _occurrence(meeting, slot, is_cancelled=True, is_moved=is_moved, reason=exception.reason)
        yield Dated(on, gone, exception)
        if is_moved:
            yield Dated(on, _moved_occurrence(meeting, pattern, exception), exception)
    for on, exception in exceptions.items():
        if exception.kind == ExceptionKind.EXTRA and from_on <= on <= until_on:
            yield Dated(on, _moved_occurrence(meeting, pattern, exception, is_moved=False), exception)
        elif _comes_from_outside(pattern, exception, from_on, until_on):
            yield Dated(on, _moved_occurrence(meeting, pattern, exception), exception)


def _comes_from_outside(pattern: Pattern, exception, from_on, until_on) -> bool:
    """Whether it moves to these days a date that has passed, or that lies beyond the horizon."""
    return (
        exception.kind == ExceptionKind.MOVED
        and exception.moved_to is not None
        and from_on <= exception.moved_to <= until_on
        and bool(expand(pattern, from_on=exception.on, until_on=exception.on))
    )


def _name_of(venue: Venue | None) -> str:
    """Not as `str` has it, which says in the reader's language that there is no name."""
    return ", ".join(filter(None, [venue.name, venue.locality])) if venue else ""


def notices_of(meeting: Meeting) -> list[VenueNotice]:
    """Those in force, the oldest first. A meeting held online has no venue that could be closed."""
    if meeting.venue is None or meeting.how in FROM_HOME:
        return []
    return list(meeting.venue.notices.all())


def _as_noticed(meeting: Meeting, slot: Slot, notices: list[VenueNotice]) -> Occurrence:
    """Of several notices about one day the latest counts."""
    for notice in reversed(notices):
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
        meeting_id=meeting.pk,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        local_date=slot.local_date,
        weekday=slot.weekday,
        part_of_day=slot.part_of_day,
        is_time_known=slot.time_known,
        **state,
    )
