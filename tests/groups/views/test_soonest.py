"""Soonest from home: a page that has an answer at 3 a.m."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.make import make_listing, make_meeting

pytestmark = pytest.mark.django_db
THREE = datetime(2026, 11, 24, 3, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def at_three(read, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: THREE)
    return lambda query="": read(f"/soonest/{query}")


def online(name, days="TU", at=time(20), **details):
    fields = details.pop("fields", {})
    meeting = {"starts": at, "ends": time(at.hour + 1), **details}
    return make_listing(name, online=True, now=THREE, meets=f"FREQ=WEEKLY;BYDAY={days}", meeting=meeting, fields=fields)


def headings(page, level: str) -> list[str]:
    return [" ".join(words.split()) for number, words in page.headings if f"h{number}" == level]


def test_the_next_one_first_day_by_day(at_three):
    online("Tonight’s Circle")
    online("Breakfast Circle", at=time(7))
    online("Thursday Circle", days="TH")
    make_listing("In a hall", now=THREE)
    page = at_three()
    names = ["Breakfast Circle", "Tonight’s Circle", "Thursday Circle"]
    assert [heading for heading in headings(page, "h3") if heading in names] == names
    assert [heading for heading in headings(page, "h2") if heading in ("Today", "Thu 26 Nov")] == [
        "Today",
        "Thu 26 Nov",
    ]
    assert "In a hall" not in page.text


def test_what_is_on_now_and_open_comes_before_all_else(at_three):
    make_listing("In the morning", online=True, now=THREE, meets="FREQ=WEEKLY;BYDAY=TU")
    night = {"starts": time(21, 30), "ends": time(23), "time_zone": "America/New_York"}
    for name, route in (("Night owls", "open_link"), ("Ask first", "contact_first")):
        make_listing(
            name,
            now=THREE,
            fields={"join_route": route},
            meetings=[make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=MO", **night)],
        )
    page = at_three()
    assert "On now" in headings(page, "h2")
    assert headings(page, "h3")[:2] == ["Night owls", "In the morning"]


def test_days_are_the_readers_own(at_three):
    online("Early in London", at=time(5))
    page = at_three("?zone=America/Los_Angeles")
    assert "Today" in headings(page, "h2"), "it is Monday evening there, and the group is at 9pm"


def test_no_door_that_is_closed_to_her(at_three):
    online("By referral", fields={"join_route": "referral_needed"})
    online("By invitation", fields={"join_route": "invitation_only"})
    begun = {"meets": "FREQ=WEEKLY;BYDAY=TU;COUNT=9", "meeting": {"anchor_on": date(2026, 11, 3)}}
    make_listing("Begun", online=True, now=THREE, **begun)
    page = at_three()
    assert not {"By referral", "By invitation", "Begun"} & set(headings(page, "h3"))


def test_another_country(at_three):
    online("British")
    there = {"country": "US", "region_code": "", "service_area_codes": ["US"]}
    make_listing("American", online=True, now=THREE, fields=there)
    assert "American" in headings(at_three("?country=US"), "h3")
    assert "British" not in headings(at_three("?country=US"), "h3")
    assert {"British", "American"} <= set(headings(at_three("?country="), "h3"))
    assert "British" in headings(at_three("?country=<b>"), "h3")


def test_it_is_never_empty(at_three, settings):
    settings.SITE_COUNTRY = "US"
    page = at_three()
    assert "Somebody to talk to now" in headings(page, "h2")
    assert "in the meantime" in page.text


def test_lines_and_chats_have_no_date_to_wait_for(at_three):
    undated = make_meeting(online=True, meets="", anchor_on=None, starts=None, ends=None)
    make_listing("Chat", now=THREE, fields={"kind": "forum"}, meetings=[undated])
    page = at_three()
    assert "No date to wait for" in headings(page, "h2")
    assert "Chat" in headings(page, "h3")


def test_groups_far_apart_share_no_today_and_no_day_stands_twice(at_three):
    """At 3am in London it is Monday evening in Los Angeles and Tuesday afternoon in Sydney."""
    online("Sydney, first", at=time(17), time_zone="Australia/Sydney")
    online("Los Angeles", days="MO", at=time(22), time_zone="America/Los_Angeles")
    online("Sydney, then", at=time(21), time_zone="Australia/Sydney")
    page = at_three("?country=")
    assert headings(page, "h2")[:2] == ["Mon 23 Nov", "Tue 24 Nov"]
    assert headings(at_three("?country=&zone=Europe/London"), "h2")[0] == "Today"
