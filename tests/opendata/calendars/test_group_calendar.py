"""/groups/<slug>/calendar.ics: what a file tells, whom it may tell it, and what it keeps to itself."""

from datetime import date

import pytest
from icalendar import Calendar

from groups.actions.listings import change_listing, pause_listing
from groups.models.version import How
from tests.groups.views.reading import Page
from tests.make import NOW, make_listing, make_meeting, make_organisation

pytestmark = pytest.mark.django_db
ADDRESS = "/groups/hope-street-circle/calendar.ics"
CHANGE = {"by": None, "how": How.COMMAND, "why": "", "now": NOW}


def read(visitor, address=ADDRESS) -> Calendar:
    response = visitor.get(address)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def test_what_an_event_says(visitor, settings):
    settings.SITE_URL = "https://groups.example.org"
    make_listing("Hope Street Circle")
    calendar = read(visitor)
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == "Hope Street Circle"
    assert calendar["X-PUBLISHED-TTL"].to_ical() == b"PT12H" == calendar["REFRESH-INTERVAL"].to_ical()
    [event] = calendar.events
    assert event["SUMMARY"] == "Hope Street Circle"
    assert event["LOCATION"] == "Hope Street Hall, 1 Hope Street, Bristol, England, BS1 4ST"
    assert event["URL"] == "https://groups.example.org/groups/hope-street-circle/"
    assert event["GEO"].to_ical() == "51.4545;-2.5879"
    assert event["DESCRIPTION"] == (
        "Get in touch with them before you come.\nhttps://groups.example.org/groups/hope-street-circle/"
    )
    assert (event["STATUS"], event["TRANSP"], event["CLASS"]) == ("CONFIRMED", "TRANSPARENT", "PRIVATE")
    assert not {"ORGANIZER", "ATTENDEE", "CONTACT"} & set(event)
    assert not event.subcomponents


def test_the_answer(visitor):
    make_listing("Hope Street Circle")
    headers = visitor.get(ADDRESS).headers
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == 'attachment; filename="hope-street-circle.ics"'
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "public" in headers["Cache-Control"]
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers.get("Vary", "")


def test_it_is_not_sent_again_until_something_changes(visitor):
    listing = make_listing("Hope Street Circle")
    first = visitor.get(ADDRESS)
    condition = {"if-none-match": first.headers["ETag"]}
    assert visitor.get(ADDRESS, headers=condition).status_code == 304
    change_listing(listing, meetings=[make_meeting(meets="FREQ=WEEKLY;BYDAY=WE")], **CHANGE)
    second = visitor.get(ADDRESS, headers=condition)
    assert second.status_code == 200
    before, after = (Calendar.from_ical(response.content).events[0] for response in (first, second))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_it_costs_one_query(visitor, django_assert_num_queries):
    make_listing("Hope Street Circle")
    with django_assert_num_queries(1):
        read(visitor)


