"""The examples are plainly fictional, look real, and between them show every state on the day they are loaded."""

import re

import phonenumbers
import pytest
from django.db import transaction

from groups.models import Contact, Listing, Meeting, MeetingException, Venue
from groups.vocabulary import Freshness, Precision
from opendata.models import ExternalId
from opendata.samples.load import EXAMPLES_SOURCE, load_examples
from people.models import Organisation
from tests.house.test_words import find_left_out
from tests.make import NOW, make_terms
from tests.opendata.sheets import codes

pytestmark = pytest.mark.django_db

# Ofcom's numbers for drama, and 555-01xx in North America.
FICTIONAL = re.compile(r"\+44(1632960\d{3}|2079460\d{3}|8081570\d{3}|7700900\d{3})|\+1\d{3}55501\d{2}")
WORDS = ("summary", "what_happens", "first_time", "who_can_come", "not_suitable_for", "written_down", "status_note")


@pytest.fixture(scope="module")
def examples(django_db_setup, django_db_blocker):
    """Loaded once for this module, taken out again afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_terms()
        load_examples(now=NOW)
        yield Listing.objects.filter(is_example=True)
        transaction.set_rollback(True)


def example(key: str) -> Listing:
    return ExternalId.objects.get(source=EXAMPLES_SOURCE, external_id=key).listing


def test_there_are_enough_and_all_are_plainly_fictional(examples):
    assert examples.count() >= 18
    for organisation in Organisation.objects.all():
        assert organisation.is_example
        assert organisation.name.startswith("Example: ")
        assert organisation.website.endswith(".example.org")


def test_no_number_or_address_can_belong_to_anybody(examples):
    for contact in Contact.objects.filter(kind__in=["phone", "text"]):
        assert FICTIONAL.fullmatch(contact.dial), contact.value
        assert phonenumbers.is_possible_number(phonenumbers.parse(contact.dial))
    for contact in Contact.objects.exclude(kind__in=["phone", "text"]):
        assert "example.org" in contact.value
    assert not Venue.objects.exclude(postal_code="").exists()
    assert not Venue.objects.exclude(street="").exclude(street__contains="Example").exists()


def test_they_show_every_state_of_freshness(examples):
    shown = {listing.freshness(now=NOW) for listing in examples}
    assert shown == set(Freshness)


def test_they_show_every_state_of_places_and_of_listings(examples):
    assert {listing.status for listing in examples} >= {"published", "paused", "closed"}
    assert {listing.intake_at(now=NOW) for listing in examples} >= {"open", "full", "waiting_list", "next_cohort_on"}
    assert {listing.structure for listing in examples} >= {"open", "closed", "rolling"}
    assert {listing.cost for listing in examples} >= {"free", "donation", "sliding_scale", "fixed"}


def test_they_show_every_kind_and_way_to_meet(examples):
    kinds = {"support_group", "parent_baby_group", "one_to_one", "helpline", "forum", "course"}
    assert {listing.kind for listing in examples} == kinds
    assert set(Meeting.objects.values_list("how", flat=True)) == {"in_person", "online_video", "phone", "text_chat"}
    hybrid = {meeting.how for meeting in example("chicago-worry-circle").meetings.all()}
    assert hybrid == {"online_video", "in_person"}


def test_they_show_every_rhythm(examples):
    rules = set(Meeting.objects.values_list("rule", flat=True))
    assert "FREQ=WEEKLY;BYDAY=TU" in rules
    assert "FREQ=MONTHLY;BYDAY=1TH,3TH" in rules
    assert "FREQ=MONTHLY;BYDAY=-1TU" in rules
    assert "FREQ=MONTHLY;BYMONTHDAY=15" in rules
    fortnightly = Meeting.objects.get(rule__contains="INTERVAL=2")
    assert fortnightly.anchor_on < NOW.date()
    assert Meeting.objects.filter(is_by_arrangement=True).exists()
    assert Meeting.objects.filter(part_of_day="morning", starts=None).exists()
    assert Meeting.objects.exclude(dates=[]).exists()
    assert Meeting.objects.filter(how="online_video").values("time_zone").distinct().count() >= 2


def test_sessions_are_cancelled_and_moved_in_days_to_come(examples):
    cancelled = example("dublin-friday-room").occurrences.filter(is_cancelled=True).first()
    assert cancelled.starts_at > NOW
    assert cancelled.reason == "The leader is ill."
    moved = example("london-rainbow-sundays").occurrences.filter(is_moved=True)
    assert {occurrence.is_cancelled for occurrence in moved} == {True, False}
    assert not MeetingException.objects.filter(on__lte=NOW.date()).exists()


def test_the_course_has_begun_and_the_next_one_has_a_date(examples):
    course = example("toronto-eight-weeks")
    assert course.meetings.get().anchor_on < NOW.date()
    assert course.next_occurrence_at > NOW
    assert course.next_cohort_on > NOW.date()


def test_a_course_is_about_to_begin_and_another_start_is_known(examples):
    meeting = example("cardiff-six-evenings").meetings.get()
    assert meeting.anchor_on > NOW.date()
    assert len(meeting.further_starts) == 1


def test_dates_without_a_meeting_have_a_reason_each(examples):
    in_term = example("glasgow-young-parents").meetings.get()
    assert in_term.term_calendar.name == "Example schools"
    assert in_term.term_calendar.source_url == "https://schools.example.org/terms"
    assert in_term.term_calendar.terms.count() == 3
    assert example("bristol-bump-and-baby-walk").breaks.get().first_on > NOW.date()
    assert Meeting.objects.get(skips_public_holidays=True).listing == example("chicago-worry-circle")
    closed = example("melbourne-an-evening-off").occurrences.filter(is_cancelled=True)
    assert {occurrence.reason for occurrence in closed} == {"The pottery has its kiln replaced."}


def test_two_dates_are_held_elsewhere(examples):
    circle = example("bristol-tuesday-circle")
    elsewhere = circle.occurrences.exclude(venue=None).exclude(venue=circle.meetings.get().venue)
    assert [occurrence.venue.name for occurrence in elsewhere] == ["Example Garden Room"] * 2
    assert all(occurrence.starts_at > NOW and not occurrence.is_cancelled for occurrence in elsewhere)


def test_one_address_is_withheld(examples):
    venue = example("glasgow-quiet-hour").meetings.get().venue
    assert venue.precision == Precision.GIVEN_AFTER_CONTACT
    assert venue.street not in " ".join(venue.public_lines())


def test_groups_for_particular_people(examples):
    audiences = {code for listing in examples for code in codes(listing, "audiences")}
    assert audiences >= {"fathers", "military", "lgbtq", "black_parents", "young_parents", "latina_parents"}
    assert codes(example("oak-park-nido"), "languages") == {"es"}
    without_children = example("melbourne-an-evening-off")
    assert (without_children.babies, without_children.older_children) == ("no", "no")


def test_recovery_after_psychosis_is_for_after_treatment_and_kept_apart(examples):
    recovery = example("online-long-way-back")
    assert recovery.psychosis_policy == "after_treatment"
    assert recovery not in Listing.objects.in_ordinary_results()
    assert recovery in Listing.objects.public()


def test_their_words_are_kind(examples):
    for listing in examples:
        for field in WORDS:
            assert not find_left_out(getattr(listing, field)), (listing.name, field)
