"""What somebody typed, as a question both engines can answer: every part must match, each by one of its choices."""

from collections.abc import Iterable
from dataclasses import dataclass

from groups.search.text.words import PREFIX_FROM, STOP_WORDS, split_words, stems_of

# Longer questions are cut: nobody types more, and each word costs a look-up.
MOST_PARTS = 12


@dataclass(frozen=True)
class Word:
    """Matches any of the exact words, or any word that begins with the prefix."""

    exact: frozenset[str]
    prefix: str = ""

    def matches(self, words: Iterable[str]) -> bool:
        return any(word in self.exact or (self.prefix and word.startswith(self.prefix)) for word in words)


@dataclass(frozen=True)
class Part:
    """One thing that was asked for. `choices` are phrases; a phrase matches when all of its words do."""

    typed: str
    choices: tuple[tuple[Word, ...], ...]

    def matches(self, words: Iterable[str]) -> bool:
        words = set(words)
        return any(all(word.matches(words) for word in phrase) for phrase in self.choices)


@dataclass(frozen=True)
class TextQuery:
    parts: tuple[Part, ...]

    def __bool__(self):
        return bool(self.parts)

    def matches(self, words: Iterable[str]) -> bool:
        words = set(words)
        return all(part.matches(words) for part in self.parts)

    def matches_any(self, words: Iterable[str]) -> bool:
        words = set(words)
        return any(part.matches(words) for part in self.parts)


def read_query(text: str, synonyms: dict[tuple[str, ...], frozenset[tuple[str, ...]]]) -> TextQuery:
    """`synonyms` maps a phrase (folded words) to the phrases that mean the same; see `synonyms_from`."""
    words = split_words(text)
    meaningful = [word for word in words if word not in STOP_WORDS] or words
    parts = []
    position = 0
    while position < len(meaningful) and len(parts) < MOST_PARTS:
        phrase = _longest_synonym(meaningful, position, synonyms)
        parts.append(
            _part(phrase, synonyms.get(phrase, frozenset()), is_last=position + len(phrase) == len(meaningful))
        )
        position += len(phrase)
    return TextQuery(tuple(dict.fromkeys(parts)))


def synonyms_from(sets: Iterable[Iterable[str]]) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """Each phrase to all phrases of every set it stands in."""
    meanings: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for phrases in sets:
        folded = {tuple(split_words(phrase)) for phrase in phrases} - {()}
        for phrase in folded:
            meanings.setdefault(phrase, set()).update(folded - {phrase})
    return {phrase: frozenset(others) for phrase, others in meanings.items()}


def _longest_synonym(words, position, synonyms) -> tuple[str, ...]:
    for length in range(min(5, len(words) - position), 1, -1):
        phrase = tuple(words[position : position + length])
        if phrase in synonyms:
            return phrase
    return (words[position],)


def _part(phrase, others, *, is_last) -> Part:
    typed = tuple(_word(word, may_go_on=is_last or len(word) >= PREFIX_FROM) for word in phrase)
    meant = tuple(tuple(_word(word, may_go_on=False) for word in other) for other in sorted(others))
    return Part(" ".join(phrase), (typed, *meant))


def _word(word: str, *, may_go_on: bool) -> Word:
    return Word(stems_of(word), word if may_go_on and len(word) >= 2 else "")
