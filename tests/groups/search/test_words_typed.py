"""What the words in the box find, on either database."""

import pytest

from groups.actions.listings import delete_listing
from groups.models import SynonymSet
from groups.search.entries import new_version
from groups.search.parameters import Parameters
from groups.search.places_asked import PlaceQuestion, resolve
from groups.search.results import find_groups
from groups.search.roster import roster_at
from groups.search.text import engine
from groups.search.text.query import read_query
from tests.make import NOW, make_listing, make_organisation, make_place, make_terms

pytestmark = pytest.mark.django_db


def found(text):
    results = find_groups(Parameters(q=text), now=NOW)
    return {card.name for section in results.sections for card in section.cards}


@pytest.mark.parametrize(
    "typed",
    [
        "willow",
        "WILLOW",
        "Wïllow",
        "willo",
        "will",
        "groups for willow please near me",
        "Acorn",
        "acorns",
        "Old Oak",
        "Torquay",
        "summary",
        "walking",
        "walk",
        "abuelas",
        "tourquay",
    ],
)
def test_a_group_is_found_by(typed):
    organisation = make_organisation("Acorn Trust", former_names="Old Oak Trust")
    make_listing(
        "Willow Circle",
        organisation=organisation,
        fields={"summary": "A summary about walks with abuelas.", "locality": "Torquay"},
    )
    make_listing("Another")
    assert found(typed) == {"Willow Circle"}


def test_nothing_is_left_of_a_group_that_is_deleted():
    listing = make_listing("Willow Circle")
    delete_listing(listing)
    assert engine().matching(read_query("willow", {})) == ([], [])


def test_every_word_must_match():
    make_listing("Willow Circle")
    make_listing("Willow Table")
    assert found("willow circle") == {"Willow Circle"}


def test_words_that_mean_the_same():
    make_listing("Star babies", fields={"summary": "After a stillbirth."})
    make_listing("SCBU parents")
    make_listing("Second birth after caesarean")
    assert found("stillborn") == {"Star babies"}
    assert found("special care") == {"SCBU parents"}
    assert found("VBAC") == {"Second birth after caesarean"}


def test_a_steward_adds_a_synonym():
    make_listing("Knit and natter")
    assert found("crochet") == set()
    SynonymSet.objects.create(words="crochet, knit")
    new_version()
    assert found("crochet") == {"Knit and natter"}


def test_a_hit_in_the_title_comes_first():
    make_listing("Plain", fields={"summary": "We meet near the lantern."})
    make_listing("Lantern", confirmed_days_ago=100)
    results = find_groups(Parameters(q="lantern"), now=NOW)
    assert [card.name for card in results.sections[0].cards] == ["Lantern", "Plain"]


def test_a_typo_says_what_was_looked_for():
    make_listing("Breastfeeding café")
    results = find_groups(Parameters(q="cafe brestfeeding"), now=NOW)
    assert results.total == 1
    assert results.corrected == "breastfeeding"


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "AND", "OR NOT", "NEAR(", "*", "title:x", "a" * 200, "🤱", "産後", "' OR 1=1 --", "\\", ":*", "&|!"],
)
def test_anything_may_be_typed(typed):
    make_listing("Willow", fields={"summary": "産後 のグループ"})
    results = find_groups(Parameters(q=typed), now=NOW)
    assert results.total == (1 if typed == "産後" else results.total)


class TestUnderstanding:
    def test_everyday_words_are_filters_that_can_be_taken_away(self):
        tuesday = {"starts": None, "ends": None, "part_of_day": "evening"}
        make_listing("Yes", online=True, meeting=tuesday, terms={"audiences": ["fathers"]})
        make_listing("In person", meeting=tuesday, terms={"audiences": ["fathers"]})
        results = find_groups(Parameters(q="online dads tuesday evening"), now=NOW)
        assert [card.name for card in results.sections[0].cards] == ["Yes"]
        assert [chip.label for chip in results.chips] == ["Online, by video", "Tuesday", "Evening", "Fathers"]
        without_online = results.chips[0].remove
        assert without_online.q == "dads tuesday evening"
        assert find_groups(without_online, now=NOW).total == 2

    def test_what_is_left_is_looked_for_as_text(self):
        make_listing("Willow dads", terms={"audiences": ["fathers"]})
        make_listing("Oak dads", terms={"audiences": ["fathers"]})
        results = find_groups(Parameters(q="willow dads"), now=NOW)
        assert [chip.label for chip in results.chips] == ["Fathers", "“willow”"]
        assert results.total == 1
        assert results.chips[1].remove.q == "dads"

    def test_a_label_of_a_term_is_understood(self):
        make_listing("Twins", terms={"specialties": ["multiples"]})
        chips = find_groups(Parameters(q="twins, triplets and more"), now=NOW).chips
        assert [chip.label for chip in chips] == ["Twins, triplets and more"]


class TestOneBox:
    """What the one box on the home page leads to."""

    @pytest.fixture(autouse=True)
    def shelf(self):
        make_terms()
        make_place()
        make_place(
            "Springfield", country="US", region="Illinois", region_code="IL", at=(39.8, -89.64), population=110_000
        )
        make_place("Springfield", country="US", region="Ohio", region_code="OH", at=(39.9, -83.8), population=60_000)
        make_listing("Lantern Circle")

    def ask(self, text, **kept):
        return resolve(text, roster=roster_at(NOW), parameters=Parameters(**kept))

    def test_a_town(self):
        assert self.ask("bristol") == Parameters(near="bristol-england-gb")

    def test_a_need(self):
        assert self.ask("dads") == Parameters().having("for", "fathers")

    def test_both(self):
        assert self.ask("free groups for dads near Bristol") == Parameters(near="bristol-england-gb").having(
            "for", "fathers"
        ).having("cost", "free")

    def test_text_and_a_town(self):
        assert self.ask("lantern bristol") == Parameters(near="bristol-england-gb", q="lantern")

    def test_a_name(self):
        assert self.ask("Lantern Circle") == Parameters(q="Lantern Circle")

    def test_several_places(self):
        question = self.ask("Springfield")
        assert [label for label, _parameters in question.choices] == [
            "Springfield, Illinois, United States",
            "Springfield, Ohio, United States",
        ]
        assert question.choices[0][1].near == "springfield-illinois-us"

    def test_a_mistyped_town(self):
        question = self.ask("Bristl")
        assert isinstance(question, PlaceQuestion)
        assert question.suggestions[0][1] == Parameters(near="bristol-england-gb")

    def test_other_choices_are_kept(self):
        assert self.ask("bristol", sort="soonest") == Parameters(near="bristol-england-gb", sort="soonest")

    def test_a_whole_postcode_never_stands_in_an_address(self):
        for typed in ("BS1 4ST", "bs14st", "dads BS1 4ST", "BS1 4ST lantern", "M5V 2T6", "60614", "60614-1234"):
            answer = self.ask(typed)
            asked = (
                [answer]
                if isinstance(answer, Parameters)
                else [to for _label, to in (*answer.choices, *answer.suggestions)]
            )
            for parameters in asked:
                address = parameters.query_string().lower()
                assert "4st" not in address
                assert "2t6" not in address
                assert "60614" not in address

    @pytest.mark.parametrize(
        "typed", ["", " ", "\x00", "🤱", "x" * 10_000, "'; DROP TABLE groups_listing; --", "\ud800"]
    )
    def test_anything_may_be_typed(self, typed):
        assert isinstance(self.ask(typed), Parameters | PlaceQuestion)
