from datetime import date, time

import pytest

from groups.actions.listings import change_listing
from groups.actions.refreshing import refresh_listing
from groups.models import FormerSlug, TermCalendar
from tests.groups.views.reading import Page
from tests.make import NOW, make_contact, make_listing, make_meeting, make_organisation, make_place

ORDER = [
    "Next dates",
    "How to join",
    "Words you can use",
    "Your first time",
    "Who can come",
    "Babies and children",
    "What happens",
    "Where, and how to get in",
    "Cost",
    "Who runs it",
    "How sure we are",
    "Near this",
]


def test_everything_stands_in_the_order_she_needs_it(read, bristol):
    make_listing(
        "Full page",
        fields={"first_time": "Somebody meets you at the door.", "what_happens": "We sit in a circle."},
    )
    page = read("/groups/full-page/")
    assert [words.strip() for level, words in page.headings if level == 2] == ORDER


def test_empty_parts_are_left_out(read, bristol):
    headings = [words for _level, words in read("/groups/hope-street-circle/").headings]
    assert "Your first time" not in headings
    assert "What happens" not in headings


def test_the_next_three_dates(read, bristol):
    text = read("/groups/hope-street-circle/").text
    for day in ("Tomorrow (Tue 24 Nov)", "Tue 1 Dec", "Tue 8 Dec"):
        assert f"{day}, 10 to 11.30am London time" in text
    assert "Tue 15 Dec" not in text


def test_a_cancelled_date_is_struck_and_says_so(read, bristol):
    exceptions = [{"on": date(2026, 11, 24), "kind": "cancelled", "reason": "Snow"}]
    make_listing("Snowed in", meeting={"exceptions": exceptions})
    page = read("/groups/snowed-in/")
    struck = page.html[page.html.index("<s>") : page.html.index("</s>")]
    assert "Tomorrow" in struck
    assert "Cancelled: Snow" in page.text
    assert "Tue 15 Dec" in page.text


def test_a_moved_date_says_both(read, bristol):
    exceptions = [{"on": date(2026, 11, 24), "kind": "moved", "moved_to": date(2026, 11, 26), "reason": ""}]
    make_listing("Moved on", meeting={"exceptions": exceptions})
    text = read("/groups/moved-on/").text
    assert "Moved" in text
    assert "Thu 26 Nov, 10 to 11.30am London time New date" in text


class TestLongGaps:
    WINTER = {"first_on": date(2026, 12, 19), "last_on": date(2027, 1, 4)}

    def test_a_break_and_when_it_goes_on(self, read, bristol):
        make_listing("Resting", breaks=[{**self.WINTER, "reason": "winter"}])
        assert "No meetings from 19 Dec to 4 Jan (winter). Next: Tue 5 Jan." in read("/groups/resting/").text

    def test_of_several_meetings(self, read, bristol):
        meetings = [make_meeting(label="Walk"), make_meeting(label="Talk", meets="FREQ=WEEKLY;BYDAY=MO")]
        listing = make_listing("Resting", meetings=meetings, breaks=[self.WINTER])
        text = read("/groups/resting/").text
        assert text.count("No meetings from 19 Dec to 4 Jan. Next: Tue 5 Jan.") == 1
        assert "Walk: No meetings" not in text
        listing.breaks.update(meeting=listing.meetings.get(label="Talk"))
        refresh_listing(listing, now=NOW)
        text = read("/groups/resting/").text
        assert "Talk: No meetings from 19 Dec to 4 Jan. Next: Mon 11 Jan." in text

    def test_a_date_of_its_own_within_is_no_gap(self, read, bristol):
        extra = {"on": date(2026, 12, 29), "kind": "extra"}
        make_listing("Resting", meeting={"exceptions": [extra]}, breaks=[self.WINTER])
        assert "No meetings" not in read("/groups/resting/").text

    def test_terms_that_run_out(self, read, bristol):
        calendar = TermCalendar.objects.create(name="Example schools", country="GB")
        calendar.terms.create(first_on=date(2026, 11, 2), last_on=date(2026, 12, 18))
        calendar.terms.create(first_on=date(2027, 1, 4), last_on=date(2027, 1, 15))
        make_listing("Term time", meeting={"is_term_time": True, "term_calendar": calendar})
        text = read("/groups/term-time/").text
        assert "No meetings from 19 Dec to 3 Jan (school holidays). Next: Tue 5 Jan." in text
        assert "School terms known until 15 January 2027." in text

    def test_a_paused_group_says_its_own_words(self, read, bristol):
        make_listing("Resting", breaks=[self.WINTER], fields={"status": "paused"})
        assert "No meetings" not in read("/groups/resting/").text


def test_a_part_of_the_day_is_no_clock_time(read, db):
    make_listing("Afternoons", meeting={"starts": None, "ends": None, "part_of_day": "afternoon"})
    page = read("/groups/afternoons/")
    assert "Tomorrow (Tue 24 Nov), afternoon" in page.text
    assert not page.find("span", class_="zone")


