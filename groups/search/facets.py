"""The filters a visitor may choose from: what each is called, what it offers, and the codes it matches.

A facet's `name` is its parameter in the address. Options come from a fixed vocabulary, from the stewards' terms,
or (country) from what is in the index.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from groups.vocabulary import (
    Cost,
    Day,
    Facilitation,
    Focus,
    How,
    JoinRoute,
    Kind,
    PartOfDay,
    Vocabulary,
    When,
)
from places.regions import country_name

# Facets that one meeting must satisfy together: Tuesday evening online is not Tuesday in person and Monday online.
OF_ONE_MEETING = ("how", "day", "part")
# It narrows the same meeting to its real dates.
WHEN = "when"


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    fixed: tuple[tuple[str, str], ...] = ()
    vocabularies: tuple[str, ...] = ()
    matches_all: bool = False
    also: str = ""
    """A bit that satisfies any choice of this facet."""


def _choices(choices, *left_out) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, choice.label) for choice in choices if choice not in left_out)


FACETS: tuple[Facet, ...] = (
    Facet(WHEN, _("When"), _choices(When)),
    Facet("how", _("How you meet"), _choices(How)),
    Facet("day", _("Day"), _choices(Day)),
    Facet("part", _("Time of day"), _choices(PartOfDay)),
    Facet("for", pgettext_lazy("filter", "Who it is for"), vocabularies=(Vocabulary.AUDIENCE,)),
    Facet("topic", _("Topic"), vocabularies=(Vocabulary.SPECIALTY,)),
    Facet("stage", _("Stage"), vocabularies=(Vocabulary.STAGE,)),
    Facet("kind", _("Kind of support"), _choices(Kind)),
    Facet("babies", _("Babies"), (("yes", _("Babies welcome")), ("no", _("Without babies")))),
    Facet(
        "children",
        _("Older children"),
        (("yes", _("Older children welcome")), ("no", _("Without older children"))),
    ),
    Facet("childcare", _("Childcare"), (("yes", _("Childcare")), ("no", _("No childcare")))),
    Facet("cost", _("Cost"), _choices(Cost, Cost.UNKNOWN)),
    Facet("join", _("How to join"), _choices(JoinRoute, JoinRoute.UNKNOWN)),
    Facet("referral", _("Referral"), (("none", _("No referral needed")),)),
    Facet("leader", _("Led by"), _choices(Facilitation, Facilitation.UNKNOWN)),
    Facet("focus", _("Focus"), _choices(Focus, Focus.BOTH, Focus.UNKNOWN)),
    Facet("language", _("Language"), vocabularies=(Vocabulary.LANGUAGE,)),
    Facet(
        "access",
        _("Access"),
        vocabularies=(Vocabulary.VENUE_ACCESS, Vocabulary.ONLINE_ACCESS),
        matches_all=True,
    ),
    Facet("country", _("Country"), also="area=anywhere"),
)
BY_NAME = {facet.name: facet for facet in FACETS}
# Facets whose full list would be long and mostly empty: only what the index holds is offered.
OFFERED_WHEN_PRESENT = ("language", "country")


def options_of(facet: Facet, roster) -> list[tuple[str, str]]:
    """(code, label) of every choice, in the order they are shown. `roster` is a `groups.search.roster.Roster`."""
    if facet.name == "country":
        codes = (key.removeprefix("country=") for key in roster.bits if key.startswith("country="))
        return sorted(((code, country_name(code) or code) for code in codes), key=lambda option: option[1])
    if not facet.vocabularies:
        return [(code, str(label)) for code, label in facet.fixed]
    options = [
        (code, gettext(label)) for vocabulary in facet.vocabularies for code, label in roster.terms.get(vocabulary, ())
    ]
    if facet.name in OFFERED_WHEN_PRESENT:
        return [option for option in options if f"{facet.name}={option[0]}" in roster.bits]
    return options
