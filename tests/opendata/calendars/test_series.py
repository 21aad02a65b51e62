"""How single dates are written, each on a day where programs are known to differ."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from groups.models import ListingBreak, Meeting, MeetingException
from groups.models.whole_listing import hold
from groups.vocabulary import ExceptionKind
from opendata.calendars.zones import zone_for
from tests.make import NOW
from tests.opendata.calendars.random_listings import make_in_memory
from tests.opendata.calendars.reading_back import dates_held, dates_read, events_in, file_of


def weekly(day="TU", *, exceptions=(), breaks=(), **columns):
    """A listing whose one meeting is on every Tuesday, 10 to 11.30am in London."""
    clock = {"starts": time(10), "ends": time(11, 30)} if "starts" not in columns else {}
    columns = {"rule": f"FREQ=WEEKLY;BYDAY={day}", "time_zone": "Europe/London", **clock, **columns}
    meeting = Meeting(pk=1, **columns)
    hold(meeting, "exceptions", [MeetingException(meeting=meeting, **fields) for fields in exceptions])
    listing = make_in_memory(meeting)
    hold(listing, "breaks", [ListingBreak(listing=listing, **fields) for fields in breaks])
    return listing


def events_of(listing, **details):
    return Calendar.from_ical(file_of(listing, **details)).events


def days_read(listing, first, last, **details) -> list[date]:
    return sorted(event.start.date() for event in events_in(file_of(listing, **details), first, last))


@pytest.mark.parametrize(
    ("zone", "night", "columns"),
    [
        ("Europe/London", date(2027, 3, 28), {"starts": time(0, 30), "ends": time(3)}),
        ("Europe/London", date(2027, 3, 28), {"starts": time(0, 30), "duration_minutes": 90}),
        ("Europe/London", date(2027, 3, 28), {"starts": time(1, 30), "ends": time(2)}),
        ("Europe/London", date(2027, 10, 31), {"starts": time(0, 30), "ends": time(3)}),
        ("Europe/London", date(2027, 10, 31), {"starts": time(0, 30), "duration_minutes": 120}),
        ("Europe/London", date(2027, 10, 31), {"starts": time(1, 30), "ends": time(2)}),
        ("America/New_York", date(2027, 3, 14), {"starts": time(2, 30), "duration_minutes": 60}),
        ("Australia/Lord_Howe", date(2027, 4, 4), {"starts": time(1, 30), "ends": time(4)}),
        ("Australia/Lord_Howe", date(2027, 10, 3), {"starts": time(2, 10), "duration_minutes": 60}),
    ],
)
def test_the_nights_on_which_the_clocks_change(zone, night, columns):
    now = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=20)
    listing = weekly("SU", time_zone=zone, **columns)
    listing.schedule_changed_at = now
    span = night - timedelta(days=14), night + timedelta(days=14)
    read = dates_read(file_of(listing, now=now), *span)
    assert read == dates_held(listing, *span, now=now)
    assert len(read) == 5
    # Written out, so that it does not hang on how a program adds a length to a time.
    changed = [event for event in events_of(listing, now=now) if "RECURRENCE-ID" in event]
    assert night in {event["RECURRENCE-ID"].dt.date() for event in changed}


def test_ten_in_the_morning_stays_ten_in_the_morning():
    [event] = events_of(weekly())
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime(2026, 11, 24, 10)  # noqa: DTZ001
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert event["DURATION"].dt == timedelta(minutes=90)


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Dublin", "America/St_Johns", "Australia/Lord_Howe", "UTC"])
def test_the_zone_in_the_file_tells_the_same_time_as_ours(zone):
    onsets = sorted(
        (moment - part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td)
        for part in zone_for(zone, 2025, 2028).subcomponents
        for moment in (part["DTSTART"].dt, *(added.dt for added in (part["RDATE"].dts if "RDATE" in part else ())))
    )
    moment = datetime(2025, 1, 2)  # noqa: DTZ001
    while moment.year < 2029:
        there = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
        assert [offset for at, offset in onsets if at <= moment][-1] == there.utcoffset(), moment
        moment += timedelta(minutes=30)


def test_a_fifth_week_and_a_29th_of_february():
    fifth = weekly(rule="FREQ=MONTHLY;BYDAY=5TU")
    year = date(2027, 1, 1), date(2027, 12, 31)
    assert days_read(fifth, *year) == [date(2027, 3, 30), date(2027, 6, 29), date(2027, 8, 31), date(2027, 11, 30)]
    leap = weekly(rule="FREQ=MONTHLY;BYMONTHDAY=29;INTERVAL=12", anchor_on=date(2024, 2, 29))
    assert days_read(leap, date(2026, 1, 1), date(2032, 12, 31)) == [date(2028, 2, 29), date(2032, 2, 29)]


def test_an_end_past_midnight():
    listing = weekly(starts=time(22), ends=time(0, 30))
    [event] = events_in(file_of(listing), date(2026, 12, 1), date(2026, 12, 1))
    assert event["DTEND"].dt.replace(tzinfo=None) == datetime(2026, 12, 2, 0, 30)  # noqa: DTZ001


def test_no_end_is_made_up():
    [event] = events_of(weekly(starts=time(10)))
    assert not {"DTEND", "DURATION"} & set(event)


def test_a_part_of_the_day_is_a_whole_day_that_says_so():
    [event] = events_of(weekly(starts=None, part_of_day="morning"))
    assert event["DTSTART"].dt == date(2026, 11, 24)
    assert "DTEND" not in event
    assert "morning" in event["DESCRIPTION"]


def test_the_first_date_is_a_date_of_the_rule():
    listing = weekly(rule="FREQ=WEEKLY;BYDAY=TU;INTERVAL=2", anchor_on=date(2026, 1, 1))
    [event] = events_of(listing)
    assert event.start.date() == date(2026, 12, 1)
    assert days_read(listing, date(2026, 11, 1), date(2026, 12, 31)) == [
        date(2026, 12, 1),
        date(2026, 12, 15),
        date(2026, 12, 29),
    ]


def test_a_called_off_date_is_there_and_says_why():
    exceptions = [{"on": date(2026, 12, 1), "kind": ExceptionKind.CANCELLED, "reason": "Snow, much; of\nit"}]
    whole, one = events_of(weekly(exceptions=exceptions))
    assert one["UID"] == whole["UID"]
    assert one["RECURRENCE-ID"].dt == datetime(2026, 12, 1, 10, tzinfo=ZoneInfo("Europe/London"))
    assert one["STATUS"] == "CANCELLED"
    assert one["DESCRIPTION"].startswith("Cancelled: Snow, much; of\nit")


def test_an_extra_date():
    plain = {"on": date(2026, 12, 3), "kind": ExceptionKind.EXTRA}
    later = {"on": date(2026, 12, 4), "kind": ExceptionKind.EXTRA, "starts": time(15)}
    listing = weekly(exceptions=[plain, later])
    events = {event["UID"].rpartition("-0")[2]: event for event in events_of(listing)}
    assert events["-dates"].start.date() == date(2026, 12, 3)
    assert events["-on-20261204"].start.hour == 15
    assert "DURATION" not in events["-on-20261204"]


def test_days_in_a_break_are_left_out_and_the_rule_goes_on():
    [event] = events_of(weekly(breaks=[{"first_on": date(2026, 12, 20), "last_on": date(2027, 1, 3)}]))
    assert [day.dt.date() for day in event["EXDATE"].dts] == [date(2026, 12, 22), date(2026, 12, 29)]
    assert "UNTIL" not in event["RRULE"]


@pytest.mark.parametrize(
    "listing",
    [
        weekly("MO", skips_public_holidays=True),
        weekly(is_term_time=True),
        weekly(breaks=[{"first_on": date(2026, 12, 20), "last_on": date(2031, 1, 3)}]),
        weekly(exceptions=[{"on": date(2031, 1, 7), "kind": ExceptionKind.CANCELLED}]),
    ],
    ids=["holidays", "terms", "a long break", "a date far off"],
)
def test_what_we_cannot_know_is_not_promised(listing):
    assert days_read(listing, date(2026, 12, 1), date(2026, 12, 15))
    assert not days_read(listing, date(2029, 1, 1), date(2033, 1, 1))


def test_a_break_with_no_date_after_it_in_sight():
    listing = weekly(breaks=[{"first_on": date(2026, 11, 26), "last_on": date(2028, 12, 31)}])
    read = days_read(listing, date(2026, 11, 1), date(2029, 1, 10))
    assert read == [date(2026, 11, 24), date(2029, 1, 2), date(2029, 1, 9)]


def test_eight_meetings_are_eight_meetings():
    course = weekly(
        "MO",
        rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4",
        anchor_on=date(2026, 12, 7),
        further_starts=["2027-02-01"],
        breaks=[{"first_on": date(2026, 12, 21), "last_on": date(2027, 1, 3)}],
    )
    first, second = events_of(course)
    assert first["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270111T100000Z;BYDAY=MO"
    assert [event["UID"].rpartition("-")[2] for event in (first, second)] == ["20261207", "20270201"]
    assert len(days_read(course, date(2026, 1, 1), date(2030, 1, 1))) == 8


def test_a_course_that_runs_once_ends():
    [event] = events_of(weekly(rule="FREQ=WEEKLY;BYDAY=TU;COUNT=3", anchor_on=date(2026, 11, 24)))
    assert event["RRULE"]["UNTIL"] == [datetime(2026, 12, 8, 10, tzinfo=UTC)]


def test_a_date_moved_here_from_before_the_file_begins():
    moved = {"on": date(2026, 11, 17), "kind": ExceptionKind.MOVED, "moved_to": date(2026, 11, 26)}
    _whole, one = events_of(weekly(exceptions=[moved]))
    assert one.start.date() == date(2026, 11, 26)
    assert "RECURRENCE-ID" not in one


def test_the_last_date_is_in_utc():
    [event] = events_of(weekly(ends_on=date(2027, 6, 9), starts=time(10)))
    assert event["RRULE"]["UNTIL"] == [datetime(2027, 6, 8, 9, tzinfo=UTC)]


def test_meetings_are_events_of_their_own_and_keep_their_names():
    first, second = (Meeting(pk=pk, rule="FREQ=WEEKLY;BYDAY=TU", position=pk, time_zone="UTC") for pk in (1, 2))
    listing = make_in_memory(first, second, schedule_sequence=3)
    events = events_of(listing)
    assert [event["UID"] for event in events] == [f"{listing.uid}-1", f"{listing.uid}-2"]
    assert {event["SEQUENCE"] for event in events} == {3}
    assert {event["LAST-MODIFIED"].dt for event in events} == {NOW}


def test_meetings_in_one_place_still_have_names_of_their_own():
    meetings = [Meeting(pk=pk, rule="FREQ=WEEKLY;BYDAY=TU", time_zone="UTC") for pk in (1, 2, 3)]
    names = {event["UID"] for event in events_of(make_in_memory(*meetings))}
    assert len(names) == 3


def test_the_same_bytes_the_next_day():
    listing = weekly()
    assert file_of(listing) == file_of(listing, now=NOW + timedelta(days=1))


@pytest.mark.parametrize("name", ["Mums, dads; and\nbabies \\ here", "مجموعة الدعم " * 12, "Circle 🙂🤱🏽 " * 12])
def test_any_name_survives(name):
    listing = weekly()
    listing.name = name
    content = file_of(listing)
    assert Calendar.from_ical(content).events[0]["SUMMARY"] == name
    assert max(map(len, content.split(b"\r\n"))) <= 75
