"""Load everything that comes with the site: towns, counties, coarse postcode areas and ZIP codes."""

import hashlib
from importlib import metadata
from itertools import chain

import zipcodes
from django.db import connection

from places.gazetteer.files import CANADIAN_LETTERS, COUNTIES, EXTRA_NAMES, EXTRA_PLACES, TOWNS, UK_AREAS, read_towns
from places.gazetteer.rows import area_places, county_rows, town_row, zip_places
from places.gazetteer.saving import save_postcodes, save_towns
from places.models import Place, PlaceName, ShelfLoad
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


def is_up_to_date():
    """True when the last load read these same files to the end and its towns are all still there."""
    last = ShelfLoad.objects.filter(name=NAME, fingerprint=_fingerprint()).first()
    return last is not None and last.towns <= _count()


def load_everything(*, now):
    """Insert and update, never delete; returns a Tally."""
    geonames, own = [], list(county_rows())
    for town in read_towns():
        row = town_row(town)
        (own if row[0].source == Place.Source.OWN else geonames).append(row)
    tally = save_towns(geonames, Place.Source.GEONAMES) + save_towns(own, Place.Source.OWN)
    tally += save_postcodes(chain(area_places(), zip_places(zipcodes.list_all())))
    _tell_the_planner()
    ShelfLoad.objects.update_or_create(
        name=NAME, defaults={"fingerprint": _fingerprint(), "towns": _count(), "loaded_at": now}
    )
    return tally


def _tell_the_planner():
    """Both databases choose their indexes by statistics, which they do not gather by themselves in time."""
    with connection.cursor() as cursor:
        for model in (Place, PlaceName):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _count():
    # Towns only: an operator's postcode file may take ZIP codes over.
    return Place.objects.towns().count()


def _fingerprint():
    digest = hashlib.sha256(f"{_EDITION} {metadata.version('zipcodes')}".encode())
    for path in _FILES:
        digest.update(path.read_bytes())
    return digest.hexdigest()
