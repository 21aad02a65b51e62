"""Take apart what was typed: the name of a place and the wider places named after it. Pure."""

import re
from dataclasses import dataclass

from places.regions import Area, areas_named
from places.spelling import fold_place

_BRACKETS = re.compile(r"[()\[\]]")
_COMMAS = re.compile(r"[,;\n]")
_COMMAS_AND_BRACKETS = re.compile(r"[,;\n()\[\]]")
# Words that people put in front. Only dropped when the words together name nothing.
_BEFORE_A_NAME = frozenset({"near", "in", "around", "at", "from", "the"})
_LONGEST_AREA = 7  # words: "south georgia and the south sandwich islands"
_LONGEST_PARENT = 3


@dataclass(frozen=True)
class Reading:
    """One way to take the words. `is_guess`: nothing but the words' order says that the last are a parent.

    `wider`: one tuple of alternatives for each country or region named ("CA" is a state and a country).
    `parents`: folded names of towns or counties it should lie in or beside ("Lincoln Park, Chicago").
    """

    name: str
    wider: tuple[tuple[Area, ...], ...] = ()
    parents: tuple[str, ...] = ()
    is_guess: bool = False


def readings(text):
    """Every way to take the words, most literal first; empty when there are no words at all."""
    found = _readings_cut_at(_COMMAS, text)
    if _BRACKETS.search(text):
        # "Kirkby (near Liverpool)" is a place and where it lies; "Zürich (Kreis 3)" is all name.
        found += _readings_cut_at(_COMMAS_AND_BRACKETS, text)
    return list(dict.fromkeys(found))


def text_after_the_first_comma(text):
    return text.partition(",")[2]


def _readings_cut_at(cuts, text):
    parts = [folded for folded in map(fold_place, cuts.split(text)) if folded]
    if not parts:
        return []
    found = [Reading(" ".join(parts))]
    wider, parents = (), ()
    for part in parts[1:]:
        rest, areas = _what_a_later_part_says(part)
        wider += areas
        parents += (rest,) if rest else ()
    for name, areas in _peelings(parts[0]):
        names = dict.fromkeys((name, _without_word_before(name)))
        for name in filter(None, names):
            found.append(Reading(name, areas + wider, parents))
            if not parents:
                found += _readings_with_a_parent(name, areas + wider)
    return found


def _what_a_later_part_says(part):
    """(parent, areas): of "Chicago IL" both, of "IL" the state alone, of "near Washington" the town alone."""
    without = _without_word_before(part)
    return (without, ()) if without != part else _peelings(part)[-1]


def _without_word_before(part):
    first, _, rest = part.partition(" ")
    return rest if rest and first in _BEFORE_A_NAME else part


def _peelings(part):
    """[(what is left, areas peeled off its end)], from nothing peeled to as much as possible."""
    left, areas = part, ()
    found = [(left, areas)]
    while left:
        words = left.split(" ")
        for length in range(min(_LONGEST_AREA, len(words)), 0, -1):
            named = areas_named(" ".join(words[-length:]))
            if named:
                left, areas = " ".join(words[:-length]), (named, *areas)
                found.append((left, areas))
                break
        else:
            break
    return found


def _readings_with_a_parent(name, wider):
    words = name.split(" ")
    for length in range(1, min(_LONGEST_PARENT, len(words) - 1) + 1):
        parent = " ".join(words[-length:])
        if not areas_named(parent):
            yield Reading(" ".join(words[:-length]), wider, (parent,), is_guess=True)
