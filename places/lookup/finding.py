import re
from dataclasses import replace

from places.lookup.answers import Ambiguous, Found, NotFound, point_of
from places.lookup.choosing import rank
from places.lookup.nearby import point_for_cell
from places.lookup.reading import readings, text_after_the_first_comma
from places.lookup.shelf import candidates_named, places_for_postcodes, places_of
from places.postcodes import AREA, find_full_postcode, find_outward_code, recognise
from places.regions import areas_named, country_code
from places.spelling import spellings_one_letter_away

MAX_LENGTH = 200
_MOST_SUGGESTIONS = 5
# Below this every other word is one letter away; above it nobody waits for a guess.
_SHORTEST_SPELLED, _LONGEST_SPELLED = 4, 26
_LARGEST_TOWN_NAMED_AS_ITS_AREA = 20_000
# Control characters (NUL among them, which PostgreSQL refuses) and halves of surrogate pairs.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\ufeff]+")


def find_place(text, *, country=""):
    """Where `text` is: Found, Ambiguous or NotFound. Never raises, whatever the text.

    `country` is a hint (ISO code or name): its places come first, others are still found.
    """
    if not isinstance(text, str) or not text.strip():
        return NotFound("empty")
    if len(text) > MAX_LENGTH:
        return NotFound("too_long")
    text = _UNPRINTABLE.sub(" ", text).strip()
    if not text:
        return NotFound("empty")
    country = country_code(country)
    return (
        _answer_cell(text)
        or _answer_area_code(text, country)
        or _answer_postcode(_postcodes_at_home(text, country), country)
        or _answer_postcode_within(text, country)
        or _answer_area(text, country)
        or _answer_words(text, country)
    )


def _answer_cell(text):
    point = point_for_cell(text)
    return Found(point) if point else None


def _answer_area_code(text, country):
    """Two letters: "PA" is Pennsylvania before it is Paisley, unless the visitor is in Britain."""
    postcodes = recognise(text, country)
    areas = [area for area in areas_named(text) if area.region_code and country in ("", area.country)]
    if not areas or not postcodes or postcodes[0].kind != AREA:
        return None
    suggestions = tuple(point_of(place) for place in places_for_postcodes(postcodes))
    return _not_found_for(areas[0], suggestions)


def _postcodes_at_home(text, country):
    """One or two letters are a postcode area only in its own country: elsewhere towns are called Wa and Pa."""
    return [
        postcode for postcode in recognise(text, country) if postcode.kind != AREA or country in ("", postcode.country)
    ]


def _answer_postcode(postcodes, country):
    places = places_for_postcodes(postcodes)
    at_home = [place for place in places if place.country == country]
    if len(places) == 1 or at_home:
        return Found(point_of((at_home or places)[0]))
    if places:
        return Ambiguous(tuple(point_of(place, among_others=True) for place in places))
    return None


def _answer_postcode_within(text, country):
    """A town and a postcode together: the postcode is nearer the truth."""
    postcode = find_full_postcode(text, country) or find_outward_code(text, country)
    return _answer_postcode([postcode], country) if postcode else None


def _answer_area(text, country):
    """A country or region by itself, unless a town there is what people mean by the name."""
    areas = _areas_named(text, country)
    if not areas or areas[0].is_also_a_town:
        return None
    area = areas[0]
    reading = readings(text)[0]
    towns = [
        one
        for one in candidates_named([reading.name]).get(reading.name, ())
        if one.is_by_its_own_name and not one.is_county
    ]
    own = [one for one in towns if one.lies_in(area) and one.population >= _LARGEST_TOWN_NAMED_AS_ITS_AREA]
    if own:
        return Found(point_of(places_of(rank(own).candidates)[0]), also=area)
    likeliest = rank(towns, country=country).candidates[:_MOST_SUGGESTIONS]
    return _not_found_for(area, tuple(point_of(place) for place in places_of(likeliest)))


def _not_found_for(area, suggestions):
    return NotFound(area.reason, suggestions, country=area.country, region_code=area.region_code, name=area.name)


def _answer_words(text, country):
    ways = readings(text)
    shelf = candidates_named({name for way in ways for name in (way.name, *way.parents)})
    return (
        _answer_name(ways, shelf, text, country)
        or _answer_postcode(recognise(text, country), country)
        or _answer_suggestions(ways, shelf, country)
        or _answer_rest(text, country)
        or _answer_unknown(text, country)
    )


def _answer_name(ways, shelf, text, country):
    for way in ways:
        matching = _matching(way, shelf)
        if matching:
            ranked = rank(matching, country=country, wider=way.wider)
            points = [point_of(place) for place in places_of(ranked.candidates)]
            also = next(iter(_areas_named(text, country)), None)
            return Found(points[0], also) if ranked.is_clear else Ambiguous(tuple(points), also)
    return None


def _matching(way, shelf):
    """The places of this name that lie in every wider area and beside every parent that was named."""
    return [
        one
        for one in shelf.get(way.name, ())
        if all(any(one.lies_in(area) for area in alternatives) for alternatives in way.wider)
        and all(any(one.lies_within_reach_of(parent) for parent in shelf.get(name, ())) for name in way.parents)
    ]


def _answer_suggestions(ways, shelf, country):
    """Places one letter away; or of this very name, when what was said about where they lie does not fit."""
    for way in _ways_to_spell(ways, shelf):
        spellings = spellings_one_letter_away(way.name)
        nearby = shelf | candidates_named(spellings)
        near_misses = [one for name in spellings & nearby.keys() for one in _matching(replace(way, name=name), nearby)]
        namesakes = shelf.get(way.name, ()) if not way.is_guess else ()
        likeliest = rank(near_misses or namesakes, country=country).candidates[:_MOST_SUGGESTIONS]
        if likeliest:
            return NotFound("unknown", tuple(point_of(place) for place in places_of(likeliest)))
    return None


def _ways_to_spell(ways, shelf):
    """The reading that says most about where the place lies, then the likeliest guess: no more, for time."""
    short = [way for way in ways if _SHORTEST_SPELLED <= len(way.name) <= _LONGEST_SPELLED]
    sure = sorted((way for way in short if not way.is_guess), key=lambda way: -len(way.wider) - len(way.parents))
    guesses = [way for way in short if way.is_guess and shelf.keys() >= set(way.parents)]
    return sure[:1] + guesses[:1]


def _answer_rest(text, country):
    """ "12 High Street, Leeds": the first part is no place that we know, the wider one after it may be."""
    ways = readings(text_after_the_first_comma(text))
    shelf = candidates_named({name for way in ways for name in (way.name, *way.parents)})
    return _answer_name(ways, shelf, text, country)


def _answer_unknown(text, country):
    postcodes = recognise(text, country)
    if postcodes:
        return NotFound("postcode", country=postcodes[0].country if len(postcodes) == 1 else country)
    return NotFound("unknown")


def _areas_named(text, country):
    """Those of the page's country first."""
    return sorted(areas_named(text), key=lambda area: area.country != country)
