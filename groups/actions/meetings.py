"""Set when a listing meets, from patterns, and leave alone where it meets and how."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from groups.actions.checking import check_row
from groups.actions.listings import change_listing, one_version, recorded
from groups.models import Listing, Meeting
from groups.schedules.pattern import Pattern

# What a meeting that is added beside another takes over from it.
_SHARED = ("how", "venue", "link", "is_link_public", "babies", "older_children", "childcare")
_LONGEST_WORDS = Meeting._meta.get_field("as_published").max_length


def set_meeting_schedule(
    listing: Listing,
    patterns: Sequence[Pattern],
    *,
    meeting: Meeting | None = None,
    how_it_meets: str = "",
    words: str = "",
    by,
    how: str,
    why: str,
    now: datetime,
) -> Listing:
    """The first pattern becomes the schedule of `meeting`, which keeps all else; the others are meetings beside it.

    Without a meeting, all are added. `words` are what somebody typed. Raises ValidationError.
    """
    with recorded(by=by, how=how, why=why, now=now), one_version():
        rows = [meeting] if meeting is not None else []
        shared = {name: getattr(meeting, name) for name in _SHARED} if meeting is not None else {"how": how_it_meets}
        position = max(listing.meetings.values_list("position", flat=True), default=-1) + 1
        for number in range(len(patterns) - len(rows)):
            rows.append(Meeting(listing=listing, position=position + number, **shared))
        for row, pattern in zip(rows, patterns, strict=True):
            apply_pattern(row, pattern, words=words)
            check_row(row)
            row.save()
        return change_listing(listing, by=by, how=how, why=why, now=now)


def apply_pattern(meeting: Meeting, pattern: Pattern, *, words: str = "") -> Meeting:
    """Sets the fields that say when; saves nothing."""
    for name, value in _fields_of(pattern).items():
        setattr(meeting, name, value)
    if not meeting.is_term_time:
        meeting.term_calendar = None
    if words:
        meeting.as_published = words[:_LONGEST_WORDS]
    return meeting


def _fields_of(pattern: Pattern) -> dict[str, Any]:
    return {
        "rule": pattern.rule,
        "anchor_on": pattern.anchor_on,
        "ends_on": pattern.ends_on,
        "dates": [day.isoformat() for day in pattern.dates],
        "further_starts": [day.isoformat() for day in pattern.further_starts],
        "is_term_time": pattern.is_term_time,
        "skips_public_holidays": pattern.skips_public_holidays,
        "is_by_arrangement": pattern.by_arrangement,
        "starts": pattern.start,
        "ends": pattern.end,
        "duration_minutes": None if pattern.end is not None else pattern.duration_minutes,
        "part_of_day": pattern.part_of_day,
        "time_zone": pattern.time_zone,
    }
