import pytest
from django.test import Client

from groups.views.town_names import forget_town_names
from tests.groups.views.reading import Page
from tests.make import NOW, make_listing, make_place


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    """Views ask what time it is; here it is always NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture(autouse=True)
def _no_names_of_another_test():
    forget_town_names()


@pytest.fixture
def visitor():
    """A browser that has never been here, in British English."""
    return Client(headers={"accept-language": "en-GB"})


@pytest.fixture
def read(visitor):
    """read(path) opens a page that must answer 200 and be a good page."""

    def read(path, status=200):
        response = visitor.get(path)
        assert response.status_code == status, path
        page = Page(response)
        assert page.problems() == []
        return page

    return read


@pytest.fixture
def bristol(db):
    """A town on the shelf, and one group that meets in it."""
    make_place()
    return make_listing("Hope Street Circle")
