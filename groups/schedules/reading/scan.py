"""From a sentence to its items, in order; every token belongs to one of them."""

from collections.abc import Iterator

from groups.schedules.reading.clock import read_clock, read_length
from groups.schedules.reading.dates import read_dates, read_year
from groups.schedules.reading.days import read_count, read_days, read_every
from groups.schedules.reading.items import (
    BREAK,
    CLOSES,
    OPENS,
    SLASH,
    Cue,
    Days,
    Every,
    Filler,
    Flag,
    Item,
    Mark,
    Part,
    Unread,
)
from groups.schedules.reading.lexicon import FILLERS, LONGEST_PHRASE, MONTHS, PHRASES, WEEKDAYS
from groups.schedules.reading.tokens import END, NUMBER, WORD, Sentence
from groups.schedules.reading.zones import read_zone

# A dot behind them ends no sentence.
_SHORT = {"incl", "approx", "min", "mins", "hr", "hrs", "no", "m", "er", "o", "a"}
_MARKS = {";": BREAK, "\n": BREAK, ".": BREAK, "(": OPENS, ")": CLOSES, "/": SLASH}


def scan(sentence: Sentence) -> list[Item]:
    found: list[Item] = []
    place = 0
    while place < len(sentence):
        items = _read_items(sentence, place)
        found += items
        place = items[-1].end
    return _without_asides(found)


def _read_items(sentence: Sentence, place: int) -> tuple[Item, ...]:
    token = sentence.at(place)
    if token.kind not in (WORD, NUMBER):
        return (_read_mark(sentence, place),)
    phrase = _read_phrase(sentence, place)
    # "first Monday" is no beginning and "every second week" no second week of the month.
    if phrase is not None and not isinstance(phrase, Cue):
        is_in_evenings = sentence.at(phrase.end - 1).folded.startswith("weeknight")
        return (phrase, Part(phrase.end, phrase.end, code="evening")) if is_in_evenings else (phrase,)
    if dates := read_dates(sentence, place):
        return dates
    if token.is_word("one", "un", "una") and sentence.at(place + 1).folded in {*WEEKDAYS, "a", "per", "al", "por"}:
        # "One Saturday a month"
        return (Filler(place, place + 1),)
    if every := read_every(sentence, place):
        return (every,)
    if counted := read_count(sentence, place):
        return counted
    if days := read_days(sentence, place):
        return days
    single: Item | None = (
        read_clock(sentence, place, lambda after: _is_known(sentence, after))
        or read_length(sentence, place)
        or read_year(sentence, place)
        or read_zone(sentence, place)
        or phrase
    )
    if single is not None:
        return (single,)
    return (Filler(place, place + 1),) if token.folded in FILLERS else (Unread(place, place + 1),)


def _read_phrase(sentence: Sentence, place: int) -> Item | None:
    words: list[str] = []
    ends: list[int] = []
    at = place
    while len(words) < LONGEST_PHRASE and sentence.at(at).kind != END:
        token = sentence.at(at)
        if token.kind in (WORD, NUMBER):
            words.append(token.folded)
            ends.append(at + 1)
        elif not (token.is_mark("-/") and words and token.is_glued):
            break
        at += 1
    for length in range(len(words), 0, -1):
        if known := PHRASES.get(tuple(words[:length])):
            return _phrase_item(known, place, ends[length - 1])
    return None


def _phrase_item(known: tuple, first: int, end: int) -> Item:
    kind, value = known
    if kind is Every:
        unit, count, code = value
        return Every(first, end, unit=unit, count=count, code=code)
    if kind is Days:
        return Days(first, end, pairs=tuple((0, day) for day in value))
    if kind is Filler:
        return Filler(first, end)
    made: Item = {Part: Part, Flag: Flag, Cue: Cue}[kind](first, end, code=value)
    return made


def _is_known(sentence: Sentence, place: int) -> bool:
    """Whether a word of schedules stands here."""
    if _read_phrase(sentence, place) is not None or read_zone(sentence, place) is not None:
        return True
    return bool(read_days(sentence, place) or read_dates(sentence, place))


def _read_mark(sentence: Sentence, place: int) -> Item:
    token = sentence.at(place)
    if token.is_mark(".") and not _ends_a_clause(sentence, place):
        return Filler(place, place + 1)
    if code := _MARKS.get(token.folded):
        return Mark(place, place + 1, code=code)
    is_a_sign = token.kind != END and not token.is_mark(",:-@?!'\"“”‘’…*")
    return Unread(place, place + 1) if is_a_sign else Filler(place, place + 1)


def _ends_a_clause(sentence: Sentence, place: int) -> bool:
    before, after = sentence.at(place - 1), sentence.at(place + 1)
    is_short = before.folded in _SHORT or (before.folded in {*WEEKDAYS, *MONTHS} and len(before.folded) < 6)
    return not is_short and (after.kind == END or not after.is_glued)


def _without_asides(items: list[Item]) -> list[Item]:
    """What stands in brackets with a word nobody knows is about something else, or says it once more."""
    found: list[Item] = []
    opened: int | None = None
    for item in items:
        found.append(item)
        if isinstance(item, Mark) and item.code == OPENS:
            opened = len(found) - 1
        elif isinstance(item, Mark) and item.code == CLOSES and opened is not None:
            inside = found[opened + 1 : -1]
            if any(isinstance(one, Unread) for one in inside):
                found[opened + 1 : -1] = [Unread(one.first, one.end) for one in inside]
            opened = None
    return found


def unread_words(sentence: Sentence, items: list[Item]) -> str:
    """In the order of the sentence; what stands between two of them and carries nothing goes along."""
    return "; ".join(sentence.words(first, end) for first, end in _unread_spans(items))


def _unread_spans(items: list[Item]) -> Iterator[tuple[int, int]]:
    first = end = -1
    for item in items:
        if isinstance(item, Unread):
            if first < 0:
                first = item.first
            end = item.end
        elif first >= 0 and not isinstance(item, Filler):
            yield first, end
            first = -1
    if first >= 0:
        yield first, end
