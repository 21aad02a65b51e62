"""The documents lead somewhere: links and pictures exist, and so do the commands they tell people to run."""

import re

import pytest

from tests.house.files import HOUSE, list_files, place

DOCUMENTS = list_files(".md")
LINK = re.compile(r"""\]\(([^)\s]+)\)|(?:src|href)="([^"]+)\"""")
MAKE = re.compile(r"(?:^|`)(?:[A-Z_]+=\S+ )*make ([a-z][a-z-]*)", re.MULTILINE)
TARGETS = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=place)


def list_anchors(path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_document
def test_links_lead_somewhere(document):
    broken = []
    for pair in LINK.findall(document.read_text(encoding="utf-8")):
        link = "".join(pair)
        if re.match(r"[a-z]+:", link):  # another site, or a letter
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name) if name else document
        if not target.exists() or (anchor and anchor not in list_anchors(target)):
            broken.append(link)
    assert not broken, f"{place(document)} points at what is not there: {', '.join(broken)}"


@each_document
def test_the_workbench_has_what_is_promised(document):
    unknown = set(MAKE.findall(document.read_text(encoding="utf-8"))) - TARGETS
    assert not unknown, (
        f"{place(document)} tells of `make {', make '.join(sorted(unknown))}`, which is not in the Makefile."
    )


def test_the_two_commands_are_in_the_readme():
    assert {"run", "test"} <= set(MAKE.findall((HOUSE / "README.md").read_text(encoding="utf-8")))


def test_decisions_are_numbered_once_and_have_all_three_parts():
    records = list_files(".md", under="docs/decisions")
    numbers = [record.name[:4] for record in records]
    assert sorted(set(numbers)) == numbers
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(record.name[:4])}. "), place(record)
        for part in ("**Context.**", "**Choice.**", "**Cost.**"):
            assert part in text, f"{place(record)} lacks {part}"
        assert len(text.split()) < 450, f"{place(record)} is longer than a page."
