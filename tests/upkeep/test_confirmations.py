"""Confirming a listing: the ledger, and what it does to freshness."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from groups.models import Change, SearchEntry
from groups.vocabulary import RENEWS_FRESHNESS, ConfirmationKind, Freshness
from people.models import User
from tests.make import NOW, make_listing
from upkeep.actions.confirmations import confirm_listing
from upkeep.models import Confirmation

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing():
    return make_listing(confirmed_days_ago=None)


@pytest.fixture
def asha():
    return User.objects.create_user("asha@example.org", name="Asha")


@pytest.mark.parametrize("kind", RENEWS_FRESHNESS)
def test_somebody_who_knows_renews_freshness(listing, asha, kind):
    confirmation = confirm_listing(listing, kind=kind, by=asha, now=NOW)
    listing.refresh_from_db()
    assert listing.confirmed_at == NOW
    assert listing.freshness(now=NOW) == Freshness.FRESH
    assert (confirmation.by, confirmation.at, confirmation.kind) == (asha, NOW, kind)
    assert SearchEntry.objects.get(listing=listing).confirmed_at == NOW


@pytest.mark.parametrize("kind", sorted(set(ConfirmationKind) - set(RENEWS_FRESHNESS)))
def test_a_link_or_a_visitor_is_written_down_and_renews_nothing(listing, kind):
    confirm_listing(listing, kind=kind, by=None, now=NOW)
    listing.refresh_from_db()
    assert listing.confirmed_at is None
    assert Confirmation.objects.get().kind == kind


def test_a_confirmation_is_no_edit(listing):
    versions, changed_at = Change.objects.count(), listing.changed_at
    confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=None, now=NOW + timedelta(days=1))
    listing.refresh_from_db()
    assert listing.changed_at == changed_at
    assert Change.objects.count() == versions


def test_a_call_written_down_late_counts_from_the_day_of_the_call(listing):
    yesterday = NOW - timedelta(days=1)
    confirmation = confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=None, at=yesterday, now=NOW)
    assert (confirmation.at, confirmation.recorded_at) == (yesterday, NOW)
    assert listing.confirmed_at == yesterday


def test_it_never_makes_a_listing_older(listing):
    confirm_listing(listing, kind=ConfirmationKind.ORGANISATION, by=None, now=NOW)
    confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=None, at=NOW - timedelta(days=9), now=NOW)
    listing.refresh_from_db()
    assert listing.confirmed_at == NOW
    assert [confirmation.at for confirmation in listing.confirmations.all()] == [NOW, NOW - timedelta(days=9)]


def test_nobody_confirms_the_future(listing):
    with pytest.raises(ValidationError, match="future"):
        confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=None, at=NOW + timedelta(hours=1), now=NOW)
    assert not Confirmation.objects.exists()


def test_the_kind_is_one_we_know(listing):
    with pytest.raises(ValidationError):
        confirm_listing(listing, kind="a dream", by=None, now=NOW)
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("wrong", [{"kind": "a dream"}, {"at": NOW + timedelta(days=1)}])
def test_the_database_refuses_nonsense(listing, wrong):
    line = {"listing": listing, "kind": "phone_call", "at": NOW, "recorded_at": NOW, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(**line)


def test_a_line_of_the_ledger_is_never_changed(listing):
    confirmation = confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=None, now=NOW)
    confirmation.note = "on second thoughts"
    with pytest.raises(TypeError):
        confirmation.save()


def test_the_ledger_outlives_the_account_of_whoever_confirmed(listing, asha):
    confirm_listing(listing, kind=ConfirmationKind.PHONE_CALL, by=asha, now=NOW)
    asha.delete()
    assert Confirmation.objects.get().by is None