def test_a_neutral_calendar_gives_nothing_away(visitor):
    organisation = make_organisation("Perinatal Hope")
    exceptions = [{"on": date(2026, 12, 1), "kind": "cancelled", "reason": "Our midwife is ill"}]
    listing = make_listing(
        "Hope Street Circle",
        organisation=organisation,
        meetings=[
            make_meeting(label="Depression circle", exceptions=exceptions, venue={"name": "Perinatal Hope House"}),
            make_meeting(
                online=True, meets="FREQ=WEEKLY;BYDAY=WE", link="https://example.org/hope", is_link_public=True
            ),
        ],
    )
    response = visitor.get(f"{ADDRESS}?title=neutral")
    events = Calendar.from_ical(response.content).events
    assert {event["SUMMARY"] for event in events} == {"Appointment"}
    assert [event.get("LOCATION") for event in events] == ["1 Hope Street, Bristol, England, BS1 4ST"] * 2 + [None]
    assert [event.get("DESCRIPTION") for event in events] == [None, "Cancelled", None]
    assert response.headers["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    text = response.content.decode().replace("1 Hope Street", "").lower()
    for word in ("hope", "circle", "perinatal", "depression", "midwife", "together", "example.org", listing.slug):
        assert word not in text


@pytest.mark.parametrize(("precision", "place"), [("given_after_contact", "Bristol"), ("area", "Hope Street Hall")])
def test_a_hidden_address_stays_hidden(visitor, precision, place):
    make_listing("Hope Street Circle", venue={"precision": precision})
    response = visitor.get(ADDRESS)
    [event] = Calendar.from_ical(response.content).events
    assert event["LOCATION"].startswith(place)
    assert "GEO" not in event
    for hidden in (b"1 Hope Street", b"BS1 4ST", b"51.4", b"-2.58"):
        assert hidden not in response.content


def test_a_date_at_another_venue_with_a_hidden_address(visitor):
    other = make_listing("Other", venue={"name": "Refuge", "precision": "given_after_contact", "locality": "Bath"})
    exceptions = [{"on": date(2026, 12, 1), "kind": "moved", "venue": other.meetings.get().venue}]
    make_listing("Hope Street Circle", meeting={"exceptions": exceptions})
    _whole, moved = read(visitor).events
    assert moved["LOCATION"] == "Bath, England"
    assert "GEO" not in moved


@pytest.mark.parametrize("is_public", [True, False])
def test_a_link_is_told_when_the_group_publishes_it(visitor, is_public):
    link = "https://example.org/room?id=1,2;3"
    make_listing("Hope Street Circle", online=True, meeting={"link": link, "is_link_public": is_public})
    response = visitor.get(ADDRESS)
    [event] = Calendar.from_ical(response.content).events
    assert event["LOCATION"] == "Online, by video"
    assert (link in event["DESCRIPTION"]) is is_public
    assert (b"example.org/room" in response.content) is is_public


def test_a_group_that_has_not_confirmed(visitor):
    make_listing("Hope Street Circle", confirmed_days_ago=None)
    [event] = read(visitor).events
    assert "Not yet confirmed by the group" in event["DESCRIPTION"]
    assert event["STATUS"] == "TENTATIVE"


def test_a_group_that_has_a_break_has_a_calendar_without_dates(visitor):
    listing = make_listing("Hope Street Circle")
    pause_listing(listing, **CHANGE)
    calendar = read(visitor)
    assert not calendar.events
    assert calendar.timezones
    assert "having a break" in calendar["X-WR-CALDESC"]


@pytest.mark.parametrize("status", ["draft", "in_review", "closed"])
def test_groups_without_a_calendar(visitor, status):
    make_listing("Hope Street Circle", fields={"status": status})
    assert visitor.get(ADDRESS).status_code == 404


def test_what_is_kept_apart_is_in_no_calendar(visitor):
    make_listing("Hope Street Circle", terms={"specialties": ["psychosis_recovery"]})
    assert visitor.get("/groups/hope-street-circle/").status_code == 200
    assert visitor.get(ADDRESS).status_code == 404
    assert "calendar.ics" not in visitor.get("/groups/hope-street-circle/").content.decode()


@pytest.mark.parametrize("query", ["", "?title=neutral"])
def test_a_former_address_leads_to_the_present_one(visitor, query):
    listing = make_listing("Hope Street Circle")
    change_listing(listing, fields={"slug": "hope"}, **CHANGE)
    response = visitor.get(ADDRESS + query)
    assert response.status_code == 301
    assert response.headers["Location"] == f"/groups/hope/calendar.ics{query}"


def test_nobody_knows_it(visitor):
    assert visitor.get("/groups/nobody/calendar.ics").status_code == 404
    assert visitor.post(ADDRESS).status_code == 405


def test_the_words_are_the_readers(visitor, settings):
    make_listing("Hope Street Circle", confirmed_days_ago=None)
    response = visitor.get(ADDRESS, headers={"accept-language": "es"})
    assert response.status_code == 200
    assert "Accept-Language" in response.headers["Vary"]


def test_the_page_leads_to_both(visitor):
    make_listing("Hope Street Circle")
    page = Page(visitor.get("/groups/hope-street-circle/"))
    assert page.link("Add to calendar") == ADDRESS
    assert page.link("with a neutral title") == f"{ADDRESS}?title=neutral"
    assert read(visitor, page.link("with a neutral title")).events
