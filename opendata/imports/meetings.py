"""The meetings of a row: when from its schedule, how from its format, where from its address."""

from typing import Any

from django.utils.translation import gettext as _

from groups.vocabulary import How, Kind
from opendata.imports.cells.reading import code_in, read_code
from opendata.imports.cells.schedules import Times
from opendata.imports.drafts import Aside
from opendata.imports.mappings import FORMATS
from opendata.imports.sheet import Row

HYBRID = "hybrid"


def read_how(row: Row, *, kind: str) -> tuple[str, list[Aside]]:
    """A code of How, "hybrid", or "" when the row does not say."""
    cell = row["format"]
    if code_in(cell) in (HYBRID, "mixed", "both"):
        return HYBRID, [
            Aside(
                "format",
                _(
                    "“%(cell)s” can mean four things: one meeting both ways, two meetings, one that moved, "
                    "or support with meetings beside it. Ask which."
                )
                % {"cell": cell},
            )
        ]
    how, notes = read_code(cell, FORMATS, otherwise="")
    asides = [Aside("format", note) for note in notes]
    if how == How.ONLINE_VIDEO and code_in(cell) == "online":
        # A forum is written; of a referral service "online" says nothing about a meeting.
        if kind == Kind.FORUM:
            return How.TEXT_CHAT, asides
        if kind == Kind.REFERRAL_SERVICE:
            return "", [*asides, Aside("format", _("“%(cell)s”: by video, by chat or by a form?") % {"cell": cell})]
    return how, asides


def build_meetings(how: str, times: list[Times], venue: dict | None) -> tuple[list[dict], list[Aside]]:
    if how != HYBRID:
        where = venue if how in ("", How.IN_PERSON) else None
        return [_meeting(how, one, where) for one in times], []
    # Times go with the meetings people reach from home: nobody should travel to one on a guess.
    online = [_meeting(How.ONLINE_VIDEO, one, None) for one in times]
    in_person = _meeting(How.IN_PERSON, Times(as_published=times[0].as_published), venue)
    asides = []
    if any(one.rule or one.dates or one.starts for one in times):
        asides.append(
            Aside("schedule_text", _("The times stand with the online meeting. Do they hold in person, too?"))
        )
    return [*online, in_person], asides


# Of a meeting like most these are empty, and left out.
_SELDOM = ("dates", "further_starts", "is_term_time", "skips_public_holidays")


def _meeting(how: str, times: Times, venue: dict | None) -> dict[str, Any]:
    return {
        "how": str(how),
        "rule": times.rule,
        "anchor_on": times.anchor_on,
        "ends_on": times.ends_on,
        "starts": times.starts,
        "duration_minutes": times.duration_minutes,
        "part_of_day": str(times.part_of_day),
        "time_zone": times.time_zone,
        "is_by_arrangement": times.is_by_arrangement,
        "as_published": times.as_published,
        "venue": venue,
        **{name: getattr(times, name) for name in _SELDOM if getattr(times, name)},
    }
