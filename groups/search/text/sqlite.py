"""Full text on SQLite: an FTS5 table of our own words. `detail=column` leaves word positions out."""

import json

from django.db import connection

CREATE = [
    "CREATE VIRTUAL TABLE groups_words USING fts5("
    "title, body, tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3 4', detail = column, columnsize = 0)"
]
DROP = ["DROP TABLE groups_words"]


def write_many(rows) -> None:
    """Rows of (listing id, title, body), in place of the words that the listings had."""
    rows = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM groups_words WHERE rowid = %s", [row[:1] for row in rows])
        cursor.executemany("INSERT INTO groups_words (rowid, title, body) VALUES (%s, %s, %s)", rows)


def forget(listing_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM groups_words WHERE rowid = %s", [listing_id])


def matching(query) -> tuple[list[int], list[int]]:
    """Listings in which every part matches, and those with any part in the title."""
    everywhere = _listings(_all(query))
    return everywhere, _listings(f"{{title}} : ({_any(query)})") if everywhere else []


def _listings(question: str) -> list[int]:
    """As one row: thousands of rows of one number each take three times as long to fetch."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT json_group_array(rowid) FROM groups_words WHERE groups_words MATCH %s", [question])
        return json.loads(cursor.fetchone()[0])


def _all(query) -> str:
    return " AND ".join(f"({_part(part)})" for part in query.parts)


def _any(query) -> str:
    return " OR ".join(f"({_part(part)})" for part in query.parts)


def _part(part) -> str:
    return " OR ".join("(" + " AND ".join(_word(word) for word in phrase) + ")" for phrase in part.choices)


def _word(word) -> str:
    # Words hold letters and digits only; the quotes keep AND, OR, NOT and NEAR ordinary words.
    tokens = [f'"{exact}"' for exact in sorted(word.exact)]
    if word.prefix:
        tokens.append(f'"{word.prefix}"*')
    return "(" + " OR ".join(tokens) + ")"
