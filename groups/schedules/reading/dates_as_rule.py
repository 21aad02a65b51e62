"""A list of dates that happens to be a rule: six second Thursdays."""

from datetime import date
from itertools import pairwise

from groups.schedules.occurrences import expand
from groups.schedules.pattern import Pattern
from groups.schedules.rule_reading import rule_text
from groups.schedules.rules import MONTHLY, WEEKDAY_CODES, WEEKLY

FEWEST_DATES = 3


def rule_of_dates(dates: tuple[date, ...]) -> str:
    """The rule that falls on these dates and on none between them, or ""."""
    if len(dates) < FEWEST_DATES or len({day.weekday() for day in dates}) > 1:
        return ""
    return next((rule for rule in _candidates(dates) if _gives(rule, dates)), "")


def _candidates(dates: tuple[date, ...]) -> list[str]:
    code = WEEKDAY_CODES[dates[0].weekday()]
    weeks = (dates[1] - dates[0]).days // 7
    rules = []
    if all((later - day).days == weeks * 7 for day, later in pairwise(dates)) and 0 < weeks < 4:
        rules.append(rule_text(WEEKLY, days=[code], every=weeks))
    nths = sorted({(day.day + 6) // 7 for day in dates})
    rules.append(rule_text(MONTHLY, days=[f"{nth}{code}" for nth in nths if nth < 5] or [f"-1{code}"]))
    rules.append(rule_text(MONTHLY, days=[f"-1{code}"]))
    return rules


def _gives(rule: str, dates: tuple[date, ...]) -> bool:
    pattern = Pattern(rule=rule, anchor_on=dates[0])
    found = expand(pattern, from_on=dates[0], until_on=dates[-1], limit=len(dates) + 1)
    return tuple(slot.local_date for slot in found) == dates
