"""When little or nothing matches: what one choice less would give, and then step by step what is nearest to it."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from groups.search.bitsets import union
from groups.search.cards import Card, numbered
from groups.search.facets import FACETS, OF_ONE_MEETING, WHEN
from groups.search.nearby import within_words
from groups.search.ordering import HOME, page_of
from groups.search.parameters import Parameters
from groups.search.scope import around, everywhere
from groups.vocabulary import FROM_HOME, Kind

STEP_CARDS = 3
# How far the first step of the ladder looks, in km.
FARTHEST_KM = 400
_TIMES = (WHEN, "day", "part")
# What stays asked for on the way down: whom it is for, what it is about, in which language.
_KEPT = ("for", "topic", "stage", "language")


@dataclass(frozen=True)
class Relaxation:
    label: str
    total: int
    parameters: Parameters


@dataclass(frozen=True)
class Step:
    sentence: str
    cards: list[Card]
    parameters: Parameters


@dataclass(frozen=True)
class Rung:
    """A step before its cards are fetched."""

    sentence: str
    seats: list[int]
    away: dict[int, float]
    parameters: Parameters

    def step(self, cards) -> Step:
        return Step(self.sentence, numbered(cards[seat] for seat in self.seats if seat in cards), self.parameters)


def relaxations(matched) -> list[Relaxation]:
    """Each active choice left out in turn, with how many that gives; largest gain first, no gain left out."""
    question, selection = matched.question, matched.selection
    found = []
    for facet in FACETS:
        codes = question.chosen.get(facet.name, ())
        if codes:
            labels = ", ".join(question.label(facet.name, code) for code in codes)
            parameters = question.without(facet.name)
            found.append(_relaxation(labels, selection.matching(without=facet.name).bit_count(), parameters))
    if question.understood.rest:
        everything = matched.scope.selection(matched.roster.shown, selection.chosen)
        words = f"“{question.understood.rest}”"
        found.append(_relaxation(words, everything.matching().bit_count(), question.without_text()))
    if question.place:
        anywhere = everywhere(matched.roster, now=matched.scope.now, zone=question.parameters.zone)
        selection = anywhere.selection(selection.base, selection.chosen)
        found.append(
            _relaxation(question.place.name, selection.matching().bit_count(), question.parameters.without("near"))
        )
    gains = [relaxation for relaxation in found if relaxation.total > matched.total]
    return sorted(gains, key=lambda relaxation: -relaxation.total)


def climb(matched) -> list[Rung]:
    """Wider, another day, from home in the same language, the whole country, a phone line: each shows what is new."""
    rungs: list[Rung] = []
    seen = 0
    for sentence, seats, away, parameters in _rungs(matched):
        new = [seat for seat in seats if not seen >> seat & 1][:STEP_CARDS]
        if new:
            seen |= union(1 << seat for seat in new)
            rungs.append(Rung(sentence, new, {seat: away[seat] for seat in new if seat in away}, parameters))
    return rungs


def from_home_anyway(matched) -> list[int]:
    """At least two groups from home when few are near, even if the filters left none."""
    here = dict(matched.sections)[HOME]
    if here.bit_count() >= 2:
        return []
    kept = {name: codes for name, codes in matched.question.chosen.items() if name in _KEPT}
    seats: list[int] = []
    for chosen in (kept, {}):
        bits = _home_bits(matched, chosen) & ~here & ~union(1 << seat for seat in seats)
        seats += _first(matched, bits, 2 - len(seats))
        if len(seats) >= 2:
            break
    return seats


def _rungs(matched):
    question, parameters, place = matched.question, matched.question.parameters, matched.question.place
    if place:
        wide = around(matched.roster, place, FARTHEST_KM, now=matched.scope.now, zone=parameters.zone)
        selection = wide.selection(matched.selection.base, matched.selection.chosen)
        matching = selection.matching()
        away = {seat: km for seat, km in wide.distances(selection).items() if matching >> seat & 1}
        sentence = _("Nothing within %(distance)s. The nearest:") % {
            "distance": within_words(question.within, place.unit)
        }
        # The distance is left out of the link: the farthest a visitor may ask for is wider than any radius here.
        yield (
            sentence,
            sorted(away, key=lambda seat: (away[seat], matched.roster.ids[seat])),
            away,
            _wider(question),
        )
    if any(name in question.chosen for name in _TIMES):
        chosen = {name: codes for name, codes in question.chosen.items() if name not in _TIMES}
        selection = matched.scope.selection(matched.selection.base, chosen)
        other = _without_times(question)
        yield (
            _("On another day or at another time:"),
            _first(matched, selection.matching(), STEP_CARDS * 2),
            {},
            other,
        )
    kept = {name: codes for name, codes in question.chosen.items() if name in _KEPT}
    from_home = parameters.with_codes({**kept, "how": tuple(how.value for how in FROM_HOME)}).without("q")
    yield _("From home, with what matters most of your choices:"), _home_seats(matched, kept), {}, from_home
    language = {name: codes for name, codes in kept.items() if name == "language"}
    yield (
        _("From home, for anybody:"),
        _home_seats(matched, language),
        {},
        from_home.with_codes({**language, "how": tuple(how.value for how in FROM_HOME)}),
    )
    lines = _home_bits(matched, {"kind": (Kind.HELPLINE.value,)})
    yield (
        _("Somebody to talk to by phone or text:"),
        _first(matched, lines, STEP_CARDS * 2),
        {},
        replace(parameters.asking_nothing(), near=parameters.near).with_codes({"kind": (Kind.HELPLINE.value,)}),
    )


def _wider(question) -> Parameters:
    return replace(question.parameters, within=FARTHEST_KM if question.place.unit == "km" else 250, page=1)


def _without_times(question) -> Parameters:
    for name in _TIMES:
        question = replace(question, parameters=question.without(name))
    return question.parameters


def _home_bits(matched, chosen) -> int:
    chosen = {name: codes for name, codes in chosen.items() if name not in (*OF_ONE_MEETING, WHEN)}
    return matched.scope.from_home(chosen)


def _home_seats(matched, chosen) -> list[int]:
    return _first(matched, _home_bits(matched, chosen), STEP_CARDS * 3)


def _first(matched, bits: int, take: int) -> list[int]:
    ranked = page_of(
        matched.roster,
        [(HOME, bits)],
        sort="",
        away={},
        title=None,
        wanted=lambda section: matched.scope.wanted(matched.scope.selection(bits, {}), section),
        skip=0,
        take=take,
    )
    return [found.seat for found in ranked]


def _relaxation(label: str, total: int, parameters: Parameters) -> Relaxation:
    return Relaxation(_("Without %(choice)s") % {"choice": label}, total, parameters)
