"""What happened can be read in the admin, and not altered there."""

import pytest
from django.urls import reverse

from groups.models import Listing
from groups.vocabulary import ConfirmationKind
from people.models import User
from tests.make import NOW
from tests.opendata.sheets import import_row
from upkeep.actions.confirmations import confirm_listing

pytestmark = pytest.mark.django_db

LEDGERS = ("opendata_importrun", "opendata_importrow", "opendata_externalid", "upkeep_confirmation")


@pytest.fixture
def steward(client):
    client.force_login(User.objects.create_superuser("moderator@example.org"))
    return client


@pytest.fixture(autouse=True)
def something_to_read():
    confirm_listing(import_row(), kind=ConfirmationKind.PHONE_CALL, by=None, now=NOW)


@pytest.mark.parametrize("name", LEDGERS)
def test_stewards_can_read(steward, name):
    response = steward.get(reverse(f"admin:{name}_changelist"))
    assert response.status_code == 200
    row = response.context["cl"].result_list[0]
    assert steward.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("name", LEDGERS)
def test_nobody_can_add_or_delete(steward, name):
    row = steward.get(reverse(f"admin:{name}_changelist")).context["cl"].result_list[0]
    assert steward.get(reverse(f"admin:{name}_add")).status_code == 403
    assert steward.post(reverse(f"admin:{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_a_listing_that_was_a_mistake_can_be_deleted_with_its_confirmations(steward):
    listing = Listing.objects.get()
    steward.post(reverse("admin:groups_listing_delete", args=[listing.pk]), {"post": "yes"})
    assert not Listing.objects.exists()
