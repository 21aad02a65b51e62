import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """Whoever stands behind listings: a charity, a hospital, three mothers with a kettle.

    Two organisations may share a name (Bluebell in Bristol, Bluebell in Scotland): name, country and website
    together tell them apart.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    former_names = models.TextField(_("former names"), blank=True, help_text=_("One to a line. Search finds them."))
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    about = models.TextField(_("about"), blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166-1, for example GB."))
    is_example = models.BooleanField(
        _("fictional example"),
        default=False,
        help_text=_("Shown with a note that it is not a real organisation."),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)
    verified_by = models.ForeignKey(
        "people.User",
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country", "website"],
                name="people_organisation_once",
                violation_error_message=_("This organisation is already here, with the same country and website."),
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | Q(verified_at__isnull=False),
                name="people_organisation_verified_at_and_by",
                violation_error_message=_("Say when the organisation was verified, too."),
            ),
        ]

    def __str__(self):
        return self.name


class OrganisationIdentifier(models.Model):
    """A number in somebody's register. `scheme` is a list code of org-id.guide, such as GB-CHC or US-EIN."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=40, help_text=_("For example GB-CHC, a charity number."))
    identifier = models.CharField(_("number"), max_length=80)

    class Meta:
        verbose_name = _("registration number")
        verbose_name_plural = _("registration numbers")
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "identifier"],
                name="people_identifier_once",
                violation_error_message=_("Another organisation already has this number."),
            )
        ]

    def __str__(self):
        return f"{self.scheme} {self.identifier}"
