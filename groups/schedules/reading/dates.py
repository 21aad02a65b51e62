"""Dates as people write them, with or without the weekday and the year."""

from groups.schedules.reading.items import Day, Item, Year
from groups.schedules.reading.lexicon import AND, MONTHS, ORDINAL_ENDINGS, PLURAL_WEEKDAYS, WEEKDAYS
from groups.schedules.reading.tokens import NUMBER, Sentence

_EARLIEST, _LATEST = 1900, 2199
# More days of one month nobody lists, and each number is looked at as the first of such a list.
_MOST_DAYS_OF_A_MONTH = 8
_MONTH_JOINTS = ("of", "de", "the")


def read_dates(sentence: Sentence, place: int) -> tuple[Item, ...]:
    """One date, or several that share a month ("4, 11 and 18 March 2027"); () when there is none."""
    weekday, after = _read_weekday(sentence, place)
    if figures := _read_figures(sentence, after):
        return (_placed(figures, place, weekday),)
    if found := _read_day_first(sentence, place, after, weekday):
        return found
    if found := _read_month_first(sentence, place, after, weekday):
        return found
    return () if weekday is not None else _read_whole_month(sentence, place)


def read_year(sentence: Sentence, place: int) -> Year | None:
    year, end = _year_at(sentence, place)
    return Year(place, end, year=year) if year else None


def _placed(day: Day, first: int, weekday: int | None) -> Day:
    return Day(
        first, day.end, day=day.day, month=day.month, year=day.year, weekday=weekday, is_swappable=day.is_swappable
    )


def _read_weekday(sentence: Sentence, place: int) -> tuple[int | None, int]:
    token = sentence.at(place)
    is_one = token.folded in WEEKDAYS and (token.folded not in PLURAL_WEEKDAYS or not token.folded.endswith("days"))
    if token.kind != "word" or not is_one or token.folded in ("sabados", "domingos"):
        return None, place
    after = place + 1
    while sentence.at(after).is_mark(",.") or sentence.at(after).is_word("the", "el", "dia"):
        after += 1
    return WEEKDAYS[token.folded], after


def _day_at(sentence: Sentence, place: int) -> tuple[int, int]:
    token = sentence.at(place)
    if token.kind != NUMBER or not 1 <= token.number <= 31 or len(token.text) > 2:
        return 0, place
    after = place + 1
    if sentence.at(after).is_glued and sentence.at(after).is_mark(".") and sentence.at(after + 1).folded in ("o", "a"):
        after += 1
    if sentence.at(after).is_glued and sentence.at(after).folded in ORDINAL_ENDINGS:
        return token.number, after + 1
    return token.number, after


def _month_at(sentence: Sentence, place: int) -> tuple[int, int]:
    token = sentence.at(place)
    if token.kind != "word" or token.folded not in MONTHS:
        return 0, place
    after = place + 1
    is_short = len(token.folded) < 5 and sentence.at(after).is_mark(".") and sentence.at(after).is_glued
    return MONTHS[token.folded], after + is_short


def _year_at(sentence: Sentence, place: int) -> tuple[int, int]:
    """Of "2023-24" the later: the dates before it run up to it."""
    token = sentence.at(place)
    year = token.number
    if len(token.text) != 4 or not _EARLIEST <= year <= _LATEST:
        return 0, place
    joint, later = sentence.at(place + 1), sentence.at(place + 2)
    if joint.is_mark("-/") and joint.is_glued and later.is_glued and later.number == (year + 1) % 100:
        return year + 1, place + 3
    if joint.is_mark("-/") and joint.is_glued and later.is_glued and later.number == year + 1:
        return year + 1, place + 3
    return year, place + 1


def _year_after(sentence: Sentence, place: int) -> tuple[int | None, int]:
    """ "(2017)" with its brackets, ", 2017" and "de 2017"; None when the date stands without a year."""
    after = place
    if sentence.at(after).is_mark(","):
        after += 1
    while sentence.at(after).is_word("de", "del", "of"):
        after += 1
    opened = sentence.at(after).is_mark("(")
    after += opened
    year, end = _year_at(sentence, after)
    if not year or end - after > 1 or (opened and not sentence.at(end).is_mark(")")):
        # Two years at once say nothing of this date alone.
        return None, place
    return year, end + opened


def _read_day_first(sentence: Sentence, first: int, place: int, weekday: int | None) -> tuple[Day, ...]:
    days = []
    while True:
        day, after = _day_at(sentence, place)
        if not day:
            return ()
        days.append((day, first, after))
        joint = sentence.at(after)
        month_place = after
        while sentence.at(month_place).is_word(*_MONTH_JOINTS):
            month_place += 1
        month, end = _month_at(sentence, month_place)
        if month:
            break
        if not (joint.is_mark(",") or joint.is_word(*AND)) or len(days) > _MOST_DAYS_OF_A_MONTH:
            return ()
        first = place = after + 1
        if sentence.at(after).is_mark(",") and sentence.at(place).is_word(*AND):
            first = place = place + 1
        if sentence.at(place).is_word("the", "el"):
            first = place = place + 1
    year, end = _year_after(sentence, end)
    ends = [after for _day, _first, after in days[:-1]] + [end]
    return tuple(
        Day(begins, stops, day=day, month=month, year=year, weekday=weekday if not number else None)
        for number, ((day, begins, _after), stops) in enumerate(zip(days, ends, strict=True))
    )


def _read_month_first(sentence: Sentence, first: int, place: int, weekday: int | None) -> tuple[Day, ...]:
    month, after = _month_at(sentence, place)
    if not month:
        return ()
    after += sentence.at(after).is_word("the")
    day, end = _day_at(sentence, after)
    # "Mar 10:00" is a Spanish Tuesday, and "March 10-12" may be days or hours.
    if (
        not day
        or (sentence.at(end).is_glued and sentence.at(end).is_mark(":-"))
        or sentence.at(end).folded in ("am", "pm")
    ):
        return ()
    year, end = _year_after(sentence, end)
    return (Day(first, end, day=day, month=month, year=year, weekday=weekday),)


def _read_whole_month(sentence: Sentence, place: int) -> tuple[Day, ...]:
    """ "August 2018": a month with its year, or one that stands alone behind "from" or "in"."""
    month, after = _month_at(sentence, place)
    if not month or sentence.at(place).folded in ("mar", "sun", "sat", "may", "set"):
        return ()
    year, end = _year_after(sentence, after)
    return (Day(place, end, day=1, month=month, year=year, is_whole_month=True),)


def _read_figures(sentence: Sentence, place: int) -> Day | None:
    """ISO dates, and 15/03/2027 or 15.3.2027. When both numbers can be the month, the reader asks."""
    numbers = [sentence.at(place + step) for step in (0, 2, 4)]
    marks = [sentence.at(place + step) for step in (1, 3)]
    if any(number.number < 0 for number in numbers) or marks[0].folded != marks[1].folded:
        return None
    if not all(token.is_glued for token in (*numbers[1:], *marks)) or not marks[0].is_mark("-/."):
        return None
    first, second, third = (number.number for number in numbers)
    if len(numbers[0].text) == 4:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third if len(numbers[2].text) == 4 else 2000 + third
    swappable = len(numbers[0].text) < 4 and marks[0].is_mark("/") and day <= 12 and day != month
    if month > 12 and day <= 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31 and _EARLIEST <= year <= _LATEST):
        return None
    return Day(place, place + 5, day=day, month=month, year=year, is_swappable=swappable)
