"""Full dates inside a sentence, in English, with the weekday if it is named beside them."""

import re
from datetime import date
from typing import NamedTuple

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?)?"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
# "16 Feb (2023-24)" does not say which of the two years.
_YEAR = r",?\s+\(?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)\)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WRITTEN_OUT = (
    re.compile(rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE | re.ASCII),
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR}", re.IGNORECASE | re.ASCII),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", re.ASCII),
)
# Just before a date: the first of a series, not one of many.
_BEGINS = re.compile(
    r"(?:\bfrom|\bsince|\bstart(?:s|ing|ed)?|\bbegin(?:s|ning)?|\bbegan|\bfirst)\b[^;.,:]{0,30}$", re.IGNORECASE
)


_ENDS = re.compile(r"(?:\buntil|\btill?|\bthrough|\bto|\bended|\blast)\b[^;.,:]{0,20}$", re.IGNORECASE)


class FoundDate(NamedTuple):
    """`weekday_named` is 0 for Monday, None when no weekday stands beside the date."""

    on: date
    words: str
    weekday_named: int | None
    is_a_beginning: bool = False
    is_an_end: bool = False

    @property
    def contradicts_itself(self) -> bool:
        return self.weekday_named is not None and self.weekday_named != self.on.weekday()


def find_dates(text: str) -> list[FoundDate]:
    """Dates with a day, a month and a year; anything less is not a date."""
    found = []
    for pattern in _WRITTEN_OUT:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            try:
                on = date(int(parts["year"]), _month_number(parts["month"]), int(parts["day"]))
            except ValueError:
                continue
            weekday = parts.get("weekday")
            before = text[: match.start()]
            is_an_end = bool(_ENDS.search(before))
            found.append(
                FoundDate(
                    on=on,
                    words=match[0].strip(),
                    weekday_named=_DAYS.index(weekday.lower()) if weekday else None,
                    is_a_beginning=not is_an_end and bool(_BEGINS.search(before)),
                    is_an_end=is_an_end,
                )
            )
    return found


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS.index(word[:3].lower()) + 1
