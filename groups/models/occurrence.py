from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.listing import Listing
from groups.models.meeting import Meeting
from groups.models.venue import Venue
from groups.schedules.time_words import is_on_now
from groups.vocabulary import PartOfDay

# A meeting that lasts longer is not shown as on now all that time.
LONGEST = timedelta(hours=12)


class OccurrenceQuerySet(models.QuerySet):
    def to_come(self, *, now):
        return self.filter(starts_at__gte=now, is_cancelled=False)

    def on_now(self, *, now):
        """As `Occurrence.is_on_now` has it."""
        has_begun = self.filter(starts_at__gt=now - LONGEST, starts_at__lte=now)
        return has_begun.filter(ends_at__gt=now, is_time_known=True, is_cancelled=False)


class Occurrence(models.Model):
    """One real date of one meeting, derived for the next 180 days. Never edited: rebuilt from the meeting.

    `starts_at` is always set so that dates sort; when only the day or the part of day is known,
    `is_time_known` is false and the clock time means nothing.
    """

    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), on_delete=models.CASCADE, related_name="occurrences"
    )
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="occurrences"
    )
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    local_date = models.DateField(_("local date"))
    weekday = models.PositiveSmallIntegerField(_("weekday"), help_text=_("Monday is 0."))
    part_of_day = models.CharField(_("part of day"), max_length=12, choices=PartOfDay, blank=True)
    is_time_known = models.BooleanField(_("time known"), default=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)
    is_moved = models.BooleanField(_("moved"), default=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("held at"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where this date differs from its meeting."),
    )

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["listing", "starts_at"], name="groups_occurrence_next"),
            models.Index(fields=["starts_at"], name="groups_occurrence_when"),
        ]

    def __str__(self):
        return f"{self.local_date}"

    def is_on_now(self, *, now) -> bool:
        is_told = self.is_time_known and not self.is_cancelled and self.starts_at > now - LONGEST
        return is_told and is_on_now(self.starts_at, self.ends_at, now=now)
