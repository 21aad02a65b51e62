"""Landing pages of countries, regions and towns: the same results as a search, at an address that can be printed."""

from collections import defaultdict

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.models import Listing
from groups.search.results import find_groups
from groups.views.addresses import address, choices_address, results_address, urgent_address
from groups.views.caching import for_everybody
from groups.views.chosen import reader_choice
from groups.views.find import FindForm
from groups.views.results import what_was_found
from groups.views.towns import towns_with_groups
from places.lookup import landing_place
from places.regions import country_name


@require_safe
@for_everybody
def country(request, country):
    if country != country.lower():
        return redirect(address("groups:country", country.lower()), permanent=True)
    now, code = timezone.now(), country.upper()
    if not Listing.objects.searchable(now=now).filter(country=code).exists():
        raise Http404
    by_region = defaultdict(list)
    for town in towns_with_groups(now=now, country=code):
        by_region[town.region, town.region_slug].append(town)
    regions = [
        {"name": name, "address": address("groups:region", country, slug), "towns": towns}
        for (name, slug), towns in sorted(by_region.items())
    ]
    return _list_of_towns(request, country_name(code), code, regions)


@require_safe
@for_everybody
def region(request, country, region):
    now, code = timezone.now(), country.upper()
    towns = [town for town in towns_with_groups(now=now, country=code) if town.region_slug == region]
    if not towns or country != country.lower():
        raise Http404
    name = towns[0].region or country_name(code)
    return _list_of_towns(request, name, code, [{"name": "", "address": "", "towns": towns}])


@require_safe
@for_everybody
def town(request, country, region, town):
    place = landing_place(country, region, town)
    if place is None or country != country.lower():
        raise Http404
    now = timezone.now()
    found = find_groups(reader_choice().question(near=place.slug), now=now)
    return render(
        request,
        "groups/results.html",
        {
            **what_was_found(found, now=now),
            "title": _("Groups near %(place)s") % {"place": place.name},
            "not_understood": (),
            "is_a_search": not found.sections,
        },
    )


def _list_of_towns(request, name, code, regions):
    return render(
        request,
        "groups/towns.html",
        {
            "title": _("%(place)s: groups by town") % {"place": name},
            "regions": regions,
            "all_address": results_address(reader_choice().question().having("country", code)),
            "from_home_address": choices_address(country=[code], how=["online_video", "phone", "text_chat"]),
            "find_form": FindForm(),
            "kept": (),
            "urgent_address": urgent_address(code),
        },
    )
