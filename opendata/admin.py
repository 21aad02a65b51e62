from django.contrib import admin

from opendata.models import ExternalId, ImportRow, ImportRun


class ReadOnly:
    """These rows say what happened; nobody edits that."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["source", "file_name", "started_at", "by", "tally"]
    list_filter = ["source"]


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["run", "row_number", "external_id", "outcome", "listing"]
    list_filter = ["outcome", "run__source"]
    search_fields = ["external_id", "listing__name"]
    list_select_related = ["run", "listing"]


@admin.register(ExternalId)
class ExternalIdAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["source", "external_id", "listing"]
    list_filter = ["source"]
    search_fields = ["external_id", "listing__name"]
    list_select_related = ["listing"]
