"""What is still open about a meeting, and every way to settle it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from groups.schedules.pattern import Pattern

# More readings than this nobody compares; the words have to be said more plainly.
MOST_READINGS = 16


@dataclass(frozen=True)
class Option:
    """`changes` are fields of Pattern; `note` is a label in words."""

    label: str
    changes: dict[str, Any]


@dataclass(frozen=True)
class Choice:
    code: str
    words: str
    sentence: str
    options: tuple[Option, ...]


@dataclass
class Draft:
    """Fields of one Pattern, and the choices that will change some of them."""

    fields: dict[str, Any] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)

    def settle(self, picked: dict[int, Option]) -> Pattern:
        fields = dict(self.fields)
        for choice in self.choices:
            fields |= picked[id(choice)].changes
        return Pattern(**fields)


def ways_to_settle(drafts: list[Draft]) -> Iterator[tuple[str, tuple[Pattern, ...]]]:
    """A label and the patterns of all drafts, for every combination of their choices."""
    choices = choices_of(drafts)
    for options in product(*(choice.options for choice in choices)):
        picked = {id(choice): option for choice, option in zip(choices, options, strict=True)}
        label = "; ".join(option.label for option in options)
        yield label, tuple(draft.settle(picked) for draft in drafts)


def choices_of(drafts: list[Draft]) -> list[Choice]:
    """Each once, though two times of one day share it."""
    return list({id(choice): choice for draft in drafts for choice in draft.choices}.values())
