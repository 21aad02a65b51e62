"""The one box. It is sent by POST so that what was typed, a postcode above all, stays out of every address."""

from dataclasses import replace

from django import forms
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from groups.search.filters import read_parameters
from groups.search.parameters import LONGEST_TEXT, Parameters
from groups.search.places_asked import PlaceQuestion, resolve
from groups.search.roster import roster_at
from groups.search.suggestions import soonest_from_home
from groups.views.addresses import address, from_home_address, results_address, urgent_address
from groups.views.asking import put_question
from groups.views.chosen import reader_choice
from groups.views.languages import page_language

SEE_OTHER = 303
UNPROCESSABLE = 422


class FindForm(forms.Form):
    text = forms.CharField(
        label=_("Town, postcode or what you need"),
        help_text=_("For example: Leeds, M20, dads, baby loss"),
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Type a town, a postcode or what you need."),
            "max_length": _("That is a lot of words. Try a town, or two or three words."),
        },
        # A browser that remembers what was typed shows it to whoever picks up the phone next.
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )


# It changes nothing, so a forged request gains nothing; a token would need a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def find(request):
    if request.method != "POST":
        return redirect(address("groups:home"))
    now = timezone.now()
    roster = roster_at(now)
    kept, _not_understood = read_parameters(request.POST, roster)
    kept = replace(kept, **dict(reader_choice().pairs()))
    form = FindForm(request.POST)
    if not form.is_valid():
        return ask_again(request, form, kept, now=now, status=UNPROCESSABLE)
    answer = resolve(
        form.cleaned_data["text"], roster=roster, country=settings.SITE_COUNTRY, parameters=kept.on_page(1)
    )
    if isinstance(answer, PlaceQuestion):
        return ask_again(request, form, kept, now=now, asked=answer)
    return HttpResponseRedirect(results_address(answer), status=SEE_OTHER)


def ask_again(request, form: FindForm, kept: Parameters, *, now, asked: PlaceQuestion | None = None, status=200):
    """The same form, with what she typed still in it, and groups that need no place."""
    return render(
        request,
        "groups/find.html",
        {
            "find_form": form,
            "kept": kept.without("near").without("q").pairs(),
            "question": put_question(asked) if asked else None,
            "from_home_address": from_home_address(),
            "soonest": soonest_from_home(now=now, country=settings.SITE_COUNTRY),
            "urgent_address": urgent_address(settings.SITE_COUNTRY),
            "country": settings.SITE_COUNTRY,
            "now": now,
            "page_language": page_language(),
        },
        status=status,
    )
