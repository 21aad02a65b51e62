"""Words that may be a place, a need or both: "dads bristol", "Springfield", "60614", "somebody to talk to"."""

from dataclasses import dataclass, field, replace

from groups.models import Listing
from groups.search.parameters import LONGEST_TEXT, Parameters
from groups.search.roster import Roster
from groups.search.text import engine
from groups.search.text.query import TextQuery, read_query
from groups.search.text.words import STOP_WORDS
from groups.search.understanding import understand
from places import lookup
from places.postcodes import has_full_postcode

# Little words around a place: "groups near Leeds", "in Bath".
_LITTLE = STOP_WORDS | {"nearby", "around", "close", "cerca"}


@dataclass(frozen=True)
class PlaceQuestion:
    """A place we could not settle. `choices` and `suggestions` pair a label with the search it leads to."""

    text: str
    choices: list[tuple[str, Parameters]] = field(default_factory=list)
    suggestions: list[tuple[str, Parameters]] = field(default_factory=list)
    reason: str = ""


def resolve(
    text: str, *, roster: Roster, country: str = "", parameters: Parameters | None = None
) -> Parameters | PlaceQuestion:
    """What to look for when somebody typed `text` into the one box. `parameters` are other choices to keep.

    Never raises. A full postcode ends up as a cell, and never in the text that goes into an address.
    """
    parameters = parameters or Parameters()
    text = " ".join(text.replace("\x00", " ").encode("utf-8", "replace").decode().split())
    if not text:
        return parameters
    understood = understand(text[:LONGEST_TEXT], roster)
    if understood.found and not understood.rest:
        return _with_choices(parameters, understood)
    whole = lookup.find_place(text, country=country)
    if isinstance(whole, lookup.Found):
        return _near(parameters, whole.place.near_value)
    if isinstance(whole, lookup.Ambiguous):
        return _question(text, whole, parameters)
    rest = _without_little_words(understood.rest)
    chosen = _with_choices(parameters, understood)
    if rest != text:
        part = lookup.find_place(rest, country=country)
        if isinstance(part, lookup.Found):
            return _near(chosen, part.place.near_value)
        if isinstance(part, lookup.Ambiguous):
            return _question(rest, part, chosen)
    words, place = _text_and_place(rest, country, roster)
    # A name may end in a place by chance ("Circle of Hope"); it is one where groups meet, or all else fails.
    if place and (_groups_meet_in(place) or not _stands_in_a_listing(understood.rest, roster)):
        return replace(_near(chosen, place.near_value), q=words)
    return _as_text_or_question(text, understood, whole, parameters, roster)


def _text_and_place(text: str, country: str, roster: Roster):
    """ "lantern bristol": words some group has before the name of a place. A place is at most three words long."""
    words = text.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        before = _without_little_words(" ".join(words[:-length]))
        answer = lookup.find_place(" ".join(words[-length:]), country=country)
        if isinstance(answer, lookup.Found) and before and _stands_in_a_listing(before, roster):
            return before, answer.place
    return text, None


def _groups_meet_in(place) -> bool:
    return Listing.objects.filter(locality__iexact=place.name, country=place.country).exists()


def ask_about(parameters: Parameters) -> PlaceQuestion:
    """About a `near` in an address that is neither a slug nor a cell."""
    rest = parameters.without("near")
    answer = lookup.find_place(parameters.near)
    if isinstance(answer, lookup.Found):
        return PlaceQuestion(
            parameters.near,
            suggestions=[(answer.place.label, _near(rest, answer.place.near_value))],
            reason="one",
        )
    return _question(parameters.near, answer, rest)


def _as_text_or_question(text, understood, whole, parameters, roster) -> Parameters | PlaceQuestion:
    if whole.reason == "country" and whole.country:
        return parameters.having("country", whole.country)
    if whole.reason == "region" and whole.name:
        return replace(parameters.having("country", whole.country), q=whole.name)
    if has_full_postcode(text):
        return _question("", whole, parameters)
    if whole.suggestions and not _stands_in_a_listing(understood.rest, roster):
        return _question(text, whole, parameters)
    return replace(parameters, q=text[:LONGEST_TEXT], page=1)


def _stands_in_a_listing(text: str, roster: Roster) -> bool:
    """Whether each word is one that some listing has."""
    query = read_query(text, roster.synonyms)
    return bool(query) and all(engine().matching(TextQuery((part,)))[0] for part in query.parts)


def _question(text: str, answer, parameters: Parameters) -> PlaceQuestion:
    choices = getattr(answer, "choices", ())
    suggestions = getattr(answer, "suggestions", ())
    return PlaceQuestion(
        text[:LONGEST_TEXT],
        [(choice.label, _near(parameters, choice.near_value)) for choice in choices],
        [(choice.label, _near(parameters, choice.near_value)) for choice in suggestions],
        getattr(answer, "reason", "") or "several",
    )


def _near(parameters: Parameters, near: str) -> Parameters:
    return replace(parameters, near=near, page=1)


def _with_choices(parameters: Parameters, understood) -> Parameters:
    for name, codes in understood.codes().items():
        parameters = parameters.having(name, *codes)
    return parameters


def _without_little_words(text: str) -> str:
    words = text.split()
    while words and words[0].lower() in _LITTLE:
        words.pop(0)
    while words and words[-1].lower() in _LITTLE:
        words.pop()
    return " ".join(words)
