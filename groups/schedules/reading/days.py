"""Weekdays, weekdays of the month, days of the month, and how often."""

from groups.schedules.reading.dates import read_dates
from groups.schedules.reading.items import MONTH, WEEK, Count, Days, Every, Filler, Item
from groups.schedules.reading.lexicon import (
    AND,
    EVERY,
    MEETING_UNITS,
    MONTH_UNITS,
    MONTHS,
    NTHS,
    NUMBERS,
    ORDINAL_ENDINGS,
    PLURAL_WEEKDAYS,
    WEEK_UNITS,
    WEEKDAYS,
)
from groups.schedules.reading.tokens import NUMBER, WORD, Sentence

_OF_THE_MONTH = [
    tuple(words.split())
    for words in (
        "of the month | of each month | of every month | in the month | in each month | each month | every month"
        " | del mes | de mes | de cada mes | de todos los meses"
    ).split(" | ")
]
# Longer lists nobody writes, and looking to their end from each of their words would take long.
_MOST_IN_A_LIST = 10
_EVERY_ALL = (("todos", "los"), ("todas", "las"))


def read_days(sentence: Sentence, place: int) -> tuple[Item, ...]:
    """ "every Monday and Friday", "Mon-Fri", "1st & 3rd Thursday of each month", "the 15th of each month"."""
    every_end = _skip_every(sentence, place)
    if found := _read_every_nth_weekday(sentence, place, every_end):
        return found
    if days := _read_nth_weekdays(sentence, place, every_end):
        return (days,)
    if days := _read_month_days(sentence, place):
        return (days,)
    return _read_weekdays(sentence, place, every_end)


def _skip_every(sentence: Sentence, place: int) -> int:
    if sentence.at(place).is_word(*EVERY):
        return place + 1
    if (sentence.at(place).folded, sentence.at(place + 1).folded) in _EVERY_ALL:
        return place + 2
    return place


def _skip_and(sentence: Sentence, place: int) -> int:
    """Past what joins two items of a list; the same place when nothing does."""
    after = place
    if sentence.at(after).is_mark(",/"):
        after += 1
    if sentence.at(after).is_word(*AND, "or", "o"):
        after += 1
    return after


# --- Weekdays -------------------------------------------------------------------------------------


def _weekday_at(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """The weekday, and the place after it with the dot of "Tues."."""
    token = sentence.at(place)
    if token.kind != WORD or token.folded not in WEEKDAYS:
        return None
    is_short = len(token.folded) < 6 and sentence.at(place + 1).is_mark(".") and sentence.at(place + 1).is_glued
    return WEEKDAYS[token.folded], place + 1 + is_short


def _read_weekdays(sentence: Sentence, place: int, after_every: int) -> tuple[Item, ...]:
    if sentence.at(after_every).is_word("los"):
        after_every += 1
    # "de lunes a jueves"
    start = after_every + sentence.at(after_every).is_word("de")
    if _weekday_at(sentence, start) is None:
        return ()
    named: list[int] = []
    at, is_list = start, False
    while (found := _weekday_at(sentence, at)) and not (named and read_dates(sentence, at)):
        weekday, after = found
        until = (
            _weekday_at(sentence, after + 1)
            if sentence.at(after).is_mark("-") or sentence.at(after).is_word("to", "through", "thru", "a")
            else None
        )
        if until:
            is_list, after = True, until[1]
            named += [(weekday + step) % 7 for step in range((until[0] - weekday) % 7 + 1)]
        else:
            named.append(weekday)
        end = after
        at = _skip_and(sentence, after)
        at = _skip_every(sentence, at) if at > after else -1
    is_plural = sentence.at(start).folded in PLURAL_WEEKDAYS and not sentence.at(start - 1).is_word("el")
    is_bare = not (is_list or is_plural or len(set(named)) > 1 or start > place)
    return (Days(place, end, pairs=_unique((0, day) for day in named), is_bare=is_bare), *_one_of_two(sentence, end))


def _one_of_two(sentence: Sentence, place: int) -> tuple[Item, ...]:
    """ "un martes de cada dos", "un lunes sí y otro no"."""
    for words in (("de", "cada", "dos"), ("si", "y", "otro", "no"), ("alternos",), ("alternas",)):
        if tuple(sentence.at(place + step).folded for step in range(len(words))) == words:
            return (Every(place, place + len(words), unit=WEEK, count=2),)
    return ()


def _unique(pairs) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(set(pairs), key=lambda pair: (pair[1], pair[0] < 0, abs(pair[0]))))


