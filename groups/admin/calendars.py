"""School terms, kept once for every group that goes by them."""

from itertools import pairwise

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from groups.admin.refreshing import RefreshingAdmin
from groups.models import Listing, SchoolTerm, TermCalendar


class TermFormSet(forms.BaseInlineFormSet):
    def clean(self):
        super().clean()
        if any(self.errors):
            return
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        terms = sorted((term["first_on"], term["last_on"]) for term in kept)
        for (_first_on, last_on), (first_on, _last_on) in pairwise(terms):
            if first_on <= last_on:
                raise ValidationError(
                    _("Two terms overlap: one ends on %(last)s, the next begins on %(first)s. Please check both.")
                    % {"last": last_on, "first": first_on}
                )


class TermInline(admin.TabularInline):
    model = SchoolTerm
    formset = TermFormSet
    extra = 3


@admin.register(TermCalendar)
class TermCalendarAdmin(RefreshingAdmin):
    list_display = ["name", "country", "region_code", "checked_on"]
    list_filter = ["country"]
    search_fields = ["name"]
    inlines = [TermInline]

    def listings_of(self, row):
        return Listing.objects.filter(meetings__term_calendar=row.pk)
