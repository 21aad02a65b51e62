from django.contrib import admin
from django.db.models import Q

from groups.admin.refreshing import RefreshingAdmin
from groups.models import Listing, SynonymSet, Term
from groups.models.listing import TERM_FIELDS
from groups.search.entries import new_version


@admin.register(Term)
class TermAdmin(RefreshingAdmin):
    """A word people should no longer pick is retired: deleting it would take it off every listing."""

    list_display = ["label", "vocabulary", "code", "position", "is_retired"]
    list_filter = ["vocabulary", "is_retired"]
    list_editable = ["position"]
    search_fields = ["label", "code", "description"]

    def get_readonly_fields(self, request, obj=None):
        return ["vocabulary", "code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False

    def listings_of(self, row):
        carried = Q()
        for field, vocabulary in TERM_FIELDS.items():
            if vocabulary == row.vocabulary:
                carried |= Q(**{field: row.pk})
        return Listing.objects.filter(carried).distinct() if carried else Listing.objects.none()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        new_version()


@admin.register(SynonymSet)
class SynonymSetAdmin(admin.ModelAdmin):
    list_display = ["words", "note"]
    search_fields = ["words", "note"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        new_version()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        new_version()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        new_version()
