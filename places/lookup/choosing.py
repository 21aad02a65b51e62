"""Rank the places that share a name, and decide whether one is so much likelier that we need not ask. Pure."""

from dataclasses import dataclass

from places.distance import haversine_km
from places.regions import Area

MOST_CHOICES = 8

# One place is meant when it is this many times likelier than any other.
DOMINANCE = 10
# A country that the page or the visitor named makes its own places this much likelier, ...
_HINT = 20
# ... and a two-letter code is far more often a state ("Richmond CA") than a country.
_STATE_CODE = 50
# A name among the others ("Roma" for Rome) counts for less, unless it is part of the official one
# ("Newcastle" for Newcastle upon Tyne).
_OTHER_NAME = 0.1
_SMALLEST = 300  # people; where the population is not known
_COUNTY = 300_000
# A county gives way to its own town of the same name (Cork, Galway) from this size on.
_COUNTY_TOWN = 10_000


@dataclass(frozen=True)
class Candidate:
    """One row of the shelf under one of its names. `primary` is its official name, folded."""

    place_id: int
    matched: str
    primary: str
    is_county: bool
    country: str
    region_code: str
    latitude: float
    longitude: float
    population: int
    radius_km: float | None

    def lies_in(self, area):
        return self.country == area.country and area.region_code in ("", self.region_code)

    def lies_within_reach_of(self, parent):
        km = haversine_km(self.latitude, self.longitude, parent.latitude, parent.longitude)
        return self.place_id != parent.place_id and km <= _reach_km(parent)

    @property
    def is_by_its_own_name(self):
        return set(self.matched.split()) <= set(self.primary.split())


@dataclass(frozen=True)
class Ranked:
    """Candidates, likeliest first, at most eight; `is_clear` when the first one is what was meant."""

    candidates: tuple[Candidate, ...]
    is_clear: bool


def rank(candidates, *, country="", wider=()):
    """`wider` as in Reading; `country` is an ISO code whose places come first."""
    scores = {}
    for candidate in _without_noise(candidates):
        score = _score(candidate, wider)
        if score > scores.get(candidate.place_id, (0, None))[0]:
            scores[candidate.place_id] = (score, candidate)
    pairs = sorted(scores.values(), key=lambda pair: -pair[0])
    at_home = [pair for pair in pairs if country and pair[1].country == country]
    ordered = at_home + [pair for pair in pairs if pair not in at_home]
    shown = ordered[:MOST_CHOICES]
    if pairs and pairs[0] not in shown:
        # Eight small Parises at home must not hide the one in France.
        shown[-1] = pairs[0]
    return Ranked(tuple(candidate for _score, candidate in shown), _is_clear(ordered, at_home))


def _is_clear(ordered, at_home):
    if len(ordered) < 2:
        return True
    weights = [score * (_HINT if pair_is_home else 1) for score, pair_is_home in _with_home(ordered, at_home)]
    return weights[0] >= DOMINANCE * max(weights[1:])


def _with_home(ordered, at_home):
    return [(pair[0], pair in at_home) for pair in ordered]


def _score(candidate, wider):
    score = _COUNTY if candidate.is_county else max(candidate.population, _SMALLEST)
    if not candidate.is_by_its_own_name:
        score *= _OTHER_NAME
    for alternatives in wider:
        if len(alternatives) > 1 and any(area.region_code and candidate.lies_in(area) for area in alternatives):
            score *= _STATE_CODE
    return score


def _without_noise(candidates):
    """Leave out counties named like their own town, and other names that bigger namesakes drown."""
    towns = [one for one in candidates if not one.is_county and one.population >= _COUNTY_TOWN]
    kept = [
        one
        for one in candidates
        if not (one.is_county and any(town.primary in one.matched and town.lies_within_reach_of(one) for town in towns))
    ]
    largest = max((one.population for one in kept if one.is_by_its_own_name), default=0)
    return [one for one in kept if one.is_by_its_own_name or one.population * _OTHER_NAME >= largest]


def _reach_km(parent):
    """How far from its middle a place still counts as being in or beside it."""
    if parent.radius_km is not None:
        return parent.radius_km + 5
    return min(45, 10 + parent.population**0.5 / 50)
