"""Translations can be read, compiled and trusted: no guesses, and the same gaps to fill in every language."""

import re
import shutil
import subprocess

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import to_locale

from tests.house.files import HOUSE, list_files, place

CATALOGUES = list_files(".po", under="locale")
GAP = re.compile(r"%\((\w+)\)[sd]|%[sd]|{(\w+)}")

each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=place)


def test_every_language_but_english_has_a_catalogue():
    wanted = {to_locale(code) for code, _ in settings.LANGUAGES if not code.startswith("en")}
    there = {path.relative_to(HOUSE / "locale").parts[0] for path in CATALOGUES}
    assert wanted <= there, f"Run `make messages` after making locale/{', locale/'.join(sorted(wanted - there))}"


@each_catalogue
def test_no_translation_is_a_guess(path):
    guesses = [f"{place(path, entry.linenum)}: {entry.msgid}" for entry in polib.pofile(str(path)).fuzzy_entries()]
    assert not guesses, "Check each against its English, then take the word “fuzzy” away:\n" + "\n".join(guesses)


def list_gaps(text: str) -> list[str]:
    return sorted(found.group() for found in GAP.finditer(text))


@each_catalogue
def test_every_gap_is_filled_in_translation(path):
    wrong = []
    for entry in polib.pofile(str(path)):
        if entry.obsolete or not entry.translated():
            continue
        if entry.msgid_plural:
            # A plural form may leave a number out (“one group”), but may not make a gap up.
            allowed = set(list_gaps(entry.msgid) + list_gaps(entry.msgid_plural))
            good = all(set(list_gaps(words)) <= allowed for words in entry.msgstr_plural.values())
        else:
            good = list_gaps(entry.msgid) == list_gaps(entry.msgstr)
        if not good:
            wrong.append(f"{place(path, entry.linenum)}: {entry.msgid}")
    assert not wrong, "The %(names)s differ between English and translation:\n" + "\n".join(wrong)


@each_catalogue
def test_the_catalogue_compiles(path, tmp_path):
    if shutil.which("msgfmt"):
        command = ["msgfmt", "--check-format", "--check-header", "-o", tmp_path / "made.mo", path]
        said = subprocess.run(command, capture_output=True, text=True)
        assert said.returncode == 0, said.stderr
    else:
        polib.pofile(str(path)).save_as_mofile(str(tmp_path / "made.mo"))


def test_the_command_compiles_what_is_newer(tmp_path, settings, capsys):
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Hello"\nmsgstr "Helô"\n',
        "utf-8",
    )
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_translations")
    call_command("compile_translations")
    assert capsys.readouterr().out.splitlines() == [
        "Translations: 1 compiled, 0 already current.",
        "Translations: 0 compiled, 1 already current.",
    ]
    assert polib.mofile(str(folder / "django.mo")).find("Hello").msgstr == "Helô"
