"""The questions about how often: each reading is a rule, and its label is what the site says of that rule."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from groups.schedules.pattern import Pattern
from groups.schedules.reading.choices import Choice, Option
from groups.schedules.reading.items import WEEK, Every
from groups.schedules.wording import pattern_words

NTHS_TO_ASK = (1, 2, 3, 4, -1)


def choice_of_rules(code: str, words: str, sentence: str, rules: Sequence[str | None]) -> Choice | None:
    """None when fewer than two of the rules can be kept."""
    options = tuple(Option(_rule_words(rule), {"rule": rule}) for rule in rules if rule)
    return Choice(code, words, sentence, options) if len(options) > 1 else None


def two_apart_or_twice(every: Every, words: str, apart: str, often: str) -> Choice:
    """ "Biweekly" and "bimonthly". The rules may be "": then the words name no day, and the question stands alone."""
    if every.unit == WEEK:
        sentence = _("“%(words)s” can be read in two ways: every two weeks, or twice a week. Which?")
        labels = _("Every two weeks"), _("Twice a week")
    else:
        sentence = _("“%(words)s” can be read in two ways: every two months, or twice a month. Which?")
        labels = _("Every two months"), _("Twice a month")
    options = (
        Option(f"{label}: {_rule_words(rule)}" if rule else label, {"rule": rule})
        for label, rule in zip(labels, (apart, often), strict=True)
    )
    return Choice(every.code, words, sentence % {"words": words}, tuple(options))


def nths_of(on: date) -> list[int]:
    """Which weekday of its month a day is; the fourth may be the last, too, and a fifth is the last."""
    nth = (on.day + 6) // 7
    is_last = (on + timedelta(days=7)).month != on.month
    return [*([nth] if nth < 5 else []), *([-1] if is_last else [])]


def _rule_words(rule: str) -> str:
    return pattern_words(Pattern(rule=rule))
