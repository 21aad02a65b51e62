"""Everyday words as filters: "online dads tuesday evening" is three choices and no text at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from groups.search.facets import BY_NAME, FACETS
from groups.search.roster import Roster
from groups.search.text.words import STOP_WORDS, split_words
from groups.terms import read_aliases

LONGEST_PHRASE = 4
_NAMED_BY_LABEL = ("for", "topic", "stage", "language", "access")

Choices = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Understood:
    """`found` are phrases as typed with the choice each stands for; `rest` is what is left to look for as text."""

    found: tuple[tuple[str, Choices], ...]
    rest: str

    def codes(self) -> dict[str, set[str]]:
        codes: dict[str, set[str]] = {}
        for _typed, (name, chosen) in self.found:
            codes.setdefault(name, set()).update(chosen)
        return codes


def understand(text: str, roster: Roster) -> Understood:
    words = split_words(text)
    phrases = _phrases(roster)
    found, rest = [], []
    position = 0
    while position < len(words):
        length, choices = _longest(words, position, phrases)
        typed = " ".join(words[position : position + length])
        if choices is None:
            rest.append(typed)
        else:
            found.append((typed, choices))
        position += length
    meaningful = [word for word in rest if word not in STOP_WORDS]
    return Understood(tuple(dict.fromkeys(found)), " ".join(rest) if meaningful else "")


def without_phrase(text: str, phrase: str) -> str:
    """The text without the first run of words that reads like the phrase."""
    words, looked_for = split_words(text), phrase.split()
    for position in range(len(words)):
        if words[position : position + len(looked_for)] == looked_for:
            return " ".join(words[:position] + words[position + len(looked_for) :])
    return text


def _longest(words, position, phrases) -> tuple[int, Choices | None]:
    for length in range(min(LONGEST_PHRASE, len(words) - position), 0, -1):
        choices = phrases.get(tuple(words[position : position + length]))
        if choices:
            return length, choices
    return 1, None


def _phrases(roster: Roster) -> Mapping[tuple[str, ...], Choices]:
    """The everyday words of the file, and the label of every term stewards have."""
    if "phrases" not in roster.labels:
        roster.labels["phrases"] = _phrases_afresh(roster)
    return roster.labels["phrases"]


def _phrases_afresh(roster: Roster) -> Mapping[tuple[str, ...], Choices]:
    phrases = dict(_aliases())
    for facet in FACETS:
        if facet.name in _NAMED_BY_LABEL:
            for vocabulary in facet.vocabularies:
                for code, label in roster.terms.get(vocabulary, ()):
                    phrases.setdefault(tuple(split_words(label)), (facet.name, (code,)))
    return phrases


@cache
def _aliases() -> Mapping[tuple[str, ...], Choices]:
    return {
        tuple(split_words(row["phrase"])): (row["parameter"], tuple(row["code"].split()))
        for row in read_aliases()
        if row["parameter"] in BY_NAME
    }
