"""What a stretch of a sentence says. Every item knows its first token and the one after its last."""

from dataclasses import dataclass
from datetime import date, time

WEEK, MONTH = "week", "month"

# What a Cue announces.
BEGIN, FIRST_DATE, NEXT, LAST, OVER, ALSO = "begin", "first_date", "next", "end", "over", "also"
# What a Flag says of the whole.
TERM_TIME, NO_HOLIDAYS, ARRANGED, ALWAYS_OPEN, OPENING_HOURS = "term", "no_holidays", "arranged", "always", "hours"
# Marks between clauses.
BREAK, OPENS, CLOSES, SLASH = "break", "opens", "closes", "slash"


@dataclass(frozen=True)
class Item:
    first: int
    end: int


@dataclass(frozen=True)
class Days(Item):
    """pairs: (nth, weekday), nth 0 where the month plays no part. `is_bare` is "Tuesday" with no "every" and no plural.

    is_in_month: the words go on with "of the month".
    """

    pairs: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    is_bare: bool = False
    is_in_month: bool = False


@dataclass(frozen=True)
class Every(Item):
    """code: "" or the name of the question it raises."""

    unit: str = WEEK
    count: int = 1
    code: str = ""


@dataclass(frozen=True)
class Clock(Item):
    """`options` are the pairs of start and end it can mean, the likelier first."""

    options: tuple[tuple[time, time | None], ...] = ()


@dataclass(frozen=True)
class Part(Item):
    code: str = ""


@dataclass(frozen=True)
class Length(Item):
    minutes: int = 0


@dataclass(frozen=True)
class Count(Item):
    """`is_weeks`: a number of weeks, rather than of meetings."""

    number: int = 0
    is_weeks: bool = False


@dataclass(frozen=True)
class Day(Item):
    """A date as it was written. `others` are what else a date in figures can mean (3/4 is two days).

    role: the code of the cue that announces it, "" for a date by itself.
    on: filled in when the year is known or has been worked out.
    """

    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    is_swappable: bool = False
    is_whole_month: bool = False
    role: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Year(Item):
    """A year by itself, "(2017)", or the later of two, "(2023-24)": for the dates before it."""

    year: int = 0


@dataclass(frozen=True)
class Cue(Item):
    code: str = ""


@dataclass(frozen=True)
class Flag(Item):
    code: str = ""


@dataclass(frozen=True)
class Zone(Item):
    code: str = ""


@dataclass(frozen=True)
class Mark(Item):
    code: str = ""


@dataclass(frozen=True)
class Filler(Item):
    """Words that carry nothing about when."""


@dataclass(frozen=True)
class Unread(Item):
    """A word nobody here knows."""
