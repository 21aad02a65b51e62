from django.contrib import admin

from upkeep.models import Confirmation


@admin.register(Confirmation)
class ConfirmationAdmin(admin.ModelAdmin):
    """To read. A confirmation is made where a listing is confirmed, so that search hears of it."""

    list_display = ["listing", "kind", "at", "by"]
    list_filter = ["kind"]
    search_fields = ["listing__name", "listing__organisation__name"]
    date_hierarchy = "at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        # Here nobody deletes one; but a listing that is deleted, being a mistake, takes its own along.
        is_here = request.resolver_match.url_name.startswith("upkeep_confirmation_")
        return not is_here and super().has_delete_permission(request, obj)
