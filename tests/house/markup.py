"""Reads templates as a person would: what words are there, which go through gettext, what is linked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

COMMENT = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
TRANSLATED_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
TRANSLATED_WORDS = re.compile(r"""{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')|\b_\((?:"([^"]*)"|'([^']*)')\)""")
TAG = re.compile(r"{%.*?%}", re.DOTALL)
VARIABLE = re.compile(r"{{.*?}}", re.DOTALL)
QUOTED = re.compile(r"""["']([^"'\s]+\.(?:html|txt|svg|xml|ics|css))["']""")
BLOCK_IN_ATTRIBUTE = re.compile(r"""=\s*"[^"<>]*{%\s*block\s+(\w+)""")
LETTERS = re.compile(r"[^\W\d_]{2,}")

# Attributes whose value a person sees or hears.
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"}


def blank(match: re.Match) -> str:
    """Nothing but the line breaks, so that line numbers stay true."""
    return "\n" * match.group().count("\n")


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    line: int


@dataclass
class Page:
    translated: list[str] = field(default_factory=list)
    bare: list[tuple[int, str]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    names_templates: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    def __init__(self, page: Page):
        super().__init__(convert_charrefs=True)
        self.page = page
        self.unread = 0

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self.page.elements.append(Element(tag, attributes, line))
        for name, value in attributes.items():
            if name in SPOKEN and LETTERS.search(value):
                self.page.bare.append((line, value.strip()))
        if tag in ("script", "style"):
            self.unread += 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.unread -= 1

    def handle_data(self, data):
        if not self.unread and LETTERS.search(data):
            # The data starts where the tag before it ends; its first letter may be lines below.
            before = data[: LETTERS.search(data).start()].count("\n")
            self.page.bare.append((self.getpos()[0] + before, " ".join(data.split())))


def list_blocks_in_attributes(text: str) -> set[str]:
    """Blocks that a page fills with a class or an address rather than with words: class="{% block shape %}"."""
    return set(BLOCK_IN_ATTRIBUTE.findall(text))


def read_template(text: str, blocks_in_attributes: Iterable[str] = ()) -> Page:
    page = Page()
    text = COMMENT.sub(blank, text)
    for name in blocks_in_attributes:
        text = re.sub(rf"{{%\s*block {name}\b.*?{{%\s*endblock\b.*?%}}", blank, text, flags=re.DOTALL)
    page.names_templates = set(QUOTED.findall(text))
    page.translated += [" ".join(inner.split()) for inner in TRANSLATED_BLOCK.findall(text)]
    text = TRANSLATED_BLOCK.sub(blank, text)
    page.translated += ["".join(groups) for groups in TRANSLATED_WORDS.findall(text)]
    text = VARIABLE.sub(lambda match: "•" + blank(match), TAG.sub(blank, text))
    reader = Reader(page)
    reader.feed(text)
    reader.close()
    return page
