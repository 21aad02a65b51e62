"""Every way a listing changes. Each validates, saves, records a version, rebuilds its dates and its search entry,
all in one transaction; page, desk, import and command therefore cannot differ.

`how` is one of `groups.models.version.How`; `by` is a User, or None for a command.
Raises ValidationError, with the kind messages of the models, before anything is written.
"""

from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, count

import reversion
from django.db import transaction
from django.utils.text import slugify

from groups.actions.checking import check_row
from groups.actions.occurrences import DERIVED
from groups.actions.refreshing import refresh_listing
from groups.models import (
    Change,
    Contact,
    FormerSlug,
    Listing,
    ListingBreak,
    ListingSource,
    Meeting,
    MeetingException,
    Note,
    Term,
    Venue,
)
from groups.models.listing import TERM_FIELDS
from groups.search.entries import forget_entry
from groups.vocabulary import Status
from people.models import Organisation
from places.spelling import to_ascii

_WRITTEN = [
    field.name for field in Listing._meta.concrete_fields if not field.primary_key and field.name not in DERIVED
]


@contextmanager
def recorded(*, by, how: str, why: str, now: datetime):
    """A transaction whose changes become one version. Inside another, the outer one records."""
    if reversion.is_active():
        yield
        return
    with reversion.create_revision(atomic=True):
        reversion.set_date_created(now)
        if by is not None:
            reversion.set_user(by)
        reversion.set_comment(why)
        reversion.add_meta(Change, how=how, why=why[:300])
        yield


def one_version():
    """Takes no version by itself; left alone, reversion takes one for every term and child that is set."""
    return reversion.create_revision(manage_manually=True, atomic=False)


def create_listing(
    *,
    organisation,
    fields: dict,
    terms=None,
    meetings=(),
    breaks=(),
    contacts=(),
    sources=(),
    notes=(),
    by,
    how,
    why,
    now,
) -> Listing:
    listing = Listing(organisation=organisation, listed_at=now, changed_at=now, **fields)
    if not listing.slug:
        listing.slug = free_slug(listing)
    with recorded(by=by, how=how, why=why, now=now), one_version():
        _save(listing, now=now)
        _set_terms(listing, terms or {})
        _set_children(listing, meetings=meetings, breaks=breaks, contacts=contacts, sources=sources, notes=notes)
        reversion.add_to_revision(refresh_listing(listing, now=now))
    return listing


def change_listing(
    listing: Listing,
    *,
    fields: dict | None = None,
    terms: dict | None = None,
    meetings=None,
    breaks=None,
    contacts=None,
    sources=None,
    notes=None,
    by,
    how,
    why,
    now,
) -> Listing:
    """What is None stays as it is; a list of children replaces those there are. An edit never confirms."""
    with recorded(by=by, how=how, why=why, now=now), one_version():
        before = listing.slug
        for name, value in (fields or {}).items():
            setattr(listing, name, value)
        _save(listing, now=now)
        if listing.slug != before:
            remember_slug(listing, before)
        _set_terms(listing, terms or {})
        _set_children(listing, meetings=meetings, breaks=breaks, contacts=contacts, sources=sources, notes=notes)
        reversion.add_to_revision(refresh_listing(listing, now=now))
    return listing


def publish_listing(listing: Listing, *, by, how, why="", now) -> Listing:
    return _set_status(listing, Status.PUBLISHED, by=by, how=how, why=why, now=now)


def pause_listing(listing: Listing, *, until: date | None = None, words: str = "", by, how, why="", now) -> Listing:
    return _set_status(listing, Status.PAUSED, until=until, words=words, by=by, how=how, why=why, now=now)


def close_listing(listing: Listing, *, words: str = "", by, how, why="", now) -> Listing:
    return _set_status(listing, Status.CLOSED, words=words, by=by, how=how, why=why, now=now)


def reopen_listing(listing: Listing, *, by, how, why="", now) -> Listing:
    return _set_status(listing, Status.PUBLISHED, by=by, how=how, why=why, now=now)


def delete_listing(listing: Listing) -> None:
    """For mistakes and duplicates only: a group that ended is closed, so that its page stays."""
    with transaction.atomic():
        # The listing before the index, as everybody takes them: see `groups.actions.refreshing`.
        Listing.objects.select_for_update().filter(pk=listing.pk).first()
        forget_entry(listing.pk)
        listing.delete()


