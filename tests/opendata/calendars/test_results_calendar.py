"""/groups/calendar.ics: the dates of everything a search finds."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from opendata.calendars import views
from tests.groups.views.reading import Page
from tests.make import NOW, make_listing, make_meeting, make_place

pytestmark = pytest.mark.django_db
ADDRESS = "/groups/calendar.ics"


def read(visitor, query="") -> Calendar:
    response = visitor.get(ADDRESS + query)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def titles(calendar) -> list[str]:
    return [str(event["SUMMARY"]) for event in calendar.events]


def test_the_groups_of_a_search_in_their_order(visitor):
    for name, kind in (("B", "support_group"), ("A", "support_group"), ("C", "course")):
        make_listing(f"Circle {name}", fields={"kind": kind})
    assert titles(read(visitor, "?kind=support_group&sort=name")) == ["Circle A", "Circle B"]
    assert sorted(titles(read(visitor))) == ["Circle A", "Circle B", "Circle C"]


def test_all_pages_are_in_it_up_to_a_limit(visitor, monkeypatch):
    for number in range(13):
        make_listing(f"Circle {number}")
    calendar = read(visitor, "?page=2")
    assert len(calendar.events) == 13
    assert calendar["X-WR-CALNAME"] == "Groups"
    assert calendar["X-WR-CALDESC"] == "13 groups in all. A calendar holds up to 200 groups."
    monkeypatch.setattr(views, "MOST_GROUPS", 5)
    assert len(read(visitor).events) == 5


def test_near_a_place(visitor):
    make_place()
    make_listing("Here")
    make_listing("Far", venue={"latitude": 55.95, "longitude": -3.19, "locality": "Edinburgh"})
    calendar = read(visitor, "?near=bristol-england-gb")
    assert titles(calendar) == ["Here"]
    assert calendar["X-WR-CALNAME"] == "Groups near Bristol"


def test_the_meetings_that_were_asked_for(visitor):
    make_listing(
        "Circle",
        meetings=[make_meeting(), make_meeting(meets="FREQ=WEEKLY;BYDAY=WE", online=True)],
    )
    assert len(read(visitor).events) == 2
    assert [event["LOCATION"] for event in read(visitor, "?how=online_video").events] == ["Online, by video"]
    assert [event["LOCATION"] for event in read(visitor, "?day=wed").events] == ["Online, by video"]


def test_nothing_to_show_is_still_a_calendar(visitor):
    calendar = read(visitor, "?kind=course")
    assert not calendar.events
    assert calendar.timezones


def test_a_place_nobody_knows(visitor):
    make_listing()
    calendar = read(visitor, "?near=nowhere+at+all")
    assert not calendar.events
    assert "don’t know this place" in calendar["X-WR-CALDESC"]


@pytest.mark.parametrize("extra", ["", "&title=neutral"])
def test_a_place_in_words_gets_its_own_address(visitor, extra):
    make_place()
    response = visitor.get(f"{ADDRESS}?near=Bristol{extra}")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{ADDRESS}?near=bristol-england-gb{extra}"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "query", ["?kind=nonsense&page=-1&within=x&sort=up&title=loud", "?q=%00%ff&near=%00", "?day=&day=mon&day=x", "?%ff"]
)
def test_what_makes_no_sense_is_left_out_as_on_the_page(visitor, query):
    make_listing()
    assert visitor.get(ADDRESS + query).status_code == visitor.get(f"/groups/{query}").status_code == 200


def test_what_is_not_in_results_is_not_in_their_calendar(visitor):
    make_listing("Apart", terms={"specialties": ["psychosis_recovery"]})
    make_listing("Closed", fields={"status": "closed"})
    make_listing("Draft", fields={"status": "draft"})
    make_listing("Forgotten", confirmed_days_ago=200)
    make_listing("There")
    assert titles(read(visitor)) == ["There"]
    assert titles(read(visitor, "?q=apart")) == []


def test_a_search_is_kept_nowhere(visitor):
    make_listing()
    headers = visitor.get(ADDRESS).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in headers


def test_a_neutral_one(visitor):
    make_listing("Hope Street Circle", venue={"name": "Hall", "street": "2 High Street"})
    response = visitor.get(f"{ADDRESS}?title=neutral")
    assert titles(Calendar.from_ical(response.content)) == ["Appointment"]
    assert response.headers["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    assert b"Circle" not in response.content
    assert b"X-WR-CALDESC" not in response.content


def test_the_same_bytes_twice(visitor, monkeypatch):
    for number in range(3):
        make_listing(f"Circle {number}")
    first = visitor.get(ADDRESS).content
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=3))
    assert visitor.get(ADDRESS).content == first


def test_it_costs_a_query_for_all_listings(visitor, django_assert_max_num_queries):
    for number in range(12):
        make_listing(f"Circle {number}")
    read(visitor)
    with django_assert_max_num_queries(3):
        read(visitor)


def test_the_page_of_results_leads_to_it(visitor):
    make_listing(fields={"kind": "course"})
    page = Page(visitor.get("/groups/?kind=course&page=1"))
    assert page.link("These dates as a calendar") == f"{ADDRESS}?kind=course"
    assert "calendar.ics" not in visitor.get("/groups/?kind=helpline").content.decode()
