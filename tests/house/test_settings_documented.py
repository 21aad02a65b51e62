"""Every setting that can be given from outside is in docs/settings.md, and nothing else is."""

import ast
import re

from tests.house.files import HOUSE, read_module

SETTINGS = HOUSE / "directory" / "settings.py"
GUNICORN = HOUSE / "gunicorn.conf.py"
DOCUMENT = HOUSE / "docs" / "settings.md"


def list_read_names(path) -> set[str]:
    """NAME of every env.bool("NAME", …), env("NAME") and os.environ.get("NAME", …) in a file."""
    names = set()
    for node in ast.walk(read_module(path)):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        called = ast.unparse(node.func)
        if called == "env" or called.startswith(("env.", "os.environ.get", "os.getenv")):
            names.add(node.args[0].value)
    return names


def list_documented_names() -> set[str]:
    """The first cell of every row: | `NAME` | … |"""
    return set(re.findall(r"^\| `([A-Z][A-Z0-9_]*)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_setting_is_documented():
    missing = (list_read_names(SETTINGS) | list_read_names(GUNICORN)) - list_documented_names()
    assert not missing, f"Add a row to docs/settings.md for: {', '.join(sorted(missing))}"


def test_every_documented_setting_exists():
    gone = list_documented_names() - list_read_names(SETTINGS) - list_read_names(GUNICORN)
    assert not gone, f"docs/settings.md tells of settings nothing reads: {', '.join(sorted(gone))}"


def test_settings_are_found():
    assert {"SECRET_KEY", "DATABASE_URL", "DEBUG"} <= list_read_names(SETTINGS)
