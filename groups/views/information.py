"""Pages of words, the same for everybody."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from groups import freshness
from groups.safety.registry import read_lines
from groups.views.caching import for_everybody


@require_safe
@for_everybody
def about(request):
    return render(request, "groups/about.html")


@require_safe
@for_everybody
def how_we_check(request):
    days = {
        "fresh": freshness.FRESH_DAYS,
        "ageing": freshness.AGEING_DAYS,
        "stale": freshness.STALE_DAYS,
        "not_yet_confirmed": freshness.NOT_YET_CONFIRMED_DAYS,
        "intake": freshness.INTAKE_DAYS,
    }
    return render(request, "groups/how_we_check.html", {"days": days})


@require_safe
@for_everybody
def privacy(request):
    return render(request, "groups/privacy.html")


@require_safe
@for_everybody
def accessibility(request):
    return render(request, "groups/accessibility.html")


@require_safe
@for_everybody
def credits_page(request):
    return render(request, "groups/credits.html", {"help_lines": read_lines()})


@require_safe
@for_everybody
def robots(request):
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('groups:results')}?",
        f"Disallow: {reverse('groups:find')}",
        f"Disallow: {reverse('groups:times')}",
        f"Sitemap: {settings.SITE_URL.rstrip('/')}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
