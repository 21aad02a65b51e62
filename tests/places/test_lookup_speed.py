"""The full shelf: the same answers as on the small one, and quickly."""

import io
import random
import time

import pytest
from django.core.management import call_command
from django.test import TestCase

from places.lookup import Ambiguous, Found, NotFound, find_place, landing_place, nearest_town, towns_within
from places.models import Place, PlaceName
from tests.places.answers_wanted import MUST_FIND, MUST_NAME_AN_AREA, MUST_OFFER

# What we promise is 5 ms. A test machine may be busy, so time is counted on the processor and doubled.
PROMISED_MS = 5
GENEROUS_MS = 2 * PROMISED_MS


def run(**options):
    out = io.StringIO()
    call_command("load_gazetteer", stdout=out, **options)
    return out.getvalue()


def misspell(name):
    place = random.randrange(len(name))
    return name[:place] + random.choice("aeiounst") + name[place + 1 :]


@pytest.mark.slow
class TestFullShelf(TestCase):
    @classmethod
    def setUpTestData(cls):
        started = time.process_time()
        run()
        cls.seconds_to_load = time.process_time() - started

    def test_loading_takes_less_than_a_minute(self):
        assert self.seconds_to_load < 60
        assert Place.objects.towns().count() > 90_000
        assert Place.objects.filter(kind="postcode").count() > 41_000

    def test_a_second_run_takes_no_time_and_a_forced_one_changes_nothing(self):
        started = time.process_time()
        assert "nothing loaded" in run()
        assert time.process_time() - started < 2
        before = (Place.objects.count(), PlaceName.objects.count(), PlaceName.objects.latest("pk").pk)
        assert "0 new, 0 changed" in run(force=True)
        assert (Place.objects.count(), PlaceName.objects.count(), PlaceName.objects.latest("pk").pk) == before

    def test_what_must_be_found(self):
        for text, near_value in MUST_FIND:
            with self.subTest(text):
                answer = find_place(text)
                assert isinstance(answer, Found), answer
                assert answer.near_value == near_value

    def test_what_must_be_asked_about(self):
        for text, country, first, also_among in MUST_OFFER:
            with self.subTest(text):
                answer = find_place(text, country=country)
                assert isinstance(answer, Ambiguous), answer
                labels = [point.label for point in answer.choices]
                assert labels[0] == first
                assert set(also_among) <= set(labels)

    def test_what_must_be_named_as_a_country_or_region(self):
        for text, country, reason, code, region_code in MUST_NAME_AN_AREA:
            with self.subTest(text):
                answer = find_place(text, country=country)
                assert isinstance(answer, NotFound), answer
                assert (answer.reason, answer.country, answer.region_code) == (reason, code, region_code)

    def test_our_own_labels_lead_back_to_their_places(self):
        random.seed(20)
        lost = []
        for place in random.sample(list(Place.objects.towns().filter(country__in=("GB", "US", "IE", "CA"))), 300):
            answer = find_place(place.label)
            points = [answer.place] if isinstance(answer, Found) else getattr(answer, "choices", ())
            if place.slug not in [point.slug for point in points]:
                lost.append(place.label)
        assert len(lost) <= 3, lost

    def test_landing_pages(self):
        random.seed(21)
        for place in random.sample(list(Place.objects.towns()), 200):
            assert landing_place(*place.landing_parts) == place

    def test_speed(self):
        random.seed(22)
        names = random.sample(list(PlaceName.objects.filter(is_primary=True).values_list("name", flat=True)), 300)
        asked = {
            "towns": names,
            "towns in countries": [f"{name}, England" for name in names],
            "misspelt": [misspell(name) for name in names],
            "ZIP codes": list(Place.objects.filter(kind="postcode").values_list("name", flat=True)[:300]),
            "British postcodes": [f"{area}{number} 1AB" for area in ("BS", "SW", "M") for number in range(1, 60)],
            "namesakes": ["Springfield", "San Antonio", "Newport", "Santa Cruz"] * 20,
            "no place at all": ["somebody to talk to", "groups for fathers near me", "x" * 200, "🤱", "a, b, c"] * 20,
        }
        for what, texts in asked.items():
            times = []
            for text in texts:
                started = time.process_time()
                find_place(text)
                times.append((time.process_time() - started) * 1000)
            times.sort()
            middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
            print(f"find_place, {what}: half under {middle:.2f} ms, 95 in 100 under {high:.2f} ms")
            assert high < GENEROUS_MS, what

    def test_speed_of_looking_around(self):
        for look in (
            lambda: nearest_town(41.92, -87.65),
            lambda: nearest_town(51.5, -0.1),
            lambda: towns_within(51.45, -2.59, 100, 20),
        ):
            look()
            started = time.process_time()
            for _ in range(20):
                look()
            assert (time.process_time() - started) / 20 * 1000 < 4 * GENEROUS_MS
