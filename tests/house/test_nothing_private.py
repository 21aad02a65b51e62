"""The project speaks of the project: no path of a machine, no secret, no place that packages came from."""

import re

from tests.house.files import list_files, place

TEXT = (
    *(".py", ".html", ".txt", ".md", ".css", ".js", ".toml", ".cfg", ".yml", ".yaml", ".json", ".po", ".svg"),
    *("Makefile", "run", ".gitignore", "LICENSE"),
)

# Written in pieces, or this file would find itself.
FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(?<![\w.}])/(?:root|home|Users|wo" + r"rk)/\w"),
    "a private key": re.compile("BEGIN [A-Z ]*PRIVATE" + " KEY"),
    "an access key": re.compile(r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,})\b"),
    "where packages come from": re.compile(
        r"index" + r"[-_]url|PIP_IN" + r"DEX|find" + r"[-_]links|py" + r"pi\.org|python" + r"hosted",
        re.IGNORECASE,
    ),
}


def test_no_file_tells_of_a_machine_or_a_secret():
    told = [
        f"{place(path, number)}: {what}"
        for path in list_files(*TEXT)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line)
    ]
    assert not told, "Take these out:\n" + "\n".join(told)


def test_they_would_be_found():
    assert FORBIDDEN["a path of somebody's machine"].search("see /ho" + "me/asha/site")
    assert FORBIDDEN["where packages come from"].search("--extra-index" + "-url=https://packages.test")
    assert not FORBIDDEN["a path of somebody's machine"].search("https://example.org/ho" + "me/asha")
