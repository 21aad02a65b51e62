"""Real listings are odd. Each oddity goes in as one row and has to come out as what it means."""

import pytest

from groups.models import Contact, Listing
from groups.vocabulary import ContactAudience, Precision, Status
from opendata.models import ImportRow
from people.models import Organisation
from tests.make import NOW, make_place
from tests.opendata.sheets import PLAIN, codes, import_file, import_row, notes_about, write_csv

pytestmark = pytest.mark.django_db


def test_blanks_become_unknown():
    listing = import_row()
    unknown = (
        "facilitation",
        "cost",
        "join_route",
        "intake",
        "psychosis_policy",
        "service_area",
        "structure",
        "babies",
    )
    assert {getattr(listing, field) for field in unknown} == {"unknown"}
    assert listing.status == Status.PUBLISHED
    assert listing.confirmed_at is None
    assert listing.listed_at == NOW


def test_two_numbers_in_one_cell_become_two_contacts():
    listing = import_row(phone="345 3345154; 366 1178788", country="IT")
    assert set(listing.contacts.values_list("value", "dial")) == {
        ("345 3345154", "+393453345154"),
        ("366 1178788", "+393661178788"),
    }


def test_a_number_in_letters_is_shown_in_letters_and_dialled_in_digits():
    contact = import_row(phone="1-800-SENTARA", country="US").contacts.get()
    assert (contact.value, contact.dial) == ("1-800-SENTARA", "+18007368272")


def test_a_number_without_area_code_is_kept_as_published_and_asked_about():
    listing = import_row(phone="288-8100", country="US")
    assert listing.contacts.get().value == "288-8100"
    assert listing.contacts.get().dial == ""
    assert "area code" in notes_about(listing, "phone")


def test_a_text_number_for_each_language():
    listing = import_row(text_line="800-944-4773 (English); 971-203-7773 (Spanish)", country="US", kind="helpline")
    assert [codes(contact, "languages") for contact in listing.contacts.all()] == [{"en"}, {"es"}]


def test_a_word_to_text():
    contact = import_row(text_line="text PANDAS to 85258", kind="helpline", format="text").contacts.get()
    assert (contact.kind, contact.keyword, contact.dial) == ("text", "PANDAS", "85258")


def test_the_hours_of_a_line_stand_with_its_number():
    words = "09:00-16:00 on Mon, Tue and Thu; 09:00-20:00 on Wed and Fri"
    contact = import_row(kind="helpline", format="phone", phone="0303 003 6464", schedule_text=words).contacts.get()
    assert contact.hours == words


@pytest.mark.parametrize(
    "cells",
    [
        {"kind": "referral_service", "registration": "referral", "phone": "01332 623800"},
        {"kind": "referral_service", "registration": "referral", "email": "team@unit.example.org"},
        {"kind": "support_group", "phone": "ward 01332 623828"},
        {"kind": "referral_service", "email": "perinatalreferrals@unit.example.org"},
    ],
)
def test_contacts_for_professionals_are_never_public(cells):
    import_row(**cells)
    assert Contact.objects.get().audience == ContactAudience.PROFESSIONALS


def test_people_who_may_refer_themselves_may_ring():
    listing = import_row(registration="referral", phone="226-821-2572", country="CA", notes="self-referral by phone")
    assert listing.join_route == "contact_first"
    assert listing.accepts_self_referral == "yes"
    assert listing.contacts.get().audience == ContactAudience.PUBLIC


def test_languages_of_every_kind():
    listing = import_row(languages="en; prs; bfi; interpreters for 60 more")
    assert codes(listing, "languages") == {"en", "prs", "bfi"}
    assert listing.interpreter == "interpreters for 60 more"


def test_twelve_weeks_to_five_years():
    listing = import_row(child_max_age="12 weeks to 5 years", stage="postpartum")
    assert (listing.baby_age_from, listing.baby_age_to) == (3, 60)
    assert listing.baby_age_note == "12 weeks to 5 years"
    assert codes(listing, "stages") == {"postnatal_0_12m", "postnatal_1_2y", "after_2y"}


def test_a_service_area_in_words():
    listing = import_row(service_area="People who live in Dorset and are registered with a GP")
    assert listing.service_area == "unknown"
    assert listing.service_area_note == "People who live in Dorset and are registered with a GP"
    assert "Dorset" in notes_about(listing, "service_area")
    assert import_row(id="a2", service_area="Virginia", country="US").service_area_codes == ["US-VA"]


