from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from groups.models import Listing
from groups.views.towns import towns_with_groups

PAGES = ("home", "soonest", "urgent", "about", "how_we_check", "privacy", "accessibility", "credits")


class PageSitemap(Sitemap):
    def items(self):
        return PAGES

    def location(self, name):
        return reverse(f"groups:{name}")


class GroupSitemap(Sitemap):
    """What search would show today; made-up examples are for looking round, not for the world."""

    limit = 10_000

    def items(self):
        return (
            Listing.objects.searchable(now=timezone.now())
            .filter(is_example=False)
            .order_by("pk")
            .only("slug", "changed_at")
        )

    def location(self, listing):
        return reverse("groups:group", args=[listing.slug])

    def lastmod(self, listing):
        return listing.changed_at

    def get_latest_lastmod(self):
        return self.items().aggregate(latest=Max("changed_at"))["latest"]


class TownSitemap(Sitemap):
    def items(self):
        return towns_with_groups(now=timezone.now())

    def location(self, town):
        return town.address


SITEMAPS = {"pages": PageSitemap, "groups": GroupSitemap, "places": TownSitemap}
