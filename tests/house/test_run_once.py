"""On the second database runs what asks a database; the rest has run already."""

import pytest
from django.test import SimpleTestCase, TestCase

from conftest import asks_the_database


@pytest.fixture
def asks(request):
    return asks_the_database(request.node)


def test_a_plain_test_asks_nothing(asks):
    assert not asks


@pytest.mark.django_db
def test_a_marked_one_does(asks):
    assert asks


def test_so_does_one_with_the_fixture(db, asks):
    assert asks


def test_and_one_that_serves_pages(live_server, asks):
    assert asks


class Case(TestCase):
    @pytest.fixture(autouse=True)
    def _asks(self, asks):
        self.asks = asks

    def test_and_a_case_of_django(self):
        assert self.asks


class SimpleCase(SimpleTestCase):
    @pytest.fixture(autouse=True)
    def _asks(self, asks):
        self.asks = asks

    def test_but_not_a_simple_one(self):
        assert not self.asks
