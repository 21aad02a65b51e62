"""What a person who searches relies on, rule by rule."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groups.actions.listings import change_listing, close_listing, delete_listing, pause_listing
from groups.models.version import How
from groups.search.parameters import Parameters
from groups.search.results import find_groups
from tests.make import NOW, make_listing, make_meeting, make_organisation, make_place, make_venue

pytestmark = pytest.mark.django_db


def find(now=NOW, codes=None, **parameters):
    asked = Parameters(**parameters)
    return find_groups(asked.with_codes(codes).on_page(asked.page) if codes else asked, now=now)


def sections(results):
    return {section.code: [card.name for card in section.cards] for section in results.sections}


def names(results):
    return [card.name for section in results.sections for card in section.cards]


def options(results, name):
    facet = next(facet for facet in results.facets if facet.name == name)
    return {option.code: option.count for option in facet.options}


@pytest.fixture
def bristol():
    return make_place()


class TestWhoIsShown:
    def test_a_published_group_is_found(self):
        make_listing("Tuesday Circle")
        assert names(find()) == ["Tuesday Circle"]

    @pytest.mark.parametrize(
        ("confirmed_days_ago", "listed_days_ago", "is_shown"),
        [(180, 400, True), (181, 400, False), (None, 120, True), (None, 121, False)],
    )
    def test_nobody_is_sent_to_a_group_that_nobody_stands_behind(self, confirmed_days_ago, listed_days_ago, is_shown):
        make_listing(confirmed_days_ago=confirmed_days_ago, listed_days_ago=listed_days_ago)
        assert find().total == int(is_shown)

    def test_recovery_after_psychosis_is_kept_apart_from_every_list_and_count(self):
        make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
        results = find(q="Afterwards")
        assert results.total == 0
        assert all(count == 0 for facet in find().facets for count in options(find(), facet.name).values())
        assert not results.more_from_home
        assert not results.steps

    def test_a_paused_or_closed_group_is_not_found(self):
        pause_listing(make_listing("Paused"), by=None, how=How.COMMAND, now=NOW)
        close_listing(make_listing("Closed"), by=None, how=How.COMMAND, now=NOW)
        assert find().total == 0

    def test_a_change_shows_at_once(self):
        listing = make_listing("Old name")
        assert names(find()) == ["Old name"]
        change_listing(listing, fields={"name": "New name"}, by=None, how=How.COMMAND, why="", now=NOW)
        assert names(find()) == ["New name"]
        delete_listing(listing)
        assert names(find()) == []


class TestSections:
    def test_near_in_person_and_from_home(self, bristol):
        make_listing("Here")
        make_listing("At home", online=True)
        make_listing("Far", venue={"latitude": 53.8, "longitude": -1.55, "locality": "Leeds"})
        assert sections(find(near=bristol.slug)) == {"go": ["Here"], "home": ["At home"]}

    def test_a_group_of_another_country_is_not_offered_from_home(self, bristol):
        make_listing("Abroad", online=True, fields={"country": "US", "region_code": "", "service_area_codes": ["US"]})
        assert find(near=bristol.slug).total == 0

    def test_who_serves_another_area_is_asked_first_and_never_hidden(self, bristol):
        make_listing("Elsewhere", fields={"service_area": "regions", "service_area_codes": ["GB-WLS"]})
        results = find(near=bristol.slug)
        assert sections(results) == {"check": ["Elsewhere"]}
        assert results.sections[0].cards[0].restriction == "For people in: Wales"

    def test_an_area_given_in_words_is_asked_about(self, bristol):
        make_listing("Words", fields={"service_area_note": "registered with a doctor in Bristol"})
        assert sections(find(near=bristol.slug)) == {"check": ["Words"]}

    def test_a_radius_holds_her_or_does_not(self, bristol):
        near = make_place("Bath", at=(51.3811, -2.3590))
        make_listing("Radius", fields={"service_area": "radius", "service_radius_km": 10})
        assert sections(find(near=bristol.slug)) == {"go": ["Radius"]}
        assert sections(find(near=near.slug, within=25)) == {"check": ["Radius"]}

    def test_families_already_inside(self, bristol):
        make_listing("Ward", fields={"join_route": "invitation_only"})
        assert sections(find(near=bristol.slug)) == {"check": ["Ward"]}

    def test_a_hybrid_group_is_listed_once_where_its_meeting_fits(self, bristol):
        meetings = [
            make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=MO"),
            make_meeting(meets="FREQ=WEEKLY;BYDAY=TU"),
        ]
        make_listing("Hybrid", meetings=meetings)
        assert sections(find(near=bristol.slug)) == {"go": ["Hybrid"]}
        assert sections(find(near=bristol.slug, codes={"day": ["mon"]})) == {"home": ["Hybrid"]}
        assert find(near=bristol.slug, codes={"day": ["mon"], "how": ["in_person"]}).total == 0

    def test_a_card_is_about_the_meeting_she_can_go_to(self, bristol):
        bath = make_venue(name="Bath Hall", locality="Bath", latitude=51.3811, longitude=-2.3590)
        meetings = [
            make_meeting(online=True, meets="FREQ=WEEKLY;BYDAY=MO"),
            make_meeting(meets="FREQ=WEEKLY;BYDAY=TU") | {"venue": bath},
            make_meeting(meets="FREQ=WEEKLY;BYDAY=FR"),
        ]
        make_listing("Many ways", meetings=meetings)

        def card(**asked):
            card = find(**asked).sections[0].cards[0]
            return card.place_words, card.next.local_date.strftime("%a")

        assert card() == ("Online, by video", "Mon")
        assert card(near=bristol.slug, within=3) == ("Hope Street Hall, Bristol", "Fri")
        assert card(near=bristol.slug, within=30) == ("Bath Hall, Bath", "Tue")
        assert card(codes={"day": ["fri"]}) == ("Hope Street Hall, Bristol", "Fri")
        assert card(near=bristol.slug, codes={"day": ["mon"]}) == ("Online, by video", "Mon")

    def test_longitude_zero_is_a_place(self):
        greenwich = make_place("Greenwich", at=(51.48, 0.0))
        make_listing("Meridian", venue={"latitude": 51.48, "longitude": 0.0, "locality": "Greenwich"})
        assert sections(find(near=greenwich.slug)) == {"go": ["Meridian"]}

    def test_a_withheld_address_is_near_by_its_area_and_never_a_point_on_the_map(self, bristol):
        make_listing("Withheld", venue={"precision": "given_after_contact", "street": "9 Secret Lane"})
        results = find(near=bristol.slug)
        card = results.sections[0].cards[0]
        assert results.map_points == []
        assert "Secret" not in str(card)
        assert "Hope Street" not in str(card)
        assert find(q="Secret").total == 0
        assert find(q="Hope").total == 0


class TestDistance:
    def test_what_is_known_is_said(self, bristol):
        make_listing(venue={"latitude": 51.4845})
        assert find(near=bristol.slug).sections[0].cards[0].distance_words == "about 2 miles"

    def test_a_venue_known_by_its_town_is_not_said_to_be_round_the_corner(self, bristol):
        bath = make_place("Bath", at=(51.3811, -2.3590))
        make_listing(venue={"precision": "area"})
        assert find(near=bristol.slug).sections[0].cards[0].distance_words == ""
        assert find(near=bath.slug, within=30).sections[0].cards[0].distance_words == "about 11 miles"


class TestOrder:
    def test_trust_then_distance_then_date(self, bristol):
        make_listing("Stale near", confirmed_days_ago=150)
        make_listing("Never", confirmed_days_ago=None)
        make_listing("Fresh far", venue={"latitude": 51.55})
        make_listing("Fresh near, Friday", meets="FREQ=WEEKLY;BYDAY=FR")
        make_listing("Fresh near, Tuesday")
        assert names(find(near=bristol.slug)) == [
            "Fresh near, Tuesday",
            "Fresh near, Friday",
            "Fresh far",
            "Stale near",
            "Never",
        ]

    def test_other_orders(self, bristol):
        make_listing("Beta", meets="FREQ=WEEKLY;BYDAY=FR")
        make_listing("alpha", venue={"latitude": 51.5})
        assert names(find(near=bristol.slug, sort="name")) == ["alpha", "Beta"]
        assert names(find(near=bristol.slug, sort="nearest")) == ["Beta", "alpha"]
        assert names(find(near=bristol.slug, sort="soonest")) == ["alpha", "Beta"]

    def test_the_next_date_moves_on_when_one_has_passed(self):
        make_listing("Tuesday")
        first = find().sections[0].cards[0].next
        later = find(now=NOW + timedelta(days=2)).sections[0].cards[0].next
        assert later.local_date - first.local_date == timedelta(days=7)

    def test_soonest_goes_by_the_dates_still_to_come(self):
        make_listing("Tuesday")
        make_listing("Thursday", meets="FREQ=WEEKLY;BYDAY=TH")
        assert names(find(sort="soonest")) == ["Tuesday", "Thursday"]
        assert names(find(sort="soonest", now=NOW + timedelta(days=2))) == ["Thursday", "Tuesday"]


class TestSentence:
    def test_it_says_what_was_searched(self, bristol):
        make_listing()
        assert find().sentence == "1 group in all."
        assert find(codes={"cost": ["free"]}).sentence == "1 group: Free."
        assert find(near=bristol.slug).sentence == "1 group within 10 miles of Bristol, England or from home."
        assert find(near=bristol.slug, codes={"how": ["in_person"]}).sentence == (
            "1 group within 10 miles of Bristol, England: In person."
        )


class TestFilters:
    def test_each_filter_narrows_and_choices_of_one_widen(self):
        make_listing("Free dads", terms={"audiences": ["fathers"]})
        make_listing("Costly dads", terms={"audiences": ["fathers"]}, fields={"cost": "insurance"})
        make_listing("Free for all", terms={"audiences": []})
        assert names(find(codes={"for": ["fathers"], "cost": ["free"]})) == ["Free dads"]
        assert find(codes={"cost": ["free", "insurance"]}).total == 3

    def test_access_features_are_all_needed(self):
        make_listing("Both", venue={"access": {"step_free": "yes", "parking": "yes"}})
        make_listing("One", venue={"access": {"step_free": "yes", "parking": "no"}})
        assert names(find(codes={"access": ["step_free", "parking"]})) == ["Both"]

    def test_tuesday_evening_is_one_meeting(self):
        late = {"starts": None, "ends": None, "part_of_day": "evening"}
        make_listing(
            "Tue morning, Wed evening", meetings=[make_meeting(), make_meeting(meets="FREQ=WEEKLY;BYDAY=WE", **late)]
        )
        make_listing("Tue evening", meeting=late)
        assert names(find(codes={"day": ["tue"], "part": ["evening"]})) == ["Tue evening"]

    def test_no_referral_needed(self):
        make_listing("Open", fields={"join_route": "walk_in"})
        make_listing("Either", fields={"join_route": "referral_needed", "accepts_self_referral": "yes"})
        make_listing("Closed", fields={"join_route": "referral_needed"})
        assert set(names(find(codes={"referral": ["none"]}))) == {"Open", "Either"}

    def test_counts_leave_their_own_filter_out(self):
        make_listing("Online", online=True)
        make_listing("In person")
        results = find(codes={"how": ["online_video"]})
        assert results.total == 1
        assert options(results, "how")["in_person"] == 1
        assert options(results, "cost")["free"] == 1

    def test_a_country_holds_groups_that_serve_it(self):
        make_listing("There", online=True, fields={"country": "IE", "service_area_codes": ["IE", "GB"]})
        make_listing("Anywhere", online=True, fields={"country": "US", "service_area": "anywhere"})
        make_listing("Not here", online=True, fields={"country": "US", "service_area_codes": ["US"]})
        assert set(names(find(codes={"country": ["GB"]}))) == {"There", "Anywhere"}


class TestNothingFound:
    def test_one_choice_less(self):
        make_listing("Monday", meets="FREQ=WEEKLY;BYDAY=MO")
        make_listing("Costly", fields={"cost": "insurance"})
        results = find(codes={"day": ["sun"], "cost": ["free"]})
        assert results.total == 0
        assert [(found.label, found.total) for found in results.relaxations] == [("Without Sunday", 1)]
        assert find_groups(results.relaxations[0].parameters, now=NOW).total == 1

    def test_the_nearest_then_from_home_then_a_phone_line(self, bristol):
        make_listing("Leeds", venue={"latitude": 53.8, "longitude": -1.55, "locality": "Leeds"})
        make_listing("Night owls", online=True)
        line = make_meeting(online=True) | {"how": "phone"}
        make_listing("Line", meetings=[line], fields={"kind": "helpline"})
        results = find(near=bristol.slug, codes={"how": ["in_person"]})
        assert results.total == 0
        found = [(step.sentence, [card.name for card in step.cards]) for step in results.steps]
        assert found[0] == ("Nothing within 10 miles. The nearest:", ["Leeds"])
        assert results.steps[0].cards[0].distance_words == "about 168 miles"
        assert {name for _sentence, names in found[1:] for name in names} == {"Night owls", "Line"}
        assert "Leeds" in names(find_groups(results.steps[0].parameters, now=NOW))

    def test_the_nearest_are_those_that_match(self, bristol):
        make_listing("Here, costly", fields={"cost": "insurance"})
        make_listing("Leeds, free", venue={"latitude": 53.8, "longitude": -1.55, "locality": "Leeds"})
        steps = find(near=bristol.slug, codes={"cost": ["free"], "how": ["in_person"]}).steps
        assert [card.name for card in steps[0].cards] == ["Leeds, free"]

    def test_two_from_home_when_few_are_near(self, bristol):
        make_listing("Here")
        for number in range(3):
            make_listing(f"Home {number}", online=True)
        assert len(find(near=bristol.slug, codes={"how": ["in_person"]}).more_from_home) == 2
        assert find(near=bristol.slug).more_from_home == []

    def test_other_days(self):
        make_listing("Tuesday", online=True)
        steps = find(codes={"day": ["wed"]}).steps
        assert [card.name for card in steps[0].cards] == ["Tuesday"]
        assert names(find_groups(steps[0].parameters, now=NOW)) == ["Tuesday"]

    def test_an_empty_directory_is_answered_too(self, bristol):
        results = find(near=bristol.slug, q="anything", codes={"day": ["mon"]})
        assert (results.total, results.steps, results.more_from_home) == (0, [], [])


class TestCost:
    """The number of queries does not grow with the listings or with the choices."""

    def queries(self, django_assert_max_num_queries, at_most, **parameters):
        find(**{**parameters, "sort": "name"})
        with django_assert_max_num_queries(at_most):
            find(**parameters)

    def test_queries_of_a_page(self, bristol, django_assert_max_num_queries):
        many = {"cost": ["free"], "day": ["tue"], "how": ["in_person"], "babies": ["yes"], "kind": ["support_group"]}
        for size in (2, 12):
            for _ in range(size):
                make_listing()
            self.queries(django_assert_max_num_queries, 4)
            self.queries(django_assert_max_num_queries, 4, codes=many)
            self.queries(django_assert_max_num_queries, 6, near=bristol.slug, codes=many)
            self.queries(django_assert_max_num_queries, 8, near=bristol.slug, q="tuesday circle", codes=many)

    def test_served_again_within_a_minute(self, django_assert_num_queries):
        make_listing()
        first = find()
        with django_assert_num_queries(1):
            assert find(now=NOW + timedelta(seconds=59)) is first
        assert find(now=NOW + timedelta(seconds=60)) is not first

    def test_a_version_of_a_rolled_back_change_is_never_served(self):
        from django.db import transaction

        make_listing("Kept")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            make_listing("Rolled back")
            assert find().total == 2
            1 / 0  # noqa: B018
        assert names(find()) == ["Kept"]
        make_listing("Next")
        assert set(names(find())) == {"Kept", "Next"}


def test_the_same_organisation_name_twice_is_two(bristol):
    make_listing("Bluebell", organisation=make_organisation("Bluebell", website="https://one.example.org"))
    make_listing("Bluebell", organisation=make_organisation("Bluebell", website="https://two.example.org"))
    assert find(near=bristol.slug).total == 2


def test_pages_beyond_the_last_show_the_last():
    for _ in range(11):
        make_listing()
    results = find(page=99)
    assert (results.page, results.pages, len(names(results))) == (2, 2, 1)
    assert find_groups(replace(results.parameters, page=1), now=NOW).total == 11


def test_venues_of_a_group_that_moves_around(bristol):
    bath = make_place("Bath", at=(51.3811, -2.3590))
    there = make_venue(name="Bath Hall", locality="Bath", latitude=51.3811, longitude=-2.3590)
    meetings = [make_meeting(), make_meeting(meets="FREQ=WEEKLY;BYDAY=FR") | {"venue": there}]
    make_listing("Two towns", meetings=meetings)
    assert find(near=bath.slug, within=3).total == 1
    assert find(near=bath.slug, within=3, codes={"day": ["tue"]}).total == 0
    assert find(near=bristol.slug, within=3, codes={"day": ["tue"]}).total == 1
