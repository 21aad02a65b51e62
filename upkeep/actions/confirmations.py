"""Somebody says that a listing is still right."""

from datetime import datetime

from django.db import transaction

from groups.actions.refreshing import refresh_listing
from groups.models import Listing
from groups.vocabulary import RENEWS_FRESHNESS
from upkeep.models import Confirmation


@transaction.atomic
def confirm_listing(
    listing: Listing, *, kind: str, by, now: datetime, at: datetime | None = None, note: str = ""
) -> Confirmation:
    """Writes a line in the ledger, and moves `confirmed_at` when the kind renews freshness.

    `at` is when it was said, if that was before `now`. `by` is a User, or None when nobody was signed in.
    `confirmed_at` never moves back: a phone call written down late does not make a listing older.
    A confirmation is no edit: it makes no version and leaves `changed_at` alone. Raises ValidationError.
    """
    confirmation = Confirmation(listing=listing, kind=kind, at=at or now, by=by, note=note, recorded_at=now)
    confirmation.full_clean()
    confirmation.save()
    if kind in RENEWS_FRESHNESS and (listing.confirmed_at is None or listing.confirmed_at < confirmation.at):
        listing.confirmed_at = confirmation.at
        Listing.objects.filter(pk=listing.pk).update(confirmed_at=confirmation.at)
        refresh_listing(listing, now=now)
    return confirmation
