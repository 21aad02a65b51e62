import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from groups.models.listing import PUBLIC, Listing


class SearchEntryQuerySet(models.QuerySet):
    def public(self):
        """Of listings that have a page of their own: see `ListingQuerySet.public`."""
        return self.filter(listing__status__in=PUBLIC)


class SearchEntry(models.Model):
    """What search knows of one listing. Derived: written by `groups.search.entries`, never by hand.

    `title_words` and `body_words` hold folded words and their stems, so that both database engines only ever match
    whole words and prefixes. `codes` holds "facet=code" pairs divided by spaces; for those about meetings see
    `groups.search.slots`. `dates` are those of the weeks ahead: see `groups.search.timetable`. `whole` is the listing
    with its children as plain data: see `groups.models.whole_listing`.
    """

    listing = models.OneToOneField(Listing, primary_key=True, on_delete=models.CASCADE, related_name="search_entry")
    language = models.CharField(max_length=12, blank=True)
    title_words = models.TextField(blank=True)
    body_words = models.TextField(blank=True)
    codes = models.TextField(blank=True)
    whole = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    dates = models.TextField(blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    listed_at = models.DateTimeField()
    next_occurrence_at = models.DateTimeField(null=True)
    version = models.BigIntegerField(db_index=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self):
        return self.sort_name


class SearchWord(models.Model):
    """A folded word that stands in some listing. One that no longer does is harmless: it corrects to nothing."""

    word = models.CharField(max_length=60, primary_key=True)

    def __str__(self):
        return self.word


class IndexVersionManager(models.Manager):
    def state(self) -> tuple[int, list[str]]:
        """Number and stamps; (0, []) before anything was indexed.

        Written in SQL because every page asks: putting the same words together from a queryset takes four times as
        long as asking the database.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT number, stamps FROM groups_indexversion WHERE id = 1")
            row = cursor.fetchone()
        return (row[0], json.loads(row[1])) if row else (0, [])


class IndexVersion(models.Model):
    """One row. `number` grows with every change to search; `stamps` names the latest states, newest first.

    A process that holds state `number` may catch up by reading the entries above it, if its stamp is still in
    the list; otherwise (a rolled-back transaction, a restored backup) it reads everything again.
    """

    number = models.BigIntegerField(default=0)
    stamps = models.JSONField(default=list)

    objects = IndexVersionManager()

    def __str__(self):
        return str(self.number)
