"""Listings of every shape a meeting can have, held in memory: no database is asked."""

from datetime import date, time, timedelta
from itertools import count

from hypothesis import strategies as st

from groups.models import Listing, ListingBreak, Meeting, MeetingException, SchoolTerm, TermCalendar, Venue, VenueNotice
from groups.models.whole_listing import hold
from groups.schedules.occurrences import expand
from groups.vocabulary import ExceptionKind, NoticeKind, Status
from people.models import Organisation
from tests.groups.schedules.test_against_dateutil import rules
from tests.make import NOW

ZONES = [
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Phoenix",
    "Asia/Kolkata",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "",
]
TODAY = NOW.date()
_number = count(1)

minutes = st.integers(0, 24 * 4 - 1).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
near_days = st.integers(-40, 200).map(lambda days: TODAY + timedelta(days=days))
reasons = st.sampled_from(["", "Snow", "Closed, sorry; “back” soon\nمرحبا 🙂"])


@st.composite
def spans(draw):
    first = draw(st.integers(-60, 900))
    return {
        "first_on": TODAY + timedelta(days=first),
        "last_on": TODAY + timedelta(days=first + draw(st.integers(0, 60))),
    }


@st.composite
def when(draw):
    """The columns of a meeting that say when."""
    kind = draw(st.sampled_from(["rule", "rule", "rule", "course", "dates", "both", "arranged"]))
    columns = {"time_zone": draw(st.sampled_from(ZONES))}
    if kind in ("rule", "both", "course"):
        columns["rule"] = draw(rules())
        columns["anchor_on"] = draw(st.none() | st.dates(date(2015, 1, 1), date(2027, 6, 1)))
        if kind == "course" or "INTERVAL" in columns["rule"]:
            columns["anchor_on"] = columns["anchor_on"] or draw(st.dates(date(2026, 6, 1), date(2027, 3, 1)))
    if kind == "course":
        columns["rule"] += f";COUNT={draw(st.integers(1, 30))}"
        starts = draw(st.lists(st.dates(date(2026, 9, 1), date(2027, 5, 1)), max_size=3, unique=True))
        columns["further_starts"] = [day.isoformat() for day in starts]
    elif "rule" in columns:
        ending = draw(st.sampled_from(["", "", "until", "ends_on"]))
        last_on = draw(st.dates(date(2026, 10, 1), date(2031, 1, 1)))
        if ending == "until":
            columns["rule"] += f";UNTIL={last_on:%Y%m%d}"
        elif ending == "ends_on":
            columns["ends_on"] = last_on
    if kind in ("dates", "both"):
        columns["dates"] = [day.isoformat() for day in draw(st.lists(near_days, min_size=1, max_size=8))]
    columns["is_by_arrangement"] = kind == "arranged"
    if "rule" in columns:
        columns["is_term_time"] = draw(st.integers(0, 3)) == 0
        columns["skips_public_holidays"] = draw(st.integers(0, 3)) == 0
    return columns | draw(clock_times())


@st.composite
def clock_times(draw):
    known = draw(st.sampled_from(["range", "length", "start", "part", "nothing", "night"]))
    if known == "part":
        return {"part_of_day": draw(st.sampled_from(["morning", "afternoon", "evening", "night"]))}
    if known == "nothing":
        return {}
    start = draw(st.sampled_from([time(0, 30), time(1), time(1, 30), time(2), time(2, 30), time(23)]))
    if known != "night":
        start = draw(minutes)
    if known == "start":
        return {"starts": start}
    if known == "length" or draw(st.booleans()):
        return {"starts": start, "duration_minutes": draw(st.integers(1, 24 * 4)) * 15}
    return {"starts": start, "ends": draw(minutes.filter(lambda end: end != start))}


@st.composite
def exceptions(draw, on):
    columns = {"on": on, "kind": draw(st.sampled_from(ExceptionKind.values)), "reason": draw(reasons)}
    if columns["kind"] == ExceptionKind.MOVED:
        columns["moved_to"] = draw(st.none() | near_days)
    if columns["kind"] != ExceptionKind.CANCELLED and draw(st.booleans()):
        columns["starts"] = draw(minutes)
        columns["ends"] = draw(st.none() | minutes.filter(lambda end: end != columns["starts"]))
    if columns["kind"] != ExceptionKind.CANCELLED and draw(st.booleans()):
        columns["venue"] = make_venue("Elsewhere")
    return columns


def make_in_memory(*meetings: Meeting, changed_days_ago: int = 0, **fields) -> Listing:
    listing = Listing(
        **{
            "pk": next(_number),
            "organisation": Organisation(name="Example"),
            "name": "Circle",
            "slug": "circle",
            "status": Status.PUBLISHED,
            "country": "GB",
            "region_code": "GB-SCT",
            "confirmed_at": NOW,
            "listed_at": NOW,
            "changed_at": NOW,
            "schedule_changed_at": NOW - timedelta(days=changed_days_ago),
            **fields,
        }
    )
    for meeting in meetings:
        meeting.listing = listing
        if "exceptions" not in getattr(meeting, "_prefetched_objects_cache", {}):
            hold(meeting, "exceptions", [])
    hold(listing, "meetings", list(meetings))
    hold(listing, "breaks", [])
    return listing


@st.composite
def listings(draw):
    listing = make_in_memory(changed_days_ago=draw(st.sampled_from([0, 0, 20, 500])))
    meetings = [_meeting(draw, listing, position) for position in range(draw(st.sampled_from([1, 1, 2])))]
    hold(listing, "meetings", meetings)
    breaks = draw(st.lists(spans(), max_size=2))
    of_one = draw(st.sampled_from([None, meetings[0].pk]))
    hold(listing, "breaks", [ListingBreak(listing=listing, meeting_id=of_one, **span) for span in breaks])
    return listing


def _meeting(draw, listing, position) -> Meeting:
    columns = draw(when())
    meeting = Meeting(pk=next(_number), listing=listing, how="in_person", position=position, **columns)
    if draw(st.booleans()):
        meeting.venue = make_venue("Hall", notices=draw(st.lists(spans(), max_size=2)))
    if meeting.is_term_time and draw(st.booleans()):
        meeting.term_calendar = TermCalendar(pk=next(_number))
        terms = [SchoolTerm(**span) for span in draw(st.lists(spans(), max_size=3))]
        hold(meeting.term_calendar, "terms", terms)
    hold(meeting, "exceptions", [])
    until_on = TODAY + timedelta(days=1000)
    held = [
        slot.local_date for slot in expand(meeting.pattern(), from_on=TODAY - timedelta(days=60), until_on=until_on)
    ]
    days = draw(st.lists(near_days | st.sampled_from(held or [TODAY]), max_size=5, unique=True))
    hold(meeting, "exceptions", [MeetingException(meeting=meeting, **draw(exceptions(on))) for on in days])
    return meeting


def make_venue(name, notices=()) -> Venue:
    venue = Venue(pk=next(_number), name=name, country="GB")
    hold(
        venue,
        "notices",
        [
            VenueNotice(venue=venue, kind=NoticeKind.CLOSED, reason="Roof", **span)
            if number % 2
            else VenueNotice(venue=venue, kind=NoticeKind.MOVED, moved_to=make_venue("Library"), **span)
            for number, span in enumerate(notices)
        ],
    )
    return venue
