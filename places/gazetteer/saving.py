"""Put rows on the shelf and keep the slug and the primary key of every place that is already there."""

from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from places.models import Place, PlaceName
from places.spelling import fold_place

_FIELDS = (
    "kind",
    "name",
    "normalised",
    "country",
    "region",
    "region_code",
    "near",
    "latitude",
    "longitude",
    "radius_km",
    "population",
    "time_zone",
    "source",
    "source_id",
)
# Each batch is a transaction of its own, so that a running site can write in between. Stopping half way
# does no harm: the next run goes on from there.
BATCH = 4_000

_NAMED = (Place.Kind.TOWN, Place.Kind.COUNTY)


@dataclass
class Tally:
    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other):
        return Tally(self.new + other.new, self.changed + other.changed, self.same + other.same)

    def __str__(self):
        return f"{self.new} new, {self.changed} changed, {self.same} as before"


def save_postcodes(places):
    """Insert or update postcodes and postcode areas, whose slug says all; returns a Tally."""
    tally = Tally()
    for batch in in_batches(places):
        changed, batch_tally = changes_among(batch)
        write_places(changed)
        tally += batch_tally
    return tally


def save_towns(rows, source):
    """Insert or update (town or county, other names) rows, all of one `source`; returns a Tally.

    A place is known again by its number at the source, so a town that grows past its namesake keeps the
    slug it had. Of new namesakes the most populous gets the plain slug, the others their number behind it.
    """
    stored = Place.objects.filter(source=source, kind__in=_NAMED)
    known = {
        source_id: (slug, values) for source_id, slug, *values in stored.values_list("source_id", "slug", *_FIELDS)
    }
    rows = sorted(rows, key=lambda row: -row[0].population)
    taken = set(Place.objects.filter(kind__in=_NAMED).values_list("slug", flat=True))
    tally, to_write = Tally(), []
    for place, _names in rows:
        if place.source_id in known:
            place.slug, values = known[place.source_id]
            if values == [getattr(place, field) for field in _FIELDS]:
                tally.same += 1
                continue
            tally.changed += 1
        else:
            if place.slug in taken:
                # The letter keeps a short number from looking like a postcode.
                place.slug = f"{place.slug}-g{place.source_id}"
            taken.add(place.slug)
            tally.new += 1
        to_write.append(place)
    write_places(to_write)
    _save_names(rows, source)
    return tally


def write_places(places):
    """Insert, or update the one with this slug."""
    for batch in in_batches(places):
        with transaction.atomic():
            Place.objects.bulk_create(
                batch, update_conflicts=True, unique_fields=["slug"], update_fields=_FIELDS, batch_size=BATCH
            )


def changes_among(places):
    """(postcodes that are new or differ from the shelf, Tally); for a batch that fits in memory.

    What an operator's own file says about a postcode stands against what comes with the site.
    """
    shelf = {
        slug: values
        for slug, *values in Place.objects.filter(slug__in=[place.slug for place in places]).values_list(
            "slug", *_FIELDS
        )
    }
    tally, changed = Tally(), []
    for place in places:
        if place.slug not in shelf:
            tally.new += 1
        elif _is_newer(place, shelf[place.slug]):
            tally.changed += 1
        else:
            tally.same += 1
            continue
        changed.append(place)
    return changed, tally


def _is_newer(place, values):
    stored = dict(zip(_FIELDS, values, strict=True))
    if stored["source"] == Place.Source.POSTCODE_FILE != place.source:
        return False
    return any(stored[field] != getattr(place, field) for field in _FIELDS)


def _save_names(rows, source):
    """Names follow the file in full: nothing outside this app points at them."""
    keys = dict(Place.objects.filter(source=source, kind__in=_NAMED).values_list("source_id", "pk"))
    wanted = {}
    for place, names in rows:
        key = keys[place.source_id]
        for position, name in enumerate((place.name, *names)):
            normalised = fold_place(name)
            if normalised:
                wanted.setdefault((key, normalised), (name, position == 0))
    kept, outdated = set(), []
    # Only the places of this run: what a shorter list leaves out keeps its names.
    saved = {key for key, _normalised in wanted}
    stored = PlaceName.objects.filter(place__source=source)
    for pk, key, normalised, name, is_primary in stored.values_list("pk", "place", "normalised", "name", "is_primary"):
        if wanted.get((key, normalised)) == (name, is_primary):
            kept.add((key, normalised))
        elif key in saved:
            outdated.append(pk)
    new = (
        PlaceName(place_id=key, name=name, normalised=normalised, is_primary=is_primary)
        for (key, normalised), (name, is_primary) in wanted.items()
        if (key, normalised) not in kept
    )
    for batch in in_batches(outdated):
        PlaceName.objects.filter(pk__in=batch).delete()
    for batch in in_batches(new):
        with transaction.atomic():
            PlaceName.objects.bulk_create(batch, ignore_conflicts=True, batch_size=BATCH)


def in_batches(items):
    items = iter(items)
    while batch := list(islice(items, BATCH)):
        yield batch
