"""Rank the places that share a name, and decide whether one is so much likelier that we need not ask. Pure."""

from dataclasses import dataclass

from places.distance import haversine_km

MOST_CHOICES = 8

# One place is meant when it is this many times likelier than any other.
DOMINANCE = 10
# A country that the page or the visitor named makes its own places this much likelier, ...
_HINT = 20
# ... and a two-letter code is far more often a state ("Richmond CA") than a country.
_STATE_CODE = 50
# A part of the official name ("Newcastle" for Newcastle upon Tyne) counts for less than the whole of it,
# and another name ("Roma" for Rome) for less again. Both are noise beside places really called that, unless
# they come near them in size.
_PART_OF_THE_NAME = 0.3
_OTHER_NAME = 0.1
_NOISE = 0.15
_ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
_SMALLEST = 300  # people; where the population is not known
_COUNTY = 300_000
# A county gives way to its own town of the same name (Cork, Galway) from this size on.
_COUNTY_TOWN = 10_000
# Named after a town ("Lincoln Park, Chicago"), a place is in it or about as near as our own labels' "near".
_TOWN_REACH_KM = 45


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
        return self.matched == self.primary

    @property
    def is_by_part_of_its_name(self):
        return set(self.matched.split()) < set(self.primary.split())

    @property
    def size(self):
        """Its people, counted for less under a name that is not quite its own."""
        if self.is_county:
            return _COUNTY
        people = max(self.population, _SMALLEST)
        if self.is_by_its_own_name:
            return people
        return people * (_PART_OF_THE_NAME if self.is_by_part_of_its_name else _OTHER_NAME)


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
    away = [pair for pair in pairs if not country or pair[1].country != country]
    shown = (at_home + away)[:MOST_CHOICES]
    if away and at_home and pairs[0] is away[0] and len(at_home) >= MOST_CHOICES:
        # Eight small Parises at home must not hide the one in France.
        shown[-1] = away[0]
    weights = [score * _HINT for score, _one in at_home] + [score for score, _one in away]
    is_clear = bool(weights) and weights[0] >= DOMINANCE * max(weights[1:], default=0)
    return Ranked(tuple(one for _score, one in shown), is_clear)


def _score(candidate, wider):
    score = candidate.size
    for alternatives in wider:
        if len(alternatives) > 1 and any(area.region_code and candidate.lies_in(area) for area in alternatives):
            score *= _STATE_CODE
    return score


def _without_noise(candidates):
    """Leave out counties named like their own town, and other names beside places really called that."""
    towns = [one for one in candidates if not one.is_county and one.population >= _COUNTY_TOWN]
    kept = [
        one
        for one in candidates
        if not (one.is_county and any(town.primary == one.matched and town.lies_within_reach_of(one) for town in towns))
    ]
    own = [one for one in kept if one.is_by_its_own_name]
    return [one for one in kept if one.is_by_its_own_name or _is_loud_enough(one, own)]


def _is_loud_enough(one, own):
    """Whether a place under a lesser name deserves a line beside those that bear it as their own."""
    if one.is_by_part_of_its_name or one.is_county:
        # Only its compatriots drown it: Jamaica's Kingston leaves room for Kingston upon Thames.
        own = [other for other in own if other.country == one.country]
    elif own and one.country in _ENGLISH_SPEAKING:
        # There, a quite different name is mostly one that history has left behind: "Franklin, Texas" is
        # Franklin, not El Paso that once was called so.
        return False
    return all(one.size >= other.size * _NOISE for other in own)


def _reach_km(parent):
    """How far from its middle a place still counts as being in or beside it."""
    if parent.radius_km is not None:
        return parent.radius_km + 5
    return _TOWN_REACH_KM
