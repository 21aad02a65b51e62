"""A steward closes or moves everything at a venue: she sees it first, everybody reads it, and it can be undone."""

import re
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from groups.actions.notices import affected_by, give_notice, undo_notice
from groups.actions.refreshing import refresh_all
from groups.models import Listing, Meeting, Occurrence, SearchEntry, VenueNotice
from groups.search.parameters import Parameters
from groups.search.results import find_groups
from people.models import User
from tests.groups.test_admin import change_page, filled_in
from tests.make import NOW, make_listing, make_organisation, make_venue

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 8)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def listing():
    return make_listing("Willow Circle", organisation=make_organisation("Acorn Trust"))


@pytest.fixture
def venue(listing):
    return listing.meetings.get().venue


@pytest.fixture
def other(venue):
    """Another organisation's group in the same room, on Wednesdays."""
    meeting = {
        "rule": "FREQ=WEEKLY;BYDAY=WE",
        "anchor_on": None,
        "starts": time(14),
        "time_zone": "Europe/London",
        "how": "in_person",
        "venue": venue,
    }
    return make_listing("River Circle", organisation=make_organisation("Oak Trust"), meetings=[meeting])


@pytest.fixture
def library():
    return make_listing("Lantern Circle", venue={"name": "Library", "street": "2 Hope Street"}).meetings.get().venue


def close(venue, **fields) -> VenueNotice:
    return give_notice(
        **{"venue": venue, "kind": "closed", "first_on": FIRST, "last_on": LAST, "by": None, "now": NOW, **fields}
    )


def dates_and_entries() -> tuple[list, list]:
    dates = Occurrence.objects.order_by("listing", "starts_at").values()
    entries = SearchEntry.objects.order_by("pk").values("pk", "codes", "title_words", "body_words")
    return [row | {"id": 0} for row in dates], list(entries)


def listed(affected) -> list[tuple[str, date, bool]]:
    return [(one.listing.name, one.date.local_date, one.keeps_its_own) for one in affected]


class TestActions:
    def test_whom_it_concerns(self, venue, other):
        Listing.objects.get(name="Willow Circle").meetings.get().exceptions.create(on=LAST, kind="cancelled")
        make_listing("Elsewhere", venue={"name": "Library"})
        assert listed(affected_by(venue, FIRST, LAST, now=NOW)) == [
            ("Willow Circle", FIRST, False),
            ("Willow Circle", LAST, True),
            ("River Circle", date(2026, 12, 2), False),
        ]

    def test_a_date_held_here_for_once_is_shown(self, venue):
        exception = {"on": FIRST, "kind": "moved", "venue": venue}
        make_listing("Guests", venue={"name": "Library"}, meeting={"exceptions": [exception]})
        assert ("Guests", FIRST, True) in listed(affected_by(venue, FIRST, FIRST, now=NOW))

    def test_an_online_meeting_has_no_room_that_could_be_closed(self, listing, venue):
        Meeting.objects.filter(listing=listing).update(how="online_video")
        assert affected_by(venue, FIRST, LAST, now=NOW) == []

    def test_given_and_undone(self, venue, other, library):
        steward = User.objects.create_user("steward@example.org")
        before = dates_and_entries()
        notice = close(venue, kind="moved", moved_to=library, reason="Painting", by=steward)
        assert Occurrence.objects.filter(venue=library, is_moved=True, reason="Painting").count() == 3
        undone = undo_notice(notice, by=steward, now=NOW + timedelta(hours=1))
        assert dates_and_entries() == before
        assert (undone.made_by, undone.undone_by) == (steward, steward)
        with pytest.raises(ValidationError, match="already"):
            undo_notice(notice, by=steward, now=NOW)

    def test_of_two_the_later_counts_until_it_is_undone(self, venue, library):
        close(venue)
        second = close(venue, kind="moved", moved_to=library, first_on=LAST)
        assert [found.is_cancelled for found in Occurrence.objects.filter(meeting__venue=venue)[1:3]] == [True, False]
        undo_notice(second, by=None, now=NOW)
        assert [found.is_cancelled for found in Occurrence.objects.filter(meeting__venue=venue)[1:3]] == [True, True]

    def test_days_beyond_the_horizon_follow_when_they_come(self, listing, venue):
        close(venue, first_on=date(2027, 6, 1), last_on=date(2027, 6, 30))
        assert not listing.occurrences.filter(is_cancelled=True).exists()
        refresh_all(now=NOW + timedelta(days=40))
        assert listing.occurrences.filter(is_cancelled=True).exists()

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"first_on": LAST, "last_on": FIRST}, "last_on"),
            ({"first_on": date(2025, 1, 1), "last_on": date(2025, 1, 2)}, "last_on"),
            ({"last_on": date(2126, 12, 8)}, "last_on"),
            ({"first_on": date(2016, 12, 1)}, "first_on"),
            ({"kind": "moved"}, "moved_to"),
            ({"kind": "burnt"}, "kind"),
        ],
    )
    def test_what_cannot_be(self, venue, fields, field):
        with pytest.raises(ValidationError) as caught:
            close(venue, **fields)
        assert field in caught.value.message_dict
        assert not VenueNotice.objects.exists()


