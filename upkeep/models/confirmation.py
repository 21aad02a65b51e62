from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Listing
from groups.vocabulary import ConfirmationKind
from people.models import User


class Confirmation(models.Model):
    """One line of the ledger behind `Listing.confirmed_at`: who told us, how, and when. Added, never changed."""

    listing = models.ForeignKey(
        Listing, verbose_name=_("listing"), on_delete=models.CASCADE, related_name="confirmations"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ConfirmationKind)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        User, verbose_name=_("by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("written down at"))

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["listing", "-at"], name="upkeep_confirmation_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ConfirmationKind.values),
                name="upkeep_confirmation_kind_known",
                violation_error_message=_("Choose how this was confirmed."),
            ),
            models.CheckConstraint(
                condition=Q(at__lte=models.F("recorded_at")),
                name="upkeep_confirmation_not_ahead",
                violation_error_message=_("A confirmation cannot lie in the future."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A line of the ledger is never changed: add another.")
        super().save(*args, **kwargs)
