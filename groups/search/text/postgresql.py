"""Full text on PostgreSQL: our own words as a tsvector behind a GIN index.

The vector is built from an array and the question is cast, not parsed, so that PostgreSQL's own idea of a word
never comes between; neither needs an extension.
"""

from django.db import connection

_BODY = "array_to_tsvector(string_to_array(body, ' '))"
_TITLE = "array_to_tsvector(string_to_array(title, ' '))"
CREATE = [
    "CREATE TABLE groups_words (listing_id bigint PRIMARY KEY, title text NOT NULL, body text NOT NULL)",
    # Without the pending list of fast updates a search never has to read what a save left behind.
    f"CREATE INDEX groups_words_body ON groups_words USING gin ({_BODY}) WITH (fastupdate = off)",
]
DROP = ["DROP TABLE groups_words"]


def write_many(rows) -> None:
    """Rows of (listing id, title, body), in place of the words that the listings had."""
    from psycopg2.extras import execute_values

    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO groups_words (listing_id, title, body) VALUES %s"
            " ON CONFLICT (listing_id) DO UPDATE SET title = excluded.title, body = excluded.body",
            rows,
        )


def forget(listing_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM groups_words WHERE listing_id = %s", [listing_id])


def matching(query) -> tuple[list[int], list[int]]:
    """Listings in which every part matches, and those with any part in the title."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT listing_id, {_TITLE} @@ %s::tsquery FROM groups_words WHERE {_BODY} @@ %s::tsquery",  # noqa: S608
            [_any(query), _all(query)],
        )
        rows = cursor.fetchall()
    return [row[0] for row in rows], [row[0] for row in rows if row[1]]


def _all(query) -> str:
    return " & ".join(f"({_part(part)})" for part in query.parts)


def _any(query) -> str:
    return " | ".join(f"({_part(part)})" for part in query.parts)


def _part(part) -> str:
    return " | ".join("(" + " & ".join(_word(word) for word in phrase) + ")" for phrase in part.choices)


def _word(word) -> str:
    tokens = [f"'{exact}'" for exact in sorted(word.exact)]
    if word.prefix:
        tokens.append(f"'{word.prefix}':*")
    return "(" + " | ".join(tokens) + ")"
