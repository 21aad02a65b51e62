"""Urgent help. Nothing here asks the database, so that it answers when nothing else does."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from groups.freshness import utc_day
from groups.safety.registry import COUNTRIES, NATIONS, is_signed_off, lines_for
from groups.views.addresses import address
from groups.views.caching import for_everybody

UK = "GB"


@require_safe
@for_everybody
def urgent(request):
    today = utc_day(timezone.now())
    countries = {code: _place(code, label, today) for code, label in COUNTRIES.items() if code not in NATIONS}
    countries[UK] = _place(UK, _("United Kingdom"), today) | {
        "address": "",
        "nations": [_place(code, label, today) for code, label in NATIONS.items()],
    }
    here = settings.SITE_COUNTRY
    places = sorted(countries.values(), key=lambda place: (place["code"] != here, str(place["label"])))
    return render(request, "groups/urgent.html", {"places": places, "is_signed_off": is_signed_off()})


@require_safe
@for_everybody
def urgent_in(request, country):
    code = country.upper()
    if code == UK:
        # Its four nations have lines of their own.
        return redirect(address("groups:urgent"))
    if code not in COUNTRIES:
        raise Http404
    if country != code.lower():
        return redirect(address("groups:urgent_in", code.lower()), permanent=True)
    context = {"place": _place(code, COUNTRIES[code], utc_day(timezone.now())), "is_signed_off": is_signed_off()}
    return render(request, "groups/urgent_in.html", context)


def _place(code: str, label, today) -> dict:
    lines = lines_for(code, today=today)
    return {
        "code": code,
        "label": label,
        "address": address("groups:urgent_in", code.lower()),
        "nations": (),
        "emergency": next(line for line in lines if line.is_emergency),
        "others": [line for line in lines if not line.is_emergency],
    }
