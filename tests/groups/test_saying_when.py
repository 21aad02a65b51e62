"""Staff say in their own words when a group meets, see the dates, and say yes."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from groups.actions.meetings import set_meeting_schedule
from groups.models import Change, Meeting
from groups.models.version import How
from groups.schedules.pattern import Pattern, monthly, weekly
from people.models import User
from tests.make import NOW, make_listing

pytestmark = pytest.mark.django_db
RECORD = {"by": None, "how": How.ADMIN, "why": "a test", "now": NOW}
LONDON = "Europe/London"


@pytest.fixture
def listing():
    meeting = {"link": "https://meet.example.org/a", "babies": "yes", "label": "Circle"}
    return make_listing("Willow Circle", now=timezone.now(), meeting=meeting)


@pytest.fixture
def steward(client):
    user = User.objects.create_superuser("moderator@example.org", "a long password for tests")
    client.force_login(user)
    return user


def page_of(listing):
    return reverse("admin:groups_listing_when", args=[listing.pk])


def say(client, listing, words, *, zone=LONDON, confirm=False, **chosen):
    data = {"words": words, "time_zone": zone, "meeting": "", "how_it_meets": "", **chosen}
    data |= {"confirm": "yes", "shown": [words, zone]} if confirm else {}
    return client.post(page_of(listing), data)


class TestThePage:
    def test_the_listing_leads_to_it(self, client, steward, listing):
        change_page = client.get(reverse("admin:groups_listing_change", args=[listing.pk])).content.decode()
        assert page_of(listing) in change_page

    def test_it_asks_and_knows_the_zone(self, client, steward, listing):
        page = client.get(page_of(listing)).content.decode()
        assert 'name="words"' in page
        assert f'<option value="{LONDON}" selected>' in page
        assert "Yes, these are right" not in page

    def test_the_sentence_comes_back_with_its_next_eight_dates(self, client, steward, listing):
        response = say(client, listing, "2nd and 4th Wednesday 7-8.30pm")
        page = response.content.decode()
        assert "Second and fourth Wednesday of the month, 7 to 8.30pm" in page
        assert [len(meeting.dates) for meeting in response.context["meetings"]] == [8]
        assert "2nd and 4th Wednesday 7-8.30pm</textarea>" in page
        assert listing.meetings.count() == 1

    def test_what_is_open_is_asked_and_what_was_not_understood_is_named(self, client, steward, listing):
        page = say(client, listing, "Every second Tuesday 7pm, hidden garden").content.decode()
        assert "can be read in two ways" in page
        assert page.count('type="radio"') == 2
        assert "Give one date when this group meets" in page
        assert "This was not understood: “hidden garden”" in page

    @pytest.mark.parametrize("words", ["", "x" * 501, "nul \0 here", "😀" * 40, "Tuesday 26 November 2010"])
    def test_whatever_is_typed_gets_an_answer_and_is_kept_in_the_box(self, client, steward, listing, words):
        response = say(client, listing, words)
        assert response.status_code == 200
        assert response.context["form"]["words"].value() == words
        assert say(client, listing, words, confirm=True).status_code == 200
        assert listing.meetings.get().rule == "FREQ=WEEKLY;BYDAY=TU"

    def test_what_gives_no_date_in_three_years_is_a_slip_of_the_year(self, client, steward, listing):
        response = say(client, listing, "Tuesdays 7pm from 5 January 2038", confirm=True)
        assert "Please check the day, the month and the year." in response.content.decode()
        assert listing.meetings.get().rule == "FREQ=WEEKLY;BYDAY=TU"

    def test_where_a_date_is_missing_it_says_where_to_write_one(self, client, steward, listing):
        page = say(client, listing, "Every other Tuesday 7pm").content.decode()
        assert "Write it behind your words above" in page

    @pytest.mark.parametrize("sent", [{"meeting": "999999"}, {"zone": "Mars/Olympus"}, {"how_it_meets": "by_owl"}])
    def test_choices_nobody_offered_are_refused_kindly(self, client, steward, listing, sent):
        response = say(client, listing, "Mondays 7pm", confirm=True, **sent)
        assert response.status_code == 200
        assert response.context["form"].errors
        assert listing.meetings.count() == 1


class TestSayingYes:
    def test_it_is_added_as_one_version(self, client, steward, listing):
        before = Version.objects.get_for_object(listing).count()
        words = "2nd Saturday 10:00 and last Tuesday 19:00"
        response = say(client, listing, words, confirm=True, how_it_meets="online_video")
        assert response.status_code == 302
        _old, saturday, tuesday = listing.meetings.all()
        assert (saturday.rule, saturday.starts) == ("FREQ=MONTHLY;BYDAY=2SA", time(10))
        assert (tuesday.rule, tuesday.starts) == ("FREQ=MONTHLY;BYDAY=-1TU", time(19))
        assert {saturday.how, tuesday.how} == {"online_video"}
        assert saturday.as_published == words
        versions = Version.objects.get_for_object(listing)
        assert versions.count() == before + 1
        assert versions[0].revision.user == steward
        assert Change.objects.get(revision=versions[0].revision).how == How.ADMIN
        assert listing.occurrences.filter(meeting=saturday).exists()

    def test_the_times_of_a_meeting_are_replaced_and_the_rest_stays(self, client, steward, listing):
        meeting = listing.meetings.get()
        say(client, listing, "Fridays 2 to 3pm in term time", confirm=True, meeting=str(meeting.pk))
        after = listing.meetings.get()
        assert (after.pk, after.rule, after.starts, after.ends) == (
            meeting.pk,
            "FREQ=WEEKLY;BYDAY=FR",
            time(14),
            time(15),
        )
        assert after.is_term_time
        assert (after.venue, after.link, after.babies, after.label) == (
            meeting.venue,
            meeting.link,
            meeting.babies,
            meeting.label,
        )

    def test_a_question_has_to_be_answered(self, client, steward, listing):
        words = "Every second Tuesday 7pm"
        response = say(client, listing, words, confirm=True)
        assert response.context["refusals"] == ["Choose one answer to each question."]
        for silly in ("7", "-1", "x", "²"):
            assert say(client, listing, words, confirm=True, question_0=silly).status_code == 200
        assert say(client, listing, words, confirm=True, question_0="1").status_code == 302
        assert listing.meetings.last().rule == "FREQ=MONTHLY;BYDAY=2TU"

    def test_a_fortnight_without_a_date_is_not_kept(self, client, steward, listing):
        response = say(client, listing, "every other Tuesday 7pm", confirm=True)
        assert any("one date" in message for message in response.context["refusals"])
        assert listing.meetings.count() == 1

    def test_words_changed_after_they_were_shown_are_shown_again(self, client, steward, listing):
        data = {"words": "Mondays 7pm", "time_zone": LONDON, "shown": ["Tuesdays 7pm", LONDON], "confirm": "yes"}
        page = client.post(page_of(listing), data).content.decode()
        assert "Every Monday, from 7pm" in page
        assert listing.meetings.count() == 1

    def test_an_answer_to_other_words_answers_nothing(self, client, steward, listing):
        data = {"words": "Every second Friday 7pm", "time_zone": LONDON, "shown": ["Every second Tuesday 7pm", LONDON]}
        response = client.post(page_of(listing), {**data, "question_0": "1", "confirm": "yes"})
        assert not any(reading.is_chosen for asked in response.context["asked"] for reading in asked.readings)
        assert listing.meetings.count() == 1


class TestWhoMay:
    def test_strangers_sign_in_first(self, client, listing):
        assert client.get(page_of(listing)).status_code == 302

    def test_staff_without_the_permission_may_not(self, client, listing):
        user = User.objects.create_user("viewer@example.org", "a long password for tests", is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename="view_listing"))
        client.force_login(user)
        assert client.get(page_of(listing)).status_code == 403
        assert say(client, listing, "Mondays 7pm", confirm=True).status_code == 403
        assert listing.meetings.count() == 1

    def test_a_listing_that_is_not_there_leads_back(self, client, steward):
        assert client.get(reverse("admin:groups_listing_when", args=[999_999])).status_code == 302


class TestTheAction:
    def test_further_patterns_stand_beside_the_meeting_they_came_with(self):
        listing = make_listing()
        meeting = listing.meetings.get()
        patterns = [
            weekly("MO", start=time(9), time_zone=LONDON),
            monthly([(1, "FR")], start=time(9), time_zone=LONDON),
        ]
        set_meeting_schedule(listing, patterns, meeting=meeting, **RECORD)
        monday, friday = listing.meetings.all()
        assert (monday.pk, monday.rule, friday.rule) == (meeting.pk, "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1FR")
        assert (friday.how, friday.venue) == (monday.how, monday.venue)

    def test_what_does_not_fit_together_changes_nothing(self):
        listing = make_listing()
        broken = Pattern(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", time_zone=LONDON)
        with pytest.raises(ValidationError):
            set_meeting_schedule(listing, [weekly("FR", time_zone=LONDON), broken], **RECORD)
        assert Meeting.objects.count() == 1

    def test_dates_and_later_starts_are_kept(self):
        listing = make_listing()
        course = weekly("MO", count=4, anchor_on=date(2027, 1, 4), further_starts=(date(2027, 3, 1),), time_zone=LONDON)
        set_meeting_schedule(listing, [course], **RECORD)
        added = listing.meetings.last()
        assert (added.further_starts, added.pattern()) == (["2027-03-01"], course)
