"""`find_groups`: the one way in, for the page, the desk, the API, the spreadsheet and the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cachetools import LRUCache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups.search.cards import Card, cards_by_seat, numbered
from groups.search.facets import FACETS
from groups.search.filters import GroupFilters
from groups.search.labels import offered_options
from groups.search.ladder import Relaxation, Step, climb, from_home_anyway, relaxations
from groups.search.nearby import DEFAULT_WITHIN, Whereabouts, in_km, whereabouts_of
from groups.search.ordering import ALL, CHECK, GO, HOME, Wanted, page_of
from groups.search.parameters import Parameters
from groups.search.places_asked import PlaceQuestion, ask_about
from groups.search.roster import Roster, roster_at
from groups.search.scope import Scope, around, everywhere
from groups.search.season import Season, season_of
from groups.search.selection import Selection
from groups.search.summary import Chip, Question
from groups.search.text import engine
from groups.search.text.query import read_query
from groups.search.typos import corrected
from groups.search.understanding import Understood, understand

PAGE_SIZE = 10
# Fewer results than this and we say what else there is.
FEW = 3
CACHED_SECONDS = 60
CACHED_RESULTS = 256


@dataclass(frozen=True)
class Section:
    code: str
    title: str
    total: int
    cards: list[Card]


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetCounts:
    name: str
    label: str
    is_active: bool
    options: list[Option]


@dataclass(frozen=True)
class MapPoint:
    number: int
    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True)
class Results:
    parameters: Parameters
    place: Whereabouts | None
    place_question: PlaceQuestion | None
    unit: str
    within: int
    sentence: str
    chips: list[Chip]
    total: int
    page: int
    pages: int
    sections: list[Section]
    facets: list[FacetCounts]
    more_from_home: list[Card] = field(default_factory=list)
    relaxations: list[Relaxation] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    corrected: str = ""
    season: Season | None = None
    zone: str = ""
    """Whose clock counts for groups from home: the reader's, or the place's; "" for each group's own."""
    kept: dict = field(default_factory=dict, compare=False, repr=False)
    """Room for what a door works out from these results; it lives as long as they do."""

    @property
    def map_points(self) -> list[MapPoint]:
        """What of this page can be shown on a map; nothing the list lacks."""
        return [
            MapPoint(card.number, *card.point, card.name)
            for section in self.sections
            for card in section.cards
            if card.point
        ]


@dataclass(frozen=True)
class Matched:
    """Everything that answers a question, not yet cut into pages."""

    roster: Roster
    scope: Scope
    selection: Selection
    sections: list[tuple[str, int]]
    away: Mapping[int, float]
    title: int | None
    question: Question
    corrected: str

    @property
    def total(self) -> int:
        return sum(bits.bit_count() for _code, bits in self.sections)

    def wanted(self, section: str) -> Wanted:
        place, within = self.question.place, self.question.within
        return self.scope.wanted(self.selection, section, in_km(within, place.unit) if place else 0)

    def seats(self, *, skip: int, take: int) -> list[tuple[str, int]]:
        ranked = page_of(
            self.roster,
            self.sections,
            sort=self.question.parameters.sort,
            away=self.away,
            title=self.title,
            wanted=self.wanted,
            skip=skip,
            take=take,
        )
        return [(found.section, found.seat) for found in ranked]


_cache: LRUCache = LRUCache(CACHED_RESULTS)


def find_groups(parameters: Parameters, *, now: datetime, roster: Roster | None = None) -> Results:
    """A page of results. Served again within a minute it costs one look at the version of the index.

    What is kept is kept in this process's memory only, and only until the data moves on. A door that needed the
    roster to read the question may hand it on.
    """
    roster = roster or roster_at(now)
    key = (parameters, roster.stamp, roster.number, roster.on_day, get_language())
    held_at, results = _cache.get(key, (None, None))
    if held_at is None or not 0 <= (now - held_at).total_seconds() < CACHED_SECONDS:
        results = _results(match(parameters, roster, now=now), now)
        _cache[key] = now, results
    return results


@dataclass(frozen=True)
class Answer:
    """All that was found, in order, without pages and cards. `wanted` says of each listing, by its key, which of
    its meetings were asked for."""

    question: Question
    place_question: PlaceQuestion | None
    total: int
    wanted: dict[int, Wanted]


def find_all(parameters: Parameters, *, now: datetime, most: int, roster: Roster | None = None) -> Answer:
    """The first `most` of what `find_groups` would show on all its pages; nothing for a place nobody knows."""
    matched = match(parameters, roster or roster_at(now), now=now)
    question = matched.question
    if parameters.near and not question.place:
        return Answer(question, ask_about(parameters), 0, {})
    ids = matched.roster.ids
    found = {ids[seat]: matched.wanted(section) for section, seat in matched.seats(skip=0, take=most)}
    return Answer(question, None, matched.total, found)


def forget_results() -> None:
    _cache.clear()


