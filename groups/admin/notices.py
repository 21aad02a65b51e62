"""Closing or moving everything at a venue: what it would change is shown first, and it can be undone."""

from itertools import groupby

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.actions.notices import affected_by, check_notice, give_notice, overlapping, undo_notice
from groups.freshness import utc_day
from groups.models import Venue, VenueNotice
from groups.schedules.civil_time import local_moment
from groups.schedules.time_words import day_words, full_date_words, part_words, time_range_words
from groups.vocabulary import NoticeKind
from places.distance import box_condition

# A group that has to leave its room for a while does not go far.
NEARBY_KM = 50


DAY_ERRORS = {
    "required": gettext_lazy("Please give a day."),
    "invalid": gettext_lazy("We can’t read this date. Write it like this: 2027-03-04."),
}


class VenueChoice(forms.ModelChoiceField):
    def label_from_instance(self, venue):
        return ", ".join(filter(None, [venue.name, venue.street, venue.locality])) or str(venue)


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class NoticeForm(forms.Form):
    kind = forms.ChoiceField(
        label=pgettext_lazy("change", "What happens"),
        choices=NoticeKind.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], gettext_lazy("Choose closed or moved.")),
    )
    moved_to = VenueChoice(
        label=gettext_lazy("Where it is held instead"),
        queryset=Venue.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "Venues up to 50 km away, in the same town, or of the same organisation. If it is missing, add it to the "
            "venues first."
        ),
    )
    first_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=Day,
        error_messages=DAY_ERRORS,
    )
    last_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=Day,
        error_messages=DAY_ERRORS,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        required=False,
        help_text=gettext_lazy("Everybody can read this, beside each date. For example: The heating is being mended."),
    )

    def __init__(self, *args, venue: Venue, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.venue, self.now = venue, now
        self.fields["moved_to"].queryset = venues_near(venue)
        self.fields["moved_to"].empty_label = _("Choose a venue")
        # A browser would cut what is pasted without a word; here it is kept, and she is told.
        self.fields["reason"].widget.attrs.pop("maxlength")

    def clean(self):
        data = super().clean()
        if not self.errors:
            check_notice(VenueNotice(venue=self.venue, made_at=self.now, **data), now=self.now)
        return data


def venues_near(venue: Venue):
    near = Q(organisation=venue.organisation_id) if venue.organisation_id else Q(pk=None)
    if venue.locality:
        near |= Q(locality=venue.locality, country=venue.country)
    if venue.latitude is not None:
        near |= box_condition(venue.latitude, venue.longitude, NEARBY_KM)
    return Venue.objects.filter(near).exclude(pk=venue.pk).order_by("locality", "name", "street", "pk")


class GivesNotice:
    """For the admin of venues: a page of its own that asks, shows what would change, and asks again."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.notice_view)
        return [path("<path:object_id>/notice/", page, name="groups_venue_notice"), *super().get_urls()]

    def notice_view(self, request, object_id):
        venue = self.get_object(request, unquote(object_id))
        if venue is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, venue):
            raise PermissionDenied
        now = timezone.now()
        form = NoticeForm(request.POST if request.method == "POST" else None, venue=venue, now=now)
        is_right = form.is_bound and form.is_valid()
        if is_right and "confirm" in request.POST:
            return self._give(request, venue, form.cleaned_data, now)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "venue": venue, "form": form}
        if not is_right or "change" in request.POST:
            context |= {"title": _("Close or move everything here")}
            return TemplateResponse(request, "admin/groups/venue/notice.html", context)
        context |= {"title": _("What this changes"), **_preview(venue, form.cleaned_data, now)}
        return TemplateResponse(request, "admin/groups/venue/notice_preview.html", context)

    def _give(self, request, venue, data, now):
        notice = give_notice(venue=venue, **data, by=request.user, now=now)
        self.log_change(request, venue, f"{notice.get_kind_display()} {notice.first_on} – {notice.last_on}")
        self.message_user(request, _("The notice is given. You can undo it here."), messages.SUCCESS)
        return redirect("admin:groups_venuenotice_changelist")


@admin.register(VenueNotice)
class VenueNoticeAdmin(admin.ModelAdmin):
    """To read, newest first, and to undo. Notices are given from the page of their venue."""

    # Undoing comes first: on a narrow screen the last columns are out of sight.
    list_display = ["venue", "state", "first_on", "last_on", "kind", "moved_to", "reason", "made_at", "made_by"]
    list_display_links = None
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["venue", "moved_to", "made_by", "undone_by"]
    search_fields = ["venue__name", "venue__locality", "reason"]

    def has_add_permission(self, request):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("groups.change_venue")

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        # Here nobody deletes one: it is undone. But a venue that is deleted takes its own along.
        is_here = request.resolver_match.url_name.startswith("groups_venuenotice_")
        return not is_here and super().has_delete_permission(request, obj)

    def get_urls(self):
        page = self.admin_site.admin_view(self.undo_view)
        return [path("<path:object_id>/undo/", page, name="groups_venuenotice_undo"), *super().get_urls()]

    @admin.display(description=gettext_lazy("undo"))
    def state(self, notice):
        if notice.undone_at:
            return _("Undone by %(name)s") % {"name": notice.undone_by} if notice.undone_by else _("Undone")
        address = reverse("admin:groups_venuenotice_undo", args=[quote(notice.pk)])
        return format_html('<a href="{}">{}</a>', address, _("Undo"))

    def undo_view(self, request, object_id):
        notice = self.get_object(request, unquote(object_id))
        if notice is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, notice):
            raise PermissionDenied
        now = timezone.now()
        if request.method == "POST" or notice.undone_at:
            return self._undo(request, notice, now)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Undo this notice"),
            "notice": notice,
            **_days_in_words(notice.first_on, notice.last_on),
            "listings": _by_listing(affected_by(notice.venue, notice.first_on, notice.last_on, now=now), now),
        }
        return TemplateResponse(request, "admin/groups/venuenotice/undo.html", context)

    def _undo(self, request, notice, now):
        try:
            undo_notice(notice, by=request.user, now=now)
            self.message_user(request, _("The notice is undone. Everything is as it was."), messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.WARNING)
        return redirect("admin:groups_venuenotice_changelist")


def _preview(venue: Venue, data: dict, now) -> dict:
    first_on, last_on, there = data["first_on"], data["last_on"], data["moved_to"]
    affected = affected_by(venue, first_on, last_on, now=now)
    listings = _by_listing(affected, now)
    owner = venue.organisation_id
    return {
        "kind": NoticeKind(data["kind"]).label,
        "there": VenueChoice(Venue.objects.none()).label_from_instance(there) if there else "",
        **_days_in_words(first_on, last_on),
        "reason": data["reason"],
        "listings": listings,
        "listing_count": len(listings),
        "date_count": sum(not one.keeps_its_own for one in affected),
        "kept_count": sum(one.keeps_its_own for one in affected),
        "other_count": sum(owner not in (None, listing.organisation_id) for listing, _dates in listings),
        "overlaps": [_notice_words(notice) for notice in overlapping(venue, first_on, last_on)],
        "closed_there": [_notice_words(notice) for notice in overlapping(there, first_on, last_on)] if there else [],
    }


def _days_in_words(first_on, last_on) -> dict[str, str]:
    return {
        "first_on": full_date_words(first_on, with_weekday=True),
        "last_on": full_date_words(last_on, with_weekday=True),
    }


def _notice_words(notice: VenueNotice) -> dict[str, str]:
    return {"kind": notice.get_kind_display(), **_days_in_words(notice.first_on, notice.last_on)}


def _by_listing(affected, now) -> list[tuple]:
    """Each listing with its dates in words, and whether each keeps its own change."""
    return [
        (listing, [(_words_of(one, now), one.keeps_its_own) for one in dates])
        for listing, dates in groupby(affected, key=lambda one: one.listing)
    ]


def _words_of(one, now) -> str:
    zone = one.meeting.time_zone or "UTC"
    day = day_words(one.date.local_date, today=utc_day(now))
    clock = part_words(one.date.part_of_day)
    if one.date.is_time_known:
        ends_at = one.date.ends_at
        clock = time_range_words(
            local_moment(one.date.starts_at, zone).time(), local_moment(ends_at, zone).time() if ends_at else None
        )
    label = one.meeting.label
    return ", ".join(filter(None, [day, clock, label]))
