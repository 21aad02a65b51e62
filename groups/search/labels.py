"""Words for codes in the language being spoken, looked up once for each state of the index."""

from functools import cache

from django.utils.translation import get_language, override

from groups.search.facets import FACETS, options_of
from groups.search.roster import Roster
from groups.vocabulary import Cost, Facilitation, Focus, How, JoinRoute, Kind

Options = dict[str, list[tuple[str, str]]]
# Every code a listing may carry, those nobody can filter by included.
_WHOLE = {"kind": Kind, "leader": Facilitation, "cost": Cost, "join": JoinRoute, "focus": Focus, "how": How}


def offered_options(roster: Roster) -> Options:
    """(code, label) pairs of every facet: what a visitor may choose from."""
    language = get_language()
    if language not in roster.labels:
        # A roster is shared between threads; the worst that can happen is that this is worked out twice.
        roster.labels[language] = {facet.name: options_of(facet, roster) for facet in FACETS}
    return roster.labels[language]


@cache
def _labels(language: str) -> dict[tuple[str, str], str]:
    with override(language):
        return {(name, code): str(label) for name, choices in _WHOLE.items() for code, label in choices.choices}


def label_of(name: str, code: str) -> str:
    """The word for a code of a fixed vocabulary, unknown ones included: "Ask about cost"."""
    return _labels(get_language() or "en").get((name, code), code)
