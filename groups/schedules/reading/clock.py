"""Times of day and lengths: "7 to 8.30pm", "19:00-20:30", "noon", "a las 18 h", "an hour and a half"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from groups.schedules.civil_time import DAY_IN_MINUTES, add_minutes, minutes_between
from groups.schedules.reading.dates import read_dates
from groups.schedules.reading.items import Clock, Length
from groups.schedules.reading.lexicon import HOUR_UNITS, MINUTE_UNITS, MONTH_UNITS, NUMBERS, TO, WEEK_UNITS
from groups.schedules.reading.tokens import NUMBER, WORD, Sentence

_NAMED = {"noon": 12, "midday": 12, "mediodia": 12, "midnight": 0, "medianoche": 0}
_PAST = {"half": 30, "quarter": 15}
_HALVES = {"am": "am", "pm": "pm"}
_AFTER_HOUR = {"oclock", "h", "hs", "hrs", "horas"}
_BEFORE_HOUR = {"at", "las", "la", "from", "by", "around"}
_UNITS = HOUR_UNITS | MINUTE_UNITS | MONTH_UNITS | WEEK_UNITS
# What may stand behind hours without minutes: "10-12 in the hall", and not "10-12 mothers".
_MAY_FOLLOW = set(
    "on in at every each from until and or for the de del por los las en y cada todos hasta desde con "
    "term weekly fortnightly monthly except not during starting".split()
)
# "19 h" is a time of day; from "2 h" up to here it is a length unless the words say otherwise.
_LONGEST_IN_HOURS = 8
# Nobody's group begins at ten at night; everything else is asked.
_LATEST_START = time(22)


@dataclass(frozen=True)
class _Point:
    """options: the times of day it can mean. `is_plain`: a number alone, which may be no time at all."""

    options: tuple[time, ...]
    end: int
    is_plain: bool = False


def read_clock(sentence: Sentence, place: int, follows) -> Clock | None:
    """`follows(place)` says whether a word of schedules, or nothing, stands at a place."""
    start = _read_point(sentence, place)
    if start is None:
        return None
    end = _read_end(sentence, start.end, is_between=sentence.at(place - 1).is_word("between", "entre"))
    before = sentence.at(place - 1)
    if end is None:
        if start.is_plain and not (before.is_word(*_BEFORE_HOUR) or before.is_mark("@")):
            return None
        return _clock(sentence, place, start, None) if _may_end(sentence, start, follows) else None
    if not _may_end(sentence, end, follows, is_plain=start.is_plain and end.is_plain):
        return None
    return _clock(sentence, place, start, end)


def _may_end(sentence: Sentence, last: _Point, follows, is_plain: bool | None = None) -> bool:
    after = sentence.at(last.end)
    if after.is_word("notice") or (last.is_plain and after.kind == WORD and after.folded in _UNITS):
        return False
    plain = last.is_plain if is_plain is None else is_plain
    return not plain or after.kind != WORD or after.folded in _MAY_FOLLOW or follows(last.end)


def _read_end(sentence: Sentence, place: int, *, is_between: bool) -> _Point | None:
    joint = sentence.at(place)
    if not (joint.is_mark("-") or joint.is_word(*TO) or (is_between and joint.is_word("and", "y"))):
        return None
    place += 1
    while sentence.at(place).is_word("las", "la", "about", "approx"):
        place += 1
    # "6pm until 18 December" ends on a day, "10-12, 18 December" at noon.
    return None if len(read_dates(sentence, place)) == 1 else _read_point(sentence, place)


def _read_point(sentence: Sentence, place: int) -> _Point | None:
    token = sentence.at(place)
    if token.kind == WORD:
        return _read_word_point(sentence, place)
    if token.kind != NUMBER or not 0 <= token.number <= 24 or len(token.text) > 2:
        return None
    minute, after = _read_minute(sentence, place + 1)
    if minute is None and _goes_on_as_a_number(sentence, after):
        return None
    half, after_half = _read_half(sentence, after)
    is_marked = bool(half) or minute is not None
    if not half and sentence.at(after).is_word(*_AFTER_HOUR) and _is_an_hour(sentence, place, after, minute):
        is_marked, after_half = True, after + 1
        half, after_half = _read_half(sentence, after_half)
    elif sentence.at(after_half).is_word("noon", "midday") and token.number == 12:
        half, is_marked, after_half = "pm", True, after_half + 1
    elif not is_marked and sentence.at(after).is_glued and sentence.at(after).kind != "mark":
        return None
    if minute is not None and minute > 59:
        return None
    sure = token.text.startswith("0") or (minute is not None and _is_24_hour(sentence, place))
    return _Point(_options(token.number, minute or 0, half, sure), after_half, not is_marked)


def _goes_on_as_a_number(sentence: Sentence, place: int) -> bool:
    """ "24/7", "10.5" and "3/4" are other things."""
    mark, following = sentence.at(place), sentence.at(place + 1)
    return mark.is_glued and mark.is_mark(":./") and following.is_glued and following.kind == NUMBER


def _read_word_point(sentence: Sentence, place: int) -> _Point | None:
    word = sentence.at(place).folded
    if word in _NAMED:
        return _Point((time(_NAMED[word]),), place + 1)
    if word in _PAST and sentence.at(place + 1).is_word("past", "to"):
        return _read_past(sentence, place)
    hour = NUMBERS.get(word, 0)
    if not 1 <= hour <= 12:
        return None
    half, after = _read_half(sentence, place + 1)
    if half or sentence.at(place + 1).is_word("oclock"):
        after = after if half else place + 2
        half = half or _read_half(sentence, after)[0]
        return _Point(_options(hour, 0, half, False), after)
    return None


def _read_past(sentence: Sentence, place: int) -> _Point | None:
    """ "Half past seven", "quarter to 8pm"."""
    token = sentence.at(place + 2)
    hour = token.number if token.kind == NUMBER else NUMBERS.get(token.folded, 0)
    if not 1 <= hour <= 12:
        return None
    half, after = _read_half(sentence, place + 3)
    minutes = _PAST[sentence.at(place).folded] * (-1 if sentence.at(place + 1).is_word("to") else 1)
    return _Point(tuple(add_minutes(at, minutes) for at in _options(hour, 0, half, False)), after)


def _read_minute(sentence: Sentence, place: int) -> tuple[int | None, int]:
    mark, minute = sentence.at(place), sentence.at(place + 1)
    joins = mark.is_mark(":.") or mark.is_word("h")
    if not (joins and mark.is_glued and minute.is_glued and minute.kind == NUMBER and len(minute.text) == 2):
        return None, place
    seconds = sentence.at(place + 3)
    if sentence.at(place + 2).is_mark(":") and seconds.is_glued and seconds.kind == NUMBER and len(seconds.text) == 2:
        return minute.number, place + 4
    return minute.number, place + 2


def _read_half(sentence: Sentence, place: int) -> tuple[str, int]:
    token = sentence.at(place)
    if token.folded in _HALVES and token.kind == WORD:
        return _HALVES[token.folded], place + 1
    if token.is_word("a", "p") and sentence.at(place + 1).is_mark(".") and sentence.at(place + 2).is_word("m"):
        ends = place + 4 if sentence.at(place + 3).is_mark(".") and sentence.at(place + 3).is_glued else place + 3
        return token.folded + "m", ends
    return "", place


def _is_an_hour(sentence: Sentence, place: int, after: int, minute: int | None) -> bool:
    """ "a las 18 h" and "19h30 h" are times; "2 h" is a length, and so is "for 12 hrs"."""
    if sentence.at(after).is_word("oclock") or minute is not None:
        return True
    before = sentence.at(place - 1)
    if sentence.at(place).number >= _LONGEST_IN_HOURS and not before.is_word("for", "durante", "within", "lasting"):
        return True
    return before.is_word(*(_BEFORE_HOUR - {"by"})) or before.is_mark("-") or before.is_word("a", "to")


def _is_24_hour(sentence: Sentence, place: int) -> bool:
    """ "10:30" is; "7:30" and "10.30" may be either, except in Spanish, which counts to 24."""
    has_colon = sentence.at(place + 1).is_mark(":") or sentence.at(place + 1).is_word("h")
    return has_colon and (len(sentence.at(place).text) == 2 or sentence.is_spanish)


def _options(hour: int, minute: int, half: str, sure: bool) -> tuple[time, ...]:
    if hour == 24:
        return (time(0, minute),) if not minute else ()
    if half and 1 <= hour <= 12:
        return (time(hour % 12 + (12 if half == "pm" else 0), minute),)
    if sure or hour > 12 or hour == 0:
        return (time(hour, minute),)
    return time(hour % 12 + 12, minute), time(hour % 12, minute)


def _clock(sentence: Sentence, place: int, start: _Point, end: _Point | None) -> Clock | None:
    if not start.options or (end is not None and not end.options):
        return None
    options = list(_pairs(start, end))
    if len(options) > 1:
        options = [pair for pair in options if pair[0] < _LATEST_START and pair[0] != time(0)] or options
    last = end or start
    return Clock(place, last.end, options=tuple(options))


def _pairs(start: _Point, end: _Point | None) -> Iterator[tuple[time, time | None]]:
    if end is None:
        yield from ((at, None) for at in start.options)
    elif len(end.options) == 1 and len(start.options) > 1:
        # "10 to 11.30am": the half that is said holds for both as far as it can.
        yield min(((at, end.options[0]) for at in start.options), key=_length)
    else:
        for at in start.options:
            yield min(((at, until) for until in end.options), key=_length)


def _length(pair: tuple[time, time]) -> int:
    return minutes_between(*pair) or DAY_IN_MINUTES


# --- Lengths --------------------------------------------------------------------------------------


def read_length(sentence: Sentence, place: int) -> Length | None:
    """ "90 minutes", "1.5 hours", "2 hours 30 minutes", "una hora y media"."""
    number, after = _read_number(sentence, place)
    if number is None or sentence.at(place - 1).is_word("within"):
        return None
    after += sentence.at(after).is_mark("-")
    unit = sentence.at(after)
    if unit.is_word(*MINUTE_UNITS):
        return _length_item(place, after + 1, number)
    if not unit.is_word(*HOUR_UNITS, "h"):
        return None
    minutes, after = number * 60, after + 1
    joined = after + (1 if sentence.at(after).is_word("and", "y") else 0)
    if sentence.at(joined).is_word("media") or (
        sentence.at(joined).is_word("a") and sentence.at(joined + 1).is_word("half")
    ):
        return _length_item(place, joined + (1 if sentence.at(joined).is_word("media") else 2), minutes + 30)
    more, after_more = _read_number(sentence, joined)
    if more is not None and sentence.at(after_more).is_word(*MINUTE_UNITS):
        return _length_item(place, after_more + 1, minutes + more)
    return (
        None
        if sentence.at(after).is_word("notice", "ahead", "before", "beforehand")
        else _length_item(place, after, minutes)
    )


def _length_item(place: int, end: int, minutes: float) -> Length | None:
    return Length(place, end, minutes=round(minutes)) if 0 < minutes <= DAY_IN_MINUTES else None


def _read_number(sentence: Sentence, place: int) -> tuple[float | None, int]:
    token = sentence.at(place)
    if token.kind == WORD:
        number = 1 if token.folded == "an" else NUMBERS.get(token.folded)
        return number, place + 1
    if token.kind != NUMBER or token.number < 0:
        return None, place
    mark, decimal = sentence.at(place + 1), sentence.at(place + 2)
    if mark.is_mark(".,") and decimal.is_glued and mark.is_glued and decimal.kind == NUMBER and len(decimal.text) == 1:
        return token.number + decimal.number / 10, place + 3
    return token.number, place + 1
