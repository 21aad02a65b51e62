from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.freshness import is_believed, utc_day
from groups.models import FormerSlug, Listing, Occurrence, SearchEntry
from groups.models.listing import KEPT_APART
from groups.models.whole_listing import dates_in, unpack
from groups.safety.registry import country_with_lines, lines_for
from groups.schedules.time_words import full_date_words
from groups.search.listing_words import (
    cost_words,
    for_words,
    freshness_words,
    notice_words,
    restriction_words,
)
from groups.search.suggestions import near_listing
from groups.views import dates, group_words, joining
from groups.views.addresses import address, from_home_address, urgent_address, web_address
from groups.views.caching import for_everybody
from groups.views.group_dates import Upcoming, gaps_of, patterns_of, upcoming_dates
from groups.views.languages import language_if_other, page_language
from groups.vocabulary import Freshness, Status


@require_safe
@for_everybody
def group(request, slug):
    whole = public_listing(slug)
    if whole is None:
        return redirect(address("groups:group", present_slug(slug)), permanent=True)
    now, listing = timezone.now(), unpack(whole)
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
    upcoming = upcoming_dates(listing, dates_to_come(whole, now=now), now=now)
    context |= {
        "dates": upcoming,
        "patterns": patterns_of(meetings, now=now),
        "gaps": gaps_of(listing, now=now),
        "ways": joining.ways_to_join(listing),
        "route_words": joining.route_words(listing),
        "who_may_ask": joining.who_may_ask(listing),
        "words_to_use": joining.words_to_use(),
        "children": group_words.children_words(listing),
        "children_by_meeting": group_words.children_by_meeting(meetings, today=utc_day(now)),
        "ages": group_words.age_words(listing),
        "places": group_words.places_of(meetings),
        "from_home": group_words.from_home_words(meetings),
        "map_host": group_words.MAP_HOST,
        "for_words": for_words(
            listing, [term.words for term in listing.audiences.all()], [term.words for term in listing.stages.all()]
        ),
        "topics": group_words.labels_of(listing.specialties.all()),
        "languages": group_words.labels_of(listing.languages.all()),
        "first_contact_languages": group_words.labels_of(listing.first_contact_languages.all()),
        "activities": group_words.labels_of(listing.activities.all()),
        "online_access": group_words.labels_of(listing.online_access.all()),
        "cost": cost_words(listing),
        "training_words": group_words.assurance_words(listing.training_assurance, listing),
        "supervision_words": group_words.assurance_words(listing.supervision_assurance, listing),
        "organisation_address": web_address(listing.organisation.website),
        "sources": [(source.name, web_address(source.url), source.seen_on) for source in listing.sources.all()],
        "text_address": _text_to_myself(listing, upcoming, now=now),
    }
    return render(request, "groups/group.html", context)


def public_listing(slug: str) -> dict | None:
    """With everything the page shows, as it stood at the last change: see `groups.models.whole_listing`."""
    return SearchEntry.objects.public().filter(listing__slug=slug).values_list("whole", flat=True).first()


def dates_to_come(whole: dict, *, now) -> Iterator[Occurrence]:
    """What is on now, too; what was cancelled is among those to come."""
    return (date for date in dates_in(whole, since=now) if date.starts_at >= now or date.is_on_now(now=now))


def present_slug(former: str) -> str:
    """Where a group is found that once had this address. Raises Http404."""
    formers = FormerSlug.objects.filter(listing__in=Listing.objects.public(), slug=former)
    slug = formers.values_list("listing__slug", flat=True).first()
    if slug is None:
        raise Http404
    return slug


def is_kept_apart(listing: Listing) -> bool:
    return any(term.code == KEPT_APART for term in listing.specialties.all())


def _state(listing: Listing, *, now) -> dict:
    """What she should know before anything else."""
    freshness = listing.freshness(now=now)
    is_apart = is_kept_apart(listing)
    return {
        "freshness_words": freshness_words(listing, freshness, now=now),
        "is_trusted": freshness in (Freshness.FRESH, Freshness.AGEING),
        "is_indexed": listing.status == Status.PUBLISHED
        and not is_apart
        and not listing.is_example
        and is_believed(listing.confirmed_at, listing.listed_at, now=now),
        "notice": notice_words(listing, now=now),
        "restriction": restriction_words(listing),
        "paused_words": paused_words(listing),
        "lines": lines_for(country_with_lines(listing.country, listing.region_code), today=utc_day(now))
        if is_apart
        else (),
        "is_apart": is_apart,
        "text_language": language_if_other(listing.text_language),
        "page_language": page_language(),
    }


def paused_words(listing: Listing) -> str:
    if listing.status != Status.PAUSED:
        return ""
    if listing.paused_until:
        return _("This group is having a break until %(day)s.") % {"day": full_date_words(listing.paused_until)}
    return _("This group is having a break. We don’t know yet when it starts again.")


def _text_to_myself(listing: Listing, upcoming: list[Upcoming], *, now) -> str:
    """Opens her own messages app with no recipient. Nothing but the name, the next date and the address."""
    lines = [listing.name]
    to_come = (found for found in upcoming if dates.is_to_come(found.date, now=now) and not found.date.is_cancelled)
    first = next(to_come, None)
    if first:
        lines.append(", ".join(filter(None, [dates.full_day_of(first.date), dates.clock_of(first.date, first.zone)])))
    lines.append(settings.SITE_URL.rstrip("/") + reverse("groups:group", args=[listing.slug]))
    return f"sms:?body={quote(chr(10).join(lines))}"