class TestPages:
    def test_a_closed_date_is_struck_with_its_reason(self, client, venue):
        close(venue, first_on=date(2026, 11, 24), last_on=FIRST, reason="The roof is being mended")
        html = client.get("/groups/willow-circle/").content.decode()
        assert re.search(r"<s>.*Tomorrow.*</s>", html)
        assert html.count("Cancelled: The roof is being mended") == 2

    def test_a_date_moved_says_where(self, client, venue, library):
        close(venue, kind="moved", moved_to=library, last_on=FIRST, reason="The roof is being mended.")
        html = client.get("/groups/willow-circle/").content.decode()
        assert "New place: Library, 2 Hope Street, Bristol, England, BS1 4ST. The roof is being mended." in html

    def test_a_withheld_address_stays_withheld(self, client, venue, library):
        library.precision = "given_after_contact"
        library.save()
        close(venue, kind="moved", moved_to=library, last_on=FIRST)
        html = client.get("/groups/willow-circle/").content.decode()
        assert "New place: Bristol, England, address given after you make contact" in html
        assert "2 Hope Street" not in html

    def test_a_card_names_the_place_of_its_next_date(self, venue, library):
        def card():
            results = find_groups(Parameters(q="willow"), now=NOW)
            return results.sections[0].cards[0]

        usual = card().place_words
        close(venue, kind="moved", moved_to=library, first_on=FIRST)
        assert card().place_words == usual
        close(venue, kind="moved", moved_to=library, first_on=date(2026, 11, 24))
        assert card().place_words == "Library, Bristol"
        close(venue, first_on=date(2026, 11, 24), last_on=date(2026, 11, 24))
        assert (card().next.local_date, card().place_words) == (FIRST, "Library, Bristol")


@pytest.fixture
def steward(client):
    user = User.objects.create_superuser("moderator@example.org", "a long password for tests")
    client.force_login(user)
    return user


def typed(**fields) -> dict:
    return {"kind": "closed", "moved_to": "", "first_on": "2026-12-01", "last_on": "2026-12-08", "reason": "", **fields}


