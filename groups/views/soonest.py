"""Soonest from home: what she could join from where she is, the next one first. Never empty, at whatever hour."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.freshness import utc_day
from groups.safety.registry import country_with_lines, lines_for
from groups.schedules.civil_time import local_moment
from groups.schedules.wording import day_words
from groups.search.cards import Card
from groups.search.labels import offered_options
from groups.search.roster import roster_at
from groups.search.suggestions import always_there, soonest_to_join
from groups.views.addresses import from_home_address, urgent_address
from groups.views.caching import for_everybody
from groups.views.chosen import reader_choice
from groups.views.languages import page_language

MOST = 15


@dataclass(frozen=True)
class DayOfCards:
    """`code` names the heading; dates are the reader's own where she chose a zone, else each group's."""

    code: str
    title: str
    cards: list[Card]


@require_safe
@for_everybody
def soonest(request):
    now = timezone.now()
    countries = offered_options(roster_at(now))["country"]
    country = _country_asked(request, dict(countries))
    lines = lines_for(country_with_lines(country) or country, today=utc_day(now))
    context = {
        "days": days_of(soonest_to_join(now=now, country=country, limit=MOST), now=now),
        "always": always_there(now=now, country=country),
        "line": next((line for line in lines if not line.is_emergency), None),
        "countries": countries,
        "country": country,
        "kept": reader_choice().pairs(),
        "from_home_address": from_home_address(),
        "urgent_address": urgent_address(country),
        "page_language": page_language(),
        "now": now,
    }
    return render(request, "groups/soonest.html", context)


def days_of(cards: list[Card], *, now) -> list[DayOfCards]:
    found = []
    for (is_on_now, day), group in groupby(cards, key=lambda card: _day_of(card, now)):
        if is_on_now:
            found.append(DayOfCards("now", _("On now"), list(group)))
        else:
            zone = reader_choice().zone or "UTC"
            title = day_words(day, today=local_moment(now, zone).date())
            found.append(DayOfCards(f"day-{day.isoformat()}", title, list(group)))
    return found


def _day_of(card: Card, now):
    date, zone = card.next, reader_choice().zone
    on_now = date.is_time_known and date.starts_at <= now
    return on_now, local_moment(date.starts_at, zone).date() if zone and date.is_time_known else date.local_date


def _country_asked(request, known: dict[str, str]) -> str:
    """ "" is every country; nothing said is the site's own."""
    asked = request.GET.get("country")
    if asked is None:
        return settings.SITE_COUNTRY
    return asked.upper() if asked.upper() in known else ""
