"""When one group meets: its next real dates, and the patterns they come from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from groups.freshness import utc_day
from groups.models import Listing, Meeting, Occurrence
from groups.schedules.wording import pattern_words
from groups.search.listing_words import is_scheduled
from groups.views.dates import is_to_come
from groups.vocabulary import FROM_HOME

DATES_SHOWN = 3
# Many cancelled dates in a row do not make the page long.
DATES_LOOKED_AT = 8


@dataclass(frozen=True)
class Upcoming:
    """`about` tells the meetings of one group apart; `news` says what became of a date that is not as usual."""

    date: Occurrence
    zone: str
    is_from_home: bool
    about: str
    news: str


def upcoming_dates(listing: Listing, *, now) -> list[Upcoming]:
    """What is on now, then the next three dates that take place, and any cancelled ones among them."""
    meetings = {meeting.pk: meeting for meeting in listing.meetings.all()}
    is_from_home = any(meeting.how in FROM_HOME for meeting in meetings.values())
    shown: list[Upcoming] = []
    left = DATES_SHOWN
    for date in listing.occurrences.on_now_or_to_come(now=now)[:DATES_LOOKED_AT]:
        if not left:
            break
        meeting = meetings.get(date.meeting_id)
        if meeting is None:  # changed between the two queries of this page
            continue
        about = _about(meeting) if len(meetings) > 1 else ""
        shown.append(Upcoming(date, meeting.time_zone or "UTC", is_from_home, about, _news_of(date)))
        left -= is_to_come(date, now=now) and not date.is_cancelled
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


def _news_of(date: Occurrence) -> str:
    if date.is_cancelled:
        words = _("Moved") if date.is_moved else _("Cancelled")
    elif date.is_moved:
        words = _("New date")
    else:
        return ""
    return _("%(what)s: %(reason)s") % {"what": words, "reason": date.reason} if date.reason else words
