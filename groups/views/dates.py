"""When a group next meets, in words. Works on an `Occurrence` as on the `NextDate` of a search result:
anything with `local_date`, `starts_at`, `is_time_known`, `part_of_day` and a zone.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from groups.schedules.civil_time import local_moment, zone_name
from groups.schedules.time_words import full_date_words
from groups.schedules.wording import day_words, part_words, time_range_words

EVENING_BEGINS = 17


def day_of(date, zone: str, *, now: datetime) -> str:
    """“Tonight”, “Tomorrow”, “Tue 3 Dec”, as seen from where the group is."""
    today = local_moment(now, zone).date()
    if date.local_date == today and _is_tonight(date, zone):
        return _("Tonight")
    return day_words(date.local_date, today=today)


def dated_day_of(date, zone: str, *, now: datetime) -> str:
    """“Tomorrow (Tue 3 Dec)”: for a page that may be printed, or read again on another day."""
    day = day_of(date, zone, now=now)
    # From a week away every day goes by its date.
    by_date = day_words(date.local_date, today=date.local_date - timedelta(days=7))
    return day if day == by_date else _("%(day)s (%(date)s)") % {"day": day, "date": by_date}


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
    if date.is_time_known:
        return date.starts_at.strftime("%Y-%m-%dT%H:%MZ")
    return date.local_date.isoformat()


def _is_tonight(date, zone: str) -> bool:
    if date.is_time_known:
        return local_moment(date.starts_at, zone).hour >= EVENING_BEGINS
    return date.part_of_day in ("evening", "night")
