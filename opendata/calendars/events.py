"""The dates of a listing as the events of a calendar (RFC 5545 §3.6.1).

A UID is the listing's own and the meeting's place among its meetings, for an edit replaces meetings: the same place
is the same event with a higher SEQUENCE. It names no host (RFC 7986 §5.3), so that it outlives a move of the site.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vInline

from groups.models import Listing, Meeting, Occurrence, Venue
from groups.schedules.civil_time import instant, local_moment
from groups.schedules.occurrences import Slot, expand
from groups.search.ordering import Wanted
from groups.search.timetable import AHEAD
from groups.vocabulary import FROM_HOME, Freshness, Status
from opendata.calendars.series import Dates, Series, dates_of, window_of
from opendata.calendars.words import Words, neutral_words, words_of

# Every day of five weeks.
MOST_ASKED = 35


def events_of(listing: Listing, *, now: datetime, is_neutral: bool, wanted: Wanted | None = None) -> Iterator[Event]:
    """`wanted` picks meetings; when it picks none, all of them count. A group that has a break has no dates."""
    if listing.status != Status.PUBLISHED:
        return
    window = window_of(listing, now=now)
    dated = [(uid, meeting, dates_of(meeting, window)) for uid, meeting in _identified(listing)]
    picked = [found for found in dated if wanted and _is_wanted(found[1], found[2], wanted, now.date())]
    for uid, meeting, dates in picked or dated:
        words = neutral_words(meeting) if is_neutral else words_of(meeting, now=now)
        yield from _Writer(listing, meeting, dates, words, uid, now).events()


def _identified(listing: Listing) -> Iterator[tuple[str, Meeting]]:
    seen: Counter = Counter()
    for meeting in listing.meetings.all():
        again = f".{seen[meeting.position]}" if meeting.position in seen else ""
        seen[meeting.position] += 1
        yield f"{listing.uid}-{meeting.position}{again}", meeting


def _is_wanted(meeting: Meeting, dates: Dates, wanted: Wanted, today: date) -> bool:
    if not wanted.asks_for_times:
        return wanted.is_undated(meeting)
    until = today + AHEAD
    # Nearly always the first date tells; where it does not, a clock change or a second weekday may.
    for most in (1, MOST_ASKED):
        slots = expand(dates.pattern, from_on=today, until_on=until, limit=most)
        if any(wanted.is_time(meeting, slot, is_time_known=slot.time_known) for slot in slots):
            return True
    return not slots and wanted.is_undated(meeting)


class _Writer:
    """Writes the events of one meeting."""

    def __init__(self, listing: Listing, meeting: Meeting, dates: Dates, words: Words, uid: str, now: datetime):
        self.meeting, self.dates, self.words, self.uid = meeting, dates, words, uid
        self.pattern, self.zone = dates.pattern, dates.pattern.time_zone
        self.sequence = listing.schedule_sequence
        self.changed_at = listing.schedule_changed_at or listing.changed_at
        is_confirmed = listing.freshness(now=now) in (Freshness.FRESH, Freshness.AGEING, Freshness.STALE)
        self.status = "CONFIRMED" if is_confirmed else "TENTATIVE"

    def events(self) -> Iterator[Event]:
        for series in self.dates.series:
            uid = f"{self.uid}-{series.key}" if series.key else self.uid
            yield self.whole(uid, series)
            for on in series.days:
                if on in self.dates.changed:
                    event = self.one(uid, self.dates.changed[on])
                    event.add("RECURRENCE-ID", self.usual_start(on))
                    yield event
        for on, occurrence in self.dates.single.items():
            yield self.one(f"{self.uid}-on-{on:%Y%m%d}", occurrence)

    def whole(self, uid: str, series: Series) -> Event:
        event = self.event(uid, self.words.describe(None), self.usual_venue())
        event.add("DTSTART", self.usual_start(series.first_on))
        if self.pattern.start and self.pattern.minutes:
            event.add("DURATION", timedelta(minutes=self.pattern.minutes))
        if series.rule:
            # Written as we write rules: the package takes as long over one as over all the rest of an event.
            event.add("RRULE", vInline(f"{series.rule.text}{self.until(series.until_on)}"))
            if series.left_out:
                event.add("EXDATE", [self.usual_start(day) for day in series.left_out])
        elif series.days[1:]:
            event.add("RDATE", [self.usual_start(day) for day in series.days[1:]])
        return event

    def one(self, uid: str, found: Occurrence | Slot) -> Event:
        is_occurrence = isinstance(found, Occurrence)
        venue = (found.venue if is_occurrence else None) or self.usual_venue()
        event = self.event(uid, self.words.describe(found if is_occurrence else None), venue)
        is_time_known = found.is_time_known if is_occurrence else found.time_known
        if not is_time_known:
            event.add("DTSTART", found.local_date)
        else:
            event.add("DTSTART", self.moment(found.starts_at))
            if found.ends_at and found.ends_at > found.starts_at:
                event.add("DTEND", self.moment(found.ends_at))
        if is_occurrence and found.is_cancelled:
            event["STATUS"] = "CANCELLED"
        return event

    def event(self, uid: str, description: str, venue: Venue | None) -> Event:
        event, words = Event(), self.words
        event.add("UID", uid)
        event.add("DTSTAMP", self.changed_at)
        event.add("LAST-MODIFIED", self.changed_at)
        event.add("SEQUENCE", self.sequence)
        event.add("SUMMARY", words.title)
        event.add("STATUS", self.status)
        # Nobody who looks at a shared calendar needs to see more than that, and it blocks no time.
        event.add("CLASS", "PRIVATE")
        event.add("TRANSP", "TRANSPARENT")
        if description:
            event.add("DESCRIPTION", description)
        if place := words.place(venue):
            event.add("LOCATION", place)
        if point := words.point(venue):
            event.add("GEO", point)
        if words.address:
            event.add("URL", words.address)
        return event

    def usual_venue(self) -> Venue | None:
        return None if self.meeting.how in FROM_HOME else self.meeting.venue

    def usual_start(self, day: date) -> date | datetime:
        """As the clocks on the wall show it. Without a known time the day is all that can be said."""
        if self.pattern.start is None:
            return day
        return datetime.combine(day, self.pattern.start, tzinfo=ZoneInfo(self.zone))

    def until(self, day: date | None) -> str:
        if day is None:
            return ""
        if self.pattern.start is None:
            return f";UNTIL={day:%Y%m%d}"
        return f";UNTIL={instant(day, self.pattern.start, self.zone):%Y%m%dT%H%M%SZ}"

    def moment(self, at: datetime) -> datetime:
        """On the wall, unless the clocks show that time twice and mean the second."""
        local = local_moment(at, self.zone)
        return at.astimezone(UTC) if local.fold else local
