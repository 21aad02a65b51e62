"""The reader's own time beside the group's, and how near a date is. NOW is Monday 23 November, 9am in London."""

from datetime import date, datetime, time, timedelta

import pytest

from groups.schedules.civil_time import instant
from tests.make import make_listing, make_meeting, make_place

NEW_YORK = "America/New_York"
AUCKLAND = "Pacific/Auckland"


@pytest.fixture
def at(monkeypatch):
    """at(moment) sets the clock of the site."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.fixture
def night_owls(db):
    """Tuesdays, 10 to 11.30am in London, from home."""
    return make_listing("Night owls", online=True, fields={"join_route": "open_link"})


def dates_on(read, path):
    """The words of each date on a page."""
    page = read(path)
    html = page.html[page.html.index("<main") : page.html.index("</main")]
    return [
        " ".join(strip(part[part.index(">") + 1 :].split("</li>")[0].split("</p>")[0]).split())
        for part in html.split("<time ")[1:]
    ]


def strip(html):
    return "".join(piece.split(">", 1)[-1] for piece in html.split("<"))


def test_both_times_stand_on_every_page(read, night_owls):
    both = "Tomorrow, 10 to 11.30am London time · 5am your time"
    for path in ("/", "/groups/"):
        assert dates_on(read, f"{path}?zone={NEW_YORK}")[0].startswith(both)
    assert dates_on(read, f"/groups/night-owls/?zone={NEW_YORK}")[0].startswith(
        "Tomorrow (Tue 24 Nov), 10 to 11.30am London time · 5am your time"
    )


def test_without_a_choice_nothing_is_guessed(read, night_owls):
    assert "your time" not in read("/groups/night-owls/").text
    assert read("/groups/night-owls/").find("span", class_="zone", **{"data-zone": "Europe/London"})


def test_the_script_adds_nothing_where_the_server_has_said_it(read, night_owls):
    assert not [span for span in read(f"/groups/night-owls/?zone={NEW_YORK}").find("span") if "data-zone" in span]


def test_the_same_clock_is_said_once(read, night_owls):
    assert "your time" not in read("/groups/night-owls/?zone=Europe/Dublin").text


def test_another_day_is_named(read, db):
    make_listing("Late", online=True, meeting={"starts": time(20), "ends": None})
    assert dates_on(read, f"/groups/?zone={AUCKLAND}")[0].startswith(
        "Tue 24 Nov, 8pm London time · Wed 25 Nov, 9am your"
    )


def test_today_is_her_day(read, at, db):
    """Tuesday evening in New York is Wednesday in Auckland."""
    meeting = {"starts": time(20), "ends": None, "time_zone": NEW_YORK}
    make_listing("Late", online=True, meeting=meeting)
    at(datetime.fromisoformat("2026-11-24T09:00Z"))  # Tuesday 10pm in Auckland, 4am in New York
    assert dates_on(read, "/groups/")[0].startswith("Tonight, 8pm New York time")
    assert dates_on(read, f"/groups/?zone={AUCKLAND}")[0].startswith(
        "Tue 24 Nov, 8pm New York time · Tomorrow, 2pm your"
    )


def test_to_a_place_she_goes_by_its_clock(read, db):
    make_listing("Hope Street Circle")
    assert "your time" not in read(f"/groups/hope-street-circle/?zone={NEW_YORK}").text
    assert "data-zone" not in read("/groups/hope-street-circle/").html


def test_a_group_that_also_meets_from_home_shows_both(read, db):
    make_listing("Both ways", meetings=[make_meeting(), make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=FR")])
    assert "10 to 11.30am London time · 5am your time" in read(f"/groups/both-ways/?zone={NEW_YORK}").text


def test_a_part_of_the_day_has_no_clock_to_compare(read, db):
    make_listing("Afternoons", online=True, meeting={"starts": None, "ends": None, "part_of_day": "afternoon"})
    assert "your time" not in read(f"/groups/afternoons/?zone={NEW_YORK}").text


def test_near_a_place_its_clock_stands_beside_that_of_the_group(read, night_owls):
    make_place(
        "Chicago", country="US", region="Illinois", region_code="IL", time_zone="America/Chicago", at=(41.9, -87.6)
    )
    make_listing("For all", online=True, fields={"service_area": "anywhere", "service_area_codes": []})
    near = "/groups/?near=chicago-illinois-us"
    assert dates_on(read, near)[0].startswith("Tomorrow, 10 to 11.30am London time · 4am Central time")
    assert dates_on(read, f"{near}&zone={NEW_YORK}")[0].startswith(
        "Tomorrow, 10 to 11.30am London time · 5am your time"
    )


@pytest.mark.parametrize(
    ("now", "note"),
    [
        ("2026-10-20T09:00Z", [False, True, False]),  # London changes on 25 October, New York on 1 November
        ("2026-03-20T09:00Z", [True, False, False]),  # New York changed on 8 March, London on the 29th
    ],
)
def test_a_week_in_which_the_clocks_change_apart_says_so(read, at, db, now, note):
    moment = datetime.fromisoformat(now)
    make_listing("Night owls", online=True, meeting={"anchor_on": date(2026, 1, 6), "starts": time(9)}, now=moment)
    at(moment)
    found = dates_on(read, f"/groups/night-owls/?zone={NEW_YORK}")[:3]
    if moment.month == 10:
        found = found[-3:]
    said = ["Clocks change that week: this is an hour later than usual for you." in words for words in found]
    assert said == note
    assert "Clocks change" not in read("/groups/night-owls/").text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-181, "Today, 10 to 11.30am"),
        (-180, "Starts in 3 hours, 10 to 11.30am"),
        (-25, "Starts in 25 minutes, 10 to 11.30am"),
        (-0.5, "Starts in 1 minute, 10 to 11.30am"),
        (0, "On now (until 11.30am)"),
        (89, "On now (until 11.30am)"),
        (90, "Tue 1 Dec, 10 to 11.30am"),
    ],
)
def test_how_near_it_is(read, at, night_owls, minutes, words):
    at(datetime.fromisoformat("2026-11-24T10:00Z") + timedelta(minutes=minutes))
    assert dates_on(read, "/groups/")[0].startswith(f"{words} London time")


@pytest.mark.parametrize(
    ("now", "zone", "words"),
    [
        ("2026-11-23T23:59Z", "", "Tomorrow"),
        ("2026-11-24T00:00Z", "", "Today"),
        ("2026-11-24T04:59Z", NEW_YORK, "Tomorrow"),
        ("2026-11-24T05:00Z", NEW_YORK, "Today"),
    ],
)
def test_the_day_begins_at_midnight_of_the_clock_that_counts(read, at, night_owls, now, zone, words):
    at(datetime.fromisoformat(now))
    assert dates_on(read, f"/groups/?zone={zone}")[0].startswith(f"{words}, 10 to 11.30am")


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)], ids=["forward", "back"])
def test_the_night_the_clocks_change(read, at, db, sunday):
    """At 10am that Sunday, though the night before it is an hour shorter or longer."""
    midnight = instant(sunday, time(0), "Europe/London")
    anchor = {"meets": "FREQ=WEEKLY;BYDAY=SU", "meeting": {"anchor_on": date(2026, 3, 1)}}
    make_listing("Sundays", online=True, now=midnight, **anchor)
    for before, words in ((timedelta(seconds=1), "Tomorrow"), (timedelta(), "Today")):
        at(midnight - before)
        assert dates_on(read, "/groups/sundays/")[0].startswith(words)
    at(instant(sunday, time(7), "Europe/London"))
    assert dates_on(read, "/groups/sundays/")[0].startswith("Starts in 3 hours (Sun")


def test_what_is_on_now_comes_before_the_next_three(read, at, night_owls):
    at(datetime.fromisoformat("2026-11-24T10:30Z"))
    found = dates_on(read, "/groups/night-owls/")
    assert [words.split(", ")[0] for words in found[:4]] == [
        "On now (Tue 24 Nov",
        "Tue 1 Dec",
        "Tue 8 Dec",
        "Tue 15 Dec",
    ]
    assert "until 11.30am) London time" in found[0]
    page = read(f"/groups/night-owls/?zone={NEW_YORK}")
    assert "On now (Tue 24 Nov, until 11.30am) London time · 6.30am your time" in page.text
    assert "1%20December" in page.link("Send this to my phone")


def test_a_card_is_about_the_next_date_unless_she_can_still_join(read, at, db):
    make_listing("In a room", fields={"join_route": "walk_in"})
    make_listing("Ask first", online=True)
    at(datetime.fromisoformat("2026-11-24T10:30Z"))
    assert "On now" not in read("/groups/").text
    assert "On now (Tue 24 Nov, until 11.30am)" in read("/groups/in-a-room/").text


def test_what_was_called_off_is_not_on_now(read, at, db):
    off = [{"on": date(2026, 11, 24), "kind": "cancelled", "reason": "Snow"}]
    make_listing("Night owls", online=True, meeting={"exceptions": off}, fields={"join_route": "open_link"})
    at(datetime.fromisoformat("2026-11-24T10:30Z"))
    assert "On now" not in read("/groups/").text + read("/groups/night-owls/").text


def test_a_date_stays_a_date_for_machines(read, night_owls):
    assert read(f"/groups/night-owls/?zone={NEW_YORK}").find("time", datetime="2026-11-24T10:00Z")
