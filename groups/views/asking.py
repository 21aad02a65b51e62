"""When her words fit several places or none: the question in words, never "invalid"."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from groups.search.places_asked import PlaceQuestion


@dataclass(frozen=True)
class Question:
    """`choices` pair a label with a value of `near`; `kept` are the other choices that go along."""

    heading: str
    lead: str
    legend: str
    choices: list[tuple[str, str]]
    kept: list[tuple[str, str]]


def put_question(asked: PlaceQuestion) -> Question:
    offered = asked.choices or asked.suggestions
    kept = offered[0][1].without("near").pairs() if offered else []
    return Question(
        heading=_heading(asked),
        lead=_lead(asked),
        legend=_("Choose the place you mean") if asked.choices else _("Did you mean one of these?"),
        choices=[(label, parameters.near) for label, parameters in offered],
        kept=kept,
    )


def _heading(asked) -> str:
    return _("Which place do you mean?") if asked.choices else _("We don’t know that place yet")


def _lead(asked) -> str:
    if asked.choices:
        return _("More than one place is called “%(name)s”.") % {"name": asked.text} if asked.text else ""
    if asked.reason == "postcode":
        return _("We don’t have that postcode. Its first half, or the name of the nearest town, works too.")
    if asked.reason in ("country", "region"):
        return _("That is a large area. Name a town in it, and we can say how far each group is.")
    return _("Try the nearest larger town, or the first half of a postcode. For example: Leeds, M20 or 60614.")
