"""Times, days and parts of the day in the reader's language.

The pieces of a sentence about a schedule; `wording` puts them together. Nothing here fills in what is
not known.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from django.utils import dateformat, formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

# “Inglés”, “Irlanda” and “hindi”, but not “hielo”.
_SOUND_OF_I = re.compile(r"h?[ií](?![aeou])", re.IGNORECASE)

# Beyond this a date without its year could be read as the wrong one.
_DAYS_WITHOUT_YEAR = 300

# How long before it begins a meeting is counted down to.
_COUNTED_DOWN = timedelta(hours=3)

_PARTS = MappingProxyType(
    {
        "morning": pgettext_lazy("part of the day", "morning"),
        "afternoon": pgettext_lazy("part of the day", "afternoon"),
        "evening": pgettext_lazy("part of the day", "evening"),
        "night": pgettext_lazy("part of the day", "night"),
    }
)
_PARTS_ON_MANY_DAYS = MappingProxyType(
    {
        "morning": gettext_lazy("mornings"),
        "afternoon": gettext_lazy("afternoons"),
        "evening": gettext_lazy("evenings"),
        "night": gettext_lazy("nights"),
    }
)
_PARTS_ON_ONE_DAY = MappingProxyType(
    {
        "morning": gettext_lazy("in the morning"),
        "afternoon": gettext_lazy("in the afternoon"),
        "evening": gettext_lazy("in the evening"),
        "night": gettext_lazy("at night"),
    }
)


def join_words(words: Sequence[str]) -> str:
    """One, one and two, one, two and three."""
    if len(words) < 2:
        return "".join(words)
    named = {"first": pgettext("between items of a list", ", ").join(words[:-1]), "last": words[-1]}
    if _SOUND_OF_I.match(words[-1]):
        # Translators: in Spanish “e”, not “y”, as in “español e inglés”. Where this makes no difference, say the same.
        return pgettext("end of a list, before the sound of i", "%(first)s and %(last)s") % named
    return pgettext("end of a list", "%(first)s and %(last)s") % named


def weekday_name(weekday: int) -> str:
    """Monday is 0, as in `date.weekday()`."""
    return str(WEEKDAYS[weekday])


def part_words(code: str) -> str:
    """The bare noun, “morning” to “night”; "" when the part of the day is not known."""
    return str(_PARTS.get(code, ""))


def part_clause(code: str, *, many_days: bool) -> str:
    """The part of the day as the end of a sentence: "mornings", or "in the morning"."""
    return str((_PARTS_ON_MANY_DAYS if many_days else _PARTS_ON_ONE_DAY).get(code, ""))


def time_range_words(start: time, end: time | None = None) -> str:
    """“10 to 11.30am”, “11am to 1pm”, “noon”; “10:00 a 11:30” where people use the 24-hour clock."""
    if end is None:
        return _clock(start)
    # "10am to 9am" is the next morning: leaving out the first "am" would hide that.
    shares_half = _half(start) == _half(end) and start < end
    return _("%(start)s to %(end)s") % {
        "start": _clock(start, with_half=not shares_half),
        "end": _clock(end),
    }


def _clock(at: time, *, with_half: bool = True) -> str:
    if not _uses_twelve_hours():
        return formats.time_format(at)
    if at.hour in {0, 12} and at.minute == 0:
        return pgettext("time of day", "noon") if at.hour else pgettext("time of day", "midnight")
    words = str(at.hour % 12 or 12)
    if at.minute:
        words = pgettext("time of day", "%(hour)s.%(minute)s") % {"hour": words, "minute": f"{at.minute:02}"}
    if not with_half:
        return words
    with_suffix = pgettext("time of day", "%(time)sam") if at.hour < 12 else pgettext("time of day", "%(time)spm")
    return with_suffix % {"time": words}


def _half(at: time) -> str:
    """Noon and midnight have a word of their own, so they share "am" and "pm" with nothing."""
    if at.hour in {0, 12} and at.minute == 0:
        return "word"
    return "am" if at.hour < 12 else "pm"


def _uses_twelve_hours() -> bool:
    # English has its own short form here; every other language writes times as Django's formats for it do.
    return (get_language() or "en").split("-")[0] == "en"


def duration_words(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    words = []
    if hours:
        words.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if left:
        words.append(ngettext("%(count)s minute", "%(count)s minutes", left) % {"count": left})
    return " ".join(words)


def countdown_words(starts_at: datetime, *, now: datetime) -> str:
    """“Starts in 25 minutes”, up to three hours before; "" before that and from the start on.

    Rounded down, so that nobody comes late by it.
    """
    left = starts_at - now
    if not timedelta() < left <= _COUNTED_DOWN:
        return ""
    return _("Starts in %(length)s") % {"length": duration_words(max(1, int(left.total_seconds()) // 60))}


def is_on_now(starts_at: datetime, ends_at: datetime | None, *, now: datetime) -> bool:
    """Without a known end nobody can tell."""
    return ends_at is not None and starts_at <= now < ends_at


def shift_words(shift: timedelta) -> str:
    """What `civil_time.unusual_shift` means for the reader; "" when there is no shift."""
    if not shift:
        return ""
    if abs(shift) == timedelta(hours=1):
        if shift > timedelta():
            return _("Clocks change that week: this is an hour later than usual for you.")
        return _("Clocks change that week: this is an hour earlier than usual for you.")
    length = duration_words(int(abs(shift).total_seconds()) // 60)
    if shift > timedelta():
        return _("Clocks change that week: this is %(length)s later than usual for you.") % {"length": length}
    return _("Clocks change that week: this is %(length)s earlier than usual for you.") % {"length": length}


def day_words(day: date, *, today: date) -> str:
    """“Today”, “Tomorrow”, “Tue 3 Dec”; with the year when it is more than 300 days from today."""
    days_off = (day - today).days
    if days_off == 0:
        return _("Today")
    if days_off == 1:
        return _("Tomorrow")
    if abs(days_off) > _DAYS_WITHOUT_YEAR:
        # Translators: a date such as "Tue 3 Dec 2027", in the letters of Django's date filter.
        return dateformat.format(day, pgettext("date format", "D j M Y"))
    # Translators: a date such as "Tue 3 Dec", in the letters of Django's date filter.
    return dateformat.format(day, pgettext("date format", "D j M"))


def short_date_words(day: date, *, today: date | None) -> str:
    """“3 Dec”; with the year unless `today` is given and near, because then no other year can be meant."""
    if today is None or abs((day - today).days) > _DAYS_WITHOUT_YEAR:
        # Translators: a date such as "3 Dec 2027", in the letters of Django's date filter.
        return dateformat.format(day, pgettext("date format", "j M Y"))
    # Translators: a date such as "3 Dec", in the letters of Django's date filter.
    return dateformat.format(day, pgettext("date format", "j M"))


def full_date_words(day: date, *, with_weekday: bool = False) -> str:
    if with_weekday:
        # Translators: a date such as "Tuesday 3 December 2027", in the letters of Django's date filter.
        return dateformat.format(day, pgettext("date format", "l j F Y"))
    # Translators: a date such as "3 December 2027", in the letters of Django's date filter.
    return dateformat.format(day, pgettext("date format", "j F Y"))
