"""The migrations say what the models say, and say the same on every database."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.files import HOUSE

# Run once per engine, in a fresh process: settings, and anything that looks at them, are read at import.
# No database is opened.
TELL = """
import json, django
django.setup()
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter

loader = MigrationLoader(None)
written = loader.project_state()
changes = MigrationAutodetector(written, ProjectState.from_apps(apps)).changes(graph=loader.graph)
print(json.dumps({
    "conflicts": {app: sorted(names) for app, names in loader.detect_conflicts().items()},
    "missing": [f"{app}: {step.describe()}" for app, found in changes.items()
                for migration in found for step in migration.operations],
    "state": {".".join(key): [name + " " + MigrationWriter.serialize(value)[0]
                              for name, value in [*sorted(model.fields.items()), ("options", model.options)]]
              for key, model in written.models.items()},
}))
"""
ENGINES = {"sqlite": "sqlite://:memory:", "postgresql": "postgres://nobody@localhost/nothing"}


@pytest.fixture(scope="module")
def told():
    answers = {}
    for engine, address in ENGINES.items():
        process = subprocess.run(
            [sys.executable, "-c", TELL],
            cwd=HOUSE,
            env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "directory.settings"},
            capture_output=True,
            text=True,
        )
        assert process.returncode == 0, process.stderr
        answers[engine] = json.loads(process.stdout)
    return answers


@pytest.mark.parametrize("engine", ENGINES)
def test_no_migration_is_missing(told, engine):
    missing = told[engine]["missing"]
    assert not missing, "Run `manage.py makemigrations`; the models have changed:\n" + "\n".join(missing)


def test_no_two_migrations_claim_the_same_place(told):
    assert told["sqlite"]["conflicts"] == {}, "Two migrations follow the same one: renumber the newer."


def test_every_database_has_the_same_state(told):
    sqlite, postgresql = told["sqlite"]["state"], told["postgresql"]["state"]
    different = sorted(name for name in sqlite.keys() | postgresql.keys() if sqlite.get(name) != postgresql.get(name))
    assert not different, (
        "These models differ by database. What only one engine needs belongs in RunPython, which leaves the "
        f"state alone: {', '.join(different)}"
    )
