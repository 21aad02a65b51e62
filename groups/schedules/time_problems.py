"""What does not fit together about the times of a meeting: slips of am and pm, lengths nobody means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Literal

from django.utils.translation import gettext as _

from groups.schedules.civil_time import (
    DAY_IN_MINUTES,
    PARTS_OF_DAY,
    add_minutes,
    minutes_between,
    part_of_day,
)
from groups.schedules.time_words import duration_words, time_range_words

LONG_MEETING = 4 * 60
HALF_A_DAY = 12 * 60


@dataclass(frozen=True, slots=True)
class Problem:
    """`message` is a sentence for staff, `field` a field of Pattern; a warning asks, an error refuses."""

    code: str
    message: str
    field: str
    level: Literal["error", "warning"] = "error"


def time_problems(
    *, start: time | None, end: time | None, duration_minutes: int | None, part: str
) -> Iterator[Problem]:
    if part and part not in PARTS_OF_DAY:
        yield Problem("part_unknown", _("Choose morning, afternoon, evening or night."), "part_of_day")
    if duration_minutes is not None and not 0 < duration_minutes <= DAY_IN_MINUTES:
        yield Problem("duration", _("A meeting lasts between 1 minute and 24 hours."), "duration_minutes")
    if start is not None:
        yield from _start_problems(start, part)
    if start is not None and end is not None:
        yield from _range_problems(start, end, duration_minutes)
    elif end is not None:
        yield Problem("start_missing", _("There is an end time. Please give the start too."), "start")
    elif duration_minutes is not None and LONG_MEETING < duration_minutes <= DAY_IN_MINUTES:
        message = _("%(length)s is long for a meeting. Is it right?")
        yield Problem(
            _length_code(duration_minutes),
            message % {"length": duration_words(duration_minutes)},
            "duration_minutes",
            "warning",
        )


def _start_problems(start: time, part: str) -> Iterator[Problem]:
    words = {"time": time_range_words(start)}
    if part in PARTS_OF_DAY and part_of_day(start) != part:
        message = _("%(time)s is not in the part of the day you chose.") % words
        yield Problem("part_disagrees", message, "part_of_day", "warning")
    # Real groups do meet at 7.30am, so ask; and do not ask somebody who has named the part of the day.
    elif not part and (start.hour < 8 or start.hour >= 23):
        message = _("%(time)s is an unusual time to start. Is it right?") % words
        yield Problem("unusual_start", message, "start", "warning")


def _range_problems(start: time, end: time, duration_minutes: int | None) -> Iterator[Problem]:
    minutes = minutes_between(start, end)
    words = {"times": time_range_words(start, end), "length": duration_words(minutes)}
    if minutes == 0:
        yield Problem("no_length", _("The start and the end are the same time."), "end")
        return
    if duration_minutes not in {None, minutes}:
        message = _("%(times)s is %(length)s, which differs from the length you gave.") % words
        yield Problem("two_lengths", message, "duration_minutes")
    if minutes <= LONG_MEETING:
        return
    # Twelve hours too long and otherwise a usual length: the usual slip between am and pm.
    if 0 < minutes - HALF_A_DAY <= LONG_MEETING:
        words["meant"] = time_range_words(add_minutes(end, HALF_A_DAY))
        message = _("%(times)s: did you mean %(meant)s?") % words
    else:
        message = _("%(times)s is %(length)s. Is that right?") % words
    yield Problem(_length_code(minutes), message, "end", "warning")


def _length_code(minutes: int) -> str:
    return "very_long" if minutes > HALF_A_DAY else "long"
