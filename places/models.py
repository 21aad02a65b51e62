from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.cells import write_cell
from places.distance import box_condition, distance_expression
from places.regions import country_code, country_name, slug_of_region
from places.spelling import fold_place


class PlaceQuerySet(models.QuerySet):
    def towns(self):
        return self.filter(kind=Place.Kind.TOWN)

    def within_box(self, lat, lon, km):
        """Inside the box around `km`; its corners lie farther than that."""
        return self.filter(box_condition(lat, lon, km))

    def with_distance_from(self, lat, lon):
        """Adds `distance_km`."""
        return self.annotate(distance_km=distance_expression(lat, lon))


class Place(models.Model):
    """Somewhere people say they live. A place keeps its slug and its primary key for good."""

    class Kind(models.TextChoices):
        POSTCODE = "postcode", _("postcode")
        POSTCODE_AREA = "postcode_area", _("postcode area")
        COUNTY = "county", _("county")
        TOWN = "town", _("town")

    class Source(models.TextChoices):
        GEONAMES = "geonames", _("GeoNames, CC BY 4.0")
        ZIPCODES = "zipcodes", _("the zipcodes package")
        OWN = "own", _("our own table")
        POSTCODE_FILE = "postcode_file", _("a postcode file")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("slug"), max_length=160, unique=True)
    normalised = models.CharField(
        _("normalised"),
        max_length=120,
        help_text=_("For looking up: a folded name, or a postcode in capitals without spaces."),
    )
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO 3166-1, two letters"))
    region = models.CharField(_("region"), max_length=80, blank=True)
    region_code = models.CharField(
        _("region code"), max_length=8, blank=True, help_text=_("The second half of the ISO 3166-2 code")
    )
    near = models.CharField(
        _("near"),
        max_length=120,
        blank=True,
        help_text=_("The larger town beside it, or the town a postcode belongs to."),
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    radius_km = models.FloatField(
        _("radius in km"), null=True, blank=True, help_text=_("Rough, and left empty for a point")
    )
    population = models.PositiveIntegerField(_("population"), default=0, help_text=_("0 when not known"))
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True, help_text=_("IANA name"))
    source = models.CharField(_("source"), max_length=16, choices=Source.choices)
    source_id = models.CharField(_("number at the source"), max_length=32, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [
            models.Index(fields=["normalised"], name="place_normalised"),
            # For boxes: the kind, then the band of latitude, then the longitude without touching the table.
            models.Index(fields=["kind", "latitude", "longitude"], name="place_kind_position"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__gte=-90, latitude__lte=90),
                name="place_latitude_on_earth",
                violation_error_message=_("A latitude lies between -90 and 90."),
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__gte=-180, longitude__lte=180),
                name="place_longitude_on_earth",
                violation_error_message=_("A longitude lies between -180 and 180."),
            ),
            models.CheckConstraint(
                condition=models.Q(radius_km__isnull=True) | models.Q(radius_km__gt=0),
                name="place_radius_positive",
                violation_error_message=_("A radius is more than 0 km, or is left empty."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["postcode", "postcode_area", "county", "town"]),
                name="place_kind_known",
                violation_error_message=_("This kind of place is not known here."),
            ),
            models.UniqueConstraint(
                fields=["country", "normalised"],
                condition=models.Q(kind__in=["postcode", "postcode_area"]),
                name="place_postcode_once",
                violation_error_message=_("This postcode is already on the shelf for this country."),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """Enough to tell it from its namesakes: "Newport (near Telford), England, United Kingdom"."""
        if self.kind == self.Kind.POSTCODE_AREA:
            return f"{self.normalised}: {self.name}" if self.name else self.normalised
        return ", ".join([self._name_and_neighbour(), *self._wider_names()])

    @property
    def short_label(self):
        """For a reader who has already chosen: "Bristol, England", "Lincoln Park (near Chicago)"."""
        if self.kind == self.Kind.POSTCODE_AREA:
            return self.name or self.normalised
        if self.near:
            return self._name_and_neighbour()
        return ", ".join([self.name, *self._wider_names()[:1]])

    @property
    def precision(self):
        """'exact', 'area' or 'town': how far the point may be from where somebody really is."""
        if self.kind == self.Kind.POSTCODE:
            return "exact"
        return "town" if self.kind == self.Kind.TOWN else "area"

    @property
    def near_value(self):
        """What an address may carry for this place. A full postcode never travels: its cell does."""
        if self.kind == self.Kind.POSTCODE:
            return write_cell(self.latitude, self.longitude)
        return self.slug

    @property
    def region_slug(self):
        return slug_of_region(self.region)

    @property
    def landing_parts(self):
        """(country, region, town) for the address of a town's own page, cut from its slug."""
        country = self.country.lower()
        tail = f"-{self.region_slug}-{country}" if self.region else f"-{country}"
        name, _tail, number = self.slug.rpartition(tail)
        return country, self.region_slug, name + number

    def _wider_names(self):
        """Region and country, without saying "Auckland, Auckland" or "Singapore, Singapore"."""
        region = "" if fold_place(self.region) == fold_place(self.name) else self.region
        # The place is named in its own language, the country in the reader's.
        country = "" if country_code(self.name) == self.country else country_name(self.country)
        return [name for name in (region, country) if name]

    def _name_and_neighbour(self):
        if not self.near:
            return self.name
        if self.kind == self.Kind.POSTCODE:
            return f"{self.name} ({self.near})"
        return gettext("%(name)s (near %(near)s)") % {"name": self.name, "near": self.near}


class PlaceName(models.Model):
    """One way of writing a town or a county. The official one is primary."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names", verbose_name=_("place"))
    name = models.CharField(_("name"), max_length=120)
    normalised = models.CharField(_("normalised"), max_length=120)
    is_primary = models.BooleanField(_("is primary"), default=False)

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        indexes = [models.Index(fields=["normalised"], name="placename_normalised")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "normalised"],
                name="placename_once_per_place",
                violation_error_message=_("This place already has this name."),
            ),
        ]

    def __str__(self):
        return self.name


class ShelfLoad(models.Model):
    """What `load_gazetteer` last put on the shelf, so that it can see at once that nothing has changed."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    towns = models.PositiveIntegerField(_("towns"))
    loaded_at = models.DateTimeField(_("loaded at"))

    class Meta:
        verbose_name = _("gazetteer load")
        verbose_name_plural = _("gazetteer loads")

    def __str__(self):
        return self.name
