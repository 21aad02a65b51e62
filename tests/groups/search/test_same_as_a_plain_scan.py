"""Search finds what a plain scan finds, in the same order, none lost and none twice, on both databases."""

from datetime import UTC, datetime
from random import Random

import pytest
from django.test import TestCase
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from groups.actions.terms import load_terms
from groups.management.bulk import write_samples
from groups.management.corpus import make_corpus, towns_by_country
from groups.models import Term
from groups.search.facets import BY_NAME, FACETS
from groups.search.labels import offered_options
from groups.search.nearby import in_km, whereabouts_of
from groups.search.parameters import Parameters
from groups.search.results import PAGE_SIZE, find_groups, match
from groups.search.roster import roster_at
from groups.search.text.query import read_query
from tests.gazetteer import load_small_gazetteer
from tests.groups.search import plain_scan

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
WORDS = [
    "sleep worries",
    "diagnos",
    "harbour circle",
    "miscarriage",
    "lived",
    "teas",
    "willo",
    "stillborn",
    "volunteer door",
]
ZONES = ["America/New_York", "Asia/Kolkata", "Australia/Sydney"]
# What visitors choose most stands for the rest of a long list.
FACET_NAMES = [facet.name for facet in FACETS]


def write_corpus(size):
    load_small_gazetteer()
    load_terms()
    codes: dict[str, list[str]] = {}
    for vocabulary, code in Term.objects.order_by("pk").values_list("vocabulary", "code"):
        codes.setdefault(vocabulary, []).append(code)
    write_samples(make_corpus(size, seed=7, now=NOW, towns=towns_by_country(), term_codes=codes), now=NOW)


def random_parameters(random: Random, options, places) -> Parameters:
    chosen = {}
    for name in random.sample(FACET_NAMES, random.choice([0, 0, 1, 1, 2, 3])):
        codes = [code for code, _label in options[name]]
        if codes:
            chosen[name] = random.sample(codes, min(len(codes), random.choice([1, 1, 2, 4])))
    near = random.choice(["", *places])
    return Parameters(
        near=near,
        within=random.choice([None, 2, 10, 60, 300]) if near else None,
        q=random.choice(["", "", "", *WORDS]),
        sort=random.choice(["", "", "soonest", "nearest", "name"]),
        zone=random.choice(["", "", *ZONES]),
    ).with_codes(chosen)


class Equality(TestCase):
    examples = 60
    size = 500

    @classmethod
    def setUpTestData(cls):
        write_corpus(cls.size)
        cls.rows = plain_scan.read_rows(NOW)
        cls.options = offered_options(roster_at(NOW))
        towns = [town for found, _weights in towns_by_country().values() for town in found[:6]]
        cls.places = [town.slug for town in towns] + ["51.51,-0.13", "41.92,-87.65", "0.00,-160.00"]

    def expected(self, parameters, leave_out="", chosen=None):
        roster = roster_at(NOW)
        place = whereabouts_of(parameters.near) if parameters.near else None
        km = in_km(match(parameters, roster, now=NOW).question.within, place.unit) if place else 0
        query = read_query(parameters.q, roster.synonyms) if parameters.q else None
        chosen = parameters.codes if chosen is None else chosen
        zone = parameters.zone
        return plain_scan.search(self.rows, chosen, place, km, query, parameters.sort, NOW, zone, leave_out)

    def check(self, parameters):
        expected = self.expected(parameters)
        found = find_groups(parameters, now=NOW)
        assert found.total == len(expected), parameters
        assert found.pages == max(1, -(-len(expected) // PAGE_SIZE))
        matched = match(parameters, roster_at(NOW), now=NOW)
        ranked = [(section, matched.roster.ids[seat]) for section, seat in matched.seats(skip=0, take=100_000)]
        assert ranked == expected, parameters
        shown = [(section.code, card.slug) for section in found.sections for card in section.cards]
        slugs = {row.pk: row.listing.slug for row in self.rows}
        assert shown == [(section, slugs[pk]) for section, pk in expected[:PAGE_SIZE]]

    def check_counts(self, parameters, random):
        found = {facet.name: facet for facet in find_groups(parameters, now=NOW).facets}
        name = random.choice(FACET_NAMES)
        for option in random.sample(found[name].options, min(3, len(found[name].options))):
            chosen = {**parameters.codes, name: (option.code,)}
            if BY_NAME[name].matches_all and name in parameters.codes:
                continue
            assert option.count == len(self.expected(parameters, chosen=chosen)), (parameters, name, option)

    def test_pages_follow_on_without_a_gap_or_a_repeat(self):
        parameters = Parameters()
        expected = [pk for _section, pk in self.expected(parameters)]
        slugs = {row.listing.slug: row.pk for row in self.rows}
        found = []
        for page in range(1, find_groups(parameters, now=NOW).pages + 1):
            results = find_groups(parameters.on_page(page), now=NOW)
            found += [slugs[card.slug] for section in results.sections for card in section.cards]
        assert found == expected

    def test_random_questions(self):
        @seed(20261123)
        @settings(max_examples=self.examples, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.randoms(use_true_random=False))
        def ask(random):
            parameters = random_parameters(random, self.options, self.places)
            self.check(parameters)
            self.check_counts(parameters, random)

        ask()


@pytest.mark.slow
class EqualityOfALargerCorpus(Equality):
    examples = 500
    size = 2000
