from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models.days import check_years
from groups.models.venue import Venue
from groups.schedules import civil_time
from groups.schedules.pattern import Break, Pattern
from groups.schedules.pattern_problems import validate
from groups.vocabulary import ExceptionKind, How, PartOfDay, YesNoUnknown


class Meeting(models.Model):
    """One slot of a listing: when it meets, how, and where.

    Times are wall-clock times in `time_zone` (IANA) and stay put across clock changes. A meeting with no rule,
    no dates and not by arrangement is one whose times nobody has told us.
    """

    listing = models.ForeignKey(
        "groups.Listing", verbose_name=_("listing"), on_delete=models.CASCADE, related_name="meetings"
    )
    label = models.CharField(_("label"), max_length=120, blank=True)
    how = models.CharField(_("how"), max_length=20, choices=How, blank=True)
    rule = models.CharField(
        _("rule"), max_length=300, blank=True, help_text=_("RFC 5545, without DTSTART: FREQ=WEEKLY;BYDAY=TU")
    )
    anchor_on = models.DateField(_("first date"), null=True, blank=True)
    ends_on = models.DateField(_("last date"), null=True, blank=True)
    dates = models.JSONField(_("dates"), default=list, blank=True, help_text=_('For example ["2027-03-04"].'))
    further_starts = models.JSONField(
        _("later starts"),
        default=list,
        blank=True,
        help_text=_('First dates of later courses, each as long as the rule counts: ["2027-03-04"].'),
    )
    is_term_time = models.BooleanField(_("in term time"), default=False)
    term_calendar = models.ForeignKey(
        "groups.TermCalendar",
        verbose_name=_("school terms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="meetings",
        help_text=_("Whose terms these are. Without it no day is left out."),
    )
    skips_public_holidays = models.BooleanField(_("not on public holidays"), default=False)
    is_by_arrangement = models.BooleanField(_("by arrangement"), default=False)
    starts = models.TimeField(_("starts"), null=True, blank=True)
    ends = models.TimeField(_("ends"), null=True, blank=True)
    duration_minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    part_of_day = models.CharField(
        _("part of day"),
        max_length=12,
        choices=PartOfDay,
        blank=True,
        help_text=_("When no clock time is known."),
    )
    time_zone = models.CharField(_("time zone"), max_length=50, blank=True)
    as_published = models.CharField(
        _("in the source’s words"),
        max_length=300,
        blank=True,
        help_text=_("For stewards. Not shown to the public."),
    )
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="meetings",
    )
    link = models.URLField(_("online link"), max_length=500, blank=True)
    is_link_public = models.BooleanField(_("the group publishes this link"), default=False)
    babies = models.CharField(_("babies welcome"), max_length=10, choices=YesNoUnknown, blank=True)
    older_children = models.CharField(_("older children welcome"), max_length=10, choices=YesNoUnknown, blank=True)
    childcare = models.CharField(_("childcare"), max_length=10, choices=YesNoUnknown, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="") | Q(how__in=How.values),
                name="groups_meeting_how_known",
                violation_error_message=_("Choose how the group meets."),
            ),
            models.CheckConstraint(
                condition=Q(part_of_day="") | Q(part_of_day__in=PartOfDay.values),
                name="groups_meeting_part_known",
                violation_error_message=_("Choose morning, afternoon, evening or night."),
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=False),
                name="groups_meeting_end_needs_start",
                violation_error_message=_("Give the start time, too."),
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(duration_minutes__isnull=True),
                name="groups_meeting_end_or_duration",
                violation_error_message=_("Give the end time or the number of minutes, not both."),
            ),
            models.CheckConstraint(
                condition=Q(anchor_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("anchor_on")),
                name="groups_meeting_last_after_first",
                violation_error_message=_("The last date comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | ~Q(time_zone=""),
                name="groups_meeting_time_needs_zone",
                violation_error_message=_("A time needs a time zone, for example Europe/London."),
            ),
            models.CheckConstraint(
                condition=Q(term_calendar__isnull=True) | Q(is_term_time=True),
                name="groups_meeting_terms_in_term_time",
                violation_error_message=_("School terms belong to a meeting in term time. Tick that, too."),
            ),
            models.CheckConstraint(
                condition=Q(is_by_arrangement=False) | Q(rule=""),
                name="groups_meeting_rule_or_arrangement",
                violation_error_message=_("A meeting by arrangement has no rule."),
            ),
        ]

    def __str__(self):
        return self.label or self.rule or self.as_published or str(_("Meeting"))

    def clean(self):
        super().clean()
        if self.time_zone and not civil_time.is_zone(self.time_zone):
            raise ValidationError({"time_zone": _("Choose a time zone by its IANA name, for example Europe/London.")})
        try:
            pattern = self.pattern()
        except (TypeError, ValueError):
            raise ValidationError(_('Write dates like this: ["2027-03-04", "2027-04-01"].')) from None
        # Days that nobody has told us are an honest answer here; a form may insist.
        problems = [problem for problem in validate(pattern) if problem.level == "error" and problem.code != "no_days"]
        if problems:
            # A problem names the field of the pattern; a form may not show that field.
            raise ValidationError([problem.message for problem in problems])

    def pattern(self) -> Pattern:
        """What the group says of itself; which days that leaves out only `dated_pattern` knows.

        Raises ValueError when `dates` or `further_starts` hold something that is not an ISO date.
        """
        return Pattern(
            rule=self.rule,
            anchor_on=self.anchor_on,
            ends_on=self.ends_on,
            dates=tuple(date.fromisoformat(text) for text in self.dates),
            further_starts=tuple(date.fromisoformat(text) for text in self.further_starts),
            is_term_time=self.is_term_time,
            skips_public_holidays=self.skips_public_holidays,
            by_arrangement=self.is_by_arrangement,
            start=self.starts,
            end=self.ends,
            duration_minutes=self.duration_minutes,
            part_of_day=self.part_of_day,
            time_zone=self.time_zone or "UTC",
        )

    def dated_pattern(self) -> Pattern:
        """With terms, public holidays and breaks, from which dates follow. Reads the listing's breaks and the terms."""
        spans = self.term_calendar.terms.all() if self.is_term_time and self.term_calendar else ()
        breaks = (gap for gap in self.listing.breaks.all() if gap.meeting_id in (None, self.pk))
        return replace(
            self.pattern(),
            terms=tuple(Break(term.first_on, term.last_on, term.name) for term in spans),
            holidays_of=self._holidays_of() if self.skips_public_holidays else "",
            breaks=tuple(Break(gap.first_on, gap.last_on, gap.reason) for gap in breaks),
        )

    def _holidays_of(self) -> str:
        """Where the meeting is held: a region's code has its country in front ("GB-SCT")."""
        listing, venue = self.listing, self.venue
        country = (venue.country if venue else "") or listing.country
        return listing.region_code if listing.region_code.startswith(f"{country}-") else country


class MeetingException(models.Model):
    """One date that does not follow the pattern (RFC 5545: EXDATE, RDATE, RECURRENCE-ID)."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="exceptions")
    on = models.DateField(_("date"))
    kind = models.CharField(_("what happens"), max_length=12, choices=ExceptionKind)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    moved_to = models.DateField(_("new date"), null=True, blank=True)
    starts = models.TimeField(_("new start"), null=True, blank=True)
    ends = models.TimeField(_("new end"), null=True, blank=True)
    venue = models.ForeignKey(
        Venue, verbose_name=_("new venue"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "on"],
                name="groups_exception_once_a_date",
                violation_error_message=_("This date already has a note."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ExceptionKind.values),
                name="groups_exception_kind_known",
                violation_error_message=_("Choose cancelled, moved or extra date."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ExceptionKind.MOVED)
                | Q(moved_to__isnull=False)
                | Q(starts__isnull=False)
                | Q(venue__isnull=False),
                name="groups_exception_moved_where",
                violation_error_message=_("Say the new date, time or venue."),
            ),
        ]

    def __str__(self):
        return f"{self.on}: {self.get_kind_display()}"

    def clean(self):
        super().clean()
        check_years(self, "on", "moved_to")
