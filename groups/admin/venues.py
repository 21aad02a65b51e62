from django.contrib import admin

from groups.actions.notices import listings_at
from groups.admin.notices import GivesNotice
from groups.admin.refreshing import RefreshingAdmin
from groups.models import MeetingException, Venue, VenueAccess
from groups.vocabulary import ExceptionKind


class AccessInline(admin.TabularInline):
    model = VenueAccess
    extra = 1


@admin.register(Venue)
class VenueAdmin(GivesNotice, RefreshingAdmin):
    list_display = ["__str__", "street", "region", "country", "precision"]
    list_filter = ["precision", ("latitude", admin.EmptyFieldListFilter), "country"]
    search_fields = ["name", "street", "locality", "postal_code"]
    autocomplete_fields = ["organisation"]
    inlines = [AccessInline]

    def listings_of(self, row):
        return listings_at(row)

    def get_deleted_objects(self, objs, request):
        """A date that is moved to this venue, and to nothing else, would be moved to nowhere."""
        deleted, counts, permissions, protected = super().get_deleted_objects(objs, request)
        moved_here = MeetingException.objects.filter(
            kind=ExceptionKind.MOVED, venue__in=objs, moved_to=None, starts=None
        ).select_related("meeting__listing")
        protected += [f"{found.meeting.listing}: {found}" for found in moved_here]
        return deleted, counts, permissions, protected