@pytest.mark.parametrize(
    ("contact", "label", "address"),
    [
        (make_contact(), "Call 0117 496 0000", "tel:+441174960000"),
        (make_contact("text", "85258", keyword="HELLO"), "Text HELLO to 85258", "sms:85258?body=HELLO"),
        (make_contact("email", "hello@example.org"), "E-mail hello@example.org", "mailto:hello@example.org?body="),
        (make_contact("form", "https://example.org/sign-up"), "Open their sign-up form", "https://example.org/sign-up"),
    ],
)
def test_one_strong_button(read, db, contact, label, address):
    make_listing("Circle", contacts=[contact, make_contact("email", "second@example.org")])
    page = read("/groups/circle/")
    assert page.link(label).startswith(address)
    strong = [attributes for words, attributes in page.links if attributes.get("class") == "go"]
    assert [button["href"] for button in strong] == [page.link(label)]


def test_signing_up_begins_on_their_page(read, db):
    contacts = [make_contact(), make_contact("form", "https://example.org/sign-up")]
    make_listing("Circle", contacts=contacts, fields={"join_route": "register"})
    page = read("/groups/circle/")
    assert page.find("a", class_="go")[0]["href"] == "https://example.org/sign-up"
    assert "This opens example.org, which is another site." in page.text


def test_a_meeting_link_is_shown_where_the_group_publishes_it(read, db):
    link = "https://meet.example.org/circle"
    make_listing(
        "Open", online=True, fields={"join_route": "open_link"}, meeting={"link": link, "is_link_public": True}
    )
    make_listing("Closed", online=True, fields={"join_route": "open_link"}, meeting={"link": link})
    assert read("/groups/open/").link("Open the meeting link") == link
    assert link not in read("/groups/closed/").html


@pytest.mark.parametrize("audience", ["professionals", "steward_only"])
def test_contacts_that_are_not_public_stay_hidden(read, db, audience):
    make_listing("Ward", contacts=[make_contact(value="0117 496 0999", audience=audience)])
    page = read("/groups/ward/")
    assert "0999" not in page.html
    assert "We have no public number or address for this group." in page.text


def test_a_number_that_cannot_be_dialled_is_no_link(read, db):
    make_listing("Half a number", contacts=[make_contact(value="496 0000 ext. circle")])
    page = read("/groups/half-a-number/")
    assert "Call 496 0000 ext. circle" in page.text
    assert not [attributes for _words, attributes in page.links if attributes["href"].startswith("tel:")]


def test_an_exact_place_opens_in_maps(read, bristol):
    page = read("/groups/hope-street-circle/")
    assert page.link("Open in maps").startswith("https://www.openstreetmap.org/?mlat=51.4545&mlon=-2.5879")
    assert "1 Hope Street" in page.text


@pytest.mark.parametrize("precision", ["area", "given_after_contact"])
def test_a_place_that_is_not_exact_stays_vague_everywhere(read, db, precision):
    secret = {"street": "9 Hidden Lane", "postal_code": "BS9 9ZZ", "access_notes": "Ring at number 9, Hidden Lane."}
    make_listing(
        "Quiet place", venue={**secret, "precision": precision, "latitude": 51.4711111, "longitude": -2.6022222}
    )
    html = read("/groups/quiet-place/").html
    for word in ("Hidden Lane", "BS9", "51.4711", "2.6022", "openstreetmap"):
        assert word not in html


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("babies", "We don’t know if babies are welcome. Ask first."),
        ("older_children", "We don’t know about older children."),
        ("childcare", "We don’t know about childcare."),
        ("cost", "We don’t know if it costs anything. Ask first."),
        ("join_route", "We don’t know how to join. Ask them first."),
    ],
)
def test_what_is_not_known_is_said(read, db, field, words):
    make_listing("Circle", fields={field: "unknown"})
    assert words in read("/groups/circle/").text


def test_who_says_so(read, db):
    make_listing(
        "Circle",
        fields={
            "training": "Twelve hours.",
            "training_assurance": "told_us",
            "supervision": "Once a month.",
            "supervision_assurance": "checked",
            "checked_on": date(2026, 9, 1),
        },
    )
    text = read("/groups/circle/").text
    assert "Twelve hours. The group told us this." in text
    assert "Once a month. We checked this on 1 September 2026." in text


def test_an_unconfirmed_group_names_its_source(read, db):
    sources = [{"name": "A notice board", "url": "https://example.org/board", "seen_on": date(2026, 3, 1)}]
    make_listing("Found", confirmed_days_ago=None, sources=sources)
    page = read("/groups/found/")
    assert page.link("A notice board") == "https://example.org/board"
    assert page.find("div", class_="warn")


def test_a_source_that_is_no_web_page_is_no_link(read, db):
    listing = make_listing("Found", confirmed_days_ago=None, sources=[{"name": "A notice board", "url": ""}])
    listing.sources.update(url="javascript:alert(1)")
    assert "javascript:" not in read("/groups/found/").html


