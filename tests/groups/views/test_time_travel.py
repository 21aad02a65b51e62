"""Days on which directories go wrong, seen on the pages: summer, Christmas, leap days, fifth weeks, clock changes."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from groups.models import SchoolTerm, TermCalendar
from tests.make import make_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(read, monkeypatch):
    """on("2027-07-20 09:00") makes it that moment in London, for rules and pages alike."""

    def on(text: str):
        now = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/London"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        return now

    return on


def weekly(name: str, day: str, now, **details) -> str:
    """The address of the page of a group that meets every week, 10 to 11.30am in London."""
    meeting = {"anchor_on": None, **details}
    return f"/groups/{make_listing(name, now=now, meets=f'FREQ=WEEKLY;BYDAY={day}', meeting=meeting).slug}/"


def test_20_july_a_group_in_term_time_says_when_it_goes_on(read, on):
    now = on("2027-07-20 09:00")
    calendar = TermCalendar.objects.create(name="Example schools", country="GB")
    for first_on, last_on in ((date(2027, 4, 19), date(2027, 7, 16)), (date(2027, 9, 6), date(2027, 10, 22))):
        SchoolTerm.objects.create(calendar=calendar, first_on=first_on, last_on=last_on)
    page = read(weekly("School gate", "TU", now, is_term_time=True, term_calendar=calendar))
    assert "Tue 7 Sep, 10 to 11.30am" in page.text
    assert "No meetings from 17 Jul to 5 Sep (school holidays)." in page.text
    assert "in term time" in page.text


def test_24_december_a_holiday_is_left_out_and_the_day_before_is_not(read, on):
    now = on("2026-12-24 09:00")
    page = read(weekly("Fridays", "FR", now, skips_public_holidays=True))
    assert "Fri 8 Jan, 10 to 11.30am" in page.text, "25 December and 1 January are public holidays"
    assert "Fri 25 Dec" not in page.text
    page = read(weekly("Thursdays", "TH", now, skips_public_holidays=True))
    assert "Starts in 1 hour" in page.text


def test_29_february_is_today(read, on):
    now = on("2028-02-29 08:00")
    page = read(weekly("Leap", "TU", now))
    assert "Starts in 2 hours" in page.text
    assert "Tue 7 Mar, 10 to 11.30am" in page.text


def test_a_month_with_a_fifth_week(read, on):
    now = on("2027-01-25 09:00")
    fortnightly = make_listing(
        "Every other Friday", now=now, meets="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", meeting={"anchor_on": date(2027, 1, 15)}
    )
    far_away = {"latitude": 55.9, "longitude": -3.2}
    monthly = make_listing(
        "First and third Friday",
        now=now,
        meets="FREQ=MONTHLY;BYDAY=1FR,3FR",
        meeting={"anchor_on": None},
        venue=far_away,
    )
    assert "Fri 29 Jan" in read(f"/groups/{fortnightly.slug}/").text, "the fifth Friday"
    text = read(f"/groups/{monthly.slug}/").text
    assert "Fri 29 Jan" not in text
    assert "Fri 5 Feb" in text


@pytest.mark.parametrize("moment", ["2027-03-28 00:30", "2027-10-31 00:30"])
def test_the_last_sunday_of_march_and_october(read, on, moment):
    now = on(moment)
    page = read(weekly("Sunday", "SU", now))
    assert "Today (Sun" in page.text
    assert "10 to 11.30am" in page.text


def test_the_weeks_in_which_america_has_changed_and_britain_has_not(read, on):
    now = on("2027-03-10 09:00")
    meeting = {"starts": time(19), "ends": time(20), "time_zone": "America/New_York", "anchor_on": None}
    listing = make_listing("From New York", online=True, now=now, meets="FREQ=WEEKLY;BYDAY=TU", meeting=meeting)
    page = read(f"/groups/{listing.slug}/?zone=Europe/London")
    assert "11pm your time" in page.text, "16 and 23 March: four hours"
    assert "Clocks change that week: this is an hour earlier than usual for you." in page.text
    assert "Wed 31 Mar, midnight your time" in page.text, "30 March: five hours again"
