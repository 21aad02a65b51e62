import pytest

from tests.gazetteer import load_small_gazetteer


@pytest.fixture
def gazetteer(db):
    load_small_gazetteer()
