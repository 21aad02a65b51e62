"""import_listings and load_samples, as somebody at a terminal meets them."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from groups.models import Listing, Term
from groups.vocabulary import Freshness
from opendata.samples import load
from tests.make import NOW, make_place, make_terms
from tests.opendata.sheets import PLAIN, whole_database, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "listings.csv"
    path.write_bytes(write_csv(PLAIN, {**PLAIN, "id": "a2", "kind": "bowling"}, {**PLAIN, "id": "a3", "mood": "sunny"}))
    return path


def run(capsys, *arguments) -> str:
    call_command(*arguments)
    return capsys.readouterr().out


def test_it_says_what_became_of_every_row(file, capsys):
    make_place()
    out = run(capsys, "import_listings", str(file), "--source", "a-test")
    assert "Rejected: row 3 (a2), column kind: “bowling”" in out
    assert "Columns we do not know, kept in notes: mood." in out
    assert out.splitlines()[-1] == "3 rows: 2 created, 0 updated, 0 unchanged, 1 rejected."
    assert Listing.objects.count() == 2


def test_a_dry_run_says_the_same_and_writes_nothing(file, capsys):
    make_place()
    before = whole_database()
    dry = run(capsys, "import_listings", str(file), "--source", "a-test", "--dry-run").splitlines()
    assert whole_database() == before
    wet = run(capsys, "import_listings", str(file), "--source", "a-test").splitlines()
    assert dry[:-1] == wet[:-1]
    assert dry[-1] == f"{wet[-1]} Nothing was written: this was a dry run."


def test_it_brings_the_words_it_needs(file, capsys):
    make_place()
    run(capsys, "import_listings", str(file), "--source", "a-test")
    assert Term.objects.filter(vocabulary="stage").exists()


def test_it_says_that_there_is_no_map_yet(file, capsys):
    call_command("import_listings", str(file), "--source", "a-test")
    assert "load_gazetteer" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", "id,kind\nä".encode("latin-1")])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path, content):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"odd\.csv"):
        call_command("import_listings", str(path), "--source", "a-test")


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_listings", str(tmp_path / "none.csv"), "--source", "a-test")


def test_the_name_of_a_source_is_plain(file):
    with pytest.raises(CommandError, match="name of a source"):
        call_command("import_listings", str(file), "--source", "A test!")


@pytest.fixture
def short_sample(tmp_path, monkeypatch):
    """Three real rows in place of 178, so that the command can be tried often."""
    lines = load.REAL_LISTINGS.read_text(encoding="utf-8").splitlines(keepends=True)[:4]
    path = tmp_path / "real_listings.csv"
    path.write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(load, "REAL_LISTINGS", path)


def test_samples_are_loaded_once(short_sample, capsys):
    make_place()
    first = run(capsys, "load_samples")
    assert "Real listings: 3 created" in first
    real = Listing.objects.filter(is_example=False)
    assert {listing.freshness(now=NOW) for listing in real} == {Freshness.NOT_YET_CONFIRMED}
    before = whole_database()
    again = run(capsys, "load_samples")
    assert "3 unchanged" in again
    assert "0 created" in again
    assert whole_database() == before


def test_samples_wait_for_the_map(short_sample):
    make_terms()
    with pytest.raises(CommandError, match="load_gazetteer"):
        call_command("load_samples")
    assert not Listing.objects.exists()
