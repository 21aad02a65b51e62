"""One mistyped letter: words of our listings that differ from a typed word by one slip."""

from groups.models import SearchWord
from groups.search.text import engine
from groups.search.text.query import Part, TextQuery, Word
from groups.search.text.words import stems_of
from places.spelling import spellings_one_letter_away

SHORTEST = 4
# About 54 spellings a letter are asked of the index in one go; SQLite's oldest limit is 999.
LONGEST = 17
MOST_WORDS = 3


def corrected(query: TextQuery) -> tuple[TextQuery, list[str]]:
    """The query with words that stand in no listing replaced by those one letter away, and what was replaced.

    Costs at most two look-ups for each of three words.
    """
    parts, replaced = [], []
    for part in query.parts:
        words = [] if len(replaced) == MOST_WORDS else _closest(part)
        if words:
            replaced.append(words[0])
            stems = frozenset().union(*(stems_of(word) for word in words))
            part = Part(part.typed, ((Word(stems),),))
        parts.append(part)
    return TextQuery(tuple(parts)), replaced


def _closest(part: Part) -> list[str]:
    word = part.typed
    if not SHORTEST <= len(word) <= LONGEST or " " in word or engine().matching(TextQuery((part,)))[0]:
        return []
    near = SearchWord.objects.filter(word__in=spellings_one_letter_away(word)).values_list("word", flat=True)
    return sorted(near, key=lambda other: (other[0] != word[0], len(other) != len(word), other))[:3]
