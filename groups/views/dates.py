"""When a group next meets, in words. Works on an `Occurrence` as on the `NextDate` of a search result:
anything with `local_date`, `starts_at`, `ends_at`, `is_time_known`, `part_of_day` and a zone.

`reader` is the zone the reader chose, where her own clock matters: she joins from home. Then her day is “today”.
"""

from datetime import date as date_type
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from groups.schedules.civil_time import local_moment, offset_between, unusual_shift, zone_name
from groups.schedules.time_words import countdown_words, full_date_words, is_on_now, shift_words
from groups.schedules.wording import day_words, part_words, time_range_words

EVENING_BEGINS = 17


def is_running(date, *, now: datetime) -> bool:
    return date.is_time_known and is_on_now(date.starts_at, date.ends_at, now=now)


def is_to_come(date, *, now: datetime) -> bool:
    return date.starts_at >= now


def moment_of(date, zone: str, *, now: datetime, reader: str = "", is_dated: bool = False) -> str:
    """“Tomorrow, 10 to 11.30am”, “On now (until 11.30am)”; the zone is said beside it.

    `is_dated` adds the date to “Tomorrow”: for a page that may be printed, or read again on another day.
    """
    if is_running(date, now=now):
        values = {"time": _clock_at(date.ends_at, zone), "date": _by_date(date.local_date, now=now)}
        words = _("On now (%(date)s, until %(time)s)") if is_dated else _("On now (until %(time)s)")
        return words % values
    day = day_of(date, zone, now=now, reader=reader)
    if is_dated and day != (by_date := _by_date(date.local_date, now=now)):
        day = _("%(day)s (%(date)s)") % {"day": day, "date": by_date}
    clock = clock_of(date, zone)
    return _("%(day)s, %(time)s") % {"day": day, "time": clock} if clock else day


def day_of(date, zone: str, *, now: datetime, reader: str = "") -> str:
    """“Starts in 25 minutes”, “Tonight”, “Tomorrow”, “Tue 3 Dec”, as seen from where the group is.

    On the clock of the reader, if there is one. Where her date is not the group's, the group's goes by its date.
    """
    if not date.is_time_known:
        return _day_words(date.local_date, date.part_of_day in ("evening", "night"), local_moment(now, zone).date())
    countdown = countdown_words(date.starts_at, now=now)
    if countdown:
        return countdown
    counting = reader or zone
    start = local_moment(date.starts_at, counting)
    if start.date() != date.local_date:
        return _by_date(date.local_date, now=now)
    return _day_words(date.local_date, start.hour >= EVENING_BEGINS, local_moment(now, counting).date())


def beside(date, zone: str, other: str, *, now: datetime) -> str:
    """The same moment on another clock: “5am”, “Wed 4 Dec, 5am”; "" when both show the same.

    Of a meeting that is on now it is the end, as in the words it stands beside.
    """
    at = date.ends_at if is_running(date, now=now) else date.starts_at
    if not offset_between(zone, other, at):
        return ""
    clock, here, there = _clock_at(at, other), local_moment(at, zone), local_moment(at, other)
    if here.date() == there.date():
        return clock
    day = _day_words(there.date(), there.hour >= EVENING_BEGINS, local_moment(now, other).date())
    return _("%(day)s, %(time)s") % {"day": day, "time": clock}


def shift_of(date, zone: str, reader: str) -> str:
    """A sentence for the weeks in which the clocks of the two zones change apart."""
    return shift_words(unusual_shift(zone, reader, date.starts_at))


def full_day_of(date) -> str:
    """“Tuesday 3 December 2026”: for words that are read on another day."""
    return full_date_words(date.local_date, with_weekday=True)


def clock_of(date, zone: str) -> str:
    """“10 to 11.30am”, “morning”, or "" when neither is known."""
    if not date.is_time_known:
        return part_words(date.part_of_day)
    start = local_moment(date.starts_at, zone).time()
    end = local_moment(date.ends_at, zone).time() if date.ends_at else None
    return time_range_words(start, end)


def zone_of(date, zone: str, country: str = "") -> str:
    """“London time”. A date without a clock time needs no zone."""
    return zone_name(zone, date.starts_at, country) if date.is_time_known else ""


def machine_date(date) -> str:
    """For the `datetime` attribute: an instant when the time is known, else the day."""
    return machine_moment(date.starts_at) if date.is_time_known else date.local_date.isoformat()


def machine_moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%MZ")


def _clock_at(moment: datetime, zone: str) -> str:
    return time_range_words(local_moment(moment, zone).time())


def _day_words(day: date_type, is_evening: bool, today: date_type) -> str:
    return _("Tonight") if day == today and is_evening else day_words(day, today=today)


def _by_date(day: date_type, *, now: datetime) -> str:
    """Two days away and farther every day goes by its date."""
    return day_words(day, today=min(now.date(), day - timedelta(days=2)))
