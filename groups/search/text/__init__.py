"""Full text search: the same questions and the same answers on both engines."""

from django.db import connection

from groups.search.text import postgresql, sqlite


def engine():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
