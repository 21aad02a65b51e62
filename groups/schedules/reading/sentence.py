"""A sentence about when a group meets, as rules; what is open comes back as questions.

    read_schedule("2nd and 4th Wednesday 7-8.30pm in term time", today=today, time_zone="Europe/London")

English and Spanish, whatever language the reader uses. Nothing is guessed in silence: see `ScheduleRead`.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from math import prod

from django.utils.translation import gettext as _

from groups.schedules.pattern import Pattern
from groups.schedules.pattern_problems import validate
from groups.schedules.reading.answers import Question, Reading, ScheduleRead
from groups.schedules.reading.choices import MOST_READINGS, Choice, choices_of, ways_to_settle
from groups.schedules.reading.dates_as_rule import rule_of_dates
from groups.schedules.reading.drafting import Drafted, draft_slot, has_dates_to_come
from groups.schedules.reading.items import Day, Item, Unread
from groups.schedules.reading.scan import scan, unread_words
from groups.schedules.reading.slots import sort_into_slots
from groups.schedules.reading.tokens import Sentence, read_tokens
from groups.schedules.reading.years import World, dated_worlds
from groups.schedules.time_problems import Problem
from groups.schedules.wording import pattern_words

# Whatever is longer is a page about a group and not a sentence about its times.
LONGEST = 500
# A timetable beyond this belongs into several listings.
MOST_MEETINGS = 20

_OF_HOURS = {"long", "very_long", "unusual_start"}


def read_schedule(text: str, *, today: date, time_zone: str = "") -> ScheduleRead:
    """Never raises. `time_zone` is an IANA name, "" while nobody has said one."""
    if len(text) > LONGEST:
        message = _("Please say when it meets in up to %(most)s letters.") % {"most": LONGEST}
        return ScheduleRead(warnings=(Problem("too_long", message, "rule"),), unread=text)
    sentence = read_tokens(text)
    worlds, words = dated_worlds(sentence, scan(sentence), today=today)
    reads = [_read_world(sentence, world, today, time_zone) for world in worlds]
    return reads[0] if len(reads) == 1 else _which_world(worlds, reads, words)


def _which_world(worlds: list[World], reads: list[ScheduleRead], words: str) -> ScheduleRead:
    kept = [problem for problem in reads[0].warnings if all(problem in read.warnings for read in reads)]
    if sum(prod(len(question.readings) for question in read.questions) for read in reads) > MOST_READINGS:
        return ScheduleRead(warnings=(_too_much(), *kept), unread=reads[0].unread)
    readings = [
        Reading("; ".join(filter(None, [world.label, label])), patterns)
        for world, read in zip(worlds, reads, strict=True)
        for label, patterns in _all_readings(read)
    ]
    sentence = _("Which date is meant by “%(words)s”?") % {"words": words}
    question = Question("which_date", words, sentence, tuple(readings))
    return replace(reads[0], patterns=(), questions=(question,), warnings=tuple(kept), without_days=None)


def _all_readings(read: ScheduleRead) -> list[tuple[str, tuple[Pattern, ...]]]:
    found: list[tuple[str, tuple[Pattern, ...]]] = [("", read.patterns)]
    for question in read.questions:
        found = [
            ("; ".join(filter(None, [label, reading.label])), (*patterns, *reading.patterns))
            for label, patterns in found
            for reading in question.readings
        ]
    return found


# --- One way to date the dates ------------------------------------------------------------------------


@dataclass
class _Gathered:
    patterns: list[Pattern] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    loose: list[Item] = field(default_factory=list)


def _read_world(sentence: Sentence, world: World, today: date, time_zone: str) -> ScheduleRead:
    slots = sort_into_slots(world.items)
    if sum(len(timed.clock.options) > 1 for slot in slots for timed in slot.clocks) > MOST_MEETINGS:
        return ScheduleRead(warnings=(_too_much(),), unread=sentence.text)
    drafted = [draft_slot(sentence, slot, time_zone=time_zone, today=today) for slot in slots]
    gathered = _gather(sentence, world, drafted)
    gathered.loose += (item for slot in slots for item in slot.modifiers if isinstance(item, Unread))
    are_hours = any(one.are_hours for one in drafted)
    _say_what_is_odd(gathered, drafted, today, are_hours=are_hours)
    has_days = bool(gathered.patterns or gathered.questions)
    loose = {one.without_days for one in drafted if one.without_days}
    return ScheduleRead(
        patterns=tuple(gathered.patterns),
        questions=tuple(gathered.questions),
        warnings=tuple(sorted(dict.fromkeys(gathered.problems), key=lambda problem: problem.level != "error")),
        unread=unread_words(sentence, _with_loose(world.items, gathered.loose)),
        are_hours=are_hours,
        without_days=loose.pop() if len(loose) == 1 and not has_days else None,
    )


def _gather(sentence: Sentence, world: World, drafted: list[Drafted]) -> _Gathered:
    gathered = _Gathered(problems=list(world.problems))
    for one in drafted:
        gathered.problems += one.problems
        gathered.loose += one.loose
        _settle(one, gathered)
    patterns = _as_one_list(gathered.patterns)
    gathered.patterns = _offer_rules(sentence, world.items, patterns, gathered.questions)
    if len(gathered.patterns) + len(gathered.questions) > MOST_MEETINGS:
        gathered.patterns, gathered.questions = [], []
        gathered.problems.append(_too_much())
    return gathered


def _say_what_is_odd(gathered: _Gathered, drafted: list[Drafted], today: date, *, are_hours: bool) -> None:
    gathered.problems += [problem for pattern in gathered.patterns for problem in validate(pattern)]
    _say_what_is_over(drafted, gathered, today)
    if are_hours:
        gathered.problems = [problem for problem in gathered.problems if problem.code not in _OF_HOURS]
    elif not (gathered.patterns or gathered.questions or _is_explained(gathered.problems)):
        message = _("Say which days the group meets, or choose “by arrangement”.")
        gathered.problems.append(Problem("no_days", message, "rule"))


def _is_explained(problems: list[Problem]) -> bool:
    return any(problem.level == "error" or problem.code == "weekday_disagrees" for problem in problems)


def _settle(drafted: Drafted, gathered: _Gathered) -> None:
    if not drafted.drafts:
        return
    choices = choices_of(drafted.drafts)
    if prod(len(choice.options) for choice in choices) > MOST_READINGS:
        gathered.problems.append(_too_much())
        return
    ways = list(ways_to_settle(drafted.drafts))
    if choices:
        gathered.questions.append(_question(choices, ways))
    else:
        gathered.patterns += ways[0][1]


def _too_much() -> Problem:
    message = _("This can be read in too many ways. Please say it in shorter sentences.")
    return Problem("too_many_readings", message, "rule")


def _question(choices: list[Choice], ways: list[tuple[str, tuple[Pattern, ...]]]) -> Question:
    return Question(
        choices[0].code,
        "; ".join(choice.words for choice in choices),
        " ".join(choice.sentence for choice in choices),
        tuple(Reading(label, tuple(_with_days(patterns))) for label, patterns in ways),
    )


def _with_days(patterns: tuple[Pattern, ...]) -> list[Pattern]:
    return [pattern for pattern in patterns if pattern.rule or pattern.dates or pattern.by_arrangement or pattern.start]


def _as_one_list(patterns: list[Pattern]) -> list[Pattern]:
    """Single dates at one time are one meeting, wherever in the list they stand."""
    found: dict[Pattern, Pattern] = {}
    for pattern in patterns:
        key = replace(pattern, dates=()) if not pattern.rule else pattern
        if key in found and pattern.dates:
            found[key] = replace(key, dates=tuple(sorted({*found[key].dates, *pattern.dates})))
        else:
            found[key] = pattern
    return list(found.values())


def _offer_rules(
    sentence: Sentence, items: list[Item], patterns: list[Pattern], questions: list[Question]
) -> list[Pattern]:
    kept = []
    for pattern in patterns:
        rule = "" if pattern.rule else rule_of_dates(pattern.dates)
        if not rule:
            kept.append(pattern)
            continue
        named = [item for item in items if isinstance(item, Day) and item.on in pattern.dates]
        as_rule = replace(pattern, rule=rule, anchor_on=pattern.dates[0], dates=())
        questions.append(
            Question(
                "dates_or_rule",
                sentence.words(min(day.first for day in named), max(day.end for day in named)),
                _("These dates follow a rule. Keep the dates alone, or go on with the rule?"),
                (
                    Reading(_("These dates alone"), (pattern,)),
                    Reading(pattern_words(as_rule), (as_rule,)),
                ),
            )
        )
    return kept


def _say_what_is_over(drafted: list[Drafted], gathered: _Gathered, today: date) -> None:
    readings = [reading for question in gathered.questions for reading in question.readings]
    possible = [*gathered.patterns, *(pattern for reading in readings for pattern in reading.patterns)]
    if any(one.is_over for one in drafted):
        message = _("The words say that it has ended.")
        gathered.problems.append(Problem("said_to_be_over", message, "ends_on", "warning"))
    elif possible and not any(has_dates_to_come(pattern, today) for pattern in possible):
        message = _("All of these dates are past.")
        gathered.problems.append(Problem("over", message, "ends_on", "warning"))


def _with_loose(items: list[Item], loose: list[Item]) -> list[Item]:
    places = {item.first for item in loose}
    return [Unread(item.first, item.end) if item.first in places else item for item in items]