def test_every_second_tuesday_is_asked_about():
    listing = import_row(
        schedule_text="Every second Tuesday 13:00-15:00 from 10 April (2018)",
        start_time="13:00",
        duration_minutes="120",
        time_zone="Europe/London",
    )
    meeting = listing.meetings.get()
    assert meeting.rule == ""
    assert meeting.as_published == "Every second Tuesday 13:00-15:00 from 10 April (2018)"
    assert "two ways" in notes_about(listing, "schedule_text")


def test_several_time_zones_in_one_line():
    listing = import_row(
        format="online", schedule_text="Mondays 5pm PT / 8pm ET", rrule="FREQ=WEEKLY;BYDAY=MO", start_time="17:00"
    )
    assert listing.meetings.get().starts is None
    assert listing.meetings.get().rule == "FREQ=WEEKLY;BYDAY=MO"
    assert "PT, ET" in notes_about(listing, "schedule_text")


def test_fortnightly_from_a_first_date_has_dates():
    listing = import_row(
        country="BR",
        rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        schedule_text="Every two weeks on Wednesday, from 16:00 (first meeting 15 March 2023)",
        start_time="16:00",
        time_zone="America/Sao_Paulo",
    )
    days = [occurrence.local_date for occurrence in listing.occurrences.all()]
    assert days
    assert all((day - listing.meetings.get().anchor_on).days % 14 == 0 for day in days)


def test_a_list_of_dates_with_two_times_becomes_two_meetings():
    words = "Listed dates only: Sat 4 Mar 10:00, Tue 21 Mar 18:00 (2017)"
    listing = import_row(schedule_text=words, time_zone="America/New_York")
    mornings, evenings = listing.meetings.all()
    assert (mornings.dates, evenings.dates) == (["2017-03-04"], ["2017-03-21"])
    assert {mornings.as_published, evenings.as_published} == {words}
    assert not listing.occurrences.exists()
    assert "past" in notes_about(listing, "schedule_text")


def test_two_rules_in_one_sentence_become_two_meetings():
    listing = import_row(
        schedule_text="2nd Saturday at 10:00 and last Tuesday at 19:00",
        rrule="FREQ=MONTHLY;BYDAY=2SA",
        time_zone="America/New_York",
    )
    assert list(listing.meetings.values_list("rule", flat=True)) == [
        "FREQ=MONTHLY;BYDAY=2SA",
        "FREQ=MONTHLY;BYDAY=-1TU",
    ]
    assert {occurrence.local_date.weekday() for occurrence in listing.occurrences.all()} == {1, 5}


def test_term_time_is_kept_and_whose_terms_is_asked():
    listing = import_row(
        schedule_text="Thursdays in school term, with afternoon tea",
        rrule="FREQ=WEEKLY;BYDAY=TH",
        time_zone="Pacific/Auckland",
    )
    assert listing.meetings.get().is_term_time
    assert "whose school terms" in notes_about(listing, "schedule_text")


def test_mornings_without_a_time():
    listing = import_row(rrule="FREQ=WEEKLY;BYDAY=TH", schedule_text="Thursday mornings", time_zone="Europe/London")
    occurrence = listing.occurrences.first()
    assert (occurrence.part_of_day, occurrence.is_time_known) == ("morning", False)


def test_a_rule_nobody_can_read_is_not_kept_and_the_words_are():
    listing = import_row(rrule="FREQ=HOURLY", schedule_text="Now and then")
    assert listing.meetings.get().rule == ""
    assert "FREQ=HOURLY" in notes_about(listing, "schedule_text")


def test_a_withheld_address_shows_the_town_alone():
    make_place("Lübeck", country="DE", region="Schleswig-Holstein", region_code="SH", at=(53.8689, 10.6873))
    listing = import_row(
        country="DE",
        city="Lübeck",
        venue="Hall by the wall",
        street="Am Burgfeld 1",
        postal_code="23568",
        service_area="near the Burgfeld (exact address withheld)",
    )
    venue = listing.meetings.get().venue
    assert venue.precision == Precision.GIVEN_AFTER_CONTACT
    assert (venue.name, venue.street, venue.postal_code) == ("", "", "")
    assert venue.locality == "Lübeck"
    assert venue.public_point() == (53.9, 10.7)
    assert "Burgfeld" not in listing.service_area_note
    assert "Am Burgfeld 1" in notes_about(listing, "street")


