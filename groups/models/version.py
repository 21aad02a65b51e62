import reversion
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.contact import Contact
from groups.models.gaps import ListingBreak
from groups.models.listing import Listing, ListingSource, Note
from groups.models.meeting import Meeting, MeetingException


class How(models.TextChoices):
    PORTAL = "portal", _("Portal")
    EMAIL_LINK = "email_link", _("E-mail link")
    DESK = "desk", _("Desk")
    IMPORT = "import", _("Import")
    COMMAND = "command", _("Command")
    ADMIN = "admin", _("Admin")


class Change(models.Model):
    """How and why a version came about; who and when stand on the revision itself."""

    revision = models.OneToOneField("reversion.Revision", on_delete=models.CASCADE, related_name="change")
    how = models.CharField(_("how"), max_length=12, choices=How)
    why = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self):
        return f"{self.get_how_display()}: {self.why}"


reversion.register(MeetingException)
reversion.register(Meeting, follow=["exceptions"])
reversion.register(ListingBreak)
reversion.register(Contact)
reversion.register(ListingSource)
reversion.register(Note)
_DERIVED = ["next_occurrence_at", "schedule_changed_at", "schedule_sequence", "schedule_hash"]
# Derived columns are left out: a version says what somebody wrote, not what the clock made of it.
reversion.register(Listing, follow=["meetings", "breaks", "contacts", "sources", "notes"], exclude=_DERIVED)
