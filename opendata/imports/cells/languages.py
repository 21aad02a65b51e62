"""Languages by code (BCP 47, ISO 639-1, -2 or -3) or by name; interpreters are a fact of their own."""

import re
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from groups.terms import read_terms
from groups.vocabulary import Vocabulary
from opendata.imports.cells.reading import Reading, shortened
from opendata.imports.mappings import OWN_NAMES, THREE_LETTERS
from places.spelling import fold

LONGEST_INTERPRETER = 200

_BETWEEN = re.compile(r"\s*(?:[;,|/\n]|\band\b|&)\s*", re.IGNORECASE)
_INTERPRETER = re.compile(r"interpret|translat", re.IGNORECASE)
_WELL_FORMED = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)


class Languages(NamedTuple):
    codes: list[str]
    interpreter: str = ""


@cache
def _known_codes() -> dict[str, str]:
    return {row["code"].lower(): row["code"] for row in read_terms(Vocabulary.LANGUAGE)}


@cache
def _known_names() -> dict[str, str]:
    named = {fold(row["label"]): row["code"] for row in read_terms(Vocabulary.LANGUAGE)}
    return named | {fold(name): code for name, code in OWN_NAMES.items()}


def language_named(words: str) -> str:
    """The code of a language by its name, or ""."""
    return _known_names().get(fold(words), "")


def read_languages(cell: str) -> Reading:
    """Gives `Languages`."""
    codes: list[str] = []
    notes: list[str] = []
    # "interpreters for Arabic and Urdu" is one statement, not two languages of the group.
    parts = re.split(r"\s*[;\n]\s*", cell)
    interpreter = "; ".join(part for part in parts if _INTERPRETER.search(part))
    for part in parts:
        if _INTERPRETER.search(part):
            continue
        for word in filter(None, _BETWEEN.split(part)):
            code, word_notes = _read_word(word.strip())
            notes += word_notes
            if code and code not in codes:
                codes.append(code)
    if len(interpreter) > LONGEST_INTERPRETER:
        notes.append(interpreter)
    return Reading(Languages(codes, shortened(interpreter, LONGEST_INTERPRETER)), tuple(notes))


def _read_word(word: str) -> tuple[str, list[str]]:
    code = word.replace("_", "-").lower()
    if code in _known_codes():
        return _known_codes()[code], []
    if code in THREE_LETTERS:
        return THREE_LETTERS[code], []
    if named := language_named(word):
        return named, []
    base = code.partition("-")[0]
    if _WELL_FORMED.fullmatch(code) and base != code and base in _known_codes():
        return _known_codes()[base], [_("“%(code)s” was taken as “%(base)s”.") % {"code": word, "base": base}]
    return "", [_("The language “%(code)s” is not in our list. Add it, then choose it here.") % {"code": word}]
