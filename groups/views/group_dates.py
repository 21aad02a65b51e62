"""When one group meets: its next real dates, and the patterns they come from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from groups.freshness import utc_day
from groups.models import Listing, Meeting, Occurrence
from groups.schedules.wording import pattern_words
from groups.search.listing_words import is_scheduled

DATES_SHOWN = 3
# Many cancelled dates in a row do not make the page long.
DATES_LOOKED_AT = 8


@dataclass(frozen=True)
class Upcoming:
    """`about` tells the meetings of one group apart; `news` says what became of a date that is not as usual."""

    date: Occurrence
    zone: str
    about: str
    news: str


def upcoming_dates(listing: Listing, *, now) -> list[Upcoming]:
    """The next three dates that take place, and any cancelled ones among them."""
    meetings = {meeting.pk: meeting for meeting in listing.meetings.all()}
    shown: list[Upcoming] = []
    for date in listing.occurrences.filter(starts_at__gte=now)[:DATES_LOOKED_AT]:
        if sum(not found.date.is_cancelled for found in shown) == DATES_SHOWN:
            break
        meeting = meetings.get(date.meeting_id)
        if meeting is None:  # changed between the two queries of this page
            continue
        about = _about(meeting) if len(meetings) > 1 else ""
        shown.append(Upcoming(date, meeting.time_zone or "UTC", about, news_of(date)))
    return shown


def patterns_of(meetings: list[Meeting], *, now) -> list[tuple[str, str]]:
    """Which meeting it is, where there are several, and its pattern in words."""
    several, today = len(meetings) > 1, utc_day(now)
    return [
        (_about(meeting) if several else "", pattern_words(meeting.pattern(), today=today))
        for meeting in meetings
        if is_scheduled(meeting)
    ]


def _about(meeting: Meeting) -> str:
    return meeting.label or meeting.get_how_display()


def news_of(date: Occurrence) -> str:
    """What became of a date that is not as usual, with the reason if somebody gave one."""
    if date.is_cancelled:
        words = _("Moved") if date.is_moved else _("Cancelled")
    elif date.is_moved:
        words = _("New date")
    else:
        return ""
    return _("%(what)s: %(reason)s") % {"what": words, "reason": date.reason} if date.reason else words
