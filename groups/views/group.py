from urllib.parse import quote

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.freshness import is_believed, utc_day
from groups.models import FormerSlug, Listing
from groups.models.listing import KEPT_APART
from groups.models.whole_listing import whole_listing
from groups.safety.registry import country_with_lines, lines_for
from groups.schedules.wording import pattern_words
from groups.search.cards import (
    cost_words,
    for_words,
    freshness_words,
    is_scheduled,
    notice_words,
    restriction_words,
)
from groups.search.suggestions import near_listing
from groups.views import dates, group_words, joining
from groups.views.addresses import from_home_address, urgent_address
from groups.views.caching import for_everybody
from groups.vocabulary import Freshness, Status

DATES_SHOWN = 3
DATES_LOOKED_AT = 20


@require_safe
@for_everybody
def group(request, slug):
    listing = whole_listing(Listing.objects.public(), slug=slug)
    if listing is None:
        former = (
            FormerSlug.objects.filter(slug=slug, listing__in=Listing.objects.public()).select_related("listing").first()
        )
        if former is None:
            raise Http404
        return redirect("groups:group", former.listing.slug, permanent=True)
    now = timezone.now()
    context = {
        "listing": listing,
        "now": now,
        "country": listing.country,
        "urgent_address": urgent_address(listing.country, listing.region_code),
        "near": near_listing(listing, now=now),
        "from_home_address": from_home_address(),
        "canonical": settings.SITE_URL.rstrip("/") + reverse("groups:group", args=[listing.slug]),
        **_state(listing, now=now),
    }
    if listing.status == Status.CLOSED:
        return render(request, "groups/group_closed.html", context)
    meetings = list(listing.meetings.all())
    upcoming = _upcoming(listing, now=now)
    context |= {
        "dates": upcoming,
        "patterns": _patterns(meetings, now=now),
        "ways": joining.ways_to_join(listing),
        "route_words": joining.route_words(listing),
        "who_may_ask": joining.who_may_ask(listing),
        "words_to_use": joining.words_to_use(),
        "children": group_words.children_words(listing),
        "children_by_meeting": group_words.children_by_meeting(meetings),
        "ages": group_words.age_words(listing),
        "places": group_words.places_of(meetings),
        "from_home": group_words.from_home_words(meetings),
        "map_host": group_words.MAP_HOST,
        "for_words": for_words(
            listing, [term.label for term in listing.audiences.all()], [term.label for term in listing.stages.all()]
        ),
        "topics": group_words.labels_of(listing.specialties.all()),
        "languages": group_words.labels_of(listing.languages.all()),
        "first_contact_languages": group_words.labels_of(listing.first_contact_languages.all()),
        "activities": group_words.labels_of(listing.activities.all()),
        "online_access": group_words.labels_of(listing.online_access.all()),
        "cost": cost_words(listing),
        "training_words": group_words.assurance_words(listing.training_assurance, listing),
        "supervision_words": group_words.assurance_words(listing.supervision_assurance, listing),
        "text_address": _text_to_myself(listing, upcoming, now=now),
    }
    return render(request, "groups/group.html", context)


def _state(listing: Listing, *, now) -> dict:
    """What she should know before anything else."""
    freshness = listing.freshness(now=now)
    is_apart = any(term.code == KEPT_APART for term in listing.specialties.all())
    site_language = translation.get_language() or "en"
    return {
        "freshness_words": freshness_words(listing, freshness, now=now),
        "is_trusted": freshness in (Freshness.FRESH, Freshness.AGEING),
        "is_indexed": listing.status == Status.PUBLISHED
        and not is_apart
        and not listing.is_example
        and is_believed(listing.confirmed_at, listing.listed_at, now=now),
        "notice": notice_words(listing, now=now),
        "restriction": restriction_words(listing),
        "paused_words": _paused_words(listing),
        "lines": lines_for(country_with_lines(listing.country, listing.region_code), today=utc_day(now))
        if is_apart
        else (),
        "is_apart": is_apart,
        "text_language": "" if _same_language(listing.text_language, site_language) else listing.text_language,
        "site_language": site_language,
    }


def _paused_words(listing: Listing) -> str:
    if listing.status != Status.PAUSED:
        return ""
    if listing.paused_until:
        return _("This group is having a break until %(day)s.") % {"day": date_format(listing.paused_until, "j F Y")}
    return _("This group is having a break. We don’t know yet when it starts again.")


def _upcoming(listing: Listing, *, now) -> list[dict]:
    """The next three dates that take place, and any cancelled ones among them."""
    coming = listing.occurrences.filter(starts_at__gte=now).select_related("meeting__venue")[:DATES_LOOKED_AT]
    several = len(listing.meetings.all()) > 1
    shown, taking_place = [], 0
    for occurrence in coming:
        if taking_place == DATES_SHOWN:
            break
        taking_place += not occurrence.is_cancelled
        meeting = occurrence.meeting
        shown.append(
            {
                "date": occurrence,
                "zone": meeting.time_zone or "UTC",
                "about": (meeting.label or meeting.get_how_display()) if several else "",
                "what": _what_became_of(occurrence),
            }
        )
    return shown


def _what_became_of(occurrence) -> str:
    if occurrence.is_cancelled:
        words = _("Moved") if occurrence.is_moved else _("Cancelled")
    elif occurrence.is_moved:
        words = _("New date")
    else:
        words = ""
    if words and occurrence.reason:
        return _("%(what)s: %(reason)s") % {"what": words, "reason": occurrence.reason}
    return words


def _patterns(meetings, *, now) -> list[tuple[str, str]]:
    """What is said of a meeting when there are several, and its pattern in words."""
    several = len(meetings) > 1
    return [
        (
            (meeting.label or meeting.get_how_display()) if several else "",
            pattern_words(meeting.pattern(), today=utc_day(now)),
        )
        for meeting in meetings
        if is_scheduled(meeting)
    ]


def _text_to_myself(listing: Listing, upcoming, *, now) -> str:
    """Opens her own messages app with no recipient. Nothing but the name, the next date and the address."""
    lines = [listing.name]
    taking_place = next((found for found in upcoming if not found["date"].is_cancelled), None)
    if taking_place:
        date, zone = taking_place["date"], taking_place["zone"]
        lines.append(", ".join(filter(None, [dates.full_day_of(date), dates.clock_of(date, zone)])))
    lines.append(settings.SITE_URL.rstrip("/") + reverse("groups:group", args=[listing.slug]))
    return f"sms:?body={quote(chr(10).join(lines))}"


def _same_language(one: str, other: str) -> bool:
    return one.lower().split("-")[0] == other.lower().split("-")[0]
