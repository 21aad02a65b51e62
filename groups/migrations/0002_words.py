"""The words of full text search, in the shape of the engine in use. Both engines keep the same migration state."""

from django.db import migrations

from groups.search.text import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def create(apps, schema_editor):
    for statement in ENGINES[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in ENGINES[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
