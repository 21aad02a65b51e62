"""How people join, and for whom a listing is not: partly in columns, partly said in plain words."""

import re
from typing import Any

from django.utils.translation import gettext as _

from groups.vocabulary import Facilitation, How, JoinRoute, Kind, PsychosisPolicy, Status, YesNoUnknown
from opendata.imports.cells.reading import read_code
from opendata.imports.cells.topics import Topics
from opendata.imports.drafts import Aside
from opendata.imports.mappings import JOIN_ROUTES
from opendata.imports.sheet import Row

_REFERS_THEMSELVES = re.compile(
    r"(?<!no )\bself[- ]referral|\brefer (?:themselves|yourself|herself)\b"
    r"|\breferral by professionals or self\b|\bby the mother herself\b",
    re.IGNORECASE,
)
_PROFESSIONALS_ONLY = re.compile(
    r"\bprofessional must refer\b|\bprofessional referral only\b|\bmust (?:live [^.]* and )?be referred\b"
    r"|\bcannot book it\b|\bdo not book it themselves\b|\brather than self-booking\b|\bmust refer you\b",
    re.IGNORECASE,
)
_INSIDE_ALREADY = re.compile(
    r"\breserved for (?:inpatients|families)\b|\binpatients [^.;]* only\b|\bnot open to others\b"
    r"|\b(?:closed|not open) to the (?:public|others)\b|\bonly for families with a baby now in that unit\b",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(r"(?:^|(?<=[.!?]\s))((?:It is|They are) not for (?!everyone)[^.!?]+[.!?])")
_ENDED = re.compile(r"^\s*ended\b|\bgroup (?:has )?ended\b", re.IGNORECASE)
_ENDED_IN_SCHEDULE = re.compile(r"\(ended\b|\bwhen it ended\b", re.IGNORECASE)
_PLANNED = re.compile(r"\(planned\)", re.IGNORECASE)
_NO_LIVE_LISTING = re.compile(r"\bnot a live listing\b", re.IGNORECASE)
_HISTORIC = re.compile(r"\bhistoric\b", re.IGNORECASE)


def read_joining(row: Row, *, how: str) -> tuple[dict[str, Any], list[Aside]]:
    """Fields of the listing about joining."""
    route, notes = read_code(row["registration"], JOIN_ROUTES, otherwise=JoinRoute.UNKNOWN)
    asides = [Aside("registration", note) for note in notes]
    words = f"{row['notes']} {row['summary']}"
    fields: dict[str, Any] = {}
    if route == JoinRoute.REFERRAL_NEEDED:
        fields["accepts_professional_referral"] = str(YesNoUnknown.YES)
        if _REFERS_THEMSELVES.search(words):
            # People who may refer themselves need nobody's referral: they get in touch.
            route = JoinRoute.CONTACT_FIRST
            fields["accepts_self_referral"] = str(YesNoUnknown.YES)
            asides.append(
                Aside("registration", _("“referral”, but people may refer themselves: shown as “contact them first”."))
            )
        elif _PROFESSIONALS_ONLY.search(words):
            fields["accepts_self_referral"] = str(YesNoUnknown.NO)
    if route == JoinRoute.WALK_IN and how not in ("", How.IN_PERSON):
        asides.append(
            Aside(
                "registration",
                _("It is called drop-in and is not in person: how do people get the link or the number?"),
            )
        )
    if _INSIDE_ALREADY.search(words):
        route = JoinRoute.INVITATION_ONLY
        asides.append(
            Aside("registration", _("For people who are inside already (a ward, a unit): shown as “by invitation”."))
        )
    fields["join_route"] = str(route)
    return fields, asides


def read_not_suitable_for(row: Row) -> str:
    return " ".join(match[1] for match in _NOT_FOR.finditer(row["summary"]))


def read_psychosis_policy(row: Row, topics: Topics, *, kind: str, facilitation: str) -> tuple[str, list[Aside]]:
    """Specialist care by clinicians says so itself; of any other group the stewards have to ask."""
    clinicians = (Facilitation.CLINICIAN, Facilitation.PEER_AND_CLINICIAN)
    if topics.is_about_psychosis and kind == Kind.REFERRAL_SERVICE and facilitation in clinicians:
        return str(PsychosisPolicy.SPECIALIST_REFERRAL), []
    asides = []
    if topics.is_about_psychosis:
        asides.append(
            Aside(
                "specialties",
                _("It is about psychosis: for people who have had treatment, or by referral? Please ask."),
            )
        )
    return str(PsychosisPolicy.UNKNOWN), asides


def read_status(row: Row) -> tuple[str, list[Aside]]:
    """Published, unless the row says that the group has ended or never began."""
    if _ENDED.search(row["notes"]) or _ENDED_IN_SCHEDULE.search(row["schedule_text"]):
        return str(Status.CLOSED), [
            Aside("status", _("The row says that this group has ended: it was taken in as closed."))
        ]
    if _PLANNED.search(row["group_name"]) or _NO_LIVE_LISTING.search(row["notes"]):
        return str(Status.DRAFT), [
            Aside("status", _("The row speaks of a group that is planned: it was taken in as a draft."))
        ]
    if _HISTORIC.search(row["notes"]):
        return str(Status.DRAFT), [Aside("status", _("The row calls itself historic: it was taken in as a draft."))]
    return str(Status.PUBLISHED), []