def test_a_town_is_placed_by_its_middle_and_says_so():
    make_place("Doncaster", at=(53.5228, -1.1312))
    listing = import_row(city="Doncaster", venue="Family Hub", street="1 High Street", postal_code="DN1 1AA")
    venue = listing.meetings.get().venue
    assert (venue.precision, venue.latitude) == (Precision.AREA, 53.5228)
    assert "middle of Doncaster" in notes_about(listing, "city")
    assert listing.region_code == "GB-ENG"


def test_a_whole_postcode_places_a_street_exactly():
    make_place("London", at=(51.5085, -0.1257))
    make_place("SE11 6DU", kind="postcode", normalised="SE116DU", near="London", at=(51.4927, -0.1156))
    listing = import_row(city="London", venue="Hall", street="15 Lambeth Walk", postal_code="SE11 6DU")
    venue = listing.meetings.get().venue
    assert (venue.precision, venue.latitude) == (Precision.EXACT, 51.4927)


def test_a_town_we_do_not_know_is_kept_and_asked_about():
    listing = import_row(city="Nowhere-on-Sea")
    assert listing.meetings.get().venue.latitude is None
    assert "not placed" in notes_about(listing, "city")


def test_a_namesake_in_another_country_is_not_taken():
    make_place("Conway", country="US", region="Arkansas", region_code="AR", at=(35.0887, -92.4421))
    assert import_row(city="Conway", region="NH", country="US").meetings.get().venue.latitude is None


def test_hybrid_is_two_meetings_and_times_stand_with_the_one_from_home():
    listing = import_row(
        format="hybrid",
        city="Seattle",
        country="US",
        rrule="FREQ=WEEKLY;BYDAY=FR",
        start_time="17:00",
        time_zone="America/Los_Angeles",
    )
    online, in_person = listing.meetings.all()
    assert (online.how, online.rule) == ("online_video", "FREQ=WEEKLY;BYDAY=FR")
    assert (in_person.how, in_person.rule) == ("in_person", "")
    assert in_person.venue.locality == "Seattle"
    assert "four things" in notes_about(listing, "format")


def test_a_blank_format_is_a_meeting_nobody_has_described():
    assert import_row(format="").meetings.get().how == ""


def test_a_forum_online_is_written():
    assert import_row(kind="forum", format="online").meetings.get().how == "text_chat"


def test_child_free_on_purpose():
    listing = import_row(childcare="none", notes="more experienced mothers, deliberately without children")
    assert (listing.babies, listing.older_children, listing.childcare) == ("no", "no", "no")
    other = import_row(id="a2", childcare="none")
    assert (other.babies, other.childcare) == ("unknown", "no")


def test_only_people_already_inside():
    listing = import_row(registration="drop_in", notes="only for families with a baby now in that unit")
    assert listing.join_route == "invitation_only"


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"notes": "group has ended: a test case for archived listings"}, Status.CLOSED),
        ({"schedule_text": "Thursday afternoons (ended August 2018)"}, Status.CLOSED),
        ({"notes": "for people whose formal treatment has ended as well"}, Status.PUBLISHED),
        ({"group_name": "Men's support group (planned)"}, Status.DRAFT),
        ({"notes": "announced as hoped for: no venue or time, so not a live listing"}, Status.DRAFT),
        ({"notes": "two rules at different times; historic"}, Status.DRAFT),
    ],
)
def test_groups_that_ended_or_never_began(cells, status):
    assert import_row(**cells).status == status


def test_psychosis_as_the_topic_keeps_a_listing_apart():
    clinic = import_row(
        kind="referral_service", facilitation="clinician", registration="referral", specialties="psychosis;bipolar"
    )
    assert clinic.psychosis_policy == "specialist_referral"
    peers = import_row(id="a2", facilitation="peer", specialties="psychosis")
    assert peers.psychosis_policy == "unknown"
    assert "ask" in notes_about(peers, "specialties")
    among_others = import_row(id="a3", specialties="depression;psychosis")
    assert codes(among_others, "specialties") == {"depression"}
    assert list(Listing.objects.in_ordinary_results()) == [among_others]


