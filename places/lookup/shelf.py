"""The few questions that a look-up asks of the database."""

import json

from django.db.models import F, Lookup

from places.lookup.choosing import Candidate
from places.models import Place, PlaceName

# The post of the United States serves three sovereign states too.
_SERVED_BY_US = ("US", "FM", "MH", "PW")


class _IsAmong(Lookup):
    """`column IN (many texts)`, the texts in one parameter and read as rows.

    Seven hundred spellings take a quarter of the time of Django's own `__in` on SQLite. PostgreSQL plans a
    long list as a scan of the whole table, and rows as one look into the index for each.
    """

    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        return self._among_rows("SELECT value FROM json_each(%s)", json.dumps(list(self.rhs)), compiler, connection)

    def as_postgresql(self, compiler, connection):
        return self._among_rows("SELECT unnest(%s)", list(self.rhs), compiler, connection)

    def _among_rows(self, rows, parameter, compiler, connection):
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} IN ({rows})", [*parameters, parameter]


def candidates_named(names):
    """{folded name: [Candidate, ...]} in one query."""
    if not names:
        return {}
    rows = PlaceName.objects.filter(_IsAmong(F("normalised"), names)).values_list(
        "place_id",
        "normalised",
        "place__normalised",
        "place__kind",
        "place__country",
        "place__region_code",
        "place__latitude",
        "place__longitude",
        "place__population",
        "place__radius_km",
    )
    found = {}
    for place_id, matched, primary, kind, *others in rows:
        candidate = Candidate(place_id, matched, primary, kind == Place.Kind.COUNTY, *others)
        found.setdefault(matched, []).append(candidate)
    return found


def places_of(candidates):
    """The rows themselves, in the order given."""
    rows = Place.objects.in_bulk([candidate.place_id for candidate in candidates])
    return [rows[candidate.place_id] for candidate in candidates if candidate.place_id in rows]


def places_for_postcodes(postcodes):
    """For each reading of a postcode, the finest code of it on the shelf; its own country's readings only."""
    codes = {code for postcode in postcodes for code in postcode.codes}
    kinds = [Place.Kind.POSTCODE, Place.Kind.POSTCODE_AREA]
    rows = list(Place.objects.filter(kind__in=kinds, normalised__in=codes)) if codes else []
    found = []
    for postcode in postcodes:
        for code in postcode.codes:
            matching = [row for row in rows if row.normalised == code and _is_of(row, postcode.country)]
            if matching:
                found += [row for row in matching if row not in found]
                break
    return found


def _is_of(place, country):
    if not country:
        return True
    return place.country in (_SERVED_BY_US if country == "US" else (country,))
