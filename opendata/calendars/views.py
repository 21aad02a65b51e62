from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.models import SearchEntry
from groups.models.whole_listing import unpack
from groups.search.filters import read_parameters
from groups.search.results import Answer, find_all
from groups.search.roster import roster_at
from groups.views.addresses import calendar_address
from groups.views.caching import for_everybody
from groups.views.group import is_kept_apart, paused_words, present_slug, public_listing
from groups.vocabulary import Status
from opendata.calendars.files import Heading, calendar_of, neutral_heading

MOST_GROUPS = 200
# A listing that is kept apart has a page, under the urgent card. A calendar would show it without.
IN_CALENDARS = (Status.PUBLISHED, Status.PAUSED)


@require_safe
@for_everybody
def group_calendar(request, slug):
    whole, is_neutral = public_listing(slug), _is_neutral(request)
    if whole is None:
        address = reverse("opendata:calendar", args=[present_slug(slug)])
        return redirect(f"{address}?title=neutral" if is_neutral else address, permanent=True)
    listing = unpack(whole)
    if listing.status not in IN_CALENDARS or is_kept_apart(listing):
        raise Http404
    heading = neutral_heading() if is_neutral else Heading(listing.name, paused_words(listing))
    content = calendar_of([(listing, None)], heading, is_neutral=is_neutral, now=timezone.now())
    return _file(content, "calendar" if is_neutral else listing.slug)


@require_safe
def results_calendar(request):
    now, is_neutral = timezone.now(), _is_neutral(request)
    roster = roster_at(now)
    parameters, _not_understood = read_parameters(request.GET, roster)
    answer = find_all(parameters, now=now, most=MOST_GROUPS, roster=roster)
    asked = answer.place_question
    if asked and asked.reason == "one":
        [(_label, meant)] = asked.suggestions
        address = calendar_address(meant)
        joint = "&" if "?" in address else "?"
        response = redirect(f"{address}{joint}title=neutral" if is_neutral else address)
    else:
        heading = neutral_heading() if is_neutral else _heading_of(answer)
        content = calendar_of(_listings_of(answer), heading, is_neutral=is_neutral, now=now)
        response = _file(content, "calendar" if is_neutral else "groups")
    # As on the page of results: what somebody looked for is kept in no cache.
    patch_cache_control(response, private=True, no_store=True)
    return response


def _is_neutral(request) -> bool:
    return request.GET.get("title") == "neutral"


def _listings_of(answer: Answer):
    """In the order of the results. A listing deleted a moment ago is left out."""
    found = dict(SearchEntry.objects.filter(pk__in=answer.wanted).values_list("pk", "whole"))
    return [
        (unpack(found[pk], with_details=False), is_wanted) for pk, is_wanted in answer.wanted.items() if pk in found
    ]


def _heading_of(answer: Answer) -> Heading:
    place = answer.question.place
    name = _("Groups near %(place)s") % {"place": place.name} if place else _("Groups")
    if answer.place_question:
        return Heading(name, _("We don’t know this place, so there are no dates here."))
    limit = _("A calendar holds up to %(count)s groups.") % {"count": MOST_GROUPS}
    return Heading(name, f"{answer.question.sentence(answer.total)} {limit}")


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.ics"',
            "X-Robots-Tag": "noindex",
        },
    )