# --- Weekdays of the month ------------------------------------------------------------------------


def _nth_at(sentence: Sentence, place: int) -> tuple[int, int] | None:
    token = sentence.at(place)
    if token.kind == NUMBER and 1 <= token.number <= 31:
        after = place + 1
        if sentence.at(after).is_glued and sentence.at(after).is_mark(".ºª"):
            after += 1
        ending = sentence.at(after)
        return (token.number, after + 1) if ending.is_glued and ending.folded in ORDINAL_ENDINGS else None
    if token.kind != WORD or token.folded not in NTHS:
        return None
    if token.folded == "last" and sentence.at(place + 1).is_word("but") and sentence.at(place + 2).is_word("one"):
        return -2, place + 3
    return NTHS[token.folded], place + 1


def _read_nths(sentence: Sentence, place: int) -> tuple[list[int], int]:
    nths: list[int] = []
    end = place
    while len(nths) < _MOST_IN_A_LIST and (found := _nth_at(sentence, place)):
        nths.append(found[0])
        end = found[1]
        place = _skip_and(sentence, end)
        place += sentence.at(place).is_word("the", "el", "los")
    return nths, end


def _read_nth_weekdays(sentence: Sentence, first: int, place: int) -> Days | None:
    place += sentence.at(place).is_word("the", "el", "los")
    pairs: list[tuple[int, int]] = []
    end = first
    while True:
        nths, after = _read_nths(sentence, place)
        weekdays, after = _plain_weekdays(sentence, after) if nths else ([], after)
        if not weekdays or not all(-2 <= nth <= 5 for nth in nths):
            break
        pairs += [(nth, weekday) for weekday in weekdays for nth in nths]
        end = after
        place = _skip_and(sentence, after)
        place += sentence.at(place).is_word("the", "el", "los")
    if not pairs:
        return None
    end, is_in_month = _skip_of_the_month(sentence, end)
    return Days(first, end, pairs=_unique(pairs), is_in_month=is_in_month)


def _plain_weekdays(sentence: Sentence, place: int) -> tuple[list[int], int]:
    """ "Monday", or "Monday and Tuesday" when no date and no "every" follows."""
    weekdays: list[int] = []
    end = place
    while (found := _weekday_at(sentence, place)) and not (weekdays and read_dates(sentence, place)):
        weekdays.append(found[0])
        end = found[1]
        place = _skip_and(sentence, end)
        if place == end:
            break
    return weekdays, end


def _skip_of_the_month(sentence: Sentence, place: int) -> tuple[int, bool]:
    for words in _OF_THE_MONTH:
        if tuple(sentence.at(place + step).folded for step in range(len(words))) == words:
            return place + len(words), True
    return place, False


def _read_every_nth_weekday(sentence: Sentence, place: int, after_every: int) -> tuple[Item, ...]:
    """ "every other Tuesday" is fortnightly; "every second Tuesday" may be that or one set week of the month."""
    is_other = sentence.at(after_every).is_word("other", "alternate")
    if after_every == place and not sentence.at(place).is_word("alternate"):
        return ()
    nth = (2, after_every + 1) if is_other else _nth_at(sentence, after_every)
    if nth is None or not 2 <= nth[0] <= 4:
        return ()
    weekdays, end = _plain_weekdays(sentence, nth[1])
    if not weekdays or _skip_of_the_month(sentence, end)[1]:
        return ()
    code = "" if is_other else "every_second"
    days = Days(nth[1], end, pairs=_unique((0, day) for day in weekdays))
    return Every(place, nth[1], unit=WEEK, count=nth[0], code=code), days


# --- Days of the month ----------------------------------------------------------------------------


