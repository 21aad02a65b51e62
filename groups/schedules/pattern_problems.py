"""What does not fit together about a pattern: said to the person who wrote it, as an error or as a question."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.schedules.civil_time import UnknownZone, is_zone
from groups.schedules.pattern import Pattern
from groups.schedules.rules import EARLIEST, LATEST, Rule, RuleError
from groups.schedules.time_problems import Problem, time_problems
from groups.schedules.time_words import full_date_words

MOST_DATES = 366
MOST_STARTS = 60


def validate(pattern: Pattern) -> list[Problem]:
    """Errors first, then warnings; an empty list when all is well. Never raises."""
    problems = [
        *_kind_problems(pattern),
        *_zone_problems(pattern),
        *_rule_problems(pattern),
        *_date_problems(pattern),
        *_gap_problems(pattern),
        *time_problems(
            start=pattern.start,
            end=pattern.end,
            duration_minutes=pattern.duration_minutes,
            part=pattern.part_of_day,
        ),
    ]
    return sorted(problems, key=lambda problem: problem.level != "error")


def _kind_problems(pattern: Pattern) -> Iterator[Problem]:
    has_days = bool(pattern.rule.strip() or pattern.dates)
    if pattern.by_arrangement and has_days:
        yield Problem(
            "arranged_with_days",
            _("Choose either “by arrangement” or set days. This has both."),
            "by_arrangement",
        )
    if not pattern.by_arrangement and not has_days:
        yield Problem("no_days", _("Say which days the group meets, or choose “by arrangement”."), "rule")


def _zone_problems(pattern: Pattern) -> Iterator[Problem]:
    if pattern.time_zone and not is_zone(pattern.time_zone):
        yield Problem("zone_unknown", _("We do not know this time zone."), "time_zone")
    elif not pattern.time_zone and not pattern.by_arrangement:
        # Days alone can be shown honestly without a zone; a clock time cannot.
        yield Problem(
            "zone_missing",
            _("Say which time zone these times are in."),
            "time_zone",
            "warning" if pattern.start is None else "error",
        )


def _rule_problems(pattern: Pattern) -> Iterator[Problem]:
    try:
        rule = pattern.parsed_rule
    except RuleError as error:
        yield Problem(error.code, str(error), "rule")
        return
    if rule is None:
        return
    if rule.needs_anchor and pattern.anchor_on is None:
        yield Problem("anchor_needed", _anchor_question(rule), "anchor_on")
    if pattern.anchor_on and rule.never_happens(pattern.anchor_on):
        yield Problem("never_happens", _("This day never comes in the month you chose."), "rule")
    elif pattern.anchor_on and not rule.falls_on(pattern.anchor_on):
        yield Problem(
            "anchor_off_rule",
            _("The first date, %(date)s, does not fit the days you chose. Is one of them a slip?")
            % {"date": full_date_words(pattern.anchor_on, with_weekday=True)},
            "anchor_on",
            "warning",
        )
    if any(nth == 5 for nth, _weekday in rule.days):
        yield Problem(
            "some_months_missing",
            _("Most months have no fifth weekday. Did you mean the last one?"),
            "rule",
            "warning",
        )
    if any(day > 28 for day in rule.month_days):
        yield Problem(
            "some_months_missing",
            _("Some months are too short for this date. Did you mean the last day?"),
            "rule",
            "warning",
        )


def _anchor_question(rule: Rule) -> str:
    if rule.count is not None:
        return ngettext(
            "Give the date of the meeting.",
            "Give the date of the first of the %(count)s meetings.",
            rule.count,
        ) % {"count": rule.count}
    return _("Give one date when this group meets, so that we can count from there.")


def _date_problems(pattern: Pattern) -> Iterator[Problem]:
    for field, day in (("anchor_on", pattern.anchor_on), ("ends_on", pattern.ends_on)):
        if day and not EARLIEST < day < LATEST:
            yield Problem("too_far", _("This date is too far away. Please check the year."), field)
    if any(not EARLIEST < day < LATEST for day in pattern.dates):
        yield Problem("too_far", _("One of the dates is too far away. Please check the year."), "dates")
    if len(pattern.dates) > MOST_DATES:
        yield Problem("too_many_dates", _("Please list up to %(most)s dates.") % {"most": MOST_DATES}, "dates")
    try:
        last_on = pattern.last_on
    except (RuleError, UnknownZone):
        # Said already, about the rule or the zone.
        return
    if pattern.anchor_on and last_on and last_on < pattern.anchor_on:
        yield Problem("ends_before_start", _("The last date is before the first. Please check both."), "ends_on")
    if pattern.ends_on and any(day > pattern.ends_on for day in pattern.dates):
        yield Problem(
            "date_after_end",
            _("One of the dates is after the last date. Is that right?"),
            "dates",
            "warning",
        )


def _gap_problems(pattern: Pattern) -> Iterator[Problem]:
    has_rule = bool(pattern.rule.strip())
    if pattern.further_starts:
        yield from _course_problems(pattern)
    if not has_rule and (pattern.is_term_time or pattern.skips_public_holidays):
        yield Problem(
            "gap_without_rule",
            _("Terms and holidays leave out days of a rule. This has single dates: take those off the list instead."),
            "is_term_time" if pattern.is_term_time else "skips_public_holidays",
            "warning",
        )
    if any(gap.last_on < gap.first_on for gap in (*pattern.breaks, *pattern.terms)):
        yield Problem("gap_backwards", _("A break ends before it begins. Please check both dates."), "breaks")
    if any(gap.first_on <= day <= gap.last_on for gap in pattern.breaks for day in pattern.dates):
        yield Problem(
            "date_in_break",
            _("One of the dates lies in a break. It stays, because it is on the list. Is that right?"),
            "dates",
            "warning",
        )


def _course_problems(pattern: Pattern) -> Iterator[Problem]:
    try:
        rule = pattern.parsed_rule
    except RuleError:
        return
    if rule is None or rule.count is None or pattern.anchor_on is None:
        yield Problem(
            "starts_without_course",
            _("Later starts need a course: say how many meetings it has, and when the first one began."),
            "further_starts",
        )
    if len(pattern.further_starts) > MOST_STARTS or any(not EARLIEST < day < LATEST for day in pattern.further_starts):
        yield Problem("too_far", _("One of the starts is too far away. Please check the year."), "further_starts")
    elif rule is not None and any(not rule.falls_on(day) for day in pattern.further_starts):
        yield Problem(
            "start_off_rule",
            _("One of the later starts does not fit the days you chose. Is it a slip?"),
            "further_starts",
            "warning",
        )
