"""A listing with all that its page shows, fetched in as few queries as there are kinds of rows, or carried as data.

The plain data stands in the listing's search entry, so that the group page costs one query however many
children a listing has. `unpack` gives back the same objects, with what `prefetch_related` would have left behind.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from datetime import date as datetime_date
from functools import cache

from django.db.models import (
    DateField,
    DecimalField,
    F,
    Prefetch,
    Q,
    QuerySet,
    TimeField,
    UUIDField,
    Value,
)

from groups.models.contact import Contact
from groups.models.gaps import ListingBreak, SchoolTerm, TermCalendar, VenueNotice
from groups.models.listing import TERM_FIELDS, Listing, ListingSource
from groups.models.meeting import Meeting, MeetingException
from groups.models.occurrence import Occurrence
from groups.models.term import Term
from groups.models.venue import Venue, VenueAccess
from people.models import Organisation

# As many as a page or a card can want, but for a group of many dates of which few are asked for.
DATES_PACKED = 12
_DATE_COLUMNS = (
    "meeting_id",
    "local_date",
    "weekday",
    "part_of_day",
    "is_time_known",
    "is_cancelled",
    "is_moved",
    "reason",
)
_TEXT_IN_JSON = (DateField, TimeField, DecimalField, UUIDField)
_TERM_COLUMNS = ("id", "vocabulary", "code", "label", "description", "position", "is_retired")


def whole_listings(listings) -> list[Listing]:
    """Those of the queryset, with everything their pages show and their dates follow from, in as few queries as there
    are kinds of rows, however many they are."""
    meetings = Meeting.objects.select_related("venue", "term_calendar").prefetch_related(
        Prefetch("exceptions", MeetingException.objects.select_related("venue")),
        Prefetch("venue__access", VenueAccess.objects.select_related("term")),
        Prefetch("venue__notices", VenueNotice.objects.in_force().select_related("moved_to").order_by("pk")),
        "term_calendar__terms",
    )
    found = list(
        listings.select_related("organisation").prefetch_related(
            Prefetch("meetings", meetings), "breaks", "contacts", "sources", "notes"
        )
    )
    if found:
        _attach_terms(found)
    return found


def pack(listing: Listing, dates: Sequence[Occurrence]) -> dict:
    """Plain data, ready for JSON, of what `whole_listing` fetched and of the next of its dates.

    Notes of stewards stay behind. `more_from` is the moment (POSIX seconds) after which dates are not among it.
    """
    soonest = sorted(dates, key=lambda date: date.starts_at)
    return {
        "dates": [_pack_date(date) for date in soonest[:DATES_PACKED]],
        "more_from": _seconds(soonest[DATES_PACKED - 1].starts_at) if len(soonest) > DATES_PACKED else None,
        "listing": _columns(listing),
        "organisation": _columns(listing.organisation),
        "meetings": [_pack_meeting(meeting) for meeting in listing.meetings.all()],
        "breaks": [_columns(gap) for gap in listing.breaks.all()],
        "contacts": [
            {"row": _columns(contact), "languages": [_columns(term) for term in contact.languages.all()]}
            for contact in listing.contacts.all()
        ],
        "sources": [_columns(source) for source in listing.sources.all()],
        "terms": {field: [_columns(term) for term in rows_of(listing, field)] for field in TERM_FIELDS},
    }


def unpack(data: dict, *, with_details: bool = True, with_changes: bool = True) -> Listing:
    """Without details it leaves out contacts, sources and terms; without changes, what changes dates, such as breaks
    and notices. A calendar needs the changes, a card neither."""
    listing = _row(Listing, data["listing"])
    listing.organisation = _row(Organisation, data["organisation"])
    meetings = [
        _unpack_meeting(packed, with_details=with_details, with_changes=with_changes) for packed in data["meetings"]
    ]
    for meeting in meetings:
        meeting.listing = listing
    hold(listing, "meetings", meetings)
    if with_changes:
        hold(listing, "breaks", [_row(ListingBreak, columns) for columns in data["breaks"]])
    if with_details:
        _unpack_details(listing, data)
    return listing


def dates_in(data: dict, *, since: datetime) -> Iterator[Occurrence]:
    """The dates of the packed listing that end or begin at `since` or later, soonest first.

    Asks the database for those that were not packed, should anybody want that many.
    """
    seconds = since.timestamp()
    for packed in data["dates"]:
        if (packed["ends_at"] or packed["starts_at"]) >= seconds:
            yield _unpack_date(packed, data["listing"]["id"])
    if data["more_from"] is not None:
        more = Occurrence.objects.filter(listing_id=data["listing"]["id"]).select_related("venue")
        more = more.filter(starts_at__gt=_moment(data["more_from"]))
        yield from more.filter(Q(starts_at__gte=since) | Q(ends_at__gte=since))


def _pack_date(date: Occurrence) -> dict:
    """Moments as POSIX seconds: compared and read ten times as fast as text."""
    return {
        **{name: getattr(date, name) for name in _DATE_COLUMNS},
        "starts_at": _seconds(date.starts_at),
        "ends_at": _seconds(date.ends_at) if date.ends_at else None,
        "venue": _columns(date.venue) if date.venue else None,
    }


def _unpack_date(packed: dict, listing_id: int) -> Occurrence:
    date = Occurrence(
        listing_id=listing_id,
        **{name: packed[name] for name in _DATE_COLUMNS if name != "local_date"},
        local_date=datetime_date.fromisoformat(packed["local_date"]),
        starts_at=_moment(packed["starts_at"]),
        ends_at=_moment(packed["ends_at"]) if packed["ends_at"] else None,
    )
    if packed["venue"]:
        date.venue = _row(Venue, packed["venue"])
    return date


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _unpack_details(listing: Listing, data: dict) -> None:
    hold(listing, "sources", [_row(ListingSource, columns) for columns in data["sources"]])
    contacts = []
    for packed in data["contacts"]:
        contact = _row(Contact, packed["row"])
        hold(contact, "languages", [_row(Term, columns) for columns in packed["languages"]])
        contacts.append(contact)
    hold(listing, "contacts", contacts)
    for field, terms in data["terms"].items():
        hold(listing, field, [_row(Term, columns) for columns in terms])


def _pack_meeting(meeting: Meeting) -> dict:
    calendar = meeting.term_calendar
    return {
        "row": _columns(meeting),
        "venue": _pack_venue(meeting.venue) if meeting.venue else None,
        "exceptions": [
            {"row": _columns(found), "venue": _columns(found.venue) if found.venue else None}
            for found in meeting.exceptions.all()
        ],
        "calendar": {"row": _columns(calendar), "terms": [_columns(term) for term in calendar.terms.all()]}
        if calendar
        else None,
    }


def _pack_venue(venue: Venue) -> dict:
    return {
        "row": _columns(venue),
        "access": [{"row": _columns(found), "term": _columns(found.term)} for found in venue.access.all()],
        "notices": [
            {"row": _columns(notice), "moved_to": _columns(notice.moved_to) if notice.moved_to else None}
            for notice in venue.notices.all()
        ],
    }


def _unpack_meeting(packed: dict, *, with_details: bool, with_changes: bool) -> Meeting:
    meeting = _row(Meeting, packed["row"])
    if packed["venue"]:
        meeting.venue = _unpack_venue(packed["venue"], with_details=with_details, with_changes=with_changes)
    if with_changes:
        exceptions = [_row_with(MeetingException, found, "venue", Venue) for found in packed["exceptions"]]
        hold(meeting, "exceptions", exceptions)
        if packed["calendar"]:
            meeting.term_calendar = _row(TermCalendar, packed["calendar"]["row"])
            terms = [_row(SchoolTerm, columns) for columns in packed["calendar"]["terms"]]
            hold(meeting.term_calendar, "terms", terms)
    return meeting


def _unpack_venue(packed: dict, *, with_details: bool, with_changes: bool) -> Venue:
    venue = _row(Venue, packed["row"])
    access = packed["access"] if with_details else ()
    hold(venue, "access", [_row_with(VenueAccess, found, "term", Term) for found in access])
    if with_changes:
        hold(venue, "notices", [_row_with(VenueNotice, found, "moved_to", Venue) for found in packed["notices"]])
    return venue


def _row_with(model, packed: dict, name: str, other):
    """A row together with the one that its foreign key `name` leads to."""
    row = _row(model, packed["row"])
    if packed[name]:
        setattr(row, name, _row(other, packed[name]))
    return row


def _columns(row) -> dict:
    return {name: getattr(row, name) for name in _names_of(type(row))}


@cache
def _names_of(model) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


def _row(model, columns: dict):
    """A row as the database would give it. A column that has been added since is fetched when somebody asks for it."""
    names, conversions = _layout(model, tuple(columns))
    values = [columns[name] for name in names]
    for place, to_python in conversions:
        if values[place] is not None:
            values[place] = to_python(values[place])
    return model.from_db("default", names, values)


@cache
def _layout(model, given: tuple[str, ...]):
    """The names of the columns in the model's order, and for each that JSON holds as text the way back."""
    fields = [field for field in model._meta.concrete_fields if field.attname in given]
    conversions = [(place, field.to_python) for place, field in enumerate(fields) if isinstance(field, _TEXT_IN_JSON)]
    return [field.attname for field in fields], conversions


