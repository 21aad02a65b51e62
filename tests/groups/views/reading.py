"""Reads a page as a visitor's browser or screen reader would: headings, names of fields, links, words."""

from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "input", "br", "hr", "img"}
# What a browser fetches without being asked.
FETCHES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "form": "action",
    "use": "href",
}
UNREAD = {"style", "script"}


class Page(HTMLParser):
    def __init__(self, response):
        super().__init__(convert_charrefs=True)
        self.html = response.content.decode()
        self.open: list[tuple[str, dict]] = []
        self.headings: list[tuple[int, str]] = []
        self.title = ""
        self.links: list[tuple[str, dict]] = []
        self.ids: list[str] = []
        self.points_at: list[str] = []
        self.fields: list[tuple[dict, bool]] = []
        self.label_for: set[str] = set()
        self.elements: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.wrongly_nested: list[str] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("aria-labelledby", "aria-describedby", "for"):
            self.points_at += attributes.get(name, "").split()
        if tag == "label":
            self.label_for.add(attributes.get("for", ""))
        if tag in ("input", "select", "textarea") and attributes.get("type") not in ("hidden", "submit"):
            self.fields.append((attributes, any(name == "label" for name, _attributes in self.open)))
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append((int(tag[1]), ""))
        if tag == "a":
            self.links.append(("", attributes))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        last = self.open.pop()[0]
        if last != tag:
            self.wrongly_nested.append(f"<{last}> closed by </{tag}>")

    def handle_data(self, data):
        inside = [tag for tag, _attributes in self.open]
        if UNREAD & set(inside):
            return
        if inside and inside[-1] == "title":
            self.title += data
        self.words.append(data)
        for tag in inside:
            if tag in ("h1", "h2", "h3", "h4"):
                level, words = self.headings[-1]
                self.headings[-1] = (level, words + data)
            if tag == "a":
                words, attributes = self.links[-1]
                self.links[-1] = (words + data, attributes)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def h1(self) -> str:
        return next(" ".join(words.split()) for level, words in self.headings if level == 1)

    def link(self, words: str) -> str:
        """Where the first link of these words leads."""
        return next(found["href"] for label, found in self.links if words in " ".join(label.split()))

    def find(self, tag: str, **wanted) -> list[dict]:
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]

    def problems(self) -> list[str]:
        """What would make it hard to use; empty for a good page."""
        found = list(self.wrongly_nested)
        levels = [level for level, _words in self.headings]
        if levels.count(1) != 1:
            found.append(f"{levels.count(1)} main headings")
        found += [f"heading {after} after {before}" for before, after in pairwise(levels) if after > before + 1]
        found += [f"an empty heading {level}" for level, words in self.headings if not words.strip()]
        found += [f"two elements called {name}" for name in set(self.ids) if self.ids.count(name) > 1]
        found += [f"nothing is called {name}" for name in self.points_at if name not in self.ids]
        found += [
            f"a field without a label: {attributes}"
            for attributes, is_inside_label in self.fields
            if not is_inside_label and attributes.get("id") not in self.label_for
        ]
        found += [f"a link without words: {attributes}" for words, attributes in self.links if not words.strip()]
        found += [f"style= on <{tag}>" for tag, attributes in self.elements if "style" in attributes]
        found += [
            f"asks another host: {attributes[FETCHES[tag]]}"
            for tag, attributes in self.elements
            if tag in FETCHES and "//" in attributes.get(FETCHES[tag], "") and attributes.get("rel") != "canonical"
        ]
        for tag, least in (("main", 1), ("header", 1), ("nav", 1), ("footer", 1)):
            if len(self.find(tag)) < least:
                found.append(f"no <{tag}>")
        if not self.find("html")[0].get("lang"):
            found.append("no language")
        return found