def remember_slug(listing: Listing, slug: str) -> None:
    """An old address redirects; an address that is in use again no longer does."""
    FormerSlug.objects.filter(slug=listing.slug).delete()
    FormerSlug.objects.get_or_create(slug=slug, defaults={"listing": listing})


def free_slug(listing: Listing) -> str:
    """A readable address nobody has had before; names in other scripts take the organisation's or the town's."""
    words = (
        slugify(to_ascii(listing.name))
        or slugify(f"{listing.organisation.name} {listing.locality}")
        or listing.kind.replace("_", "-")
    )
    if len(words) < 4:
        words = f"{words}-{slugify(listing.organisation.name) or listing.kind.replace('_', '-')}"
    words = words[:80].strip("-")
    candidates = [words]
    if listing.locality and slugify(listing.locality) not in words:
        candidates.append(f"{words}-{slugify(listing.locality)}"[:90].strip("-"))
    numbered = (f"{candidates[-1]}-{number}" for number in count(2))
    taken = set(Listing.objects.filter(slug__startswith=words).values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(slug__startswith=words).values_list("slug", flat=True))
    return next(candidate for candidate in chain(candidates, numbered) if candidate not in taken)


def _set_status(listing, status, *, until=None, words="", by, how, why, now) -> Listing:
    return change_listing(
        listing,
        fields={"status": status, "paused_until": until, "status_note": words},
        by=by,
        how=how,
        why=why or status.label,
        now=now,
    )


def _save(listing: Listing, *, now: datetime) -> None:
    listing.changed_at = now
    check_row(listing)
    # What is derived may be newer in the row than on this object.
    listing.save(update_fields=_WRITTEN if listing.pk else None)


def _set_terms(listing: Listing, terms: dict[str, list[str]]) -> None:
    for field, codes in terms.items():
        found = list(Term.objects.of(TERM_FIELDS[field]).filter(code__in=codes))
        missing = set(codes) - {term.code for term in found}
        if missing:
            raise Term.DoesNotExist(f"{field}: {', '.join(sorted(missing))}")
        getattr(listing, field).set(found)


def _set_children(listing: Listing, *, meetings, breaks, contacts, sources, notes) -> None:
    if meetings is not None:
        listing.meetings.all().delete()
        for position, fields in enumerate(meetings):
            _add_meeting(listing, position, dict(fields))
    if breaks is not None:
        listing.breaks.all().delete()
        for fields in breaks:
            _add(ListingBreak(listing=listing, **fields))
    if contacts is not None:
        listing.contacts.all().delete()
        for position, fields in enumerate(contacts):
            _add_contact(listing, position, dict(fields))
    if sources is not None:
        listing.sources.all().delete()
        for fields in sources:
            _add(ListingSource(listing=listing, **fields))
    if notes is not None:
        listing.notes.all().delete()
        for fields in notes:
            _add(Note(listing=listing, **fields))


def _add_meeting(listing: Listing, position: int, fields: dict) -> Meeting:
    exceptions = fields.pop("exceptions", ())
    venue = fields.pop("venue", None)
    if isinstance(venue, dict):
        venue = find_or_add_venue(listing.organisation, venue)
    meeting = _add(Meeting(listing=listing, venue=venue, **{"position": position, **fields}))
    for exception in exceptions:
        _add(MeetingException(meeting=meeting, **exception))
    return meeting


def find_or_add_venue(organisation: Organisation, fields: dict) -> Venue:
    """The organisation's venue of the same address, or a new one."""
    fields = dict(fields)
    access = fields.pop("access", {})
    address = {
        name: fields.get(name, "") for name in ("name", "street", "locality", "region", "postal_code", "country")
    }
    venue = Venue.objects.filter(organisation=organisation, **address).first()
    if venue is None:
        venue = _add(Venue(organisation=organisation, **fields))
    else:
        for name, value in fields.items():
            setattr(venue, name, value)
        check_row(venue)
        venue.save()
    for code, answer in access.items():
        term = Term.objects.of("venue_access").get(code=code)
        venue.access.update_or_create(term=term, defaults={"answer": answer})
    return venue


def _add_contact(listing: Listing, position: int, fields: dict) -> Contact:
    languages = fields.pop("languages", ())
    contact = _add(Contact(listing=listing, **{"position": position, **fields}))
    if languages:
        contact.languages.set(Term.objects.of("language").filter(code__in=languages))
    return contact


def _add(row):
    check_row(row)
    row.save()
    return row