def match(parameters: Parameters, roster: Roster, *, now: datetime) -> Matched:
    place = whereabouts_of(parameters.near) if parameters.near else None
    within = parameters.within or _usual_distance(place)
    understood = understand(parameters.q, roster) if parameters.q else Understood((), "")
    chosen = _merged(parameters, understood)
    labels = {name: dict(options) for name, options in offered_options(roster).items()}
    question = Question(parameters, understood, chosen, labels, place, within)
    zone = parameters.zone
    if place:
        scope = around(roster, place, in_km(within, place.unit), now=now, zone=zone)
    else:
        scope = everywhere(roster, now=now, zone=zone)
    base, title, replaced = _matching_text(understood.rest, roster)
    selection = scope.selection(roster.shown if base is None else base, {})
    for name, codes in chosen.items():
        selection = GroupFilters.base_filters[name].filter(selection, codes)
    return Matched(
        roster,
        scope,
        selection,
        _sections(scope, selection),
        scope.distances(selection),
        title,
        question,
        replaced,
    )


def _results(matched: Matched, now: datetime) -> Results:
    question, total = matched.question, matched.total
    parameters = question.parameters
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(parameters.page, pages)
    first = (page - 1) * PAGE_SIZE
    unit = question.place.unit if question.place else "km"
    ranked = matched.seats(skip=first, take=PAGE_SIZE)
    nearby = sum(bits.bit_count() for code, bits in matched.sections if code in (GO, CHECK))
    home = from_home_anyway(matched) if question.place and page == 1 and nearby < FEW else []
    rungs = climb(matched) if total == 0 else []
    away = {**matched.away, **{seat: km for rung in rungs for seat, km in rung.away.items()}}
    wanted = dict.fromkeys(
        [*(seat for _section, seat in ranked), *home, *(seat for rung in rungs for seat in rung.seats)]
    )
    cards = cards_by_seat(
        matched.roster,
        list(wanted),
        away=away,
        unit=unit,
        now=now,
        # Each speaks of a meeting that was asked for: of the one near her, or of the one she can join from home.
        wanted={seat: matched.wanted(section) for section, seat in ranked},
    )
    few = page == 1 and total < FEW
    return Results(
        parameters=parameters,
        place=question.place,
        place_question=None if question.place or not parameters.near else ask_about(parameters),
        unit=unit,
        within=question.within,
        sentence=question.sentence(total),
        chips=question.chips(),
        total=total,
        page=page,
        pages=pages,
        sections=_cut(matched, ranked, cards, first + 1),
        facets=_facets(matched),
        more_from_home=numbered(cards[seat] for seat in home if seat in cards),
        relaxations=relaxations(matched) if few else [],
        steps=[rung.step(cards) for rung in rungs],
        corrected=matched.corrected,
        season=season_of(matched, now=now) if question.place else None,
        zone=matched.scope.clock.zone,
    )


def _sections(scope: Scope, selection: Selection) -> list[tuple[str, int]]:
    matches = selection.matching()
    if scope.place is None:
        return [(ALL, matches)]
    nearby = scope.in_person(selection)
    return [(GO, nearby & scope.welcome), (CHECK, nearby & ~scope.welcome), (HOME, matches & ~nearby)]


def _cut(matched: Matched, ranked, cards, first: int) -> list[Section]:
    shown = [(section, cards[seat]) for section, seat in ranked if seat in cards]
    cards_of: dict[str, list[Card]] = {}
    for (section, _card), card in zip(shown, numbered((card for _section, card in shown), first), strict=True):
        cards_of.setdefault(section, []).append(card)
    return [
        Section(code, section_title(code), bits.bit_count(), cards_of[code])
        for code, bits in matched.sections
        if code in cards_of
    ]


def section_title(code: str) -> str:
    return {
        GO: _("You can go to these"),
        CHECK: _("Check with the group first"),
        HOME: _("From home"),
        ALL: _("Groups"),
    }[code]


def _facets(matched: Matched) -> list[FacetCounts]:
    chosen = matched.question.chosen
    counted = []
    for facet in FACETS:
        labels = matched.question.labels[facet.name]
        counts = matched.selection.counts(facet, labels)
        picked = chosen.get(facet.name, ())
        options = [Option(code, label, counts[code], code in picked) for code, label in labels.items()]
        counted.append(FacetCounts(facet.name, str(facet.label), bool(picked), options))
    return counted


def _matching_text(text: str, roster: Roster) -> tuple[int | None, int | None, str]:
    """Matches, matches in the title, and the words that were put in place of mistyped ones."""
    query = read_query(text, roster.synonyms) if text else None
    if not query:
        return None, None, ""
    everywhere, in_title = engine().matching(query)
    words = ""
    if not everywhere:
        query, replaced = corrected(query)
        if replaced:
            words = " ".join(replaced)
            everywhere, in_title = engine().matching(query)
    return roster.seats_of(everywhere), roster.seats_of(in_title), words


def _merged(parameters: Parameters, understood: Understood) -> dict[str, tuple[str, ...]]:
    """What was picked together with what was typed."""
    merged = {name: set(codes) for name, codes in parameters.chosen}
    for name, codes in understood.codes().items():
        merged.setdefault(name, set()).update(codes)
    return {facet.name: tuple(sorted(merged[facet.name])) for facet in FACETS if merged.get(facet.name)}


def _usual_distance(place: Whereabouts | None) -> int:
    if place is None:
        return DEFAULT_WITHIN["km"]
    usual = DEFAULT_WITHIN[place.unit]
    # A coarse area is searched as far as it reaches.
    return usual + round(place.radius_km / in_km(1, place.unit)) if place.radius_km else usual
