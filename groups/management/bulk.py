"""Writing many listings at once into an empty directory, for benchmarks and tests.

Goes past the actions on purpose, which take about 10 ms a listing, but what is derived from a listing
comes from the very functions that the actions use.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.text import slugify

from groups.actions.refreshing import work_out, write
from groups.management.corpus import Sample
from groups.models import Listing, Meeting, Term, Venue
from groups.models.listing import TERM_FIELDS
from groups.models.whole_listing import hold, in_order
from people.models import Organisation

BATCH = 1000


def write_samples(samples: Iterable[Sample], *, now: datetime) -> int:
    """Returns how many listings were written, each batch of 1,000 in a transaction of its own."""
    terms = {(term.vocabulary, term.code): term for term in Term.objects.all()}
    written = 0
    for batch in _batches(samples):
        with transaction.atomic():
            _write_batch(batch, terms, now)
        written += len(batch)
    return written


def _write_batch(batch: list[Sample], terms, now: datetime) -> None:
    _write_organisations(batch)
    Venue.objects.bulk_create(venue for sample in batch for venue in sample.venues)
    Listing.objects.bulk_create(sample.listing for sample in batch)
    for sample in batch:
        for meeting in sample.meetings:
            meeting.listing = sample.listing
            meeting.venue_id = meeting.venue.pk if meeting.venue else None
    Meeting.objects.bulk_create(meeting for sample in batch for meeting in sample.meetings)
    chosen = [
        {name: [terms[TERM_FIELDS[name], code] for code in codes] for name, codes in sample.terms.items()}
        for sample in batch
    ]
    _write_terms(batch, chosen)
    write(work_out([_with_children(sample, terms) for sample, terms in zip(batch, chosen, strict=True)], now=now))


def _write_organisations(batch: list[Sample]) -> None:
    names = {sample.organisation: f"Example organisation {sample.organisation + 1}" for sample in batch}
    Organisation.objects.bulk_create(
        (
            Organisation(name=name, slug=slugify(name), website=f"https://{slugify(name)}.example.org", is_example=True)
            for name in names.values()
        ),
        ignore_conflicts=True,
    )
    found = {organisation.name: organisation for organisation in Organisation.objects.filter(name__in=names.values())}
    for sample in batch:
        sample.listing.organisation = found[names[sample.organisation]]


def _write_terms(batch, chosen) -> None:
    for name in TERM_FIELDS:
        through = getattr(Listing, name).through
        through.objects.bulk_create(
            through(listing_id=sample.listing.pk, term_id=term.pk)
            for sample, terms in zip(batch, chosen, strict=True)
            for term in terms.get(name, ())
        )


def _with_children(sample: Sample, terms) -> Listing:
    """As `whole_listings` would fetch it, without asking the database for what was written a moment ago."""
    listing = sample.listing
    for meeting in sample.meetings:
        hold(meeting, "exceptions", [])
        if meeting.venue:
            hold(meeting.venue, "access", [])
            hold(meeting.venue, "notices", [])
    hold(listing, "meetings", sample.meetings)
    for field in ("breaks", "contacts", "sources"):
        hold(listing, field, [])
    for field in TERM_FIELDS:
        hold(listing, field, in_order(terms.get(field, [])))
    return listing


def _batches(samples: Iterable[Sample]) -> Iterator[list[Sample]]:
    samples = iter(samples)
    while batch := list(islice(samples, BATCH)):
        yield batch
