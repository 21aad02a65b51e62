"""Courses: a set number of meetings that people begin together, once or again from later starts."""

from dataclasses import dataclass
from datetime import date, timedelta

from groups.schedules.occurrences import days_of_run
from groups.schedules.pattern import Pattern
from groups.schedules.rules import RuleError

# Longer than 500 weekly meetings with every holiday left out.
LONGEST_COURSE = timedelta(days=12 * 366)


@dataclass(frozen=True)
class CourseState:
    """`began_on` and `ends_on` are of the course under way, `next_start` is the first meeting of one to come."""

    began_on: date | None
    ends_on: date | None
    next_start: date | None


def course_runs(pattern: Pattern) -> list[tuple[date, date]]:
    """The first and the last meeting of each course, in order; [] when the rule counts no meetings."""
    try:
        rule = pattern.parsed_rule
    except RuleError:
        return []
    if rule is None or rule.count is None or pattern.anchor_on is None:
        return []
    runs = []
    for start in (pattern.anchor_on, *pattern.further_starts):
        days = list(days_of_run(pattern, start, start, start + LONGEST_COURSE))
        if days:
            runs.append((days[0], days[-1]))
    return sorted(set(runs))


def course_at(pattern: Pattern, *, today: date) -> CourseState | None:
    """How the courses of a pattern stand on a local day; None when it has none, or all are over.

    A course counts as begun from the day after its first meeting: on the day itself people still come for the first
    time.
    """
    runs = [(first, last) for first, last in course_runs(pattern) if last >= today]
    if not runs:
        return None
    began_on, ends_on = next(((first, last) for first, last in runs if first < today), (None, None))
    next_start = next((first for first, _last in runs if first >= today), None)
    return CourseState(began_on, ends_on, next_start)
