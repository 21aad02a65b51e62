"""Text into words, once and in one place, so that both database engines only ever match whole words and prefixes.

A word is folded (case and accents go) and kept beside its English or Spanish stem. What search understands is
therefore the same on SQLite, on PostgreSQL, and in a plain scan of a list.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer

from places.spelling import fold

LONGEST_WORD = 60
# A typed word this long also finds words that begin with it.
PREFIX_FROM = 4

STEMMED_LANGUAGES = ("english", "spanish")
# Words that say nothing about a group. "Group" itself is one of them here.
STOP_WORDS = frozenset(
    """
    a an and any are at by can do find for from group groups have help i im in is it looking me my near need of on
    or our please some something that the there this to us want we who with you your
    al con de del el en grupo grupos la las los mi para por que un una y
    """.split()
)


def split_words(text: str) -> list[str]:
    """Folded words of letters and digits, in the order they stand."""
    return [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", fold(text))]


@lru_cache(maxsize=50_000)
def stems_of(word: str) -> frozenset[str]:
    """The word and its stems in every language we stem. A word of another language is left as it is."""
    if len(word) < 4 or not word.isascii():
        return frozenset([word])
    return frozenset([word, *(stemmer.stemWord(word) for stemmer in _stemmers())])


def index_words(*texts: str) -> set[str]:
    """Every word of the texts, with its stems."""
    words: set[str] = set()
    for text in texts:
        for word in split_words(text):
            words |= stems_of(word)
    return words


def _stemmers():
    # A stemmer keeps the word it works on, so each thread has its own.
    if not hasattr(_LOCAL, "stemmers"):
        _LOCAL.stemmers = [snowballstemmer.stemmer(language) for language in STEMMED_LANGUAGES]
    return _LOCAL.stemmers


_LOCAL = threading.local()
