"""What every change in the admin brings along: the dates and the search entries of the listings it touches."""

from django.contrib import admin
from django.db import models
from django.utils import timezone

from groups.actions.refreshing import refresh_listings
from groups.models import Listing


class HttpsAssumed:
    """An address typed without a scheme gets https, in every form of the admin."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


class RefreshingAdmin(HttpsAssumed, admin.ModelAdmin):
    """An admin whose rows are part of listings. `listings_of` names those that a row touches."""

    def listings_of(self, row):
        raise NotImplementedError

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        refresh_listings(self.listings_of(form.instance), now=timezone.now())

    def delete_model(self, request, obj):
        touched = list(self.listings_of(obj).values_list("pk", flat=True))
        super().delete_model(request, obj)
        refresh_listings(Listing.objects.filter(pk__in=touched), now=timezone.now())

    def delete_queryset(self, request, queryset):
        touched = [pk for row in queryset for pk in self.listings_of(row).values_list("pk", flat=True)]
        super().delete_queryset(request, queryset)
        refresh_listings(Listing.objects.filter(pk__in=touched), now=timezone.now())


def in_turn(listings) -> list[Listing]:
    """Locked all at once and by their keys, before the first of them is written: see `groups.actions.refreshing`."""
    rows = Listing.objects.filter(pk__in=listings.values("pk")).select_related("organisation")
    return list(rows.order_by("pk").select_for_update(of=("self",)))
