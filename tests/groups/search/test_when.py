"""Searching by real dates: today, this week, the reader's own evening, and courses that have begun.

NOW is Monday 23 November 2026, 9am in London; New York has 4am.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from groups.search.parameters import Parameters
from groups.search.results import find_groups
from groups.search.roster import forget_rosters
from groups.search.suggestions import soonest_from_home
from tests.make import NOW, make_listing, make_meeting, make_place

pytestmark = pytest.mark.django_db

NEW_YORK = {"time_zone": "America/New_York"}


def names(now=NOW, **asked) -> list[str]:
    codes = {name: asked.pop(name) for name in list(asked) if name not in ("near", "sort", "zone", "within", "q")}
    found = find_groups(Parameters(**asked).with_codes(codes), now=now)
    return [card.name for section in found.sections for card in section.cards]


def counts(name: str, **asked) -> dict[str, int]:
    found = find_groups(Parameters(zone=asked.pop("zone", "")).with_codes(asked), now=NOW)
    facet = next(facet for facet in found.facets if facet.name == name)
    return {option.code: option.count for option in facet.options}


def meets(days: str, at: time = time(10), **details) -> dict:
    return {"meets": f"FREQ=WEEKLY;BYDAY={days}", "meeting": {"starts": at, "ends": None, **details}}


class TestHowSoon:
    def test_today_this_week_and_within_seven_days(self):
        make_listing("Monday", **meets("MO"))
        make_listing("Sunday", **meets("SU"))
        make_listing("Next Monday", meeting={"anchor_on": date(2026, 11, 30)}, meets="FREQ=WEEKLY;BYDAY=MO")
        make_listing("Early Monday", **meets("MO", time(8)))
        assert names(when=["today"]) == ["Monday"]
        assert names(when=["this_week"]) == ["Monday", "Sunday"]
        assert names(when=["7_days"]) == ["Monday", "Sunday", "Early Monday"], "8am of next Monday is near enough"
        assert counts("when") == {"today": 1, "this_week": 2, "7_days": 3}

    def test_the_day_ends_at_midnight_where_the_reader_is(self):
        make_listing(
            "Late in New York",
            online=True,
            meets="FREQ=WEEKLY;BYDAY=MO",
            meeting={"starts": time(20), **NEW_YORK, "ends": None},
        )
        assert names(when=["today"], zone="America/New_York") == ["Late in New York"]
        assert names(when=["today"], zone="Europe/London") == [], "it is 1am on Tuesday in London"

    def test_a_cancelled_date_is_not_today(self):
        exception = {"on": date(2026, 11, 23), "kind": "cancelled"}
        make_listing("Cancelled", meetings=[make_meeting(meets="FREQ=WEEKLY;BYDAY=MO", exceptions=[exception])])
        assert names(when=["today"]) == []

    def test_it_is_one_meeting_that_has_to_fit(self):
        here = make_meeting(meets="FREQ=WEEKLY;BYDAY=TU")
        online = make_meeting(meets="FREQ=WEEKLY;BYDAY=MO", online=True)
        make_listing("Both", meetings=[here, online])
        assert names(when=["today"], how=["online_video"]) == ["Both"]
        assert names(when=["today"], how=["in_person"]) == []

    def test_words_are_understood(self):
        make_listing("Monday", **meets("MO"))
        make_listing("Tuesday", **meets("TU"))
        found = find_groups(Parameters(q="groups today"), now=NOW)
        assert found.total == 1
        assert "Today" in [chip.label for chip in found.chips]

    def test_times_that_pass_leave_today(self):
        make_listing("Monday", **meets("MO"))
        assert names(when=["today"], now=NOW + timedelta(hours=3)) == []


class TestTheReadersClock:
    @pytest.fixture(autouse=True)
    def evening_in_new_york(self, db):
        make_listing(
            "From New York",
            online=True,
            meets="FREQ=WEEKLY;BYDAY=TU",
            meeting={"starts": time(19), "ends": time(20), **NEW_YORK},
        )

    def test_from_home_her_own_day_and_part_of_day_count(self):
        assert names(day=["tue"], part=["evening"]) == ["From New York"], "without a zone the group's clock counts"
        assert names(day=["wed"], part=["night"], zone="Europe/London") == ["From New York"]
        assert names(day=["tue"], zone="Europe/London") == []
        assert names(day=["wed"], part=["morning"], zone="Australia/Sydney") == ["From New York"]
        assert counts("day", zone="Europe/London")["wed"] == 1

    def test_near_a_place_its_clock_counts_when_she_chose_none(self):
        make_place()
        asked = {"near": "bristol-england-gb", "day": ["wed"]}
        assert names(**asked) == ["From New York"]
        assert names(**asked, zone="America/New_York") == []

    def test_where_she_goes_the_groups_clock_counts(self):
        make_listing("In Bristol", **meets("TU", time(19)))
        assert "In Bristol" in names(day=["tue"], part=["evening"], zone="Australia/Sydney")

    def test_a_part_of_day_without_a_time_is_the_groups_own(self):
        make_listing(
            "Mornings",
            online=True,
            meets="FREQ=WEEKLY;BYDAY=TU",
            meeting={"starts": None, "ends": None, "part_of_day": "morning", **NEW_YORK},
        )
        assert names(part=["morning"], zone="Australia/Sydney") == ["Mornings", "From New York"]

    def test_what_meets_seldom_is_known_by_its_pattern(self):
        yearly = {"rule": "", "dates": ["2027-03-02"], "starts": time(19), "ends": None, "anchor_on": None, **NEW_YORK}
        make_listing("In spring", online=True, meetings=[make_meeting(online=True, **yearly | {"meets": ""}) | yearly])
        assert "In spring" in names(day=["tue"], zone="Europe/London")


class TestOrder:
    def test_by_the_date_that_was_asked_for(self):
        """Both meet on Monday too, the first one at an earlier hour; asked for is Thursday."""
        monday = make_meeting(meets="FREQ=WEEKLY;BYDAY=MO", online=True)
        make_listing(
            "Later",
            meetings=[monday, make_meeting(meets="FREQ=WEEKLY;BYDAY=TH", online=True, starts=time(15), ends=None)],
        )
        make_listing("Sooner", meetings=[make_meeting(meets="FREQ=WEEKLY;BYDAY=TH", online=True)])
        assert names(day=["thu"]) == ["Sooner", "Later"]
        assert names(day=["thu"], sort="soonest") == ["Sooner", "Later"]
        assert names(sort="soonest") == ["Later", "Sooner"]

    def test_many_are_put_in_order_as_few_are(self, monkeypatch):
        for number in range(6):
            make_listing(f"Number {number}", online=True, **meets("TU", time(20 - number)))
        expected = names(sort="soonest")
        assert expected == [f"Number {number}" for number in (5, 4, 3, 2, 1, 0)]
        monkeypatch.setattr("groups.search.ordering.FEW", 0)
        forget_rosters()
        assert names(sort="soonest") == expected

    def test_courses_that_have_begun_come_last(self):
        course = {"meets": "FREQ=WEEKLY;BYDAY=TU;COUNT=8"}
        make_listing("Begun", **course, meeting={"anchor_on": date(2026, 11, 3)})
        make_listing("Begins soon", **course, meeting={"anchor_on": date(2026, 12, 15)})
        make_listing(
            "Begun but rolling", **course, meeting={"anchor_on": date(2026, 11, 3)}, fields={"structure": "rolling"}
        )
        make_listing("Weekly, long unconfirmed", meets="FREQ=WEEKLY;BYDAY=WE", confirmed_days_ago=None)
        assert names() == ["Begun but rolling", "Begins soon", "Weekly, long unconfirmed", "Begun"]


def test_soonest_from_home_at_three_in_the_morning():
    three = datetime(2026, 11, 24, 3, tzinfo=ZoneInfo("Europe/London"))
    make_listing("Tonight", online=True, now=three, **meets("TU", time(20)))
    make_listing("This morning", online=True, now=three, **meets("TU", time(9)))
    make_listing("In person", now=three, **meets("TU", time(8)))
    assert [card.name for card in soonest_from_home(now=three, country="GB")] == ["This morning", "Tonight"]
