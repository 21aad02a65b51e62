from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from reversion import add_meta
from reversion.admin import VersionAdmin

from groups.actions import listings as actions
from groups.admin.refreshing import HttpsAssumed, RefreshingAdmin, in_turn
from groups.admin.saying_when import SaysWhen
from groups.models import Change, Contact, Listing, ListingBreak, ListingSource, Meeting, MeetingException, Note
from groups.models.version import How


class MeetingInline(HttpsAssumed, admin.StackedInline):
    model = Meeting
    extra = 0
    show_change_link = True
    autocomplete_fields = ["venue"]
    fieldsets = [
        (None, {"fields": [("label", "how", "position")]}),
        (
            gettext_lazy("When"),
            {
                "fields": [
                    ("rule", "anchor_on", "ends_on"),
                    ("starts", "ends", "duration_minutes", "time_zone"),
                    ("is_term_time", "term_calendar", "skips_public_holidays"),
                    ("part_of_day", "is_by_arrangement"),
                    ("dates", "further_starts"),
                    "as_published",
                ]
            },
        ),
        (gettext_lazy("Where"), {"fields": ["venue", ("link", "is_link_public")]}),
        (gettext_lazy("Children, if different"), {"fields": [("babies", "older_children", "childcare")]}),
    ]


class BreakInline(admin.TabularInline):
    model = ListingBreak
    extra = 0
    fields = ["meeting", "first_on", "last_on", "reason"]

    def get_formset(self, request, obj=None, **kwargs):
        """A meeting of another listing is no choice. One that is new can be chosen once it has been saved."""
        formset = super().get_formset(request, obj, **kwargs)
        meeting = formset.form.base_fields["meeting"]
        meeting.queryset = Meeting.objects.filter(listing=obj) if obj else Meeting.objects.none()
        meeting.empty_label = _("The whole group")
        return formset


class ContactInline(admin.StackedInline):
    model = Contact
    extra = 0
    fields = [("kind", "value", "keyword"), ("label", "hours"), ("audience", "position"), "languages"]
    autocomplete_fields = ["languages"]


class SourceInline(HttpsAssumed, admin.TabularInline):
    model = ListingSource
    extra = 0


class NoteInline(admin.TabularInline):
    model = Note
    extra = 0
    fields = ["about", "text", "raised_by", "resolved_at"]


class HasOpenNotes(admin.SimpleListFilter):
    title = gettext_lazy("notes")
    parameter_name = "notes"

    def lookups(self, request, model_admin):
        return [("open", _("With open notes"))]

    def queryset(self, request, queryset):
        return queryset.filter(notes__resolved_at=None, notes__isnull=False).distinct() if self.value() else queryset


TICKED = ("stages", "specialties", "audiences", "activities", "online_access")


