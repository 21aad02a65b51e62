"""The words a visitor reads are plain and kind. Why each is left out: CONTRIBUTING.md, “Words”."""

import ast
import csv
import re

import pytest

from tests.house.files import list_files, list_modules, list_templates, place, read_module
from tests.house.markup import read_template

LEFT_OUT = {
    r"\bjust\b": "it makes small of what may be hard",
    r"\bonly\b": "it makes small; say what is, not what is not",
    r"\bat least\b": "it compares her trouble with a worse one",
    r"\bbaby blues\b": "it hides an illness behind a mild word",
    r"\bbrave\b": "it says that asking for help is frightening",
    r"\b(cure|cures|cured)\b": "nobody can promise it",
    r"\d\s?%(?!\()": "a percentage about people's health promises what nobody can",
}
PATTERN = {re.compile(pattern, re.IGNORECASE): why for pattern, why in LEFT_OUT.items()}

# The rooms whose words reach visitors. Staff read those of admin, desk and portal; they bear more.
PUBLIC_PYTHON = (
    "groups.forms",
    "groups.freshness",
    "groups.safety",
    "groups.schedules",
    "groups.search",
    "groups.templatetags",
    "groups.views",
    "groups.vocabulary",
    "opendata.calendars",
    "places",
)
STAFF_TEMPLATES = ("admin/", "desk/", "portal/", "registration/", "reversion/")
GETTEXT = re.compile(r"^(_|n?p?gettext(_lazy)?|ngettext_lazy|npgettext_lazy)$")


def find_left_out(words: str) -> list[str]:
    return [f"“{found.group()}”: {why}" for pattern, why in PATTERN.items() if (found := pattern.search(words))]


def list_python_words():
    for module, path in list_modules().items():
        if not module.startswith(PUBLIC_PYTHON) or ".management" in module or ".admin" in module:
            continue
        for node in ast.walk(read_module(path)):
            if not isinstance(node, ast.Call) or not GETTEXT.match(ast.unparse(node.func).rpartition(".")[2]):
                continue
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield place(path, node.lineno), argument.value


def list_template_words():
    for name, path in list_templates().items():
        if not name.startswith(STAFF_TEMPLATES):
            for words in read_template(path.read_text(encoding="utf-8")).translated:
                yield place(path), words


def list_term_words():
    for path in list_files(".csv", under="groups/terms"):
        with path.open(encoding="utf-8", newline="") as rows:
            for number, row in enumerate(csv.DictReader(rows), 2):
                for column in ("label", "description"):
                    if row.get(column):
                        yield place(path, number), row[column]


@pytest.mark.parametrize("source", [list_python_words, list_template_words, list_term_words])
def test_words_for_visitors_are_kind(source):
    unkind = [f"{where}: {why}\n    {words}" for where, words in source() for why in find_left_out(words)]
    assert not unkind, "Say it another way:\n" + "\n".join(unkind)


@pytest.mark.parametrize(
    "words",
    [
        "You just call",
        "Only for mums",
        "at least 2",
        "the baby blues",
        "be brave",
        "It cures",
        "90% get well",
    ],
)
def test_unkind_words_are_found(words):
    assert find_left_out(words)


@pytest.mark.parametrize("words", ["We adjust the date", "Commonly", "secure", "%(count)s%(unit)s", "a procured room"])
def test_kind_words_pass(words):
    assert not find_left_out(words)
