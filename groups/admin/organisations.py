from django.contrib import admin

from groups.admin.refreshing import RefreshingAdmin
from groups.models import Listing
from people.models import Membership, Organisation, OrganisationIdentifier


class IdentifierInline(admin.TabularInline):
    model = OrganisationIdentifier
    extra = 0


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(RefreshingAdmin):
    """Here and not with the people, because the organisation's name is part of its listings' search entries."""

    list_display = ["name", "country", "website", "verified_at", "is_example"]
    list_filter = ["is_example", ("verified_at", admin.EmptyFieldListFilter), "country"]
    search_fields = ["name", "former_names", "website", "email"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["verified_by"]
    inlines = [IdentifierInline, MembershipInline]

    def listings_of(self, row):
        return Listing.objects.filter(organisation=row.pk)
