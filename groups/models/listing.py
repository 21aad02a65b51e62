import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups import freshness
from groups.vocabulary import (
    Assurance,
    Cost,
    Facilitation,
    Focus,
    Freshness,
    Intake,
    JoinRoute,
    Kind,
    PsychosisPolicy,
    ServiceArea,
    Status,
    Structure,
    Vocabulary,
    YesNoUnknown,
)
from people.models import Organisation

# Listings with this specialty appear only under the urgent card, never in ordinary results.
KEPT_APART = "psychosis_recovery"


# A listing in one of these states has a page of its own; a closed group keeps a kind page.
PUBLIC = (Status.PUBLISHED, Status.PAUSED, Status.CLOSED)

# The many-to-many fields of a listing that hold terms, with the vocabulary of each.
TERM_FIELDS = {
    "stages": Vocabulary.STAGE,
    "specialties": Vocabulary.SPECIALTY,
    "audiences": Vocabulary.AUDIENCE,
    "languages": Vocabulary.LANGUAGE,
    "first_contact_languages": Vocabulary.LANGUAGE,
    "activities": Vocabulary.ACTIVITY,
    "online_access": Vocabulary.ONLINE_ACCESS,
}


def terms_of(vocabulary, verbose_name):
    return models.ManyToManyField(
        "groups.Term",
        verbose_name=verbose_name,
        blank=True,
        limit_choices_to={"vocabulary": vocabulary, "is_retired": False},
        related_name="+",
    )


def one_of(field, choices, message):
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"groups_listing_{field}_known",
        violation_error_message=message,
    )


def in_order(first, last, name, message):
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=f"groups_listing_{name}",
        violation_error_message=message,
    )


class ListingQuerySet(models.QuerySet):
    def public(self):
        """Has a page of its own: published, paused or closed (a closed group keeps a kind page)."""
        return self.filter(status__in=PUBLIC)

    def in_ordinary_results(self):
        """Leaves out listings that may only be shown under the urgent card."""
        return self.exclude(specialties__code=KEPT_APART)

    def searchable(self, *, now):
        confirmed_since, listed_since = freshness.believed_since(now=now)
        return (
            self.filter(status=Status.PUBLISHED)
            .filter(Q(confirmed_at__gte=confirmed_since) | Q(confirmed_at=None, listed_at__gte=listed_since))
            .in_ordinary_results()
        )


