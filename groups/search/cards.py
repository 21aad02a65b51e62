"""One group as a result shows it: six lines, each worked out here so that templates only place them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups.freshness import utc_day
from groups.models import Listing, Meeting, Occurrence, SearchEntry, Venue
from groups.models.whole_listing import dates_in, unpack
from groups.schedules.wording import pattern_words
from groups.search.labels import label_of
from groups.search.listing_words import (
    babies_words,
    cost_words,
    for_words,
    freshness_words,
    is_scheduled,
    notice_words,
    restriction_words,
)
from groups.search.nearby import distance_words
from groups.search.ordering import Wanted
from groups.search.roster import Roster
from groups.vocabulary import (
    FROM_HOME,
    How,
    JoinRoute,
    Precision,
    Vocabulary,
)
from places.distance import chord_km


class NextDate(NamedTuple):
    """`starts_at` and `ends_at` are aware, in UTC; `local_date` is the group's own. Without a known time
    only the day and the part of day mean anything. `venue` is where this one date is held, if not where usual."""

    starts_at: datetime
    ends_at: datetime | None
    local_date: date
    zone: str
    is_time_known: bool
    part_of_day: str
    venue: Venue | None = None


class Card(NamedTuple):
    number: int
    slug: str
    name: str
    language: str
    organisation: str
    country: str
    is_example: bool
    restriction: str
    notice: str
    kind_label: str
    how_labels: list[str]
    is_from_home: bool
    next: NextDate | None
    pattern_words: str
    place_words: str
    distance_words: str
    join_label: str
    cost_label: str
    babies_label: str
    for_words: str
    leader_label: str
    language_labels: list[str]
    freshness: str
    freshness_words: str
    point: tuple[float, float] | None
    """Where a map may put it: None when it meets from home or the address is withheld."""


# How far a venue may be from the point that stands for its town.
KNOWN_TO_KM = 8
_HOWS = tuple(How.values)


def cards_by_seat(
    roster: Roster, seats: Sequence[int], *, away, unit: str, now: datetime, wanted: Mapping[int, Wanted] | None = None
) -> dict[int, Card]:
    """In one query, however many. `wanted` says for a seat which meetings its card may be about; one whose dates lie
    behind many others costs a query of its own. `away` are squared chords: see `places.distance`.

    A listing deleted a moment ago is left out.
    """
    ids = {seat: roster.ids[seat] for seat in seats}
    if not ids:
        return {}
    entries = SearchEntry.objects.filter(pk__in=ids.values()).values_list("pk", "whole", "codes")
    found = {pk: (whole, codes) for pk, whole, codes in entries}
    wanted = wanted or {}
    cards = {}
    for seat, pk in ids.items():
        if pk in found:
            whole, codes = found[pk]
            listing = unpack(whole, with_details=False, with_changes=False)
            meeting, following = _next_meeting(listing, whole, wanted.get(seat), now)
            km = chord_km(away[seat]) if seat in away else None
            cards[seat] = _card(roster, listing, codes, meeting, following, km, unit, now)
    return cards


def numbered(cards: Iterable[Card], first: int = 1) -> list[Card]:
    return [card._replace(number=number) for number, card in enumerate(cards, first)]


def _next_meeting(
    listing: Listing, whole: dict, wanted: Wanted | None, now: datetime
) -> tuple[Meeting | None, NextDate | None]:
    """The meeting a card speaks of and its next date; a meeting whose dates nobody knows has none."""
    meetings = {meeting.pk: meeting for meeting in listing.meetings.all()}
    since = now.replace(second=0, microsecond=0)
    for found in dates_in(whole, since=since):
        meeting = meetings.get(found.meeting_id)
        if found.is_cancelled or meeting is None:
            continue
        if found.starts_at < since and not _can_be_joined_late(listing, meeting, found, now):
            continue
        if wanted is None or wanted.is_date(meeting, found):
            return meeting, _next_date(found, meeting)
    undated = (meeting for meeting in meetings.values() if wanted is None or wanted.is_undated(meeting))
    return next(undated, next(iter(meetings.values()), None)), None


def _can_be_joined_late(listing: Listing, meeting: Meeting, found: Occurrence, now: datetime) -> bool:
    """Whether it is on now, and open to whoever comes by phone or computer: a card may still be about it."""
    is_open = listing.join_route in (JoinRoute.OPEN_LINK, JoinRoute.WALK_IN) and meeting.how in FROM_HOME
    return is_open and found.is_on_now(now=now)


def _next_date(found: Occurrence, meeting: Meeting) -> NextDate:
    zone = meeting.time_zone or "UTC"
    return NextDate(
        found.starts_at, found.ends_at, found.local_date, zone, found.is_time_known, found.part_of_day, found.venue
    )


def _card(roster, listing: Listing, entry_codes: str, meeting, following, km, unit, now) -> Card:
    meetings = list(listing.meetings.all())
    elsewhere = following.venue if following else None
    venue = elsewhere or (meeting.venue if meeting else None)
    codes = _codes_by_facet(entry_codes)
    held = {other.how for other in meetings}
    hows = [how for how in _HOWS if how in held]
    freshness = listing.freshness(now=now)
    return Card(
        number=0,
        slug=listing.slug,
        name=listing.name,
        language=listing.text_language,
        organisation=listing.organisation.name,
        country=listing.country,
        is_example=listing.is_example,
        restriction=restriction_words(listing),
        notice=notice_words(listing, now=now),
        kind_label=label_of("kind", listing.kind),
        how_labels=[label_of("how", how) for how in hows],
        is_from_home=any(how in FROM_HOME for how in hows),
        next=following,
        pattern_words=_pattern_words(meeting, following, now=now),
        place_words=_venue_words(elsewhere) if elsewhere else _place_words(listing, meeting),
        # The distance is that of the usual place.
        distance_words="" if elsewhere else _distance_words(venue, km, unit),
        join_label=label_of("join", listing.join_route),
        cost_label=cost_words(listing),
        babies_label=babies_words(listing.babies),
        for_words=for_words(listing, _labels(roster, codes, "for"), _labels(roster, codes, "stage")),
        leader_label=label_of("leader", listing.facilitation),
        language_labels=_other_languages(roster, codes),
        freshness=freshness.value,
        freshness_words=freshness_words(listing, freshness, now=now),
        point=venue.public_point() if venue and not venue.is_hidden else None,
    )


def _pattern_words(meeting: Meeting | None, following: NextDate | None, *, now: datetime) -> str:
    """“Every Tuesday”; with its time unless the next date beside it says so."""
    if meeting is None or not is_scheduled(meeting):
        return ""
    return pattern_words(meeting.pattern(), today=utc_day(now), with_clock=following is None)


def _place_words(listing: Listing, meeting: Meeting | None) -> str:
    if meeting and meeting.how in FROM_HOME:
        return label_of("how", meeting.how)
    if meeting and meeting.venue:
        return _venue_words(meeting.venue)
    return ", ".join(filter(None, [listing.locality, listing.region])) or _("Ask where they meet")


def _venue_words(venue: Venue) -> str:
    lines = venue.public_lines()
    short = [lines[0], *(line for line in (venue.locality,) if line and line != lines[0])] if lines else []
    if venue.is_hidden:
        short.append(_("address given after you make contact"))
    return ", ".join(short)


def _distance_words(venue, km: float | None, unit: str) -> str:
    """Nothing for a venue of which we know the town and no more, when that is the town she searched."""
    if km is None or (venue and venue.precision != Precision.EXACT and km < KNOWN_TO_KM):
        return ""
    return distance_words(km, unit)


def _codes_by_facet(pairs: str) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for pair in pairs.split():
        name, _equals, code = pair.partition("=")
        codes.setdefault(name, []).append(code)
    return codes


_VOCABULARY_OF = {"for": Vocabulary.AUDIENCE, "stage": Vocabulary.STAGE, "language": Vocabulary.LANGUAGE}


def _labels(roster: Roster, codes, name) -> list[str]:
    chosen = set(codes.get(name, ()))
    return [_(label) for code, label in roster.terms.get(_VOCABULARY_OF[name], ()) if code in chosen]


def _other_languages(roster: Roster, codes) -> list[str]:
    """The reader's own language goes without saying."""
    own = (get_language() or "en").split("-")[0]
    others = [code for code in codes.get("language", ()) if code.split("-")[0] != own]
    return _labels(roster, {"language": others}, "language")
