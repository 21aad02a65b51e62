from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Listing
from people.models import User


class Outcome(models.TextChoices):
    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REJECTED = "rejected", _("rejected")


class ImportRun(models.Model):
    """One file taken in. A run that would change nothing leaves no trace."""

    source = models.SlugField(_("source"), max_length=60, help_text=_("A short name of whoever keeps the file."))
    file_name = models.CharField(_("file"), max_length=200)
    file_hash = models.CharField(_("fingerprint of the file (SHA-256)"), max_length=64)
    by = models.ForeignKey(
        User, verbose_name=_("by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(_("started at"))
    tally = models.JSONField(_("tally"), default=dict, help_text=_("How many rows came out in which way."))

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at", "-pk"]

    def __str__(self):
        return f"{self.source}, {self.started_at:%Y-%m-%d %H:%M}"


class ImportRow(models.Model):
    """What became of one row. Together the rows of a run account for every line of the file."""

    run = models.ForeignKey(ImportRun, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows")
    row_number = models.PositiveIntegerField(_("row"), help_text=_("As a spreadsheet counts: 1 is the header."))
    external_id = models.CharField(_("identifier in the file"), max_length=200, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reasons = models.JSONField(_("reasons"), default=list, help_text=_("A list of {column, message}."))
    notes = models.JSONField(_("notes"), default=list, help_text=_("What was kept aside: {column, text}."))
    fingerprint = models.CharField(_("fingerprint of the row (SHA-256)"), max_length=64, blank=True)
    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["row_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "row_number"],
                name="opendata_row_once_a_run",
                violation_error_message=_("This row is accounted for already."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values),
                name="opendata_row_outcome_known",
                violation_error_message=_("Choose created, updated, unchanged or rejected."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REJECTED) | ~Q(reasons=[]),
                name="opendata_row_rejected_with_reason",
                violation_error_message=_("Say why the row was rejected."),
            ),
        ]

    def __str__(self):
        return f"{self.row_number}: {self.get_outcome_display()}"


class ExternalId(models.Model):
    """Which listing a row of a source became. It outlives the listing, so that one deleted here stays deleted.

    `as_imported` is what the source last gave, field by field: what differs from it now, somebody has changed
    here, and the next import leaves it alone.
    """

    source = models.SlugField(_("source"), max_length=60)
    external_id = models.CharField(_("identifier in the file"), max_length=200)
    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), null=True, on_delete=models.SET_NULL, related_name="external_ids"
    )
    fingerprint = models.CharField(_("fingerprint of the row (SHA-256)"), max_length=64)
    as_imported = models.JSONField(_("as imported"), default=dict)

    class Meta:
        verbose_name = _("external identifier")
        verbose_name_plural = _("external identifiers")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                name="opendata_external_id_once",
                violation_error_message=_("This source has used that identifier already."),
            )
        ]

    def __str__(self):
        return f"{self.source}: {self.external_id}"
