"""The PostgreSQL of a test run is there while it is wanted and gone afterwards, whatever happened."""

from pathlib import Path

import psycopg2
import pytest

from tests import postgresql

pytestmark = [pytest.mark.slow, pytest.mark.only_on("sqlite")]


@pytest.fixture(autouse=True)
def installed():
    if postgresql.find_binaries() is None:
        pytest.skip(postgresql.HOW_TO_INSTALL)


def folder_of(address):
    return Path(address.partition("?host=")[2])


def ask(address, question):
    owner = address.removeprefix("postgres://").partition("@")[0]
    connection = psycopg2.connect(host=folder_of(address), user=owner, dbname="postgres")
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]
    finally:
        connection.close()


def test_it_answers_on_no_network_port_and_is_gone_afterwards():
    with postgresql.throwaway_cluster() as address:
        assert ask(address, "SHOW listen_addresses") == ""
        assert ask(address, "SELECT lower('É')") == "é"
    assert not folder_of(address).exists()
    with pytest.raises(psycopg2.OperationalError):
        ask(address, "SELECT 1")


def test_it_is_gone_when_the_run_breaks_off():
    with pytest.raises(KeyboardInterrupt), postgresql.throwaway_cluster() as address:
        raise KeyboardInterrupt
    assert not folder_of(address).exists()


def test_without_postgresql_the_package_is_named(monkeypatch):
    monkeypatch.setattr(postgresql, "find_binaries", lambda: None)
    with (
        pytest.raises(postgresql.NotInstalled, match="apt install postgresql"),
        postgresql.throwaway_cluster(),
    ):
        pass
