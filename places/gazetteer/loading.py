"""Load everything that comes with the site: towns, counties, coarse postcode areas and ZIP codes."""

import hashlib
from importlib import metadata

from places.gazetteer.files import CANADIAN_LETTERS, COUNTIES, EXTRA_NAMES, EXTRA_PLACES, TOWNS, UK_AREAS, read_towns
from places.gazetteer.rows import area_rows, county_rows, town_row, zip_rows
from places.gazetteer.saving import Tally, save_places
from places.models import Place, ShelfLoad
from places.regions import GAZETTEER

NAME = "gazetteer"
# Raise it when the code makes other rows of the same files.
_EDITION = "1"
_FILES = (
    TOWNS,
    EXTRA_PLACES,
    EXTRA_NAMES,
    UK_AREAS,
    CANADIAN_LETTERS,
    COUNTIES,
    GAZETTEER / "regions.csv",
    GAZETTEER / "countries.csv",
)
_SOURCES = (Place.Source.GEONAMES, Place.Source.OWN, Place.Source.ZIPCODES)


def is_up_to_date():
    """True when the last load read these same files to the end and its places are all still there."""
    last = ShelfLoad.objects.filter(name=NAME, fingerprint=_fingerprint()).first()
    return last is not None and last.places <= _count()


def load_everything(*, now):
    """Insert and update, never delete; returns a Tally."""
    geonames, own = [], [*county_rows(), *area_rows()]
    for town in read_towns():
        row = town_row(town)
        (own if row[0].source == Place.Source.OWN else geonames).append(row)
    tally = Tally()
    for rows, source in zip((geonames, own, zip_rows()), _SOURCES, strict=True):
        tally += save_places(rows, source)
    ShelfLoad.objects.update_or_create(
        name=NAME, defaults={"fingerprint": _fingerprint(), "places": _count(), "loaded_at": now}
    )
    return tally


def _count():
    return Place.objects.filter(source__in=_SOURCES).count()


def _fingerprint():
    digest = hashlib.sha256(f"{_EDITION} {metadata.version('zipcodes')}".encode())
    for path in _FILES:
        digest.update(path.read_bytes())
    return digest.hexdigest()
