"""Days without meetings: a listing's own breaks, school terms, and notices about a venue."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models.days import BACKWARDS, check_first_and_last
from groups.models.listing import Listing
from groups.models.meeting import Meeting
from groups.models.venue import Venue
from groups.vocabulary import NoticeKind

YEAR = timedelta(days=366)
MOVED_WHERE = _("Say where it is held instead, or that the venue is closed.")
SAME_VENUE = _("That is the same venue. Choose another.")


def not_backwards(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name=name, violation_error_message=BACKWARDS)


class ListingBreak(models.Model):
    """Days, both included, on which a listing's rules do not hold; of one meeting, or of all when none is named."""

    listing = models.ForeignKey(Listing, verbose_name=_("listing"), on_delete=models.CASCADE, related_name="breaks")
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("meeting"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="breaks",
        help_text=_("Leave empty when the whole group has a break."),
    )
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("break")
        verbose_name_plural = _("breaks")
        ordering = ["first_on", "pk"]
        constraints = [not_backwards("groups_break_not_backwards")]

    def __str__(self):
        return f"{self.first_on} – {self.last_on}"

    def clean(self):
        super().clean()
        check_first_and_last(self)


class TermCalendar(models.Model):
    """The school terms of one authority, kept by stewards. Days after the last known term are not promised."""

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("For example: Bristol schools."))
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO 3166-1, for example GB."))
    region_code = models.CharField(
        _("region code"), max_length=10, blank=True, help_text=_("ISO 3166-2, for example GB-SCT or US-WA.")
    )
    source_url = models.URLField(_("where the dates are published"), max_length=1000, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("school calendar")
        verbose_name_plural = _("school calendars")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.country = self.country.upper()
        self.region_code = self.region_code.upper()


class SchoolTerm(models.Model):
    """One stretch of school days, both ends included; a half-term holiday divides a term into two."""

    calendar = models.ForeignKey(
        TermCalendar, verbose_name=_("school calendar"), on_delete=models.CASCADE, related_name="terms"
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("school term")
        verbose_name_plural = _("school terms")
        ordering = ["first_on"]
        constraints = [not_backwards("groups_term_not_backwards")]

    def __str__(self):
        return self.name or f"{self.first_on} – {self.last_on}"

    def clean(self):
        super().clean()
        check_first_and_last(self, longest=YEAR)


class VenueNoticeQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(undone_at=None)


class VenueNotice(models.Model):
    """Everything held at a venue from the first day to the last is off, or is held somewhere else.

    Never written into meetings: dates are worked out from it, so that undoing it brings back what was.
    A date with an exception of its own keeps that.
    """

    venue = models.ForeignKey(Venue, verbose_name=_("venue"), on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(pgettext_lazy("change", "what happens"), max_length=12, choices=NoticeKind)
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    moved_to = models.ForeignKey(
        Venue, verbose_name=_("held at"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("Everybody can read this."))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = VenueNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice about a venue")
        verbose_name_plural = _("notices about venues")
        ordering = ["-made_at"]
        constraints = [
            not_backwards("groups_notice_not_backwards"),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values),
                name="groups_notice_kind_known",
                violation_error_message=_("Choose closed or moved."),
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.CLOSED, moved_to__isnull=True)
                | Q(kind=NoticeKind.MOVED, moved_to__isnull=False),
                name="groups_notice_moved_where",
                violation_error_message=MOVED_WHERE,
            ),
            models.CheckConstraint(
                condition=Q(moved_to__isnull=True) | ~Q(moved_to=F("venue")),
                name="groups_notice_moved_elsewhere",
                violation_error_message=SAME_VENUE,
            ),
        ]

    def __str__(self):
        return f"{self.venue}: {self.first_on} – {self.last_on}"

    def clean(self):
        super().clean()
        check_first_and_last(self)
        if self.kind in NoticeKind.values and (self.kind == NoticeKind.MOVED) != (self.moved_to_id is not None):
            raise ValidationError({"moved_to": MOVED_WHERE})
        if self.moved_to_id is not None and self.moved_to_id == self.venue_id:
            raise ValidationError({"moved_to": SAME_VENUE})
