"""Topics and stages: one column of the file holds what are topics, audiences and stages here."""

import re
from dataclasses import dataclass, field
from functools import cache

from django.utils.translation import gettext as _

from groups.models.listing import KEPT_APART
from groups.terms import read_terms
from groups.vocabulary import Vocabulary
from opendata.imports.cells.reading import Reading, code_in
from opendata.imports.mappings import STAGES, TOPICS, Topic

_BETWEEN = re.compile(r"\s*[;,|\n]\s*")
_PSYCHOSIS = ("psychosis", "postpartum_psychosis", KEPT_APART)


@dataclass
class Topics:
    """`names_psychosis`: anywhere in the cell; `is_about_psychosis`: as its first word."""

    specialties: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    names_psychosis: bool = False
    is_about_psychosis: bool = False


def read_topics(cell: str) -> Reading:
    """Gives `Topics`.

    Listings tagged with recovery from psychosis leave ordinary results. So the tag is given only when psychosis
    comes first, which is to say when the service is for it; named among other things, it is a note.
    """
    topics, notes = Topics(), []
    words = [word for word in _BETWEEN.split(cell) if word]
    for place, word in enumerate(words):
        code = code_in(word)
        if code in _PSYCHOSIS:
            topics.names_psychosis = True
            if place == 0:
                topics.is_about_psychosis = True
                topics.specialties.append(KEPT_APART)
            else:
                notes.append(_("Psychosis is named among other topics. Is this group for people who have had it?"))
            continue
        topic = TOPICS.get(code) or _own_term(code)
        if topic is None:
            notes.append(_("“%(word)s” is not one of our topics.") % {"word": word})
            continue
        _add(topic, topics)
        if topic.ask:
            notes.append(_("“%(word)s”: %(question)s") % {"word": word, "question": topic.ask})
    return Reading(topics, tuple(notes))


def read_stages(cell: str) -> Reading:
    stages, notes = [], []
    for word in filter(None, _BETWEEN.split(cell)):
        code = code_in(word)
        known = STAGES.get(code) or ((code,) if code in _codes_of(Vocabulary.STAGE) else ())
        stages += [stage for stage in known if stage not in stages]
        if not known and code != "unknown":
            notes.append(_("“%(word)s” is not one of our stages.") % {"word": word})
    return Reading(stages, tuple(notes))


def _add(topic: Topic, topics: Topics) -> None:
    for codes, into in (
        (topic.specialties, topics.specialties),
        (topic.audiences, topics.audiences),
        (topic.stages, topics.stages),
        ((topic.language,) if topic.language else (), topics.languages),
    ):
        into.extend(code for code in codes if code not in into)


def _own_term(code: str) -> Topic | None:
    if code in _codes_of(Vocabulary.SPECIALTY):
        return Topic(specialties=(code,))
    if code in _codes_of(Vocabulary.AUDIENCE):
        return Topic(audiences=(code,))
    if code in _codes_of(Vocabulary.STAGE):
        return Topic(stages=(code,))
    return None


@cache
def _codes_of(vocabulary: str) -> frozenset[str]:
    return frozenset(row["code"] for row in read_terms(vocabulary))
