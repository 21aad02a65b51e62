"""Whatever stands in a cell, a row is taken in or rejected with a reason; nothing else happens."""

from time import monotonic

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from opendata.imports.cells.addresses import read_emails, read_sources, read_web_addresses
from opendata.imports.cells.ages import read_baby_ages
from opendata.imports.cells.areas import read_country, read_region, read_service_area
from opendata.imports.cells.costs import read_cost
from opendata.imports.cells.languages import read_languages
from opendata.imports.cells.phones import read_phones
from opendata.imports.cells.schedules import read_times
from opendata.imports.cells.topics import read_stages, read_topics
from opendata.imports.columns import OPTIONAL
from opendata.imports.reading_rows import LONGEST_CELL
from opendata.imports.sheet import UnreadableFile
from tests.make import NOW, make_terms
from tests.opendata.sheets import PLAIN, import_file, write_csv

# Pieces of real cells, to get further into the parsers than noise would.
PIECES = st.sampled_from(
    [
        "FREQ=WEEKLY;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        "COUNT=8",
        "first Tuesday 26 November 2010",
        "31 February 2021",
        "until 1 May 2020",
        "every second Monday",
        "10:30",
        "5pm PT / 8pm ET",
        "Europe/London",
        "text HOPE to 85258",
        "1-833-TLC-MAMA (1-833-852-6262)",
        "(3)",
        "ward",
        "a@b.example.org",
        "https://example.org/;x",
        "12 weeks to 5 years",
        "£2.50",
        "$1,000,000",
        "psychosis;depression",
        "hybrid",
        "onsite",
        "by arrangement",
        "exact address withheld",
        "Washington",
        "US",
        "up to 999 people",
        "²³",
        "٣٤٥",
    ]
)
CELLS = st.one_of(PIECES, st.text(max_size=60), st.lists(PIECES, max_size=4).map(" ".join), st.just("9" * 400))


PARSERS = [
    lambda cell: read_phones(cell, country="US"),
    lambda cell: read_service_area(cell, country="GB"),
    lambda cell: read_region(cell, country="CA"),
    lambda cell: read_cost("paid", cell, country="NZ"),
    lambda cell: read_times(words=cell, rule=cell, start=cell, minutes=cell, zone=cell, today=NOW.date()),
    read_baby_ages,
    read_country,
    read_emails,
    read_languages,
    read_sources,
    read_stages,
    read_topics,
    read_web_addresses,
]


@given(CELLS)
@settings(max_examples=300)
def test_every_parser_gives_a_reading(cell):
    for parser in PARSERS:
        reading = parser(cell)
        assert all(isinstance(note, str) and note for note in reading.notes)


# Long runs of what the patterns look for; a pattern that goes back over them again and again would take minutes.
@pytest.mark.parametrize(
    "piece", ["1 ", "(1)", "1-", "a.", "\n", "first ", "1 Jan 2020 ", "UK and ", "formerly (", "weeks to "]
)
def test_long_cells_are_quick(piece):
    cell = (piece * LONGEST_CELL)[:LONGEST_CELL]
    started = monotonic()
    for parser in PARSERS:
        parser(cell)
    assert monotonic() - started < 2


@pytest.fixture
def words(db):
    make_terms()


@given(cells=st.dictionaries(st.sampled_from(OPTIONAL), CELLS, max_size=12))
@example(cells={"venue": "exact address withheld", "format": "in_person"})
@example(cells={"rrule": "FREQ=WEEKLY;BYDAY=TU", "schedule_text": "by arrangement", "start_time": "10:30"})
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cells_are_taken_in_or_rejected(words, cells):
    _take_in_or_reject(cells)


@pytest.mark.slow
@given(cells=st.dictionaries(st.sampled_from(OPTIONAL), CELLS, max_size=20))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_cells_are_taken_in_or_rejected(words, cells):
    _take_in_or_reject(cells)


def _take_in_or_reject(cells):
    with transaction.atomic():
        try:
            report = import_file(write_csv({**PLAIN, **cells}))
        except UnreadableFile:
            return
        finally:
            transaction.set_rollback(True)
    (item,) = report.items
    # What the plan promises is what happens: the database refuses nothing that the plan let pass.
    assert item.outcome == "created" or (item.outcome == "rejected" and item.draft is None and item.reasons)
