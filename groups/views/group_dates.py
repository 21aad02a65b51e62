"""When one group meets: its next real dates, and the patterns they come from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from groups.actions.occurrences import occurrences_of
from groups.freshness import utc_day
from groups.models import Listing, Meeting, Occurrence
from groups.schedules.civil_time import local_moment
from groups.schedules.gaps import gap_ahead, terms_end_soon
from groups.schedules.pattern import Break
from groups.schedules.time_words import day_words, full_date_words, join_words, short_date_words
from groups.schedules.wording import pattern_words
from groups.search.labels import label_of
from groups.search.listing_words import address_words, is_scheduled
from groups.vocabulary import FROM_HOME, Status

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


def upcoming_dates(listing: Listing, dates: Iterable[Occurrence], *, now) -> list[Upcoming]:
    """What is on now, then the next three dates that take place, and any cancelled ones among them."""
    meetings = {meeting.pk: meeting for meeting in listing.meetings.all()}
    is_from_home = any(meeting.how in FROM_HOME for meeting in meetings.values())
    shown: list[Upcoming] = []
    left = DATES_SHOWN
    for occurrence in islice(dates, DATES_LOOKED_AT):
        if not left:
            break
        meeting = meetings[occurrence.meeting_id]
        about = _about(meeting) if len(meetings) > 1 else ""
        shown.append(Upcoming(occurrence, meeting.time_zone or "UTC", is_from_home, about, news_of(occurrence)))
        left -= occurrence.starts_at >= now and not occurrence.is_cancelled
    return shown


def patterns_of(meetings: list[Meeting], *, now) -> list[tuple[str, str]]:
    """Which meeting it is, where there are several, and its pattern in words."""
    several, today = len(meetings) > 1, utc_day(now)
    return [
        (_about(meeting) if several else "", pattern_words(meeting.pattern(), today=today))
        for meeting in meetings
        if is_scheduled(meeting)
    ]


def gaps_of(listing: Listing, *, now) -> list[str]:
    """Long stretches without meetings that are near or under way, and how far school terms are known."""
    if listing.status != Status.PUBLISHED:
        return []
    meetings = list(listing.meetings.all())
    off: dict[Break, list[Meeting]] = {}
    known_until: set[date] = set()
    for meeting in meetings:
        pattern, today = meeting.dated_pattern(), _today_of(meeting, now)
        if gap := gap_ahead(pattern, today):
            off.setdefault(gap, []).append(meeting)
        if until := terms_end_soon(pattern, today):
            known_until.add(until)
    said = [_gap_words(gap, held_off, is_all=len(held_off) == len(meetings), now=now) for gap, held_off in off.items()]
    terms = [_("School terms known until %(day)s.") % {"day": full_date_words(day)} for day in sorted(known_until)]
    return [words for words in (*said, *terms) if words]


def _gap_words(gap: Break, meetings: list[Meeting], *, is_all: bool, now) -> str:
    """“No meetings from 19 Dec to 4 Jan (school holidays). Next: Tue 5 Jan.” "" when there is one all the same."""
    found = [date_ for meeting in meetings for date_ in occurrences_of(meeting, now=now) if not date_.is_cancelled]
    if any(gap.first_on <= date_.local_date <= gap.last_on for date_ in found):
        return ""
    today = _today_of(meetings[0], now)
    named = {
        "first": short_date_words(gap.first_on, today=today),
        "last": short_date_words(gap.last_on, today=today),
        # In brackets, in the middle of a sentence.
        "reason": gap.reason.rstrip(". "),
    }
    if gap.reason:
        words = _("No meetings from %(first)s to %(last)s (%(reason)s).") % named
    else:
        words = _("No meetings from %(first)s to %(last)s.") % named
    following = min((date_.local_date for date_ in found if date_.local_date > gap.last_on), default=None)
    if following:
        words = f"{words} " + _("Next: %(day)s.") % {"day": day_words(following, today=today)}
    if is_all:
        return words
    return _("%(meeting)s: %(words)s") % {
        "meeting": join_words([_about(meeting) for meeting in meetings]),
        "words": words,
    }


def _today_of(meeting: Meeting, now) -> date:
    return local_moment(now, meeting.time_zone or "UTC").date()


def _about(meeting: Meeting) -> str:
    return meeting.label or label_of("how", meeting.how)


def news_of(occurrence: Occurrence) -> str:
    """What became of a date that is not as usual, with the reason if somebody gave one."""
    if occurrence.is_cancelled:
        words = _("Moved") if occurrence.is_moved else _("Cancelled")
    elif occurrence.venue:
        words = _("New place: %(place)s.") % {"place": address_words(occurrence.venue)}
        return f"{words} {occurrence.reason}".strip()
    elif occurrence.is_moved:
        words = _("New date")
    else:
        return ""
    return _("%(what)s: %(reason)s") % {"what": words, "reason": occurrence.reason} if occurrence.reason else words
