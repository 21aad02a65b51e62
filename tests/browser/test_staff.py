"""What staff do, in the browser they do it in: forms that a test client may send, a browser may still refuse."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from groups.models import Meeting, TermCalendar
from people.models import User
from tests.make import NOW, make_listing, make_organisation, make_place

PASSWORD = "a long password for tests"
EITHER_WAY = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
GROUP = "/groups/hope-street-circle/"


@pytest.fixture(autouse=True)
def _directory(transactional_db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    make_place()
    make_listing("Hope Street Circle", organisation=make_organisation("Bristol Families"))


@pytest.fixture
def sign_in(open_page):
    """The page that a password, typed and sent, leads to. Who is signed in needs a cookie."""
    User.objects.create_superuser("steward@example.org", PASSWORD)

    def sign_in(path="/admin/", *, width=1280, **options):
        page = open_page(f"/admin/login/?next={path}", width=width, may_store=True, **options)
        page.get_by_label("E-mail").fill("steward@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        press(page, "Log in")
        assert page.url.endswith(path)
        return page

    return sign_in


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).first.click()


def read(page, path=GROUP) -> str:
    page.goto(path)
    return page.locator("main").inner_text()


def say_when(page, words):
    page.get_by_label("When does it meet?").fill(words)
    press(page, "Show the dates")


@EITHER_WAY
def test_a_listing_is_corrected(sign_in, javascript):
    page = sign_in("/admin/groups/listing/", javascript=javascript)
    follow(page, "Hope Street Circle")
    page.get_by_label("In short").fill("Tea, mats and <b>other</b> parents.")
    press(page, "Save")
    assert "changed successfully" in page.locator(".messagelist").inner_text()
    assert "Tea, mats and <b>other</b> parents." in read(page)


@EITHER_WAY
def test_staff_say_when_it_meets(sign_in, javascript):
    page = sign_in("/admin/groups/listing/", javascript=javascript)
    follow(page, "Hope Street Circle")
    follow(page, "Say when it meets")
    page.get_by_label("What to do with it").select_option(index=1)
    say_when(page, "2nd and 4th Wednesday 7-8.30pm in term time")
    dates = page.locator("#what-it-means li").all_inner_texts()
    assert len(dates) == 8
    assert dates[:2] == ["Wednesday 25 November 2026", "Wednesday 9 December 2026"]
    assert "Nobody has said whose school terms these are" in page.locator("#what-it-means").inner_text()
    press(page, "Yes, these are right")
    assert "The dates are kept." in page.locator(".messagelist").inner_text()
    words = read(page)
    assert "Second and fourth Wednesday of the month, 7 to 8.30pm, in term time" in words
    assert "Wed 25 Nov" in words
    assert "Wed 9 Dec" in words


def test_an_ambiguous_sentence_is_asked_about(sign_in):
    page = sign_in(f"/admin/groups/listing/{Meeting.objects.get().listing_id}/when/", javascript=False)
    say_when(page, "every second Tuesday 10-11.30am")
    press(page, "Yes, these are right")
    assert "Choose one answer to each question." in page.get_by_role("alert").inner_text()
    page.get_by_label("Second Tuesday of the month", exact=True).check()
    press(page, "Yes, these are right")
    assert "Second Tuesday of the month, 10 to 11.30am" in read(page)


def test_a_sentence_that_is_too_long_comes_back_whole(sign_in):
    page = sign_in(f"/admin/groups/listing/{Meeting.objects.get().listing_id}/when/", width=320)
    long = "Every Tuesday " + "x" * 600
    say_when(page, long)
    assert "Nothing has been kept yet." in page.get_by_role("alert").inner_text()
    assert page.get_by_label("When does it meet?").input_value() == long
    say_when(page, "x" * 400)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@EITHER_WAY
def test_everything_at_a_venue_is_closed_and_open_again(sign_in, javascript):
    page = sign_in("/admin/groups/venue/", javascript=javascript)
    follow(page, "Hope Street Hall, Bristol")
    follow(page, "Close or move everything here")
    page.get_by_label("Closed").check()
    page.get_by_label("First day").fill("2026-12-08")
    page.get_by_label("Last day").fill("2026-12-01")
    page.get_by_label("Reason").fill("The heating is being mended.")
    press(page, "Show what this changes")
    row = page.locator(".form-row", has=page.get_by_label("Last day"))
    assert "The last day comes before the first." in row.inner_text()
    page.get_by_label("First day").fill("2026-11-30")
    press(page, "Show what this changes")
    assert "1 date changes." in page.locator("#content").inner_text()
    assert page.locator("#content li", has_text="Tue 1 Dec").is_visible()
    press(page, "Give this notice")
    assert "Cancelled: The heating is being mended." in read(page)
    assert page.locator("s").all_inner_texts() == ["Tue 1 Dec, 10 to 11.30am London time"]
    page.goto("/admin/groups/venuenotice/")
    follow(page, "Undo")
    press(page, "Undo this notice")
    assert "Cancelled" not in read(page)
    assert page.locator("s").count() == 0


def test_a_school_calendar_leaves_its_holidays_out(sign_in):
    page = sign_in("/admin/groups/termcalendar/add/")
    page.get_by_label("Name:", exact=True).fill("Bristol schools")
    page.get_by_label("Country").fill("gb")
    for row, (first, last) in enumerate([("2026-11-02", "2026-11-27"), ("2027-01-04", "2027-02-12")]):
        page.locator(f"[name=terms-{row}-first_on]").fill(first)
        page.locator(f"[name=terms-{row}-last_on]").fill(last)
    press(page, "Save")
    calendar = TermCalendar.objects.get()
    page.goto(f"/admin/groups/listing/{Meeting.objects.get().listing_id}/change/")
    page.locator("[name=meetings-0-is_term_time]").check()
    page.locator("[name=meetings-0-term_calendar]").select_option(str(calendar.pk))
    press(page, "Save")
    words = read(page)
    assert "Tue 5 Jan" in words
    assert "No meetings from 28 Nov to 3 Jan (school holidays)." in words


def test_our_own_pages_in_the_admin_are_for_everybody(sign_in):
    """At 1280 axe looks; at 320 nothing may scroll sideways."""
    meeting = Meeting.objects.get()
    # axe writes styles into the page, which our policy would refuse.
    page = sign_in(f"/admin/groups/listing/{meeting.listing_id}/when/", bypass_csp=True)
    found = look(page, "when")
    say_when(page, "every second Tuesday 10-11.30am, hidden garden")
    press(page, "Yes, these are right")
    found += look(page, "when, asked")
    page.goto(f"/admin/groups/venue/{meeting.venue_id}/notice/")
    found += look(page, "notice")
    press(page, "Show what this changes")
    found += look(page, "notice, refused")
    page.get_by_label("Closed").check()
    page.get_by_label("First day").fill("2026-12-01")
    page.get_by_label("Last day").fill("2026-12-08")
    press(page, "Show what this changes")
    found += look(page, "preview")
    press(page, "Give this notice")
    found += look(page, "notices", is_ours=False)
    follow(page, "Undo")
    found += look(page, "undo")
    assert found == []


def look(page, name, *, is_ours=True) -> list[str]:
    found = []
    if is_ours:
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{name}: {violation['id']}: {violation['help']} {nodes}")
    page.set_viewport_size({"width": 320, "height": 640})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        found.append(f"{name}: scrolls sideways")
    page.set_viewport_size({"width": 1280, "height": 640})
    return found


def test_what_is_looked_for_is_sent_from_the_home_page_without_javascript(open_page):
    page = open_page("/", javascript=False)
    assert page.locator("main form").first.get_attribute("method") == "post"
    page.get_by_label("Town, postcode or what you need").fill("Bristol")
    press(page, "Find groups")
    assert re.search(r"/groups/\?near=bristol-england-gb$", page.url)
    assert "Hope Street Circle" in page.locator("main").inner_text()
