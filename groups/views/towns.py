"""The towns that have groups, for the landing pages and the site map."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from groups.models import Listing
from places.models import Place
from places.spelling import fold_place


@dataclass(frozen=True)
class Town:
    """A town in which groups meet, and how many."""

    name: str
    region: str
    region_slug: str
    address: str
    count: int


def towns_with_groups(*, now, country: str = "") -> list[Town]:
    """By name. A town that our gazetteer does not hold has no page of its own."""
    listings = Listing.objects.searchable(now=now).exclude(locality="").exclude(country="").order_by()
    if country:
        listings = listings.filter(country=country)
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    rows = listings.values_list("country", "region_code", "locality").annotate(Count("pk"))
    for code, region_code, locality, count in rows:
        counts[code, region_code.rpartition("-")[2], fold_place(locality)] += count
    known = defaultdict(list)
    names = {name for _code, _region, name in counts}
    for place in Place.objects.towns().filter(normalised__in=names).order_by("-population", "pk"):
        known[place.country, place.normalised].append(place)
    held: dict[int, tuple[Place, int]] = {}
    for (code, region_code, name), count in counts.items():
        candidates = known[code, name]
        place = next((place for place in candidates if region_code in ("", place.region_code)), None)
        if place:
            held[place.pk] = (place, held.get(place.pk, (place, 0))[1] + count)
    towns = [
        Town(place.name, place.region, place.region_slug, reverse("groups:town", args=place.landing_parts), count)
        for place, count in held.values()
    ]
    return sorted(towns, key=lambda town: (town.name, town.region))
