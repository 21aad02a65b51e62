"""Editable vocabularies as data: one CSV a vocabulary, each row with code, label and description."""

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def read_terms(vocabulary: str) -> Iterator[dict[str, str]]:
    yield from _rows(f"{vocabulary}.csv")


def read_synonyms() -> Iterator[dict[str, str]]:
    yield from _rows("synonyms.csv")


def read_aliases() -> Iterator[dict[str, str]]:
    """Everyday words for a filter: phrase, parameter and code ("dads", "for", "fathers")."""
    yield from _rows("aliases.csv")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
