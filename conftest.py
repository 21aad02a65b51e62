"""How a test run behaves: what may be missing, and which database a test is about."""

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import TransactionTestCase

from directory.management.commands.compile_translations import Command as CompileTranslations

# A busy two-core machine makes single examples slow; how long a whole test takes is pytest's affair.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

# The one thing a test may do without everywhere: design data that lies beside the project, not in it.
MAY_BE_ABSENT = "shared"


def must_not_skip(reason: str) -> bool:
    return os.environ.get("REQUIRE_ALL") == "1" and MAY_BE_ABSENT not in reason


def reason_of(report) -> str:
    place_and_reason = report.longrepr
    return place_and_reason[2] if isinstance(place_and_reason, tuple) else str(place_and_reason)


def refuse_skip(report) -> None:
    reason = reason_of(report)
    if must_not_skip(reason):
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1 allows no skip, but this was skipped: {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(collector):
    report = yield
    if report.skipped:
        refuse_skip(report)
    return report


def pytest_configure(config):
    # WhiteNoise warns, and a warning is an error here, when there is no folder of collected files yet.
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    if not hasattr(config, "workerinput"):
        # Once, before the workers start: what the site reads is not in the repository.
        call_command(CompileTranslations(), verbosity=0)


def asks_the_database(item) -> bool:
    """Whether a test may: pytest-django refuses it to all others, so that nothing is missed."""
    is_django_case = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    fixtures = getattr(item, "fixturenames", ())
    return (
        is_django_case
        or item.get_closest_marker("django_db") is not None
        or not {"db", "transactional_db", "django_db_setup", "live_server"}.isdisjoint(fixtures)
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out, rather than skip, what is about the other database: nothing is missing there.

    With DATABASE_TESTS_ONLY=1, as in the second half of `make test`, also what asks no database at all: it has run.
    """
    engine = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")
    database_only = os.environ.get("DATABASE_TESTS_ONLY") == "1"
    chosen, left_out = [], []
    for item in items:
        marker = item.get_closest_marker("only_on")
        is_here = (marker is None or engine in marker.args) and (asks_the_database(item) or not database_only)
        (chosen if is_here else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = chosen
