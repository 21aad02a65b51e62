"""Time zones named in a sentence: "8pm ET", "NSW time", "hora de Madrid"."""

from datetime import UTC, date, datetime

from groups.schedules.civil_time import is_zone, local_moment
from groups.schedules.reading.items import Zone
from groups.schedules.reading.tokens import WORD, Sentence
from places.spelling import fold

# Words that name one place's clock, summer and winter.
_PLACES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "uk": "Europe/London",
    "london": "Europe/London",
    "british": "Europe/London",
    "irish": "Europe/Dublin",
    "nsw": "Australia/Sydney",
    "new south wales": "Australia/Sydney",
    "sydney": "Australia/Sydney",
    "melbourne": "Australia/Melbourne",
    "queensland": "Australia/Brisbane",
    "nz": "Pacific/Auckland",
    "madrid": "Europe/Madrid",
    "mexico": "America/Mexico_City",
}
_CLOCKS = {"et": "eastern", "ct": "central", "mt": "mountain", "pt": "pacific"}
# Minutes from UTC: the clock of one half of the year, wherever it is used.
_OFFSETS = {
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "HST": -600, "GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "WEST": 60, "WET": 0,
    "AEST": 600, "AEDT": 660, "ADST": 660, "ACST": 570, "ACDT": 630, "AWST": 480, "NZST": 720, "NZDT": 780,
    "SAST": 120, "JST": 540, "IST": 60,
}  # fmt: skip


def read_zone(sentence: Sentence, place: int) -> Zone | None:
    token = sentence.at(place)
    if token.kind != WORD:
        return None
    # "et", "est" and "west" are words, too; as zones they are written in capitals.
    if token.text.isupper() and (token.text in _OFFSETS or token.folded in _CLOCKS):
        return Zone(place, place + 1, code=token.text)
    three = " ".join(sentence.at(place + step).folded for step in range(3))
    if three in _PLACES and sentence.at(place + 3).is_word("time"):
        return Zone(place, place + 4, code=sentence.words(place, place + 3))
    if token.folded in _PLACES and sentence.at(place + 1).is_word("time"):
        return Zone(place, place + 2, code=token.text)
    if token.is_word("hora") and sentence.at(place + 1).is_word("de") and sentence.at(place + 2).folded in _PLACES:
        return Zone(place, place + 3, code=sentence.at(place + 2).text)
    return None


def zone_named(code: str) -> str:
    """The IANA zone, or "" for the clock of half a year, which many places share."""
    word = fold(code)
    return _PLACES.get(_CLOCKS.get(word, word), "")


def fits(code: str, zone: str, today: date) -> bool:
    """Whether clocks of the zone ever show what the word says."""
    if not is_zone(zone):
        return False
    return (
        _offsets(zone_named(code), today) == _offsets(zone, today)
        if zone_named(code)
        else (_OFFSETS.get(code) in _offsets(zone, today))
    )


def holds_all_year(code: str, zone: str, today: date) -> bool:
    return bool(zone_named(code)) or set(_offsets(zone, today)) == {_OFFSETS.get(code)}


def _offsets(zone: str, today: date) -> tuple[int, ...]:
    moments = (datetime(today.year, month, 15, tzinfo=UTC) for month in (1, 7))
    offsets = (local_moment(moment, zone).utcoffset() for moment in moments)
    return tuple(int(offset.total_seconds()) // 60 for offset in offsets if offset is not None)


def are_one_family(codes: list[str], zone: str, today: date) -> bool:
    """Whether all of them are names of one place's clock: AEST and AEDT of Sydney."""
    named = {zone_named(code) for code in codes if zone_named(code)}
    if len(named) > 1:
        return False
    place = next(iter(named), zone)
    if place:
        return all(fits(code, place, today) for code in codes)
    return len({code[:-2] for code in codes}) == 1
