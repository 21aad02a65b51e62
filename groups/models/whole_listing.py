"""A listing with all that its page shows, in as few queries as there are kinds of rows."""

from django.db.models import F, Prefetch, Value

from groups.models.contact import Contact
from groups.models.listing import TERM_FIELDS, Listing
from groups.models.meeting import Meeting
from groups.models.term import Term
from groups.models.venue import VenueAccess

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
        _hold(listing, field, found.get((field, listing.pk), []))
    for contact in contacts:
        _hold(contact, "languages", found.get(("contact", contact.pk), []))


def _hold(row, field: str, terms: list[Term]) -> None:
    """What `prefetch_related` would have left behind."""
    held = getattr(row, field).get_queryset()
    held._result_cache = sorted(terms, key=lambda term: (term.vocabulary, term.position, term.label))
    held._prefetch_done = True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[field] = held
