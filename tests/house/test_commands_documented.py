"""Every command is in docs/commands.md and explains itself with --help."""

import re

import pytest
from django.core.management import load_command_class

from tests.house.files import HOUSE, PACKAGES, list_files

DOCUMENT = HOUSE / "docs" / "commands.md"
COMMANDS = [
    (package, path.stem)
    for package in PACKAGES
    for path in list_files(".py", under=f"{package}/management/commands")
    if not path.stem.startswith("_")
]


def list_documented_commands() -> set[str]:
    return set(re.findall(r"^### `(\w+)", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_command_is_documented():
    missing = {name for _, name in COMMANDS} - list_documented_commands()
    assert not missing, f"Add a heading “### `name`” to docs/commands.md for: {', '.join(sorted(missing))}"


def test_every_documented_command_exists():
    gone = list_documented_commands() - {name for _, name in COMMANDS}
    assert not gone, f"docs/commands.md tells of commands that are not there: {', '.join(sorted(gone))}"


@pytest.mark.parametrize(("package", "name"), COMMANDS)
def test_every_command_explains_itself(package, name):
    assert load_command_class(package, name).help.strip(), f"{name} needs a `help`: what it does, and to what."
