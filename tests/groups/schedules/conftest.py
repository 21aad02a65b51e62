"""Catalogues for the tests alone, so that they do not hang on how far a real translation has come."""

import ast
import re
from pathlib import Path

import polib
import pytest

import groups.schedules
from tests.groups.schedules.spanish import SPANISH

PACKAGE = Path(groups.schedules.__file__).parent
GETTEXT_CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy", "ngettext"}


@pytest.fixture
def spanish(tmp_path, settings):
    """A few Spanish sentences. An entry for a text that the code no longer has fails here."""
    in_code = {(context, msgid) for context, msgid, _plural in texts_in_code()}
    assert set(SPANISH) <= in_code, f"no longer in the code: {set(SPANISH) - in_code}"
    entries = []
    for context, msgid, plural in texts_in_code():
        if (context, msgid) in SPANISH:
            entries.append(_entry(context, msgid, plural, SPANISH[context, msgid]))
    _install(entries, tmp_path, settings)


@pytest.fixture
def every_letter_replaced(tmp_path, settings):
    """A "translation" that turns every letter into ø. What still has letters did not go through gettext."""
    entries = [
        _entry(context, msgid, plural, _without_letters(plural or msgid))
        for context, msgid, plural in texts_in_code()
        if context != "date format"
    ]
    _install(entries, tmp_path, settings)


def texts_in_code():
    """(context, text, plural) of every literal gettext call in the package."""
    found = set()
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT_CALLS:
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if node.func.id.startswith("p"):
                    found.add((words[0], words[1], None))
                elif node.func.id == "ngettext":
                    found.add((None, words[0], words[1]))
                else:
                    found.add((None, words[0], None))
    return found


def _without_letters(text):
    return re.sub(r"%\(\w+\)s|[^\W\d_]", lambda match: match[0] if len(match[0]) > 1 else "ø", text)


def _entry(context, msgid, plural, translated):
    entry = polib.POEntry(msgid=msgid, msgctxt=context)
    if plural:
        entry.msgid_plural, entry.msgstr_plural = plural, {0: translated, 1: translated}
    else:
        entry.msgstr = translated
    return entry


def _install(entries, folder, settings):
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.extend(entries)
    target = folder / "es" / "LC_MESSAGES"
    target.mkdir(parents=True)
    catalogue.save_as_mofile(str(target / "django.mo"))
    settings.LANGUAGES = [("en-gb", "English"), ("es", "Spanish")]
    settings.LOCALE_PATHS = [folder]
