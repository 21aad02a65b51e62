import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.vocabulary import Precision, Vocabulary, YesNoUnknown
from people.models import Organisation


class Venue(models.Model):
    """Where groups meet. Shared by listings, so that one notice can close or move everything held there."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="venues",
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    locality = models.CharField(_("town"), max_length=120, blank=True)
    region = models.CharField(_("region"), max_length=120, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=16, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    precision = models.CharField(_("what may be shown"), max_length=20, choices=Precision, default=Precision.EXACT)
    access_terms = models.ManyToManyField(
        "groups.Term", verbose_name=_("access"), through="groups.VenueAccess", related_name="venues"
    )
    access_notes = models.TextField(_("notes on access"), blank=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="groups_venue_both_coordinates",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90),
                name="groups_venue_latitude_range",
                violation_error_message=_("Latitude lies between -90 and 90."),
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="groups_venue_longitude_range",
                violation_error_message=_("Longitude lies between -180 and 180."),
            ),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values),
                name="groups_venue_precision_known",
                violation_error_message=_("Choose how closely the place may be shown."),
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.locality])) or str(_("Venue without a name"))

    def clean(self):
        super().clean()
        if not (self.name or self.street or self.locality or self.region or self.postal_code):
            raise ValidationError(_("Give the venue a name, or a town."))
        self.country = self.country.upper()

    @property
    def is_hidden(self) -> bool:
        return self.precision == Precision.GIVEN_AFTER_CONTACT

    def public_point(self) -> tuple[float, float] | None:
        """Where the public may believe it is: exact, about 1 km, or about 10 km when the address is withheld."""
        if self.latitude is None or self.longitude is None:
            return None
        decimals = {Precision.EXACT: 5, Precision.AREA: 2}.get(self.precision, 1)
        return round(self.latitude, decimals), round(self.longitude, decimals)

    def public_lines(self) -> list[str]:
        """The address as far as it may be shown, broadest last."""
        if self.is_hidden:
            return [line for line in (self.locality, self.region) if line]
        if self.precision == Precision.AREA:
            return [line for line in (self.name, self.locality, self.region) if line]
        return [line for line in (self.name, self.street, self.locality, self.region, self.postal_code) if line]


class VenueAccess(models.Model):
    """One access fact of a venue. No row means nobody has said."""

    venue = models.ForeignKey(Venue, verbose_name=_("venue"), on_delete=models.CASCADE, related_name="access")
    term = models.ForeignKey(
        "groups.Term",
        verbose_name=_("feature"),
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Vocabulary.VENUE_ACCESS},
    )
    answer = models.CharField(_("answer"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.YES)

    class Meta:
        verbose_name = _("access feature")
        verbose_name_plural = _("access features")
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "term"],
                name="groups_venue_access_once",
                violation_error_message=_("This feature is already described for the venue."),
            ),
            models.CheckConstraint(
                condition=Q(answer__in=YesNoUnknown.values),
                name="groups_venue_access_answer_known",
                violation_error_message=_("Choose yes, no or not known."),
            ),
        ]

    def __str__(self):
        return f"{self.term}: {self.get_answer_display()}"
