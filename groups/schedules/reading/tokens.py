"""A sentence as words, numbers and marks. Linear in its length, whatever it holds."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from groups.schedules.reading.lexicon import SPANISH
from places.spelling import fold

WORD, NUMBER, MARK, END = "word", "number", "mark", "end"

_PIECE = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+(?:['’`][^\W\d_]+)*)|(?P<mark>\n|\S)")
_MARKS = {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "•": ";", "·": ";", "[": "(", "]": ")"}
# Longer numbers are no hour, day or year.
_MOST_DIGITS = 4


class Token(NamedTuple):
    """`folded` is what two spellings share; `is_glued` says that no space stands before it."""

    kind: str
    text: str
    folded: str
    start: int
    end: int
    is_glued: bool

    @property
    def number(self) -> int:
        """-1 for what is not a short number."""
        return int(self.text) if self.kind == NUMBER and len(self.text) <= _MOST_DIGITS else -1

    def is_word(self, *words: str) -> bool:
        return self.kind == WORD and self.folded in words

    def is_mark(self, marks: str) -> bool:
        return self.kind == MARK and self.folded in marks


_NOTHING = Token(END, "", "", 0, 0, False)


@dataclass(frozen=True)
class Sentence:
    """`is_spanish`: some word is Spanish and not English."""

    text: str
    tokens: tuple[Token, ...]
    is_spanish: bool = False

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else _NOTHING

    def words(self, first: int, end: int) -> str:
        """As they were typed, from one token up to another."""
        end = min(end, len(self.tokens))
        if first >= end:
            return ""
        return " ".join(self.text[self.tokens[first].start : self.tokens[end - 1].end].split())


def read_tokens(text: str) -> Sentence:
    text = unicodedata.normalize("NFC", text)
    tokens = []
    previous_end = -1
    for match in _PIECE.finditer(text):
        kind = match.lastgroup or MARK
        token = _token(kind, match[0], match.start(), match.end(), match.start() == previous_end)
        tokens.append(token)
        previous_end = match.end()
    return Sentence(text, tuple(tokens), any(token.folded in SPANISH for token in tokens))


def _token(kind: str, text: str, start: int, end: int, is_glued: bool) -> Token:
    if text == "&":
        return Token(WORD, text, "and", start, end, is_glued)
    folded = fold(text) if kind == WORD else _MARKS.get(text, text)
    return Token(kind, text, folded, start, end, is_glued)