class TestAdmin:
    def page(self, venue):
        return reverse("admin:groups_venue_notice", args=[venue.pk])

    def test_the_way_there_and_through(self, client, steward, venue, other):
        assert self.page(venue) in client.get(change_page(venue)).content.decode()
        assert client.get(self.page(venue)).status_code == 200
        data = typed(reason="The roof <leaks>")
        html = client.post(self.page(venue), data).content.decode()
        for words in (
            "Willow Circle",
            "Acorn Trust",
            "Oak Trust",
            "Tue 1 Dec, 10 to 11.30am",
            "2 groups are concerned",
        ):
            assert words in html
        assert "3 dates change." in html
        assert "2 groups belong to other organisations" not in html
        assert "The roof &lt;leaks&gt;" in html
        assert not VenueNotice.objects.exists()
        again = client.post(self.page(venue), data | {"change": "x"}).content.decode()
        assert 'value="The roof &lt;leaks&gt;"' in again
        response = client.post(self.page(venue), data | {"confirm": "x"})
        assert response.status_code == 302
        notice = VenueNotice.objects.get()
        assert (notice.made_by, notice.reason) == (steward, "The roof <leaks>")
        assert Occurrence.objects.filter(is_cancelled=True).count() == 3

    def test_undoing(self, client, steward, venue):
        before = dates_and_entries()
        notice = close(venue)
        undo = reverse("admin:groups_venuenotice_undo", args=[notice.pk])
        assert undo in client.get(reverse("admin:groups_venuenotice_changelist")).content.decode()
        html = client.get(undo).content.decode()
        assert "Tue 1 Dec" in html
        assert VenueNotice.objects.in_force().exists()
        assert client.post(undo).status_code == 302
        assert dates_and_entries() == before
        assert VenueNotice.objects.get().undone_by == steward
        html = client.post(undo, follow=True).content.decode()
        assert "has been undone already" in html

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"first_on": "soon"}, "We can’t read this date."),
            ({"last_on": ""}, "Please give a day."),
            ({"last_on": "2026-11-30"}, "The last day comes before the first."),
            ({"last_on": "2020-11-30", "first_on": "2020-11-29"}, "These days have passed."),
            ({"kind": "moved"}, "Say where it is held instead"),
            ({"kind": "moved", "moved_to": "999999"}, "Select a valid choice."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_is_lost(self, client, steward, venue, fields, words):
        for button in ("preview", "confirm"):
            html = client.post(self.page(venue), typed(reason="Painting", **fields, **{button: "x"})).content.decode()
            assert words in html
            assert 'value="Painting"' in html
        assert not VenueNotice.objects.exists()

    def test_overlaps_and_an_empty_list_are_said(self, client, steward, venue, library):
        close(venue)
        close(library)
        data = typed(kind="moved", moved_to=library.pk)
        html = client.post(self.page(venue), data).content.decode()
        assert "the new one counts" in " ".join(html.split())
        assert "Is it free on these days?" in html
        far = {"first_on": "2027-09-01", "last_on": "2027-09-02"}
        html = client.post(self.page(venue), typed(**far)).content.decode()
        assert "No date that we know of changes." in html
        client.post(self.page(venue), typed(**far, confirm="x"))
        assert VenueNotice.objects.filter(first_on=date(2027, 9, 1)).exists()

    def test_venues_near_are_offered(self, client, steward, venue, library):
        make_listing("Far", venue=make_venue(name="Leith Hall", locality="Edinburgh", latitude=55.97, longitude=-3.17))
        html = client.get(self.page(venue)).content.decode()
        assert "Library, 2 Hope Street, Bristol" in html
        assert "Leith Hall" not in html

    def test_who_may(self, client, venue):
        notice = close(venue)
        pages = [self.page(venue), reverse("admin:groups_venuenotice_undo", args=[notice.pk])]
        client.force_login(User.objects.create_user("helper@example.org", is_staff=True))
        assert [client.post(page, typed(confirm="x")).status_code for page in pages] == [403, 403]
        assert VenueNotice.objects.in_force().count() == 1

    def test_what_is_not_there(self, client, steward):
        for name in ("admin:groups_venue_notice", "admin:groups_venuenotice_undo"):
            for key in ("7", "nonsense"):
                assert client.get(reverse(name, args=[key])).status_code == 302


class TestAVenueThatChanges:
    def test_where_a_notice_moves_to(self, client, steward, listing, venue, library):
        close(venue, kind="moved", moved_to=library)
        data = filled_in(client, change_page(library)) | {"name": "Old Library"}
        assert client.post(change_page(library), data).status_code == 302
        [meeting] = SearchEntry.objects.get(pk=listing.pk).whole["meetings"]
        assert meeting["venue"]["notices"][0]["moved_to"]["name"] == "Old Library"

    def test_where_one_date_is_held(self, client, steward, listing, library):
        listing.meetings.get().exceptions.create(on=FIRST, kind="moved", venue=library)
        data = filled_in(client, change_page(library)) | {"name": "Old Library"}
        assert client.post(change_page(library), data).status_code == 302
        [meeting] = SearchEntry.objects.get(pk=listing.pk).whole["meetings"]
        assert meeting["exceptions"][0]["venue"]["name"] == "Old Library"

    def test_deleting_one_that_a_date_was_moved_to(self, client, steward, listing, library):
        listing.meetings.get().exceptions.create(on=FIRST, kind="moved", venue=library)
        delete = reverse("admin:groups_venue_delete", args=[library.pk])
        assert "Willow Circle" in client.get(delete).content.decode()
        client.post(delete, {"post": "yes"})
        library.refresh_from_db()

    def test_deleting_one_takes_its_notices_along(self, client, steward, listing, venue):
        close(venue)
        client.post(reverse("admin:groups_venue_delete", args=[venue.pk]), {"post": "yes"})
        assert not VenueNotice.objects.exists()
        assert not listing.occurrences.filter(is_cancelled=True).exists()
