"""What search knows of each listing, written in the same transaction as the listing itself."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

from groups.freshness import utc_day
from groups.models import IndexVersion, Listing, Meeting, Occurrence, SearchEntry, SearchWord, Term, Venue
from groups.models.listing import KEPT_APART, TERM_FIELDS
from groups.models.whole_listing import pack, rows_of
from groups.schedules.courses import course_at
from groups.schedules.gaps import gap_ahead
from groups.search.slots import Placed, Slot, placed_code, slot_code
from groups.search.text import engine
from groups.search.text.words import index_words, split_words
from groups.search.timetable import are_foreseen, date_words
from groups.vocabulary import Day, Focus, How, JoinRoute, Kind, ServiceArea, Status, Structure, YesNoUnknown

# States a process may be behind by and still catch up from; see `IndexVersion`.
STAMPS_KEPT = 50
TYPO_FROM = 4
_DAYS = Day.values
_FACET_OF_TERMS = {
    "stages": "stage",
    "specialties": "topic",
    "audiences": "for",
    "languages": "language",
    "online_access": "access",
}
_NO_REFERRAL = {JoinRoute.WALK_IN, JoinRoute.OPEN_LINK, JoinRoute.REGISTER, JoinRoute.CONTACT_FIRST}


@dataclass(frozen=True)
class Facts:
    """What an entry is made of: a listing with its children, as `whole_listing` fetches them, and its dates."""

    listing: Listing
    dates: Sequence[Occurrence]
    now: datetime

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        return {field: rows_of(self.listing, field) for field in TERM_FIELDS}

    @cached_property
    def meetings(self) -> list[Meeting]:
        return list(self.listing.meetings.all())

    @cached_property
    def times(self) -> dict[int, set[tuple[int, str]]]:
        """The weekday and part of day of each meeting's dates to come, by the meeting's key."""
        times: dict[int, set[tuple[int, str]]] = {}
        for found in self.dates:
            if found.starts_at >= self.now and not found.is_cancelled:
                times.setdefault(found.meeting_id, set()).add((found.weekday, found.part_of_day))
        return times

    @property
    def venues(self) -> list[Venue]:
        return [meeting.venue for meeting in self.meetings if meeting.venue]


class Draft:
    """An entry as it ought to be, beside the one that is stored, if there is one.

    `known` are the moments of dates that every process can read already; None stands for one that is cancelled.
    """

    def __init__(self, facts: Facts, held: SearchEntry | None, *, known: set[datetime | None]):
        self.facts, self.held = facts, held
        self.fields = compose(facts)
        self._whole = json.loads(json.dumps(self.fields["whole"], cls=DjangoJSONEncoder))
        self._is_next_as_foreseen = _is_next_as_foreseen(held, self.fields["next_occurrence_at"], known, facts.now)
        if held and are_foreseen(held.dates, self.fields["dates"], now=facts.now):
            self.fields["dates"] = held.dates

    @property
    def is_same(self) -> bool:
        return not self._differs_in

    @cached_property
    def moves_index(self) -> bool:
        """Whether processes that hold the roster have to read the entry again.

        When a date has passed they go on to the next by themselves; that happens to every group, every week. Of
        the listing as a whole they hold nothing; it moves the index so that results that are kept give way.
        """
        differs_in = set(self._differs_in)
        if self._is_next_as_foreseen:
            differs_in.discard("next_occurrence_at")
        if self.held and _without_next(self._whole) == _without_next(self.held.whole):
            differs_in.discard("whole")
        return bool(differs_in)

    @property
    def has_other_words(self) -> bool:
        return not self._differs_in.isdisjoint({"title_words", "body_words"})

    @cached_property
    def _differs_in(self) -> frozenset[str]:
        if self.held is None:
            return frozenset(self.fields)
        now_so = {**self.fields, "whole": self._whole}
        return frozenset(name for name, value in now_so.items() if getattr(self.held, name) != value)


def draft_entries(
    dated: Iterable[tuple[Listing, list[Occurrence], set[datetime | None]]], *, now: datetime
) -> list[Draft]:
    """Of listings that carry their children, as `whole_listings` fetches them, with their dates and `Draft.known`."""
    dated = list(dated)
    held = SearchEntry.objects.in_bulk([listing.pk for listing, _dates, _known in dated])
    return [Draft(Facts(listing, dates, now), held.get(listing.pk), known=known) for listing, dates, known in dated]


def write_entries(drafts: Iterable[Draft]) -> None:
    """Those that differ from what is stored. To be called inside a transaction that holds the listings."""
    drafts = [draft for draft in drafts if not draft.is_same]
    if not drafts:
        return
    version = new_version() if any(draft.moves_index for draft in drafts) else 0
    entries = [
        SearchEntry(
            listing=draft.facts.listing,
            version=version if draft.moves_index else draft.held.version,
            **draft.fields,
        )
        for draft in drafts
    ]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["listing"], update_fields=[*drafts[0].fields, "version"]
    )
    reworded = [draft for draft in drafts if draft.has_other_words]
    if reworded:
        engine().write_many(
            (draft.facts.listing.pk, draft.fields["title_words"], draft.fields["body_words"]) for draft in reworded
        )
        typed = set().union(*(typed_words(draft.facts) for draft in reworded))
        SearchWord.objects.bulk_create(map(SearchWord, sorted(typed)), ignore_conflicts=True)


def _is_next_as_foreseen(held: SearchEntry | None, next_at: datetime | None, known, now) -> bool:
    """Whether the next date that is stored has passed and has given way to the one that was to follow it."""
    passed_at = held.next_occurrence_at if held else None
    if passed_at is None or passed_at >= now:
        return False
    return min((moment for moment in known if moment and moment >= now), default=None) == next_at


def _without_next(whole: dict) -> dict:
    """Without what follows from the time alone."""
    kept = {name: value for name, value in whole.items() if name not in ("dates", "more_from")}
    return {**kept, "listing": {**whole["listing"], "next_occurrence_at": None}}


def compose(facts: Facts) -> dict:
    """The fields of the entry."""
    listing = facts.listing
    title, rest = _texts(facts)
    title_words = index_words(*title)
    return {
        "language": listing.text_language,
        "title_words": " ".join(sorted(title_words)),
        "body_words": " ".join(sorted(title_words | index_words(*rest))),
        "codes": " ".join(sorted(_codes(facts))),
        "dates": date_words(facts.dates, {meeting.pk: meeting.how for meeting in facts.meetings}, now=facts.now),
        "sort_name": " ".join(split_words(listing.name))[:200],
        "confirmed_at": listing.confirmed_at,
        "listed_at": listing.listed_at,
        "next_occurrence_at": listing.next_occurrence_at,
        "whole": pack(listing, [date for date in facts.dates if _is_to_be_shown(date, facts.now)]),
    }


def _is_to_be_shown(date: Occurrence, now: datetime) -> bool:
    return (date.ends_at or date.starts_at) >= now


def typed_words(facts: Facts) -> set[str]:
    """Words long enough for a typo in them to be recognised."""
    title, rest = _texts(facts)
    return {word for text in (*title, *rest) for word in split_words(text) if len(word) >= TYPO_FROM}


def forget_entry(listing_id: int) -> None:
    """For a listing that is deleted; the rest of its entry goes with it."""
    engine().forget(listing_id)
    new_version(removed=True)


def new_version(*, removed: bool = False) -> int:
    """Move the index on. Writers queue here, so that versions become visible in the order they were given.

    `removed` tells every process to read all entries again: a listing is gone, or a word means something else.
    """
    row, _ = IndexVersion.objects.select_for_update().get_or_create(pk=1)
    row.number += 1
    row.stamps = [uuid4().hex[:12], *(() if removed else row.stamps[: STAMPS_KEPT - 1])]
    row.save()
    return row.number


def _texts(facts: Facts) -> tuple[list[str], list[str]]:
    """What the title says, and everything else that may be searched. A withheld address is not among it."""
    listing, organisation = facts.listing, facts.listing.organisation
    title = [listing.name, listing.former_names, organisation.name, organisation.former_names]
    venues = [line for venue in facts.venues for line in venue.public_lines()]
    labels = [term.label for terms in facts.terms.values() for term in terms]
    return title, [listing.locality, listing.region, *venues, *labels, _kind_words(listing.kind), listing.summary]


@cache
def _kind_words(kind: str) -> str:
    """In the language of the site, whichever the person speaks who saves."""
    with override(settings.LANGUAGE_CODE):
        return str(dict(Kind.choices).get(kind, kind))


def _codes(facts: Facts) -> set[str]:
    listing, terms = facts.listing, facts.terms
    slots, placed = _slots(facts)
    codes = {
        f"kind={listing.kind}",
        f"leader={listing.facilitation}",
        f"cost={listing.cost}",
        f"join={listing.join_route}",
    }
    codes |= {f"{facet}={term.code}" for field, facet in _FACET_OF_TERMS.items() for term in terms.get(field, ())}
    codes |= {slot_code(slot) for slot in slots} | {placed_code(slot) for slot in placed}
    codes |= _focus_codes(listing) | _children_codes(listing, facts.meetings) | _area_codes(listing)
    codes |= {
        f"access={found.term.code}"
        for venue in facts.venues
        for found in venue.access.all()
        if found.answer == YesNoUnknown.YES
    }
    if listing.join_route in _NO_REFERRAL or listing.accepts_self_referral == YesNoUnknown.YES:
        codes.add("referral=none")
    if not placed:
        codes.add("unplaced")
    if _has_begun(facts):
        codes.add("begun")
    if until := _break_until(facts):
        codes.add(f"break={until.isoformat()}")
    # Never in ordinary results, counts or pages: only under the urgent card.
    is_kept_apart = any(term.code == KEPT_APART for term in terms.get("specialties", ()))
    if listing.status == Status.PUBLISHED:
        codes.add("apart" if is_kept_apart else "shown")
    return codes


def _has_begun(facts: Facts) -> bool:
    """Whether every course it offers is under way. People join a rolling or an open group at any time."""
    if facts.listing.structure in (Structure.ROLLING, Structure.OPEN):
        return False
    today = utc_day(facts.now)
    states = [course_at(meeting.dated_pattern(), today=today) for meeting in facts.meetings]
    return bool(states) and all(state is not None and state.began_on is not None for state in states)


def _break_until(facts: Facts) -> date | None:
    """The last day of a long break that all its meetings have now, such as school holidays."""
    today = utc_day(facts.now)
    gaps = [gap_ahead(meeting.dated_pattern(), today) for meeting in facts.meetings]
    if not gaps or not all(gap and gap.first_on <= today for gap in gaps):
        return None
    return min(gap.last_on for gap in gaps)


def _focus_codes(listing) -> set[str]:
    both = (Focus.MENTAL_HEALTH, Focus.PARENTING)
    return {f"focus={focus.value}" for focus in (both if listing.focus == Focus.BOTH else (Focus(listing.focus),))}


def _children_codes(listing, meetings) -> set[str]:
    """A meeting may differ from its listing; either answer of any meeting is one the listing can give."""
    facets = {"babies": "babies", "older_children": "children", "childcare": "childcare"}
    return {
        f"{facet}={answer}"
        for field, facet in facets.items()
        for answer in {getattr(listing, field), *(getattr(meeting, field) for meeting in meetings)} - {""}
    }


def _area_codes(listing) -> set[str]:
    codes = {f"area={listing.service_area}"}
    if listing.country:
        codes.add(f"country={listing.country}")
    if listing.region_code:
        codes.add(f"region={listing.region_code}")
    if listing.service_area == ServiceArea.UNKNOWN and listing.service_area_note:
        codes.add("area=in_words")
    if listing.service_area in (ServiceArea.COUNTRIES, ServiceArea.REGIONS, ServiceArea.POSTCODE_AREAS):
        codes |= {f"serves={code}" for code in listing.service_area_codes}
        codes |= {f"country={code[:2]}" for code in listing.service_area_codes}
    return codes


def _slots(facts: Facts) -> tuple[set[Slot], set[Placed]]:
    """Each distinct way to attend, and those with a point. A meeting whose dates nobody knows has one of its own."""
    listing = facts.listing
    radius = listing.service_radius_km if listing.service_area == ServiceArea.RADIUS else None
    slots: set[Slot] = set()
    placed: set[Placed] = set()
    for meeting in facts.meetings:
        point = meeting.venue.public_point() if meeting.venue and meeting.how in ("", How.IN_PERSON) else None
        for weekday, part in facts.times.get(meeting.pk) or {(-1, meeting.part_of_day)}:
            slot = (meeting.how, _DAYS[weekday] if weekday >= 0 else "", part)
            slots.add(slot)
            if point:
                placed.add(Placed(slot, *point, radius))
    return slots or {("", "", "")}, placed