class Listing(models.Model):
    """One entry of the directory: "group" to the public.

    `confirmed_at` moves only when somebody confirms (see `groups.freshness`); `listed_at` is when the directory
    first carried it. `next_occurrence_at` is derived from the meetings, and so are the three `schedule_…` fields:
    when anything from which dates follow last changed, and how often (RFC 5545 §3.8.7.4).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="listings"
    )
    name = models.CharField(_("name"), max_length=200)
    former_names = models.TextField(_("former names"), blank=True, help_text=_("One to a line. Search finds them."))
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    focus = models.CharField(_("focus"), max_length=20, choices=Focus, default=Focus.UNKNOWN)
    structure = models.CharField(_("structure"), max_length=12, choices=Structure, default=Structure.UNKNOWN)

    summary = models.TextField(_("in short"), blank=True)
    what_happens = models.TextField(_("what happens"), blank=True)
    first_time = models.TextField(_("your first time"), blank=True)
    who_can_come = models.TextField(_("who can come"), blank=True)
    not_suitable_for = models.TextField(_("not suitable for"), blank=True)
    written_down = models.TextField(_("what they write down about you"), blank=True)

    facilitation = models.CharField(_("led by"), max_length=20, choices=Facilitation, default=Facilitation.UNKNOWN)
    facilitation_note = models.TextField(_("more about who leads it"), blank=True)
    training = models.TextField(_("training"), blank=True)
    training_assurance = models.CharField(
        _("who says so (training)"), max_length=10, choices=Assurance, default=Assurance.UNKNOWN
    )
    supervision = models.TextField(_("supervision"), blank=True)
    supervision_assurance = models.CharField(
        _("who says so (supervision)"), max_length=10, choices=Assurance, default=Assurance.UNKNOWN
    )
    checked_on = models.DateField(_("training and supervision checked on"), null=True, blank=True)

    stages = terms_of(Vocabulary.STAGE, _("stages"))
    specialties = terms_of(Vocabulary.SPECIALTY, _("topics"))
    audiences = terms_of(Vocabulary.AUDIENCE, _("for"))
    languages = terms_of(Vocabulary.LANGUAGE, _("languages"))
    first_contact_languages = terms_of(Vocabulary.LANGUAGE, _("languages of first contact"))
    activities = terms_of(Vocabulary.ACTIVITY, _("activities"))
    online_access = terms_of(Vocabulary.ONLINE_ACCESS, _("access online"))
    text_language = models.CharField(
        _("language of this text"),
        max_length=35,
        default="en",
        help_text=_("BCP 47, for example en or es-419."),
    )
    interpreter = models.CharField(_("interpreter"), max_length=200, blank=True)

    baby_age_from = models.PositiveSmallIntegerField(_("baby’s age from (months)"), null=True, blank=True)
    baby_age_to = models.PositiveSmallIntegerField(_("baby’s age to (months)"), null=True, blank=True)
    baby_age_note = models.CharField(_("more about the baby’s age"), max_length=200, blank=True)
    parent_age_from = models.PositiveSmallIntegerField(_("parent’s age from (years)"), null=True, blank=True)
    parent_age_to = models.PositiveSmallIntegerField(_("parent’s age to (years)"), null=True, blank=True)
    babies = models.CharField(_("babies welcome"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN)
    older_children = models.CharField(
        _("older children welcome"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    childcare = models.CharField(_("childcare"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN)
    children_note = models.CharField(_("more about children"), max_length=300, blank=True)

    cost = models.CharField(_("cost"), max_length=20, choices=Cost, default=Cost.UNKNOWN)
    cost_amount = models.DecimalField(_("amount"), max_digits=8, decimal_places=2, null=True, blank=True)
    cost_currency = models.CharField(_("currency"), max_length=3, blank=True, help_text=_("ISO 4217, for example GBP."))
    cost_note = models.CharField(_("more about cost"), max_length=300, blank=True)

    join_route = models.CharField(_("how to join"), max_length=20, choices=JoinRoute, default=JoinRoute.UNKNOWN)
    join_note = models.TextField(_("more about joining"), blank=True)
    accepts_self_referral = models.CharField(
        _("you can contact them yourself"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    accepts_someone_for_me = models.CharField(
        _("somebody you trust can contact them"),
        max_length=10,
        choices=YesNoUnknown,
        default=YesNoUnknown.UNKNOWN,
    )
    accepts_professional_referral = models.CharField(
        _("a professional can refer"), max_length=10, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    sign_up_asks_for = models.TextField(_("what sign-up asks for"), blank=True)
    reply_time = models.CharField(_("usual reply time"), max_length=120, blank=True)

    intake = models.CharField(_("places"), max_length=20, choices=Intake, default=Intake.UNKNOWN)
    intake_as_of = models.DateField(_("places as of"), null=True, blank=True)
    next_cohort_on = models.DateField(_("next course starts on"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places in all"), null=True, blank=True)

    psychosis_policy = models.CharField(
        _("after psychosis"), max_length=24, choices=PsychosisPolicy, default=PsychosisPolicy.UNKNOWN
    )

    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166-1, for example GB."))
    region = models.CharField(_("region"), max_length=120, blank=True)
    region_code = models.CharField(
        _("region code"), max_length=10, blank=True, help_text=_("ISO 3166-2, for example GB-SCT or US-WA.")
    )
    locality = models.CharField(_("town"), max_length=120, blank=True)
    service_area = models.CharField(_("service area"), max_length=20, choices=ServiceArea, default=ServiceArea.UNKNOWN)
    service_area_codes = models.JSONField(
        _("service area codes"),
        default=list,
        blank=True,
        help_text=_('Countries ["GB"], regions ["US-WA"] or postcode areas ["GB-BS"].'),
    )
    service_radius_km = models.FloatField(_("service radius (km)"), null=True, blank=True)
    service_area_note = models.CharField(_("service area in words"), max_length=300, blank=True)

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    status_note = models.TextField(_("words for people who look for it"), blank=True)
    is_example = models.BooleanField(
        _("fictional example"), default=False, help_text=_("Shown with a note that it is not a real group.")
    )
    listed_at = models.DateTimeField(_("listed at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed at"))
    next_occurrence_at = models.DateTimeField(_("next date"), null=True, blank=True, editable=False, db_index=True)

    schedule_changed_at = models.DateTimeField(_("dates changed at"), null=True, blank=True, editable=False)
    schedule_sequence = models.PositiveIntegerField(default=0, editable=False)
    schedule_hash = models.CharField(max_length=16, blank=True, editable=False)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["name"]
        indexes = [models.Index(fields=["status", "country"], name="groups_listing_status")]
        constraints = [
            one_of("kind", Kind, _("Choose what kind of support this is.")),
            one_of("focus", Focus, _("Choose what the group is about.")),
            one_of("structure", Structure, _("Choose how people join over time.")),
            one_of("facilitation", Facilitation, _("Choose who leads it.")),
            one_of("babies", YesNoUnknown, _("Choose yes, no or not known.")),
            one_of("older_children", YesNoUnknown, _("Choose yes, no or not known.")),
            one_of("childcare", YesNoUnknown, _("Choose yes, no or not known.")),
            one_of("cost", Cost, _("Choose what it costs.")),
            one_of("join_route", JoinRoute, _("Choose how to join.")),
            one_of("intake", Intake, _("Choose whether there are places.")),
            one_of("psychosis_policy", PsychosisPolicy, _("Choose what applies after psychosis.")),
            one_of("service_area", ServiceArea, _("Choose who may come.")),
            one_of("status", Status, _("Choose a status.")),
            in_order("baby_age_from", "baby_age_to", "baby_ages", _("The baby’s ages are the wrong way round.")),
            in_order(
                "parent_age_from",
                "parent_age_to",
                "parent_ages",
                _("The parent’s ages are the wrong way round."),
            ),
            models.CheckConstraint(
                condition=Q(cost_amount__isnull=True) | ~Q(cost_currency=""),
                name="groups_listing_amount_needs_currency",
                violation_error_message=_("An amount needs a currency, for example GBP."),
            ),
            models.CheckConstraint(
                condition=Q(cost_amount__isnull=True) | Q(cost_amount__gte=0),
                name="groups_listing_amount_not_negative",
                violation_error_message=_("The amount cannot be below zero."),
            ),
            models.CheckConstraint(
                condition=Q(intake=Intake.UNKNOWN) | Q(intake_as_of__isnull=False),
                name="groups_listing_intake_dated",
                violation_error_message=_("Say on which day this was true."),
            ),
            models.CheckConstraint(
                condition=~Q(intake=Intake.NEXT_COHORT_ON) | Q(next_cohort_on__isnull=False),
                name="groups_listing_cohort_dated",
                violation_error_message=_("Say when the next course starts."),
            ),
            models.CheckConstraint(
                condition=~Q(service_area=ServiceArea.RADIUS)
                | Q(service_radius_km__isnull=False, service_radius_km__gt=0),
                name="groups_listing_radius_given",
                violation_error_message=_("Say how far the service area reaches."),
            ),
            models.CheckConstraint(
                condition=Q(paused_until__isnull=True) | Q(status=Status.PAUSED),
                name="groups_listing_paused_until_only_when_paused",
                violation_error_message=_("A date to come back belongs to a paused listing."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.country = self.country.upper()
        codes = self.service_area_codes
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise ValidationError({"service_area_codes": _('Write a list of codes, for example ["GB"].')})
        needs_codes = {ServiceArea.COUNTRIES, ServiceArea.REGIONS, ServiceArea.POSTCODE_AREAS}
        if self.service_area in needs_codes and not codes:
            raise ValidationError({"service_area_codes": _("Say which countries, regions or postcode areas.")})

    def freshness(self, *, now) -> Freshness:
        return freshness.freshness_of(self.confirmed_at, now=now)

    def intake_at(self, *, now) -> str:
        """The intake state, lapsed to unknown when it is older than 60 days."""
        return self.intake if freshness.is_intake_current(self.intake_as_of, now=now) else Intake.UNKNOWN


class FormerSlug(models.Model):
    """An address a listing once had; it redirects for good."""

    slug = models.SlugField(max_length=100, unique=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self):
        return self.slug


class ListingSource(models.Model):
    """Where a statement came from. Two pages that disagree are two sources and a note."""

    listing = models.ForeignKey(Listing, verbose_name=_("listing"), on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("who said so"), max_length=200)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]

    def __str__(self):
        return self.url or self.name


class Note(models.Model):
    """Something stewards should know, such as a cell of an import that has no field of its own. Never public."""

    listing = models.ForeignKey(Listing, verbose_name=_("listing"), on_delete=models.CASCADE, related_name="notes")
    about = models.CharField(_("about"), max_length=60)
    text = models.TextField(_("note"))
    raised_by = models.CharField(_("raised by"), max_length=120, blank=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.about}: {self.text}"
