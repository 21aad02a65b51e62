"""Whatever an address holds, the answer is a page that says kindly what was not understood and keeps the rest."""

import pytest
from django.http import QueryDict
from django.test import Client, TestCase
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from groups.search.facets import FACETS
from groups.search.filters import read_parameters
from groups.search.parameters import Parameters
from groups.search.roster import roster_at
from tests.make import NOW, make_listing, make_place

NAMES = ["near", "within", "q", "sort", "page", *(facet.name for facet in FACETS), "unheard-of", ""]
ODD = st.sampled_from(
    [
        "", " ", "0", "-1", "-0.0", "1e999", "nan", "inf", "999999999999999999999", "1.5", "٣", "½", "true",
        "\x00", "a\x00b", "\ud800", "\ufeff", "🤱" * 50, "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7 }}", "%00",
        "../../etc/passwd", "91,181", "51.45,-2.59", "0,0", "bristol-england-gb", "BS1 4ST", "soonest", "mon",
        "x" * 5000,
    ]
)  # fmt: skip
VALUES = st.one_of(ODD, st.text(max_size=60), st.integers().map(str), st.floats().map(str))
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=12)


def read(query: str):
    return read_parameters(QueryDict(query), roster_at(NOW))


@pytest.mark.django_db
class TestReading:
    def test_what_is_asked_comes_back_in_one_normal_form(self):
        make_listing()
        parameters, not_understood = read("day=tue&cost=free&day=mon&near=bristol-england-gb&page=3&day=tue")
        assert parameters.query_string() == "near=bristol-england-gb&day=mon&day=tue&cost=free&page=3"
        assert not_understood == []

    @pytest.mark.parametrize(
        ("query", "kept", "words"),
        [
            ("day=tue&day=someday", "day=tue", "someday"),
            ("near=x&within=-5&day=tue", "near=x&day=tue", "-5"),
            ("near=x&within=far&day=tue", "near=x&day=tue", "far"),
            ("sort=luck&day=tue", "day=tue", "order"),
            ("page=minus&day=tue", "day=tue", "page"),
            ("page=0&day=tue", "day=tue", "page"),
        ],
    )
    def test_what_is_not_understood_is_said_and_the_rest_is_kept(self, query, kept, words):
        make_listing()
        parameters, not_understood = read(query)
        assert parameters.query_string() == kept
        assert len(not_understood) == 1
        assert words in not_understood[0]

    def test_a_distance_without_a_place_means_nothing(self):
        assert read("within=20")[0] == Parameters()

    def test_long_words_are_cut_and_it_says_so(self):
        parameters, not_understood = read("q=" + "w " * 4000)
        assert len(parameters.q) <= 200
        assert not_understood


class Fuzz(TestCase):
    examples = 60

    @classmethod
    def setUpTestData(cls):
        make_place()
        make_listing()
        make_listing(online=True, confirmed_days_ago=None)

    def test_any_address(self):
        client = Client(raise_request_exception=True)

        @settings(max_examples=self.examples, deadline=None, suppress_health_check=list(HealthCheck))
        @given(PAIRS)
        @example([("q", "x" * 100_000)])
        @example([("day", "tue")] * 500)
        def ask(pairs):
            query = QueryDict(mutable=True)
            for name, value in pairs:
                query.appendlist(name, value.encode("utf-8", "replace").decode())
            response = client.get("/groups/?" + query.urlencode())
            assert response.status_code in (200, 404)
            assert response.status_code == 200, pairs
            assert not response.cookies

        ask()

    def test_any_bytes(self):
        client = Client(raise_request_exception=True)

        @settings(max_examples=self.examples, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.binary(max_size=80))
        @example(b"q=%ff%fe&near=%80")
        def ask(raw):
            response = client.get("/groups/", QUERY_STRING=raw.decode("latin-1"))
            assert response.status_code == 200

        ask()

    def test_any_text_in_the_box(self):
        client = Client(raise_request_exception=True)

        @settings(max_examples=self.examples, deadline=None, suppress_health_check=list(HealthCheck))
        @given(VALUES)
        @example("x" * 10_000)
        def ask(text):
            response = client.post("/find/", {"text": text.encode("utf-8", "replace").decode()})
            assert response.status_code in (200, 303, 422)
            assert not response.cookies

        ask()


@pytest.mark.slow
class FuzzForLonger(Fuzz):
    examples = 1000
