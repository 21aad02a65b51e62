import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.vocabulary import ContactAudience, ContactKind, Vocabulary


class Contact(models.Model):
    """One way to reach a group. `value` is kept as published ("1-800-SENTARA"); `dial` is what a phone dials."""

    listing = models.ForeignKey(
        "groups.Listing", verbose_name=_("listing"), on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContactKind)
    value = models.CharField(_("number or address"), max_length=500, help_text=_("As the group publishes it."))
    dial = models.CharField(
        _("dialled as"), max_length=40, blank=True, editable=False, help_text=_("E.164, or a short code.")
    )
    label = models.CharField(_("label"), max_length=120, blank=True)
    hours = models.CharField(_("hours"), max_length=300, blank=True)
    keyword = models.CharField(_("word to text"), max_length=40, blank=True)
    languages = models.ManyToManyField(
        "groups.Term",
        verbose_name=_("languages"),
        blank=True,
        limit_choices_to={"vocabulary": Vocabulary.LANGUAGE},
        related_name="+",
    )
    audience = models.CharField(_("for"), max_length=20, choices=ContactAudience, default=ContactAudience.PUBLIC)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ContactKind.values),
                name="groups_contact_kind_known",
                violation_error_message=_("Choose phone, text, e-mail, website or form."),
            ),
            models.CheckConstraint(
                condition=Q(audience__in=ContactAudience.values),
                name="groups_contact_audience_known",
                violation_error_message=_("Choose who may see this contact."),
            ),
            models.CheckConstraint(
                condition=~Q(value=""),
                name="groups_contact_has_value",
                violation_error_message=_("Give the number or the address."),
            ),
        ]

    def __str__(self):
        return self.value

    def clean(self):
        super().clean()
        if self.kind == ContactKind.EMAIL:
            _check(validate_email, self.value, _("This does not look like an e-mail address."))
        if self.kind in (ContactKind.WEB, ContactKind.FORM):
            _check(
                URLValidator(["http", "https"]),
                self.value,
                _("Give the whole address, with https:// in front."),
            )

    def save(self, *args, **kwargs):
        if self.kind in (ContactKind.PHONE, ContactKind.TEXT):
            self.dial = dialled(self.value, self.listing.country)
        super().save(*args, **kwargs)


def dialled(value: str, country: str) -> str:
    """The number as a phone dials it: letters become digits. Empty when it cannot be known, as without an area code."""
    digits = "".join(character for character in value if character.isascii() and character.isdigit())
    # "1-800-SENTARA" has four digits and is no short code.
    if 2 <= len(digits) <= 6 and not any(character.isalpha() for character in value):
        return digits
    try:
        number = phonenumbers.parse(value, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _check(validate, value, message):
    try:
        validate(value)
    except ValidationError:
        raise ValidationError({"value": message}) from None
