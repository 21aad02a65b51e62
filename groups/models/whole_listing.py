"""A listing with all that its page shows, fetched in as few queries as there are kinds of rows, or carried as data.

The plain data stands in the listing's search entry, so that the group page costs one query however many
children a listing has. `unpack` gives back the same objects, with what `prefetch_related` would have left behind.
"""

from django.db.models import F, Prefetch, Value

from groups.models.contact import Contact
from groups.models.listing import TERM_FIELDS, Listing, ListingSource
from groups.models.meeting import Meeting
from groups.models.term import Term
from groups.models.venue import Venue, VenueAccess
from people.models import Organisation

_TERM_COLUMNS = ("id", "vocabulary", "code", "label", "description", "position", "is_retired")


def whole_listing(listings, **lookup) -> Listing | None:
    """The one listing of the queryset that the lookup names, with everything its page shows; None if there is none."""
    meetings = Meeting.objects.select_related("venue").prefetch_related(
        Prefetch("venue__access", VenueAccess.objects.select_related("term"))
    )
    listing = (
        listings.select_related("organisation")
        .prefetch_related(Prefetch("meetings", meetings), "contacts", "sources")
        .filter(**lookup)
        .first()
    )
    if listing is not None:
        _attach_terms(listing)
    return listing


def pack(listing: Listing) -> dict:
    """Plain data, ready for JSON with Django's encoder, of what `whole_listing` fetched."""
    return {
        "listing": _columns(listing),
        "organisation": _columns(listing.organisation),
        "meetings": [_pack_meeting(meeting) for meeting in listing.meetings.all()],
        "contacts": [
            {"row": _columns(contact), "languages": [_columns(term) for term in contact.languages.all()]}
            for contact in listing.contacts.all()
        ],
        "sources": [_columns(source) for source in listing.sources.all()],
        "terms": {field: [_columns(term) for term in getattr(listing, field).all()] for field in TERM_FIELDS},
    }


def unpack(data: dict, *, with_details: bool = True) -> Listing:
    """`with_details=False` leaves contacts, sources and terms out: a card has no room for them."""
    listing = _row(Listing, data["listing"])
    listing.organisation = _row(Organisation, data["organisation"])
    hold(listing, "meetings", [_unpack_meeting(packed, with_details) for packed in data["meetings"]])
    if with_details:
        _unpack_details(listing, data)
    return listing


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
    venue = meeting.venue
    return {
        "row": _columns(meeting),
        "venue": _columns(venue) if venue else None,
        "access": [{"row": _columns(found), "term": _columns(found.term)} for found in venue.access.all()]
        if venue
        else [],
    }


def _unpack_meeting(packed: dict, with_access: bool) -> Meeting:
    meeting = _row(Meeting, packed["row"])
    if packed["venue"]:
        meeting.venue = _row(Venue, packed["venue"])
        access = []
        for found in packed["access"] if with_access else ():
            row = _row(VenueAccess, found["row"])
            row.term = _row(Term, found["term"])
            access.append(row)
        hold(meeting.venue, "access", access)
    return meeting


def _columns(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _row(model, columns: dict):
    """A row as the database would give it. A column that has been added since is fetched when somebody asks for it."""
    fields = [field for field in model._meta.concrete_fields if field.attname in columns]
    values = [field.to_python(columns[field.attname]) for field in fields]
    return model.from_db("default", [field.attname for field in fields], values)


def _attach_terms(listing: Listing) -> None:
    """Every many-to-many of terms, and the languages of its contacts, by one query instead of one for each."""
    contacts = list(listing.contacts.all())
    sources = [(getattr(Listing, field).through, "listing_id", [listing.pk], field) for field in TERM_FIELDS]
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
    for field in TERM_FIELDS:
        hold(listing, field, in_order(found.get((field, listing.pk), [])))
    for contact in contacts:
        hold(contact, "languages", in_order(found.get(("contact", contact.pk), [])))


def in_order(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.vocabulary, term.position, term.label))


def hold(row, field: str, related: list) -> None:
    """What `prefetch_related` would have left behind."""
    held = getattr(row, field).get_queryset()
    held._result_cache = related
    held._prefetch_done = True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[field] = held
