"""Telephone and text numbers as people publish them: several to a cell, in letters, with words around them."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groups.models.contact import dialled
from groups.vocabulary import ContactKind
from opendata.imports.cells.languages import language_named
from opendata.imports.cells.reading import Reading

LONGEST_VALUE = 500
LONGEST_LABEL = 120
LONGEST_KEYWORD = 40
# A local number without its area code; nothing shorter is one, and short codes have six digits or fewer.
_LOCAL_DIGITS = 7
_FULL_DIGITS = 9

_BETWEEN = re.compile(r"\s*(?:[;|\n]|\s/\s|,(?=\s*[+(]?\d{2})|\bor\b)\s*", re.IGNORECASE)
_KEYWORD = re.compile(
    r"(?:text|txt|sms)\s+(?:the\s+)?(?:word\s+)?[“\"'‘]?(?P<word>[^\W\d_][\w-]*)[”\"'’]?\s+to\s+(?P<number>[+\d][\d\s-]*\d)",
    re.IGNORECASE,
)
_IN_LETTERS = r"\+?\d[\d\s.()-]*[A-Z][A-Z0-9-]*[A-Z0-9]"
_IN_DIGITS = r"\+?\d{0,4}[\s.–-]*(?:\(\d{1,5}\))?[\s.–-]*\d[\d\s.–-]*\d"
_NUMBER = re.compile(rf"(?P<before>.*?)(?P<number>{_IN_LETTERS}|{_IN_DIGITS})(?P<after>.*)", re.DOTALL)
_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*")
_EXTENSION = re.compile(r"\s*(?:,\s*)?(?:ext(?:ension|n)?\.?|x|poste|#)\s*(?P<digits>\d{1,6})\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"(?:tel(?:ephone)?|phone|call|ring|helpline|number)?[\s.:,–-]*", re.IGNORECASE)
_SAYS_TEXT = re.compile(r"(?:text|txt|sms)\b[\s.:,–-]*", re.IGNORECASE)
_PROFESSIONALS = re.compile(
    r"\b(?:ward|professionals?|referrals?|referrers?|clinicians?|consultants?|bleep|pager)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Number:
    value: str
    kind: str = ContactKind.PHONE
    label: str = ""
    keyword: str = ""
    language: str = ""
    for_professionals: bool = False


def read_phones(cell: str, *, country: str, kind: str = ContactKind.PHONE) -> Reading:
    """A list of `Number`. What is no number stays in a note."""
    numbers: list[Number] = []
    notes: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(cell))):
        number, piece_notes = _read_piece(piece, country=country, kind=kind)
        notes += piece_notes
        if number is not None:
            numbers.append(number)
    return Reading(numbers, tuple(notes))


def is_for_professionals(words: str) -> bool:
    return bool(_PROFESSIONALS.search(words))


def _read_piece(piece: str, *, country: str, kind: str) -> tuple[Number | None, list[str]]:
    if match := _KEYWORD.search(piece):
        return _keyword_number(piece, match)
    match = _NUMBER.fullmatch(piece)
    if not match or len(_digits(match["number"])) < 2 or len(match["number"]) > LONGEST_VALUE:
        return None, [_("There is no number in “%(words)s”.") % {"words": piece}]
    value, notes = match["number"].strip(), []
    before, after = match["before"].strip(), match["after"].strip()
    if _SAYS_TEXT.match(before):
        kind, before = ContactKind.TEXT, _SAYS_TEXT.sub("", before, count=1)
    number = Number(value, kind)
    number, after, extra = _read_brackets(number, after, country=country)
    notes += extra
    if extension := _EXTENSION.match(after):
        number = replace(number, value=f"{number.value} ext. {extension['digits']}")
        after = after[extension.end() :]
    words = " ".join(filter(None, [_plain(before), number.label, _plain(after)]))
    if len(words) > LONGEST_LABEL:
        notes.append(_("Beside the number it says: %(words)s") % {"words": words})
        words = ""
    number = replace(number, label=words, for_professionals=is_for_professionals(piece))
    return number, notes + _dialling_notes(number.value, country)


def _keyword_number(piece: str, match: re.Match) -> tuple[Number | None, list[str]]:
    rest = _plain(piece[: match.start()] + " " + piece[match.end() :])
    if len(match["word"]) > LONGEST_KEYWORD or len(match["number"]) > LONGEST_VALUE:
        return None, [_("There is no number in “%(words)s”.") % {"words": piece}]
    notes = [_("Beside the number it says: %(words)s") % {"words": rest}] if rest else []
    return Number(match["number"].strip(), ContactKind.TEXT, keyword=match["word"]), notes


def _read_brackets(number: Number, after: str, *, country: str) -> tuple[Number, str, list[str]]:
    """Brackets hold an extension, the same number spelt otherwise, a language, or words."""
    notes: list[str] = []
    while match := _IN_BRACKETS.match(after):
        inside, after = match["inside"].strip(), after[match.end() :]
        language = language_named(inside)
        if inside.isascii() and inside.isdigit() and len(inside) < 6 and len(_digits(number.value)) >= _LOCAL_DIGITS:
            notes.append(
                _("“%(number)s (%(inside)s)” was read as an extension.") % {"number": number.value, "inside": inside}
            )
            number = replace(number, value=f"{number.value} ext. {inside}")
        elif language:
            number = replace(number, language=language, label=inside)
        elif inside:
            same = len(_digits(inside)) >= _FULL_DIGITS and dialled(inside, country) == dialled(number.value, country)
            if not same and len(_digits(inside)) >= _FULL_DIGITS:
                notes.append(_("A second number stands in brackets: %(number)s.") % {"number": inside})
            number = replace(number, label=" ".join(filter(None, [number.label, inside])))
    return number, after, notes


def _dialling_notes(value: str, country: str) -> list[str]:
    if dialled(value, country):
        return []
    if not country:
        return [_("“%(number)s”: without a country it is not known how to dial it.") % {"number": value}]
    if len(_digits(value)) <= _LOCAL_DIGITS:
        return [_("“%(number)s”: the area code is missing.") % {"number": value}]
    return [_("“%(number)s” does not look like a number of its country.") % {"number": value}]


def _plain(words: str) -> str:
    words = " ".join(words.split()).strip(" .:,–-")
    return "" if _SAYS_NOTHING.fullmatch(words) else words


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
