"""check_row says what full_clean says, and asks the database far less."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from reversion.models import Version

from groups.actions.checking import check_row
from tests.make import make_listing

pytestmark = pytest.mark.django_db

WRONG = [
    {"baby_age_from": 12, "baby_age_to": 3},
    {"cost": "a song", "intake": "open"},
    {"intake": "open", "intake_as_of": None, "cost_amount": 5},
    {"service_area": "radius", "paused_until": "2027-01-01"},
    {"name": "", "parent_age_from": 30, "parent_age_to": 16},
    {"country": "United Kingdom"},
]


def errors_of(check, row) -> dict:
    try:
        check(row)
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize("fields", WRONG)
def test_it_says_what_full_clean_says(fields):
    listing = make_listing()
    for name, value in fields.items():
        setattr(listing, name, value)
    said = errors_of(check_row, listing)
    assert said
    assert said == errors_of(lambda row: row.full_clean(), listing)


def test_a_slug_that_is_taken_is_refused():
    first, second = make_listing(), make_listing()
    second.slug = first.slug
    assert "slug" in errors_of(check_row, second)


def test_a_good_row_costs_few_questions():
    listing = make_listing()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        check_row(listing)
    with CaptureQueriesContext(connection) as asked_by_django:
        listing.full_clean()
    assert len(asked) < len(asked_by_django) / 3


def test_a_version_holds_the_terms_and_the_children():
    """They are set after the listing is saved, and the version is taken once."""
    listing = make_listing(terms={"audiences": ["fathers"]})
    versions = Version.objects.get_for_object(listing)
    assert versions.count() == 1
    held = versions.get().field_dict
    assert [int(pk) for pk in held["audiences"]] == list(listing.audiences.values_list("pk", flat=True))
    in_the_same = set(versions.get().revision.version_set.values_list("content_type__model", flat=True))
    assert in_the_same >= {"listing", "meeting", "contact"}