def _attach_terms(listings: list[Listing]) -> None:
    """Every many-to-many of terms, and the languages of contacts, by one query instead of one for each."""
    contacts = [contact for listing in listings for contact in listing.contacts.all()]
    pks = [listing.pk for listing in listings]
    sources = [(getattr(Listing, field).through, "listing_id", pks, field) for field in TERM_FIELDS]
    sources.append((Contact.languages.through, "contact_id", [contact.pk for contact in contacts], "contact"))
    parts = [
        through.objects.filter(**{f"{owner}__in": owners}).values_list(
            F(owner), Value(field), *(F(f"term__{column}") for column in _TERM_COLUMNS)
        )
        for through, owner, owners, field in sources
        if owners
    ]
    found: dict[tuple[str, int], list[Term]] = {}
    for owner, field, *columns in parts[0].union(*parts[1:], all=True):
        term = Term(**dict(zip(_TERM_COLUMNS, columns, strict=True)))
        found.setdefault((field, owner), []).append(term)
    for listing in listings:
        for field in TERM_FIELDS:
            hold(listing, field, in_order(found.get((field, listing.pk), [])))
    for contact in contacts:
        hold(contact, "languages", in_order(found.get(("contact", contact.pk), [])))


def in_order(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.vocabulary, term.position, term.label))


def rows_of(row, field: str) -> list:
    """What `hold` left behind, past the manager that Django makes for each look at a many-to-many."""
    held = row.__dict__.get("_prefetched_objects_cache", {}).get(field)
    return list(getattr(row, field).all() if held is None else held)


def hold(row, field: str, related: list) -> None:
    """What `prefetch_related` would have left behind."""
    held = QuerySet(_related_model(type(row), field))
    held._result_cache = related
    held._prefetch_done = True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[field] = held


@cache
def _related_model(model, field: str):
    return model._meta.get_field(field).related_model
