import pytest
from django.db import transaction

from tests.gazetteer import load_small_gazetteer


@pytest.fixture
def gazetteer(db):
    """The small shelf of tests/gazetteer.py, for one test."""
    load_small_gazetteer()


@pytest.fixture(scope="module")
def _shelf_of_the_module(django_db_setup, django_db_blocker):
    # Loaded once, in a transaction around those of the tests.
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        load_small_gazetteer()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def gazetteer_for_module(_shelf_of_the_module, db):
    """The same, for modules in which every test wants it: what a test adds is gone after it, the shelf stays."""
