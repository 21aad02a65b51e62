from dataclasses import replace

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from groups.freshness import utc_day
from groups.safety.registry import Role, country_with_lines, lines_for
from groups.schedules.civil_time import zone_name
from groups.search.filters import read_parameters
from groups.search.nearby import OFFERED_WITHIN, in_km, within_words
from groups.search.ordering import GO, HOME
from groups.search.results import PAGE_SIZE, Results, find_groups
from groups.search.roster import roster_at
from groups.search.understanding import understand
from groups.views.addresses import calendar_address, results_address, urgent_address
from groups.views.find import FindForm, ask_again
from groups.views.languages import page_language
from groups.views.map import Drawing, draw_map, km_between, reach_of
from groups.views.town_names import town_names_around
from groups.vocabulary import FROM_HOME

# The urgent line stands after this many results.
CALM_AFTER = 3
# The corners of the map lie this much farther off than its farthest dot.
SEEN_BEYOND = 1.6


@require_safe
def results(request):
    now = timezone.now()
    roster = roster_at(now)
    parameters, not_understood = read_parameters(request.GET, roster)
    found = find_groups(parameters, now=now, roster=roster)
    asked = found.place_question
    if asked and asked.reason == "one":
        # A place in words, as in an address written by hand: its own address, and for a postcode its cell.
        [(_label, meant)] = asked.suggestions
        response = redirect(results_address(meant))
    elif asked:
        form = FindForm(initial={"text": asked.text})
        response = ask_again(request, form, parameters, now=now, asked=asked)
    else:
        context = {"title": title_of(found), "not_understood": not_understood, "is_a_search": True}
        if parameters.q:
            # Words that were understood are ticked boxes; what is left of them goes along unseen.
            context["hidden"] = _not_in_the_filters(found, text=understand(parameters.q, roster).rest)
        response = render(request, "groups/results.html", {**what_was_found(found, now=now), **context})
    # What somebody looked for is kept in no cache, not even in her own browser's.
    patch_cache_control(response, private=True, no_store=True)
    return response


def what_was_found(found: Results, *, now) -> dict:
    """What the list, the filters and the map of a page of results need."""
    if "page" not in found.kept:
        found.kept["page"] = _page_of(found, now=now)
    return {**found.kept["page"], "now": now, "find_form": FindForm()}


def _page_of(found: Results, *, now) -> dict:
    """What is the same however often these results are shown."""
    place = found.place
    country = place.country if place else settings.SITE_COUNTRY
    region = place.region if place else ""
    drawing = draw_results(found)
    return {
        "results": found,
        "searched_from": place,
        # Sections whose groups serve the place she gave.
        "settled": (GO, HOME) if place else (),
        "page_language": page_language(),
        "country": country,
        "urgent_address": urgent_address(country, region),
        "line": _line_to_call(country, region, utc_day(now)),
        "drawing": drawing,
        "on_map": {number for pin in drawing.pins for number in pin.numbers} if drawing else (),
        "calm_after": _calm_after(found),
        "kept": found.parameters.without("near").without("q").pairs(),
        "filters_label": _filters_label(found),
        "clock": zone_name(found.zone, now, country),
        "hidden": _not_in_the_filters(found),
        "distances": _distances(found),
        "sorts": _sorts(found),
        "calendar_address": calendar_address(found.parameters) if found.total else "",
        **_other_pages(found),
    }


def title_of(found: Results) -> str:
    if found.place:
        return _("Groups near %(place)s") % {"place": found.place.name}
    if set(found.parameters.codes) == {"how"} and set(found.parameters.codes["how"]) <= set(FROM_HOME):
        return _("Groups from home")
    return _("Groups")


def draw_results(found: Results) -> Drawing | None:
    if not found.place:
        return None
    centre = (found.place.latitude, found.place.longitude)
    # A group that also meets far away is in the list because she can join it from home.
    points = [point for point in found.map_points if km_between(centre, point) <= in_km(found.within, found.unit)]
    if not points:
        return None
    km_per_unit, unit = (in_km(1, "mi"), _("mi")) if found.unit == "mi" else (1, _("km"))
    towns = town_names_around(centre, reach_of(centre, points, km_per_unit=km_per_unit) * SEEN_BEYOND)
    return draw_map(centre, points, towns, km_per_unit=km_per_unit, unit=unit)


def _calm_after(found: Results) -> int:
    """The number of the card that the urgent line follows; 0 when there are too few."""
    numbers = [card.number for section in found.sections for card in section.cards]
    return numbers[CALM_AFTER - 1] if len(numbers) >= CALM_AFTER else 0


def _line_to_call(country: str, region: str, today):
    """Somebody to talk to when nothing was found: the line that listens rather than the emergency number."""
    lines = lines_for(country_with_lines(country, region) or country, today=today)
    lines = [line for line in lines if not line.is_emergency]
    order = (Role.PERINATAL, Role.LISTENING, Role.URGENT)
    return min(lines, key=lambda line: order.index(line.role), default=None)


def _filters_label(found: Results) -> str:
    active = sum(facet.is_active for facet in found.facets)
    if not active:
        return _("Filters")
    return ngettext("Filters (%(count)s on)", "Filters (%(count)s on)", active) % {"count": active}


def _not_in_the_filters(found: Results, text: str = "") -> list[tuple[str, str]]:
    """Name and value of what the form of filters keeps but does not show."""
    shown = {facet.name for facet in found.facets if facet.options} | {"page"}
    if found.place:
        shown.add("within")
    return [(name, value) for name, value in replace(found.parameters, q=text).pairs() if name not in shown]


def _distances(found: Results) -> list[tuple[int, str]]:
    if not found.place:
        return []
    offered = sorted({*OFFERED_WITHIN[found.unit], found.within})
    return [(number, within_words(number, found.unit)) for number in offered]


def _sorts(found: Results) -> list[tuple[str, str, bool]]:
    if found.total < 2:
        return []
    labels = {"": _("Best fit"), "soonest": _("Soonest"), "nearest": _("Nearest"), "name": _("By name")}
    if not found.place:
        labels.pop("nearest")
    return [
        (label, results_address(found.parameters.sorted_by(sort)), found.parameters.sort == sort)
        for sort, label in labels.items()
    ]


def _other_pages(found: Results) -> dict:
    left = found.total - found.page * PAGE_SIZE
    return {
        "earlier": results_address(found.parameters.on_page(found.page - 1)) if found.page > 1 else "",
        "later": results_address(found.parameters.on_page(found.page + 1)) if left > 0 else "",
        "later_label": _("Show %(count)s more") % {"count": min(left, PAGE_SIZE)},
    }