def _read_month_days(sentence: Sentence, first: int) -> Days | None:
    place = first + sentence.at(first).is_word("the", "el", "on", "los")
    days: list[int] = []
    end = first
    is_certain = False
    while len(days) < _MOST_IN_A_LIST and (found := _month_day_at(sentence, place)):
        days.append(found[0])
        end, is_certain = found[1], is_certain or found[2]
        place = _skip_and(sentence, end)
        if place == end:
            break
        place += sentence.at(place).is_word("the", "el", "on")
    if not days or sentence.at(end).folded in MONTHS or sentence.at(end).folded in WEEKDAYS:
        return None
    end, is_in_month = _skip_of_the_month(sentence, end)
    # "4th cohort" and "el 15": without the month they are days only when something else says so.
    return Days(first, end, month_days=tuple(dict.fromkeys(days)), is_in_month=is_in_month or is_certain)


def _month_day_at(sentence: Sentence, place: int) -> tuple[int, int, bool] | None:
    """The day, the place after it, and whether it can be nothing else."""
    nth = _nth_at(sentence, place)
    if nth and nth[0] == -1 and sentence.at(nth[1]).is_word("day", "dia"):
        return -1, nth[1] + 1, True
    token = sentence.at(place)
    if nth and token.kind == NUMBER:
        return (token.number, nth[1], False)
    after_el = sentence.at(place - 1).is_word("el") and token.kind == NUMBER and 1 <= token.number <= 31
    follows = sentence.at(place + 1)
    if after_el and not (follows.is_glued and follows.is_mark(":./")):
        return token.number, place + 1, False
    return None


# --- How often and how many -----------------------------------------------------------------------


def read_every(sentence: Sentence, place: int) -> Every | None:
    """ "every two weeks", "cada 3 meses", "every third week". Fixed words such as "weekly" are phrases."""
    after = _skip_every(sentence, place)
    token = sentence.at(after)
    number = token.number if token.kind == NUMBER else NUMBERS.get(token.folded, 0)
    if nth := _nth_at(sentence, after):
        number, unit_place = nth[0], nth[1]
    else:
        unit_place = after + 1
    unit = sentence.at(unit_place)
    if after == place or number < 1 or not unit.is_word(*WEEK_UNITS, *MONTH_UNITS):
        return None
    return Every(place, unit_place + 1, unit=WEEK if unit.is_word(*WEEK_UNITS) else MONTH, count=number)


def read_count(sentence: Sentence, place: int) -> tuple[Item, ...]:
    """ "8 weeks", "8-week", "7 weekly sessions", "10 Mondays", "8 reuniones"."""
    token = sentence.at(place)
    number = token.number if token.kind == NUMBER else NUMBERS.get(token.folded, 0)
    # "Babies from 6 weeks" and "8-10 weeks" are no number of meetings.
    before = sentence.at(place - 1)
    if number < 1 or before.is_mark("-") or before.is_word("from", "under", "over", "to", "desde", "a"):
        return ()
    after = place + 1 + sentence.at(place + 1).is_mark("-")
    unit = sentence.at(after)
    if unit.is_word("dates", "fechas"):
        # The dates themselves follow.
        return (Filler(place, after + 1),)
    if unit.is_word(*WEEK_UNITS) and not sentence.at(after + 1).is_word("old", "to"):
        after_week = after + 1
        after_week += sentence.at(after_week).is_word("course", "group", "programme", "program", "series", "block")
        return (Count(place, after_week, number=number, is_weeks=True),)
    if unit.is_word(*MEETING_UNITS):
        return (Count(place, after + 1, number=number),)
    rhythm = {"weekly": (WEEK, 1), "fortnightly": (WEEK, 2), "monthly": (MONTH, 1)}
    if unit.folded in rhythm and sentence.at(after + 1).is_word(*MEETING_UNITS):
        length, every = rhythm[unit.folded]
        return Count(place, after, number=number), Every(after, after + 2, unit=length, count=every)
    if unit.folded in PLURAL_WEEKDAYS and number > 1:
        return Count(place, after, number=number), Days(after, after + 1, pairs=((0, WEEKDAYS[unit.folded]),))
    return ()
