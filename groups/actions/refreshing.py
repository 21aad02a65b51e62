"""Bringing up to date what is derived from listings: their dates, the columns that follow from these, and search.

One listing after a change, or all of them every night: both go through `work_out` and `write`, so that they leave
the same rows. What is stored already is not written again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from groups.actions.occurrences import DERIVED, compare_dates, dates_of, derive_columns, held_dates
from groups.models import Listing, Occurrence
from groups.models.whole_listing import whole_listings
from groups.search.entries import Draft, draft_entries, write_entries

# Few enough that nobody who edits one of them notices the wait.
BATCH = 200


@dataclass
class Derived:
    """How what follows from one listing differs from what is stored: dates not there yet, the keys of those that are
    there wrongly, the names of columns, and the search entry."""

    listing: Listing
    missing: list[Occurrence]
    wrong: list[int]
    columns: list[str]
    draft: Draft

    @property
    def is_same(self) -> bool:
        return not (self.missing or self.wrong or self.columns) and self.draft.is_same


@dataclass
class Tally:
    """`failed` holds the error of each listing, by its key, that could not be worked out or written."""

    looked_at: int = 0
    changed: int = 0
    gone: int = 0
    failed: dict[int, Exception] = field(default_factory=dict)


def refresh_listing(listing: Listing, *, now: datetime) -> Listing:
    """Bring everything derived from a listing and its children up to date. Returns it with its children, as it now is.

    Raises Listing.DoesNotExist when it was deleted meanwhile.
    """
    whole = next(iter(refresh_listings(Listing.objects.filter(pk=listing.pk), now=now)), None)
    if whole is None:
        raise Listing.DoesNotExist
    for name in DERIVED:
        setattr(listing, name, getattr(whole, name))
    return whole


def refresh_listings(listings, *, now: datetime) -> list[Listing]:
    """Those of the queryset, in one transaction. Returns them with their children."""
    return [found.listing for found in _refresh(listings.values("pk"), now=now)]


def refresh_all(*, now: datetime, is_trial: bool = False) -> Tally:
    """Every listing, whatever its status. A trial says in `changed` how many would change, and writes nothing."""
    tally = Tally()
    pks = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        # Without a lock first: most nights most groups stay as they are, and nobody has to wait for these.
        found = _apart_if_need_be(lambda some: _look_at(some, now=now), batch, tally)
        tally.looked_at += len(found)
        if stale := [derived.listing.pk for derived in found if not derived.is_same]:
            found = found if is_trial else _apart_if_need_be(lambda some: _refresh(some, now=now), stale, tally)
            tally.changed += sum(not derived.is_same for derived in found)
    return tally


def work_out(listings: list[Listing], *, now: datetime) -> list[Derived]:
    """Of listings that carry their children, as `whole_listings` fetches them. Sets their derived columns, unsaved."""
    held = held_dates(listing.pk for listing in listings)
    dates = [dates_of(listing, now=now) for listing in listings]
    columns = [derive_columns(listing, found, now=now) for listing, found in zip(listings, dates, strict=True)]
    known = [{row.takes_place_at for row in held[listing.pk]} for listing in listings]
    drafts = draft_entries(zip(listings, dates, known, strict=True), now=now)
    return [
        Derived(listing, *compare_dates(held[listing.pk], found), changed, draft)
        for listing, found, changed, draft in zip(listings, dates, columns, drafts, strict=True)
    ]


def write(derived: Iterable[Derived]) -> None:
    """What differs from what is stored. To be called inside a transaction that holds the listings."""
    derived = list(derived)
    if wrong := [pk for found in derived for pk in found.wrong]:
        Occurrence.objects.filter(pk__in=wrong).delete()
    if missing := [date for found in derived for date in found.missing]:
        Occurrence.objects.bulk_create(missing, batch_size=5000)
    if columns := {name for found in derived for name in found.columns}:
        changed = [found.listing for found in derived if found.columns]
        Listing.objects.bulk_update(changed, sorted(columns), batch_size=200)
    write_entries(found.draft for found in derived)


def _look_at(pks, *, now: datetime) -> list[Derived]:
    return work_out(whole_listings(Listing.objects.filter(pk__in=pks).order_by("pk")), now=now)


def _refresh(pks, *, now: datetime) -> list[Derived]:
    with transaction.atomic():
        # Two at once would each add the dates that the other has not seen: the second waits here. Everybody takes
        # listings by their keys, and the index after them, so that nobody waits for somebody who waits for them.
        listings = Listing.objects.filter(pk__in=pks).order_by("pk").select_for_update(of=("self",))
        derived = work_out(whole_listings(listings), now=now)
        write(derived)
    return derived


def _apart_if_need_be(act: Callable[[list[int]], list[Derived]], pks: list[int], tally: Tally) -> list[Derived]:
    """What cannot be done for many is tried for each, so that one listing with bad data does not stop the others."""
    try:
        found = act(pks)
    except Exception as error:
        if len(pks) > 1:
            return [derived for pk in pks for derived in _apart_if_need_be(act, [pk], tally)]
        if isinstance(error, (InterfaceError, OperationalError)):
            raise  # of the database, not of the listing
        tally.failed[pks[0]] = error
        return []
    tally.gone += len(pks) - len(found)
    return found
