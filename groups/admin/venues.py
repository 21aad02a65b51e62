from django.contrib import admin

from groups.admin.refreshing import RefreshingAdmin
from groups.models import Listing, Venue, VenueAccess


class AccessInline(admin.TabularInline):
    model = VenueAccess
    extra = 1


@admin.register(Venue)
class VenueAdmin(RefreshingAdmin):
    list_display = ["__str__", "street", "region", "country", "precision"]
    list_filter = ["precision", ("latitude", admin.EmptyFieldListFilter), "country"]
    search_fields = ["name", "street", "locality", "postal_code"]
    autocomplete_fields = ["organisation"]
    inlines = [AccessInline]

    def listings_of(self, row):
        return Listing.objects.filter(meetings__venue=row.pk).distinct()
