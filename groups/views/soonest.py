"""Soonest from home: what she could join from where she is, the next one first. Never empty, at whatever hour."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.freshness import utc_day
from groups.safety.registry import country_with_lines, lines_for
from groups.schedules.civil_time import local_moment
from groups.schedules.wording import day_words
from groups.search.cards import Card, NextDate
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
    """`code` names the heading."""

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
    """Days by the clock that all of them can be told by; where there is none, each group's own, by its plain date."""
    on_now = [card for card in cards if card.next.is_time_known and card.next.starts_at <= now]
    found = [DayOfCards("now", _("On now"), on_now)] if on_now else []
    by_day: dict[date, list[Card]] = {}
    zone = reader_choice().zone or _zone_of_all(cards)
    for card in cards[len(on_now) :]:
        by_day.setdefault(_day_of(card.next, zone), []).append(card)
    for day in sorted(by_day):
        today = local_moment(now, zone).date() if zone else day - timedelta(days=7)
        found.append(DayOfCards(f"day-{day.isoformat()}", day_words(day, today=today), by_day[day]))
    return found


def _zone_of_all(cards: list[Card]) -> str:
    zones = {card.next.zone for card in cards}
    return zones.pop() if len(zones) == 1 else ""


def _day_of(next_date: NextDate, zone: str) -> date:
    return local_moment(next_date.starts_at, zone).date() if zone and next_date.is_time_known else next_date.local_date


def _country_asked(request, known: dict[str, str]) -> str:
    """ "" is every country; nothing said is the site's own."""
    asked = request.GET.get("country")
    if asked is None:
        return settings.SITE_COUNTRY
    return asked.upper() if asked.upper() in known else ""
