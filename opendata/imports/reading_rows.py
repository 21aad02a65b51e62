"""From the cells of one row to a draft of one listing, and to what has to be kept in notes."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from groups.vocabulary import Facilitation, How, Kind
from opendata.imports.cells.addresses import read_sources, read_web_addresses
from opendata.imports.cells.ages import BabyAges, read_baby_ages
from opendata.imports.cells.areas import LONGEST_NAME, read_country, read_region, read_service_area
from opendata.imports.cells.costs import read_cost
from opendata.imports.cells.languages import read_languages
from opendata.imports.cells.reading import Reading, code_in, read_code, shortened
from opendata.imports.cells.schedules import read_times
from opendata.imports.cells.topics import read_stages, read_topics
from opendata.imports.columns import KNOWN
from opendata.imports.contacts import read_contacts
from opendata.imports.drafts import Aside, Draft, Reason
from opendata.imports.joining import read_joining, read_not_suitable_for, read_psychosis_policy, read_status
from opendata.imports.mappings import CHILDREN, FACILITATIONS, KINDS, NO
from opendata.imports.meetings import HYBRID, build_meetings, read_how
from opendata.imports.refusals import refusals
from opendata.imports.sheet import Row
from opendata.imports.venues import find_town, is_address_withheld, read_venue, region_code_of
from places.lookup import Point

# Longer ones are a slip, such as a quotation mark that closes in the wrong place.
LONGEST_CELL = 5_000

# What a listing cannot do without, and how long each may be.
_NEEDED = {"id": 200, "organisation": 200, "group_name": 200, "kind": 200}

_FORMERLY = re.compile(r"(?P<name>.+?)\s*\((?:formerly|previously|once)\s*:?\s*(?P<former>[^()]+)\)", re.IGNORECASE)
_CERTIFIED = re.compile(r"\bcertified peer", re.IGNORECASE)
_WITHOUT_CHILDREN = re.compile(
    r"\bwithout (?:the )?(?:children|child|kids)\b|\bchild-?free\b|\bno children\b", re.IGNORECASE
)


@dataclass
class RowReading:
    """`draft` is None when there are reasons to reject the row."""

    draft: Draft | None = None
    reasons: list[Reason] = field(default_factory=list)


def read_row(row: Row, *, today: date) -> RowReading:
    """Looks towns up in the database and writes nothing. Bad cells become notes; only what a listing cannot do
    without, or a value that no field could hold, rejects the row."""
    reasons = _missing(row)
    kind, _notes = read_code(row["kind"], KINDS, otherwise="")
    if row["kind"] and not kind:
        known = ", ".join(sorted(KINDS))
        reasons.append(
            Reason(
                "kind",
                _("“%(cell)s” is not a kind of support. Use one of: %(known)s.")
                % {"cell": row["kind"], "known": known},
            )
        )
    if reasons:
        return RowReading(None, reasons)
    draft = _Reader(row, kind, today).read()
    reasons = refusals(draft)
    return RowReading(None, reasons) if reasons else RowReading(draft)


def _missing(row: Row) -> list[Reason]:
    reasons = []
    for column, longest in _NEEDED.items():
        if not row[column]:
            reasons.append(Reason(column, _("This cell is empty, and a listing needs it.")))
        elif len(row[column]) > longest:
            reasons.append(Reason(column, _("This is longer than %(most)s letters.") % {"most": longest}))
    for column, cell in row.cells.items():
        if len(cell) > LONGEST_CELL:
            reasons.append(Reason(column, _("This is longer than %(most)s letters.") % {"most": LONGEST_CELL}))
    if row.too_many:
        cells = "; ".join(row.too_many)
        reasons.append(
            Reason(
                "", _("The row has more cells than there are columns: %(cells)s.") % {"cells": shortened(cells, 200)}
            )
        )
    return reasons


class _Reader:
    """Reads a row column by column and keeps what has no field."""

    def __init__(self, row: Row, kind: str, today: date):
        self.row = row
        self.kind = kind
        self.today = today
        self.asides: list[Aside] = []

    def read(self) -> Draft:
        row = self.row
        country = self.take("country", read_country(row["country"]))
        organisation = self.organisation(country)
        how = self.keep(read_how(row, kind=self.kind))
        topics = self.take("specialties", read_topics(row["specialties"]))
        languages = self.take("languages", read_languages(row["languages"]))
        ages = self.take("child_max_age", read_baby_ages(row["child_max_age"]))
        region_code = self.take("region", read_region(row["region"], country=country))
        town = find_town(row, country=country, region_code=region_code)
        fields = self.words() | self.where(country) | self.children() | self.price(country)
        fields["region_code"] = region_code or (region_code_of(town) if town else "")
        fields |= self.facilitation() | self.keep(read_joining(row, how=how))
        fields["interpreter"] = languages.interpreter
        fields |= {"baby_age_from": ages.months_from, "baby_age_to": ages.months_to, "baby_age_note": ages.words}
        fields["psychosis_policy"] = self.keep(
            read_psychosis_policy(row, topics, kind=self.kind, facilitation=fields["facilitation"])
        )
        meetings, when = self.meetings(how, country, town)
        fields |= when
        return Draft(
            organisation=organisation,
            fields=fields,
            terms={
                "stages": _stages(self.take("stage", read_stages(row["stage"])), topics.stages, ages),
                "specialties": topics.specialties,
                "audiences": topics.audiences,
                "languages": list(dict.fromkeys([*languages.codes, *topics.languages])),
            },
            meetings=meetings,
            contacts=self.keep(
                read_contacts(row, country=country, kind=self.kind, how=how, join_route=fields["join_route"])
            ),
            sources=self.sources(),
            status=self.keep(read_status(row)),
            asides=self.all_asides(),
        )

    def take(self, column: str, reading: Reading) -> Any:
        self.asides += (Aside(column, note) for note in reading.notes)
        return reading.value

    def keep(self, found: tuple[Any, list[Aside]]) -> Any:
        value, asides = found
        self.asides += asides
        return value

    def organisation(self, country: str) -> dict[str, str]:
        name, former = _without_former_name(self.row["organisation"])
        pages = self.take("organisation_url", read_web_addresses(self.row["organisation_url"]))
        self.asides += (Aside("organisation_url", page) for page in pages[1:])
        return {"name": name, "former_names": former, "country": country, "website": pages[0] if pages else ""}

    def words(self) -> dict[str, Any]:
        name, former = _without_former_name(self.row["group_name"])
        return {
            "kind": self.kind,
            "name": name,
            "former_names": former,
            "summary": self.row["summary"],
            "not_suitable_for": read_not_suitable_for(self.row),
        }

    def facilitation(self) -> dict[str, Any]:
        code = self.take(
            "facilitation", read_code(self.row["facilitation"], FACILITATIONS, otherwise=Facilitation.UNKNOWN)
        )
        note = self.row["facilitator_note"]
        if code == Facilitation.PEER and _CERTIFIED.search(note):
            code = Facilitation.CERTIFIED_PEER
        return {"facilitation": str(code), "facilitation_note": note}

    def where(self, country: str) -> dict[str, Any]:
        row = self.row
        reach = self.take("service_area", read_service_area(row["service_area"], country=country))
        # Words about where it is would give a withheld address away.
        words = "" if is_address_withheld(row) else reach.words
        return {
            "country": country,
            "region": shortened(row["region"], LONGEST_NAME),
            "locality": shortened(row["city"], LONGEST_NAME),
            "service_area": str(reach.service_area),
            "service_area_codes": list(reach.codes),
            "service_area_note": words,
        }

    def children(self) -> dict[str, Any]:
        cell = self.row["childcare"]
        self.take("childcare", read_code(cell, dict.fromkeys(CHILDREN, ""), otherwise=""))
        babies, older, childcare = CHILDREN.get(code_in(cell), CHILDREN["unknown"])
        if code_in(cell) == "none" and _WITHOUT_CHILDREN.search(f"{self.row['notes']} {self.row['summary']}"):
            babies = older = NO
        return {"babies": babies, "older_children": older, "childcare": childcare}

    def price(self, country: str) -> dict[str, Any]:
        price = self.take("cost", read_cost(self.row["cost"], self.row["cost_note"], country=country))
        return {
            "cost": str(price.cost),
            "cost_amount": price.amount,
            "cost_currency": price.currency,
            "cost_note": price.words,
        }

    def meetings(self, how: str, country: str, town: Point | None) -> tuple[list[dict], dict[str, Any]]:
        row = self.row
        schedule = self.take(
            "schedule_text",
            read_times(
                words=row["schedule_text"],
                rule=row["rrule"],
                start=row["start_time"],
                minutes=row["duration_minutes"],
                zone=row["time_zone"],
                today=self.today,
                are_hours=self.kind == Kind.HELPLINE,
            ),
        )
        venue = None
        if how in ("", How.IN_PERSON, HYBRID):
            venue = self.keep(read_venue(row, country=country, town=town))
        else:
            # Something that happens online or by phone has a home town at most; what more is said is kept.
            self.asides += (Aside(column, row[column]) for column in ("venue", "street", "postal_code") if row[column])
        meetings = self.keep(build_meetings(how, schedule.times, venue))
        return meetings, {"structure": str(schedule.structure), "capacity": schedule.capacity}

    def sources(self) -> list[dict]:
        found = self.take("source_url", read_sources(self.row["source_url"], self.row["source_seen"]))
        return [source._asdict() for source in found]

    def all_asides(self) -> list[Aside]:
        row = self.row
        extra = [Aside(name, cell) for name, cell in row.cells.items() if cell and name not in KNOWN]
        own = [Aside("notes", row["notes"])] if row["notes"] else []
        short = [Aside("", _("The row ends early: %(count)s cells are missing.") % {"count": row.missing_cells})]
        return list(dict.fromkeys([*own, *self.asides, *extra, *(short if row.missing_cells else [])]))


def _without_former_name(cell: str) -> tuple[str, str]:
    match = _FORMERLY.fullmatch(cell)
    return (match["name"].strip(), match["former"].strip()) if match else (cell, "")


def _stages(of_the_column: list[str], of_the_topics: list[str], ages: BabyAges) -> list[str]:
    """A group for children up to five is for the second year, too: that is what the words of the stages mean."""
    stages = [*of_the_column, *of_the_topics]
    if "postnatal_0_12m" in stages:
        oldest = ages.months_to or 0
        stages += ["postnatal_1_2y"] if ages.is_any or oldest > 12 else []
        stages += ["after_2y"] if ages.is_any or oldest > 24 else []
    return list(dict.fromkeys(stages))
