"""A process keeps its own copy of the index true: it catches up, starts afresh when it must, and never lags behind."""

from datetime import timedelta

import pytest
from django.test import TestCase

from groups.actions.listings import change_listing, delete_listing
from groups.actions.refreshing import refresh_listing
from groups.management.bulk import write_samples
from groups.management.corpus import make_corpus, towns_by_country
from groups.models import IndexVersion, Listing, SearchEntry, Term
from groups.models.version import How
from groups.search import roster as rosters
from groups.search.bitsets import numbers_in
from groups.search.roster import forget_rosters, roster_at
from tests.gazetteer import load_small_gazetteer
from tests.make import NOW, make_listing, make_terms


def codes_by_listing(roster):
    codes: dict[int, set] = {}
    for held in (roster.bits, roster.slots):
        for code, bits in held.items():
            for seat in numbers_in(bits):
                codes.setdefault(roster.ids[seat], set()).add(code)
    dates = {
        pk: (roster.confirmed[seat], roster.next_at[seat], roster.names[seat]) for seat, pk in enumerate(roster.ids)
    }
    points: dict[int, list] = {}
    for cell in roster.cells.values():
        for seat, *point in cell.points():
            points.setdefault(roster.ids[seat], []).append(point)
    ahead = {pk: list(roster.timetable.dates_of(seat)) for seat, pk in enumerate(roster.ids)}
    return {pk: (codes.get(pk), dates[pk], ahead[pk], sorted(points.get(pk, []), key=str)) for pk in roster.ids}


def assert_same_as_a_fresh_one():
    caught_up = roster_at(NOW)
    forget_rosters()
    fresh = roster_at(NOW)
    assert codes_by_listing(caught_up) == codes_by_listing(fresh)
    assert {caught_up.ids[seat] for seat in numbers_in(caught_up.shown)} == {
        fresh.ids[seat] for seat in numbers_in(fresh.shown)
    }


@pytest.mark.django_db
class TestCatchingUp:
    def test_new_changed_and_gone(self):
        first, second = make_listing("First"), make_listing("Second")
        roster_at(NOW)
        make_listing("Third", online=True)
        change_listing(first, fields={"cost": "insurance", "name": "Renamed"}, by=None, how=How.ADMIN, why="", now=NOW)
        assert_same_as_a_fresh_one()
        delete_listing(second)
        assert_same_as_a_fresh_one()
        assert second.pk not in roster_at(NOW).ids

    def test_a_search_under_way_keeps_what_it_began_with(self):
        listing = make_listing()
        before = roster_at(NOW)
        change_listing(listing, fields={"cost": "insurance"}, by=None, how=How.ADMIN, why="", now=NOW)
        assert roster_at(NOW) is not before
        assert before.having("cost=free") != 0
        assert before.having("cost=insurance") == 0

    def test_many_changes_at_once(self, monkeypatch):
        monkeypatch.setattr(rosters, "MOST_CHANGES", 2)
        make_listing()
        roster_at(NOW)
        for _ in range(4):
            make_listing()
        assert_same_as_a_fresh_one()

    def test_a_backup_put_back_is_noticed(self):
        listing = make_listing("Kept")
        held = IndexVersion.objects.values("number", "stamps").get()
        change_listing(listing, fields={"cost": "insurance"}, by=None, how=How.ADMIN, why="", now=NOW)
        roster_at(NOW)
        IndexVersion.objects.update(**held)
        SearchEntry.objects.update(codes="cost=free")
        assert roster_at(NOW).having("cost=insurance") == 0

    def test_unchanged_it_costs_one_query(self, django_assert_num_queries):
        make_listing()
        roster_at(NOW)
        with django_assert_num_queries(1):
            roster_at(NOW + timedelta(seconds=30))

    def test_freshness_moves_at_midnight(self):
        make_listing(confirmed_days_ago=180)
        assert roster_at(NOW).shown
        assert not roster_at(NOW + timedelta(days=1)).shown


class WritingMany(TestCase):
    """What is written in bulk is what the actions write, listing by listing."""

    def test_bulk_and_actions_agree(self):
        load_small_gazetteer()
        make_terms()
        codes: dict[str, list[str]] = {}
        for vocabulary, code in Term.objects.order_by("pk").values_list("vocabulary", "code"):
            codes.setdefault(vocabulary, []).append(code)
        write_samples(make_corpus(40, seed=3, now=NOW, towns=towns_by_country(), term_codes=codes), now=NOW)
        entries = list(SearchEntry.objects.order_by("pk").values())
        dates = list(Listing.objects.order_by("pk").values_list("pk", "next_occurrence_at"))
        for listing in Listing.objects.select_related("organisation"):
            refresh_listing(listing, now=NOW)
        again = list(SearchEntry.objects.order_by("pk").values())
        for before, after in zip(entries, again, strict=True):
            assert {**before, "version": 0} == {**after, "version": 0}
        assert dates == list(Listing.objects.order_by("pk").values_list("pk", "next_occurrence_at"))


class HeldBySearchesUnderWay(TestCase):
    """A roster is never altered: whoever is reading one goes on with it."""

    def test_a_change_leaves_the_one_before_as_it_was(self):
        listings = [make_listing(f"Circle {number}") for number in range(3)]
        before = roster_at(NOW)
        as_it_was = codes_by_listing(before)
        change_listing(listings[0], meetings=[], by=None, how=How.COMMAND, why="", now=NOW)
        make_listing("Another one there")
        assert roster_at(NOW) is not before
        assert codes_by_listing(before) == as_it_was