@admin.register(Listing)
class ListingAdmin(SaysWhen, VersionAdmin, RefreshingAdmin):
    """Everything of a listing on one page. Each save is a version; History restores an earlier one."""

    list_display = ["name", "organisation", "kind", "status", "freshness", "country", "locality", "next_occurrence_at"]
    list_filter = [
        "status",
        HasOpenNotes,
        "kind",
        ("confirmed_at", admin.EmptyFieldListFilter),
        "intake",
        "facilitation",
        "join_route",
        "psychosis_policy",
        "is_example",
        "country",
    ]
    search_fields = [
        "name",
        "former_names",
        "organisation__name",
        "locality",
        "slug",
        "sources__url",
        "contacts__value",
    ]
    list_select_related = ["organisation"]
    autocomplete_fields = ["organisation", "languages", "first_contact_languages"]
    readonly_fields = ["uid", "listed_at", "confirmed_at", "changed_at", "next_occurrence_at"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MeetingInline, BreakInline, ContactInline, SourceInline, NoteInline]
    actions = ["publish", "pause", "close"]
    save_on_top = True
    fieldsets = [
        (None, {"fields": ["organisation", "name", "slug", "kind", ("focus", "structure"), "summary"]}),
        (gettext_lazy("Status"), {"fields": [("status", "paused_until"), "status_note", "is_example"]}),
        (gettext_lazy("Places"), {"fields": [("intake", "intake_as_of", "next_cohort_on", "capacity")]}),
        (gettext_lazy("Who it is for"), {"fields": ["stages", "specialties", "audiences", "who_can_come"]}),
        (
            gettext_lazy("Ages and children"),
            {
                "fields": [
                    ("baby_age_from", "baby_age_to", "baby_age_note"),
                    ("parent_age_from", "parent_age_to"),
                    ("babies", "older_children", "childcare"),
                    "children_note",
                ]
            },
        ),
        (
            gettext_lazy("How to join"),
            {
                "fields": [
                    "join_route",
                    "join_note",
                    ("accepts_self_referral", "accepts_someone_for_me", "accepts_professional_referral"),
                    "sign_up_asks_for",
                    "reply_time",
                    ("cost", "cost_amount", "cost_currency", "cost_note"),
                ]
            },
        ),
        (
            gettext_lazy("Where it serves"),
            {
                "fields": [
                    ("country", "region", "region_code", "locality"),
                    ("service_area", "service_area_codes", "service_radius_km"),
                    "service_area_note",
                ]
            },
        ),
        (
            gettext_lazy("What to expect"),
            {"fields": ["what_happens", "first_time", "activities", "online_access", "written_down"]},
        ),
        (
            gettext_lazy("Who leads it"),
            {
                "fields": [
                    "facilitation",
                    "facilitation_note",
                    ("training", "training_assurance"),
                    ("supervision", "supervision_assurance"),
                    "checked_on",
                ]
            },
        ),
        (gettext_lazy("Safety"), {"fields": ["psychosis_policy", "not_suitable_for"]}),
        (
            gettext_lazy("Languages"),
            {"fields": ["languages", "first_contact_languages", ("text_language", "interpreter")]},
        ),
        (
            gettext_lazy("Record"),
            {"fields": ["former_names", "uid", ("listed_at", "confirmed_at", "changed_at", "next_occurrence_at")]},
        ),
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in TICKED:
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def listings_of(self, row):
        return Listing.objects.filter(pk=row.pk)

    def save_model(self, request, obj, form, change):
        now = timezone.now()
        if not change:
            obj.listed_at = now
        obj.changed_at = now
        super().save_model(request, obj, form, change)
        if change and "slug" in form.changed_data:
            actions.remember_slug(obj, form.initial["slug"])
        add_meta(Change, how=How.ADMIN, why=", ".join(form.changed_data)[:300])

    def save_related(self, request, form, formsets, change):
        # Breaks first: a break that is saved after its meeting has been deleted would name nothing.
        super().save_related(
            request, form, sorted(formsets, key=lambda formset: formset.model is not ListingBreak), change
        )

    def delete_model(self, request, obj):
        actions.delete_listing(obj)

    def delete_queryset(self, request, queryset):
        for listing in in_turn(queryset):
            actions.delete_listing(listing)

    @admin.display(description=gettext_lazy("freshness"))
    def freshness(self, listing):
        return listing.freshness(now=timezone.now()).label

    @admin.action(description=gettext_lazy("Publish"))
    def publish(self, request, queryset):
        self._apply(request, queryset, actions.publish_listing)

    @admin.action(description=gettext_lazy("Pause"))
    def pause(self, request, queryset):
        self._apply(request, queryset, actions.pause_listing)

    @admin.action(description=gettext_lazy("Close"))
    def close(self, request, queryset):
        self._apply(request, queryset, actions.close_listing)

    def _apply(self, request, queryset, act):
        done = 0
        for listing in in_turn(queryset):
            try:
                act(listing, by=request.user, how=How.ADMIN, now=timezone.now())
                done += 1
            except ValidationError as error:
                self.message_user(request, f"{listing}: {' '.join(error.messages)}", messages.ERROR)
        text = ngettext("%(count)s listing changed.", "%(count)s listings changed.", done) % {"count": done}
        self.message_user(request, text)


class ExceptionInline(admin.TabularInline):
    model = MeetingException
    extra = 1
    autocomplete_fields = ["venue"]


@admin.register(Meeting)
class MeetingAdmin(RefreshingAdmin):
    """Opened from a listing, for dates that do not follow the pattern."""

    list_display = ["listing", "__str__", "how", "venue"]
    search_fields = ["listing__name"]
    autocomplete_fields = ["listing", "venue"]
    inlines = [ExceptionInline]

    def has_module_permission(self, request):
        return False

    def listings_of(self, row):
        return Listing.objects.filter(pk=row.listing_id)
