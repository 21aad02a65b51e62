"""Derived dates: the next 180 days of every meeting, rebuilt whenever the meeting changes."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from groups.models import Listing, Meeting, Occurrence
from groups.schedules import civil_time
from groups.schedules.occurrences import Slot, expand
from groups.vocabulary import ExceptionKind, Status

HORIZON_DAYS = 180
_COLUMNS = [field.attname for field in Occurrence._meta.concrete_fields if not field.primary_key]


@transaction.atomic(savepoint=False)
def rebuild_occurrences(listing: Listing, *, now: datetime) -> int:
    """Returns how many dates there are. Sets `next_occurrence_at` on the row and on the object."""
    occurrences = []
    if listing.status == Status.PUBLISHED:
        for meeting in listing.meetings.prefetch_related("exceptions"):
            occurrences.extend(occurrences_of(meeting, now=now))
    held = Occurrence.objects.filter(listing=listing)
    # Most changes leave the dates as they are.
    if list(held.order_by("pk").values_list(*_COLUMNS)) != [_columns(found) for found in occurrences]:
        held.delete()
        Occurrence.objects.bulk_create(occurrences)
    listing.next_occurrence_at = min(
        (found.starts_at for found in occurrences if not found.is_cancelled and found.starts_at >= now),
        default=None,
    )
    Listing.objects.filter(pk=listing.pk).update(next_occurrence_at=listing.next_occurrence_at)
    return len(occurrences)


def _columns(occurrence: Occurrence) -> tuple:
    return tuple(getattr(occurrence, name) for name in _COLUMNS)


def occurrences_of(meeting: Meeting, *, now: datetime) -> list[Occurrence]:
    today = civil_time.local_moment(now, meeting.time_zone or "UTC").date()
    until = today + timedelta(days=HORIZON_DAYS)
    exceptions = {exception.on: exception for exception in meeting.exceptions.all()}
    found = []
    for slot in expand(meeting.pattern(), from_on=today, until_on=until):
        exception = exceptions.pop(slot.local_date, None)
        if exception is None or exception.kind == ExceptionKind.EXTRA:
            found.append(_occurrence(meeting, slot))
        elif exception.kind == ExceptionKind.CANCELLED:
            found.append(_occurrence(meeting, slot, is_cancelled=True, reason=exception.reason))
        else:
            found.append(_occurrence(meeting, slot, is_cancelled=True, is_moved=True, reason=exception.reason))
            found.append(_occurrence(meeting, _moved(meeting, exception), is_moved=True, reason=exception.reason))
    for on, exception in exceptions.items():
        if exception.kind == ExceptionKind.EXTRA and today <= on <= until:
            found.append(_occurrence(meeting, _moved(meeting, exception), reason=exception.reason))
    return found


def _moved(meeting: Meeting, exception) -> Slot:
    """The one date an exception puts in place of the pattern's."""
    pattern = meeting.pattern()
    there = replace(
        pattern,
        rule="",
        anchor_on=None,
        ends_on=None,
        by_arrangement=False,
        dates=(exception.moved_to or exception.on,),
        start=exception.starts or pattern.start,
        end=exception.ends or (None if exception.starts else pattern.end),
    )
    on = there.dates[0]
    return expand(there, from_on=on, until_on=on)[0]


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