def test_a_made_up_example_says_so(read, db):
    make_listing("Example: circle", fields={"is_example": True})
    page = read("/groups/example-circle/")
    assert "This is a made-up example" in page.text
    assert page.find("meta", name="robots", content="noindex")


def test_a_full_group_says_so_first_with_others_to_try(read, bristol):
    make_listing("Full house", fields={"intake": "full", "intake_as_of": NOW.date()})
    page = read("/groups/full-house/")
    assert page.html.index("Full at the moment") < page.html.index("Next dates")
    assert page.link("Other groups you could try") == "#near"
    assert page.link("Hope Street Circle") == "/groups/hope-street-circle/"


def test_a_group_on_a_break_says_until_when(read, db):
    make_listing("On a break", fields={"status": "paused", "paused_until": date(2027, 1, 10)})
    assert "This group is having a break until 10 January 2027." in read("/groups/on-a-break/").text


def test_an_old_check_is_said(read, db):
    make_listing("Long ago", confirmed_days_ago=150)
    assert "Not checked since June 2026. Please call or text first." in read("/groups/long-ago/").text


def test_a_group_that_ended_keeps_a_kind_page(read, bristol):
    make_listing("Ended", fields={"status": "closed", "status_note": "We met for ten years. Thank you."})
    page = read("/groups/ended/")
    assert "This group has ended" in page.text
    assert "We met for ten years." in page.text
    assert "Hope Street Circle" in page.text
    assert not page.find("a", class_="go")


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_is_not_published_has_no_page(visitor, db, status):
    make_listing("Not yet", fields={"status": status})
    assert visitor.get("/groups/not-yet/").status_code == 404


def test_a_former_address_leads_on_for_good(visitor, db):
    listing = make_listing("Old name")
    change_listing(listing, fields={"slug": "new-name"}, by=None, how="command", why="renamed", now=NOW)
    response = visitor.get("/groups/old-name/")
    assert (response.status_code, response.headers["Location"]) == (301, "/groups/new-name/")


def test_a_former_address_of_a_draft_tells_nothing(visitor, db):
    listing = make_listing("Hidden", fields={"status": "draft"})
    FormerSlug.objects.create(slug="old-hidden", listing=listing)
    assert visitor.get("/groups/old-hidden/").status_code == 404


def test_after_psychosis_the_emergency_card_comes_first(read, db):
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    page = read("/groups/afterwards/")
    assert page.html.index("tel:999") < page.html.index("How to join")
    assert page.find("meta", name="robots", content="noindex")


def test_her_own_messages_app_without_a_recipient(read, bristol):
    address = read("/groups/hope-street-circle/").link("Send this to my phone")
    assert address.startswith("sms:?body=Hope%20Street%20Circle")
    assert "Tuesday%2024%20November%202026" in address
    assert "depress" not in address.lower()


def test_words_in_another_language_are_marked(read, db):
    make_listing("Círculo", fields={"text_language": "es", "what_happens": "Hablamos.", "summary": "Un grupo."})
    page = read("/groups/circulo/")
    assert page.find("h1", lang="es")
    assert page.find("div", lang="es")


def test_several_meetings_are_told_apart(read, db):
    make_listing(
        "Two ways",
        meetings=[
            make_meeting(label="Mornings"),
            make_meeting(
                online=True, label="Evenings", meets="FREQ=WEEKLY;BYDAY=WE", starts=time(19), ends=None, babies="no"
            ),
        ],
    )
    text = read("/groups/two-ways/").text
    assert "Wed 25 Nov, 7pm London time · Evenings" in text
    assert "Evenings: please come without your baby." in text
    assert "Mornings: Every Tuesday, 10 to 11.30am" in text


def test_plain_words_stay_plain(visitor, db):
    make_listing("Circle", fields={"what_happens": "<script>alert(1)</script> {{ 7 }}", "name": "<b>Circle</b>"})
    response = visitor.get("/groups/bcircleb/")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert Page(response).h1 == "<b>Circle</b>"


def test_the_organisation_without_public_contacts_is_a_way_in(read, db):
    organisation = make_organisation("Bumps", website="https://bumps.example.org/")
    make_listing("Circle", organisation=organisation, contacts=[])
    assert read("/groups/circle/").link("Go to their website") == "https://bumps.example.org/"


def test_urgent_help_is_that_of_its_country(read, db):
    make_place()
    make_listing("Circle", fields={"country": "US", "region_code": "US-VA"})
    assert read("/groups/circle/").link("Need help now?") == "/urgent/us/"


def test_what_holds_for_children_may_differ_by_meeting(read, db):
    wednesday = make_meeting(meets="FREQ=WEEKLY;BYDAY=WE", childcare="yes", older_children="yes")
    tuesday = make_meeting(label="Quiet Tuesday", babies="no", childcare="no")
    text = read(f"/groups/{make_listing(meetings=[wednesday, tuesday]).slug}/").text
    assert "Every Wednesday: there is somebody to look after children." in text
    assert "Every Wednesday: older children are welcome." in text
    assert "Quiet Tuesday: please come without your baby." in text
    assert "Quiet Tuesday: there is nobody to look after children." in text
