"""Long stretches without meetings, so that a page can say when it goes on: a listing's breaks, and days out of term."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from groups.schedules.civil_time import UnknownZone
from groups.schedules.occurrences import expand
from groups.schedules.pattern import Break, Pattern
from groups.schedules.rules import RuleError

SHORTEST_GAP = timedelta(days=14)
SOON = timedelta(days=60)
DAY = timedelta(days=1)


def gap_ahead(pattern: Pattern, today: date) -> Break | None:
    """The first stretch of two weeks or more that is under way on a local day, or begins within 60 days of it.

    `pattern` knows its breaks and terms: see `Meeting.dated_pattern`. A stretch in which the rule would not have met
    anyway is none. Days after the last known term are not a gap: nobody knows. Never raises.
    """
    for gap in _stretches(pattern):
        is_near = gap.first_on <= today + SOON and gap.last_on >= today
        if is_near and gap.last_on - gap.first_on + DAY >= SHORTEST_GAP and _leaves_out_meetings(pattern, gap, today):
            return gap
    return None


def terms_end_soon(pattern: Pattern, today: date) -> date | None:
    """The last day of the last known term, when it comes within 60 days, or has passed."""
    if not (pattern.is_term_time and pattern.terms and pattern.rule):
        return None
    last_on = max(term.last_on for term in pattern.terms)
    return last_on if last_on <= today + SOON else None


def _stretches(pattern: Pattern) -> list[Break]:
    """In order; those that touch or overlap are one, with the first reason that anybody gave."""
    joined: list[Break] = []
    for gap in sorted([*pattern.breaks, *_out_of_term(pattern)]):
        if joined and gap.first_on - joined[-1].last_on <= DAY:
            last = joined.pop()
            gap = Break(last.first_on, max(last.last_on, gap.last_on), last.reason or gap.reason)
        joined.append(gap)
    return joined


def _out_of_term(pattern: Pattern) -> Iterator[Break]:
    if not pattern.is_term_time:
        return
    ended_on = None
    for term in sorted(pattern.terms):
        if ended_on and term.first_on - ended_on > DAY:
            yield Break(ended_on + DAY, term.first_on - DAY, _("school holidays"))
        ended_on = max(ended_on or term.last_on, term.last_on)


def _leaves_out_meetings(pattern: Pattern, gap: Break, today: date) -> bool:
    """Whether the rule would have met, and no date on the list does."""
    if any(gap.first_on <= day <= gap.last_on for day in pattern.dates):
        return False
    without = replace(pattern, breaks=(), is_term_time=False)
    try:
        return bool(expand(without, from_on=max(gap.first_on, today), until_on=gap.last_on, limit=1))
    except (RuleError, UnknownZone):
        return False
