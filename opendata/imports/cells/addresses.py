"""E-mail and web addresses, and the sources a row names."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from opendata.imports.cells.reading import Reading, shortened

LONGEST_WEB_ADDRESS = 500
LONGEST_SOURCE_ADDRESS = 1000
LONGEST_SOURCE_NAME = 200

_BETWEEN_EMAILS = re.compile(r"[;,|\s]+|\bor\b")
_HIDDEN = re.compile(r"\[email|protected\]|\[at\]|\(at\)", re.IGNORECASE)
_BETWEEN_SOURCES = re.compile(r"\s+;\s+|\n")
_LOOKS_LIKE_A_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:].*)?", re.IGNORECASE)
_check_web = URLValidator(["http", "https"])


class Source(NamedTuple):
    name: str
    url: str = ""


def read_emails(cell: str) -> Reading:
    if _HIDDEN.search(cell):
        return Reading([], (_("The page hides the e-mail address: “%(cell)s”.") % {"cell": cell},))
    found, notes = [], []
    for word in filter(None, _BETWEEN_EMAILS.split(cell)):
        word = word.removeprefix("mailto:").strip("<>")
        if _is_email(word):
            found.append(word)
        else:
            notes.append(_("“%(word)s” is not an e-mail address.") % {"word": word})
    return Reading(found, tuple(notes))


def read_web_addresses(cell: str, *, longest: int = LONGEST_WEB_ADDRESS) -> Reading:
    # Addresses may hold semicolons and commas of their own: only space divides them.
    found, notes = [], []
    words = cell.split()
    for word in words if len(words) < 2 else [word.strip(",;") for word in words]:
        url = whole_address(word)
        if url and len(url) <= longest:
            found.append(url)
        elif word:
            notes.append(_("“%(word)s” is not a web address.") % {"word": word})
    return Reading(found, tuple(notes))


def whole_address(word: str) -> str:
    """The address with its scheme, or "" when it is none."""
    if _LOOKS_LIKE_A_HOST.fullmatch(word):
        word = f"https://{word}"
    try:
        _check_web(word)
    except ValidationError:
        return ""
    return word


def read_sources(*cells: str) -> Reading:
    """Every page or paper named, once. A source need not have an address: then its description is its name."""
    found: list[Source] = []
    notes: list[str] = []
    for text in filter(None, (part.strip() for cell in cells for part in _BETWEEN_SOURCES.split(cell))):
        url = whole_address(text)
        if url and len(url) <= LONGEST_SOURCE_ADDRESS:
            source = Source(shortened(urlsplit(url).netloc.removeprefix("www."), LONGEST_SOURCE_NAME), url)
        else:
            source = Source(shortened(text, LONGEST_SOURCE_NAME))
            if len(text) > LONGEST_SOURCE_NAME:
                notes.append(text)
        if source not in found:
            found.append(source)
    return Reading(found, tuple(notes))


def _is_email(word: str) -> bool:
    try:
        validate_email(word)
    except ValidationError:
        return False
    return True
