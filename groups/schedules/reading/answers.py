"""What the reader gives back: what is certain, what has to be asked, what looks odd and what it did not understand."""

from dataclasses import dataclass

from groups.schedules.pattern import Pattern
from groups.schedules.time_problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the words, and the meetings they then stand for."""

    label: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are those that can be read in more than one way; `sentence` asks about them."""

    code: str
    words: str
    sentence: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ScheduleRead:
    """The whole schedule is `patterns` and one chosen reading of each question.

    warnings: of what is certain; an error among them means that a meeting cannot be kept as it is.
    unread: the words that were not understood, "" if none.
    are_hours: the words give opening hours of a line or an office rather than times of a group. "24/7" has no pattern.
    without_days: what the words say of the clock when they name no day.
    """

    patterns: tuple[Pattern, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unread: str = ""
    are_hours: bool = False
    without_days: Pattern | None = None
