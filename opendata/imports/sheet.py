"""Read a CSV file into rows of named cells. Nothing here knows what a cell means."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from opendata.imports.columns import KNOWN, REQUIRED, column_for

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000

# Raise it when the meaning of a column changes here, so that files taken in before are read afresh.
READING = 1

_DELIMITERS = (",", ";", "\t")
_SPACES = re.compile(r"[^\S\n]+")
# Zero-width spaces, byte order marks, and marks that turn the direction of everything after them.
_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


class UnreadableFile(Exception):
    """The file as a whole cannot be taken in; str() is a sentence for the person who brought it."""


@dataclass(frozen=True)
class Row:
    """`number` is as a spreadsheet counts, the header being row 1. `too_many`: cells beyond the last column."""

    number: int
    cells: dict[str, str]
    too_many: tuple[str, ...] = ()
    missing_cells: int = 0

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def fingerprint(self) -> str:
        meaning = [READING, sorted((name, cell) for name, cell in self.cells.items() if cell), self.too_many]
        return hashlib.sha256(json.dumps(meaning).encode()).hexdigest()


@dataclass(frozen=True)
class Sheet:
    """`extra_columns` mean nothing to us; what stands in them is kept in notes."""

    rows: list[Row]
    columns: list[str]
    file_hash: str

    @property
    def extra_columns(self) -> list[str]:
        return [column for column in self.columns if column not in KNOWN]

    @property
    def missing_columns(self) -> list[str]:
        return [column for column in KNOWN if column not in self.columns]


def read_sheet(content: bytes, *, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS) -> Sheet:
    """Raises UnreadableFile."""
    text = _decode(content, most_bytes)
    records = _read_records(text, most_rows)
    columns = _read_header(records[0])
    rows = []
    for number, record in enumerate(records[1:], start=2):
        cells = [clean(cell) for cell in record]
        if not any(cells):
            continue
        named = dict(zip(columns, cells, strict=False))
        too_many = tuple(cell for cell in cells[len(columns) :] if cell)
        rows.append(Row(number, named, too_many, max(0, len(columns) - len(cells))))
    if not rows:
        raise UnreadableFile(_("This file has a header and no rows below it."))
    return Sheet(rows, columns, hashlib.sha256(content).hexdigest())


def clean(cell: str) -> str:
    """Without control characters and doubled spaces; line breaks inside a cell stay."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", cell)).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
    return _SPACES.sub(" ", kept).strip()


def _decode(content: bytes, most_bytes: int) -> str:
    if len(content) > most_bytes:
        raise UnreadableFile(
            _("This file is too big: it has %(size)s bytes, and %(most)s is the most. Please split it.")
            % {"size": len(content), "most": most_bytes}
        )
    if not content.strip():
        raise UnreadableFile(_("This file is empty."))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(_("This is a spreadsheet file. Please save it as “CSV UTF-8” and bring that."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            _("This file is not in UTF-8 (see byte %(place)s). Please save it as “CSV UTF-8”.") % {"place": error.start}
        ) from None
    if "\x00" in text:
        raise UnreadableFile(_("This does not look like a CSV file. Please save it as “CSV UTF-8”."))
    return text


def _read_records(text: str, most_rows: int) -> list[list[str]]:
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    # Strict, because a quotation mark that is never closed would swallow every row after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        for record in reader:
            if len(records) > most_rows:
                raise UnreadableFile(_("This file has more than %(most)s rows. Please split it.") % {"most": most_rows})
            if records or any(cell.strip() for cell in record):
                records.append(record)
    except csv.Error as error:
        raise UnreadableFile(
            _("Line %(line)s cannot be read: %(problem)s. A quotation mark may be missing or misplaced.")
            % {"line": reader.line_num, "problem": error}
        ) from None
    if not records:
        raise UnreadableFile(_("This file is empty."))
    return records


def _read_header(record: list[str]) -> list[str]:
    headers = [clean(cell) for cell in record]
    columns = [column_for(header) or f"column_{number}" for number, header in enumerate(headers, start=1)]
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise UnreadableFile(
            _("The first row must name the columns, and these are missing: %(columns)s.")
            % {"columns": ", ".join(missing)}
        )
    twice = {column: header for column, header in zip(columns, headers, strict=True) if columns.count(column) > 1}
    if twice:
        raise UnreadableFile(
            _("Two columns of this file mean the same: %(columns)s. Please keep one of each.")
            % {"columns": ", ".join(f"“{header}”" for header in twice.values())}
        )
    return columns
