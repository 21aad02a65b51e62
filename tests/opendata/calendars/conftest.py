import pytest
from django.test import Client

from tests.make import NOW


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    """Views ask what time it is; here it is always NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def visitor():
    """A calendar program that asks in British English."""
    return Client(headers={"accept-language": "en-GB"})
