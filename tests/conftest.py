"""What every test of the site relies on."""

import inspect
from pathlib import Path

import django
import pytest
from django.template import engines
from django.template.base import Node

PACKAGES = Path(django.__file__).resolve().parent.parent


class UndefinedVariable(str):
    """Stands in for Django's string_if_invalid and fails the test when one of *our* templates, or a
    template string, asks for a variable that is not there.

    The admin and other packages rely on undefined variables being empty. For theirs this is falsy, which
    is how Django asks whether anything special is wanted. `{% if name %}` never comes here: asking
    whether a thing exists is no mistake.
    """

    def __bool__(self):
        return not origin_of_running_tag().is_relative_to(PACKAGES)

    def __contains__(self, part):
        return part == "%s"

    def __mod__(self, variable):
        pytest.fail(f"{origin_of_running_tag()} uses the variable “{variable}”, which is not in its context.")


def origin_of_running_tag() -> Path:
    frame = inspect.currentframe()
    while frame := frame.f_back:
        tag = frame.f_locals.get("self")
        if isinstance(tag, Node) and getattr(tag, "origin", None):
            return Path(tag.origin.name)
    return Path("a template string")


@pytest.fixture(autouse=True)
def undefined_template_variables_fail():
    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, UndefinedVariable()
    yield
    engine.string_if_invalid = before