def test_who_it_is_not_for_is_shown_beside_the_rest():
    summary = "Peers keep in touch. It is not for people with thoughts of suicide. Please register."
    assert import_row(summary=summary).not_suitable_for == "It is not for people with thoughts of suicide."


def test_two_sources_that_disagree_are_both_kept():
    listing = import_row(source_seen="https://a.example.org/group ; https://a.example.org/faq ; A leaflet")
    assert set(listing.sources.values_list("url", flat=True)) == {
        PLAIN["source_url"],
        "https://a.example.org/group",
        "https://a.example.org/faq",
        "",
    }
    assert listing.sources.filter(name="A leaflet").exists()


def test_what_has_no_field_becomes_a_note():
    listing = import_row(notes="Bring a base pass.", specialties="bonding", mood="sunny", format="by post")
    assert "Bring a base pass." in notes_about(listing, "notes")
    assert "bonding" in notes_about(listing, "specialties")
    assert "sunny" in notes_about(listing, "mood")
    assert "by post" in notes_about(listing, "format")
    assert set(listing.notes.values_list("raised_by", flat=True)) == {"import a-test"}


def test_a_former_name_is_kept_searchable():
    listing = import_row(organisation="Birth Trauma Australia (formerly Australasian Birth Trauma Association)")
    assert listing.organisation.name == "Birth Trauma Australia"
    assert listing.organisation.former_names == "Australasian Birth Trauma Association"


def test_organisations_are_one_when_name_country_and_website_agree():
    rows = [
        ("PANDAS Foundation", "https://pandas.example.org", "GB"),
        ("PANDAS Foundation", "http://www.pandas.example.org/", "GB"),
        ("PANDA", "https://panda.example.org", "AU"),
        ("Mums in Mind", "", "GB"),
        ("Mums in Mind", "https://redditch.example.org", "GB"),
        ("Mums in Mind", "", "IE"),
    ]
    import_file(
        write_csv(
            *(
                {**PLAIN, "id": str(number), "organisation": name, "organisation_url": site, "country": country}
                for number, (name, site, country) in enumerate(rows)
            )
        )
    )
    assert sorted(Organisation.objects.values_list("name", flat=True)) == [
        "Mums in Mind",
        "Mums in Mind",
        "Mums in Mind",
        "PANDA",
        "PANDAS Foundation",
    ]
    assert Listing.objects.filter(notes__about="organisation").exists()


def test_groups_of_the_same_name_keep_their_own_organisation_and_address():
    moray = import_row(organisation="Children 1st Moray", organisation_url="", group_name="Mums in Mind")
    redditch = import_row(id="a2", organisation="Home-Start Redditch", organisation_url="", group_name="Mums in Mind")
    assert moray.organisation != redditch.organisation
    assert moray.slug != redditch.slug


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"id": ""}, "id", "empty"),
        ({"organisation": ""}, "organisation", "empty"),
        ({"group_name": ""}, "group_name", "empty"),
        ({"group_name": "x" * 201}, "group_name", "longer than 200"),
        ({"kind": ""}, "kind", "empty"),
        ({"kind": "bowling"}, "kind", "bowling"),
        ({"notes": "x" * 5001}, "notes", "longer than 5000"),
    ],
)
def test_a_rejected_row_names_row_and_column(cells, column, said):
    report = import_file(write_csv({**PLAIN, "id": "good"}, {**PLAIN, **cells}))
    assert report.tally == {"created": 1, "updated": 0, "unchanged": 0, "rejected": 1}
    row = ImportRow.objects.get(outcome="rejected")
    assert row.row_number == 3
    assert [reason["column"] for reason in row.reasons] == [column]
    assert said in row.reasons[0]["message"]


def test_an_id_used_twice_rejects_the_second_row():
    report = import_file(write_csv(PLAIN, {**PLAIN, "group_name": "Another"}))
    assert report.tally["rejected"] == 1
    assert Listing.objects.get().name == "Tuesday Circle"
    assert "row 2" in ImportRow.objects.get(outcome="rejected").reasons[0]["message"]


def test_more_cells_than_columns_reject_the_row():
    content = b"id,organisation,group_name,kind\n1,A,B,forum,stray\n2,A,C,forum\n3,A,D\n"
    report = import_file(content)
    assert [item.outcome for item in report.items] == ["rejected", "created", "rejected"]
    assert "stray" in report.items[0].reasons[0].message
