"""A steward can correct anything in the admin, and what she corrects is what people find."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from groups.actions.listings import change_listing
from groups.actions.refreshing import refresh_listing
from groups.models import Change, Listing, SearchEntry, SynonymSet, Term, TermCalendar
from groups.search.parameters import Parameters
from groups.search.results import find_groups
from people.models import Organisation, User
from tests.make import make_listing, make_organisation


@pytest.fixture
def now():
    # The admin reads the clock, so that its listings must be of today.
    return timezone.now()


@pytest.fixture
def listing(db, now):
    return make_listing(
        "Willow Circle",
        now=now,
        organisation=make_organisation("Acorn Trust"),
        terms={"audiences": ["fathers"]},
        fields={"summary": "Tea and company."},
    )


@pytest.fixture
def steward(client, db):
    user = User.objects.create_superuser("moderator@example.org", "a long password for tests")
    client.force_login(user)
    return user


def found(text, now):
    return [card.name for section in find_groups(Parameters(q=text), now=now).sections for card in section.cards]


def filled_in(client, address):
    """The change form as a browser would send it back untouched."""
    response = client.get(address)
    assert response.status_code == 200
    data = {}
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms.append(formset.formset.management_form)
        forms += formset.formset.forms
    for form in forms:
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            if isinstance(value, list | tuple):
                value = [getattr(item, "pk", item) for item in value]
            data[field.html_name] = "on" if value is True else value
    return data


def change_page(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


class TestListings:
    @pytest.mark.parametrize(
        "query",
        ["", "q=willow", "q=acorn", "notes=open", "status__exact=published", "confirmed_at__isempty=0", "country=GB"],
    )
    def test_the_list_opens(self, client, steward, listing, query):
        assert client.get(reverse("admin:groups_listing_changelist") + "?" + query).status_code == 200

    def test_saving_untouched_changes_nothing_but_the_date(self, client, steward, listing, now):
        response = client.post(change_page(listing), filled_in(client, change_page(listing)))
        assert response.status_code == 302, response.context["errors"]
        before, after = Listing.objects.values().get(), listing
        assert before["name"] == after.name
        assert listing.meetings.count() == 1
        assert [term.code for term in listing.audiences.all()] == ["fathers"]
        assert found("willow", now) == ["Willow Circle"]

    def test_a_correction_is_found_and_kept_as_a_version(self, client, steward, listing, now):
        data = filled_in(client, change_page(listing))
        data |= {
            "name": "Lantern Circle",
            "slug": "lantern-circle",
            "audiences": [Term.objects.get(code="grandparents").pk],
        }
        assert client.post(change_page(listing), data).status_code == 302
        assert found("willow", now) == []
        assert found("lantern grandparents", now) == ["Lantern Circle"]
        revision = Version.objects.get_for_object(listing).first().revision
        assert revision.user == steward
        assert Change.objects.get(revision=revision).how == "admin"
        response = client.get("/groups/willow-circle/")
        assert (response.status_code, response.url) == (301, "/groups/lantern-circle/")

    def test_a_meeting_moved_to_another_day(self, client, steward, listing, now):
        data = filled_in(client, change_page(listing)) | {"meetings-0-rule": "FREQ=WEEKLY;BYDAY=FR"}
        assert client.post(change_page(listing), data).status_code == 302
        assert {date.weekday for date in listing.occurrences.all()} == {4}

    def test_a_mistake_is_explained_and_nothing_is_lost(self, client, steward, listing):
        data = filled_in(client, change_page(listing)) | {"meetings-0-rule": "every tuesday", "summary": "New words."}
        response = client.post(change_page(listing), data)
        assert response.status_code == 200
        assert "New words." in response.content.decode()
        assert response.context["errors"]
        assert Listing.objects.get().summary == "Tea and company."

    def test_a_new_listing(self, client, steward, listing, now):
        data = filled_in(client, reverse("admin:groups_listing_add")) | {
            "organisation": listing.organisation_id,
            "name": "River Circle",
            "slug": "river-circle",
            "kind": "support_group",
            "status": "published",
        }
        response = client.post(reverse("admin:groups_listing_add"), data)
        assert response.status_code == 302, response.context["errors"]
        assert found("river", now) == ["River Circle"]

    def test_pausing_closing_and_deleting_many(self, client, steward, listing, now):
        for action, status in (("pause", "paused"), ("publish", "published"), ("close", "closed")):
            client.post(
                reverse("admin:groups_listing_changelist"), {"action": action, "_selected_action": [listing.pk]}
            )
            assert Listing.objects.get().status == status
        client.post(
            reverse("admin:groups_listing_changelist"),
            {"action": "delete_selected", "_selected_action": [listing.pk], "post": "yes"},
        )
        assert not Listing.objects.exists()
        assert found("willow", now) == []


class TestBreaks:
    def test_of_one_meeting_of_this_listing(self, client, steward, listing, now):
        other = make_listing("River Circle", now=now)
        html = client.get(change_page(listing)).content.decode()
        assert "The whole group" in html
        gap = {
            "breaks-TOTAL_FORMS": 1,
            "breaks-0-first_on": (now + timedelta(days=1)).date().isoformat(),
            "breaks-0-last_on": (now + timedelta(days=100)).date().isoformat(),
            "breaks-0-meeting": other.meetings.get().pk,
        }
        response = client.post(change_page(listing), filled_in(client, change_page(listing)) | gap)
        assert response.status_code == 200
        assert "Select a valid choice." in response.content.decode()
        gap["breaks-0-meeting"] = listing.meetings.get().pk
        assert client.post(change_page(listing), filled_in(client, change_page(listing)) | gap).status_code == 302
        assert not listing.occurrences.filter(starts_at__range=(now + timedelta(2), now + timedelta(98))).exists()
        assert listing.occurrences.exists()

    def test_backwards(self, client, steward, listing):
        gap = {"breaks-TOTAL_FORMS": 1, "breaks-0-first_on": "2026-12-20", "breaks-0-last_on": "2026-12-19"}
        response = client.post(change_page(listing), filled_in(client, change_page(listing)) | gap)
        assert "The last day comes before the first." in response.content.decode()

    def test_a_year_that_nobody_meant(self, client, steward, listing):
        gap = {"breaks-TOTAL_FORMS": 1, "breaks-0-first_on": "2026-12-20", "breaks-0-last_on": "9999-12-31"}
        response = client.post(change_page(listing), filled_in(client, change_page(listing)) | gap)
        assert "This date is too far away. Please check the year." in response.content.decode()
        assert not listing.breaks.exists()

    def test_changed_while_its_meeting_is_deleted(self, client, steward, listing):
        gap = listing.breaks.create(
            meeting=listing.meetings.get(), first_on=date(2026, 12, 20), last_on=date(2026, 12, 30)
        )
        data = filled_in(client, change_page(listing)) | {"meetings-0-DELETE": "on", "breaks-0-reason": "Snow"}
        assert client.post(change_page(listing), data).status_code == 302
        assert not listing.meetings.exists()
        assert not type(gap).objects.exists()

    def test_an_earlier_version_brings_a_deleted_one_back(self, client, steward, listing, now):
        first_on, last_on = (now + timedelta(days=1)).date(), (now + timedelta(days=30)).date()
        record = {"by": steward, "how": "admin", "why": "", "now": now}
        change_listing(listing, breaks=[{"first_on": first_on, "last_on": last_on, "reason": "Snow"}], **record)
        resting = Version.objects.get_for_object(listing).first()
        dates = list(listing.occurrences.values_list("starts_at", flat=True))
        change_listing(listing, breaks=[], **record)
        assert list(listing.occurrences.values_list("starts_at", flat=True)) != dates
        page = reverse("admin:groups_listing_revision", args=[listing.pk, resting.pk])
        assert client.post(page, filled_in(client, page)).status_code == 302
        assert listing.breaks.get().reason == "Snow"
        assert list(listing.occurrences.values_list("starts_at", flat=True)) == dates


class TestSchoolTerms:
    @pytest.fixture
    def calendar(self, listing, now):
        calendar = TermCalendar.objects.create(name="Example schools", country="GB")
        today = now.date()
        calendar.terms.create(first_on=today - timedelta(days=7), last_on=today + timedelta(days=20))
        calendar.terms.create(first_on=today + timedelta(days=40), last_on=today + timedelta(days=60))
        listing.meetings.update(is_term_time=True, term_calendar=calendar)
        refresh_listing(listing, now=now)
        return calendar

    def test_a_term_that_grows_brings_dates(self, client, steward, listing, calendar, now):
        last = listing.occurrences.last().local_date
        data = filled_in(client, change_page(calendar))
        data |= {"terms-1-last_on": (now + timedelta(days=100)).date().isoformat()}
        assert client.post(change_page(calendar), data).status_code == 302
        assert listing.occurrences.last().local_date > last + timedelta(days=30)
        assert (
            SearchEntry.objects.get().whole["meetings"][0]["calendar"]["terms"][1]["last_on"] == data["terms-1-last_on"]
        )

    def test_terms_that_overlap_are_refused(self, client, steward, calendar, now):
        data = filled_in(client, change_page(calendar))
        data |= {"terms-1-first_on": (now + timedelta(days=20)).date().isoformat(), "name": "Other schools"}
        response = client.post(change_page(calendar), data)
        assert "Two terms overlap" in response.content.decode()
        assert "Other schools" in response.content.decode()
        data |= {"terms-0-DELETE": "on"}
        assert client.post(change_page(calendar), data).status_code == 302

    def test_a_term_of_more_than_a_year_is_a_slip(self, client, steward, calendar, now):
        data = filled_in(client, change_page(calendar))
        data |= {"terms-1-last_on": (now + timedelta(days=800)).date().isoformat()}
        response = client.post(change_page(calendar), data)
        assert "That is more than a year. Please check both dates." in response.content.decode()

    @pytest.mark.parametrize("is_from_list", [True, False])
    def test_deleted_it_leaves_out_no_day(self, client, steward, listing, calendar, now, is_from_list):
        if is_from_list:
            page = reverse("admin:groups_termcalendar_changelist")
            data = {"action": "delete_selected", "_selected_action": [calendar.pk], "post": "yes"}
        else:
            page, data = reverse("admin:groups_termcalendar_delete", args=[calendar.pk]), {"post": "yes"}
        assert client.post(page, data).status_code == 302
        assert listing.occurrences.last().local_date > now.date() + timedelta(days=170)
        assert SearchEntry.objects.get().whole["meetings"][0]["calendar"] is None

    def test_terms_without_term_time_are_explained(self, client, steward, listing, calendar):
        data = filled_in(client, change_page(listing))
        del data["meetings-0-is_term_time"]
        response = client.post(change_page(listing), data)
        assert "School terms belong to a meeting in term time." in response.content.decode()


def test_a_course_runs_again(client, steward, listing, now):
    meeting = listing.meetings.get()
    again = (now + timedelta(days=100)).date()
    data = filled_in(client, change_page(meeting)) | {
        "rule": "FREQ=WEEKLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "anchor_on": now.date().isoformat(),
        "further_starts": f'["{again}"]',
        "skips_public_holidays": "",
    }
    response = client.post(change_page(meeting), data)
    assert response.status_code == 302, response.context["errors"]
    assert listing.occurrences.last().local_date == again + timedelta(days=1)


def test_a_cancelled_date(client, steward, listing, now):
    meeting = listing.meetings.get()
    cancelled = listing.occurrences.filter(starts_at__gte=now).first()
    data = filled_in(client, change_page(meeting)) | {
        "exceptions-TOTAL_FORMS": 1,
        "exceptions-0-on": cancelled.local_date.isoformat(),
        "exceptions-0-kind": "cancelled",
        "exceptions-0-reason": "Snow",
    }
    assert client.post(change_page(meeting), data).status_code == 302
    assert listing.occurrences.get(local_date=cancelled.local_date).is_cancelled
    listing.refresh_from_db()
    assert listing.next_occurrence_at > cancelled.starts_at


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_date_moved_to_a_year_that_nobody_meant(client, steward, listing, now, day):
    meeting = listing.meetings.get()
    data = filled_in(client, change_page(meeting)) | {
        "exceptions-TOTAL_FORMS": 1,
        "exceptions-0-on": listing.occurrences.filter(starts_at__gte=now).first().local_date.isoformat(),
        "exceptions-0-kind": "moved",
        "exceptions-0-moved_to": day,
    }
    page = client.post(change_page(meeting), data).content.decode()
    assert "This date is too far away. Please check the year." in page
    assert f'value="{day}"' in page


def test_a_venue_moved(client, steward, listing, now):
    venue = listing.meetings.get().venue
    data = filled_in(client, change_page(venue)) | {"name": "Riverside Room", "latitude": "53.8", "longitude": "-1.55"}
    assert client.post(change_page(venue), data).status_code == 302
    assert found("riverside", now) == ["Willow Circle"]
    assert "|53.8|-1.55|" in SearchEntry.objects.get().codes


def test_an_organisation_renamed(client, steward, listing, now):
    organisation = Organisation.objects.get()
    data = filled_in(client, change_page(organisation)) | {"name": "Oak Trust", "former_names": "Acorn Trust"}
    assert client.post(change_page(organisation), data).status_code == 302
    assert found("oak", now) == found("acorn", now) == ["Willow Circle"]


def test_a_term_relabelled(client, steward, listing, now):
    find_groups(Parameters(), now=now)
    term = Term.objects.get(vocabulary="audience", code="fathers")
    data = filled_in(client, change_page(term)) | {"label": "Dads and stepdads"}
    assert client.post(change_page(term), data).status_code == 302
    assert found("stepdads", now) == ["Willow Circle"]
    facet = next(facet for facet in find_groups(Parameters(), now=now).facets if facet.name == "for")
    assert "Dads and stepdads" in [option.label for option in facet.options]


def test_a_synonym_added(client, steward, listing, now):
    assert found("chai", now) == []
    client.post(reverse("admin:groups_synonymset_add"), {"words": "chai, tea", "note": ""})
    assert found("chai", now) == ["Willow Circle"]
    SynonymSet.objects.get(words="chai, tea")


@pytest.mark.parametrize(
    "model",
    [
        "groups_venue",
        "groups_venuenotice",
        "groups_termcalendar",
        "groups_term",
        "groups_synonymset",
        "people_organisation",
        "people_user",
    ],
)
def test_every_list_opens_and_searches(client, steward, listing, model):
    address = reverse(f"admin:{model}_changelist")
    assert client.get(address + "?q=a").status_code == 200


@pytest.mark.django_db
def test_nobody_else_comes_in(client, listing):
    assert client.get(change_page(listing)).status_code == 302
