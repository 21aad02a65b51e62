from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.search.results import soonest_from_home
from groups.vocabulary import FROM_HOME, Kind
from groups.views.caching import for_everybody
from groups.views.find import FindForm
from groups.views.urgent_links import urgent_address


@require_safe
@for_everybody
def home(request):
    now = timezone.now()
    return render(
        request,
        "groups/home.html",
        {
            "find_form": FindForm(),
            "kept": (),
            "from_home_address": from_home_address(),
            "soonest": soonest_from_home(now=now, country=settings.SITE_COUNTRY),
            "people": people_to_be_among(),
            "kinds": kinds_of_support(),
            "urgent_address": urgent_address(settings.SITE_COUNTRY),
            "country": settings.SITE_COUNTRY,
            "now": now,
        },
    )


def from_home_address() -> str:
    return _results(how=FROM_HOME)


def people_to_be_among() -> list[tuple[str, str]]:
    """Label and address of a ready-made search."""
    return [
        (_("Dads and partners"), _results(**{"for": ["fathers", "partners"]})),
        (_("After losing a baby"), _results(topic=["loss"])),
        (_("Baby in neonatal care"), _results(topic=["nicu"])),
        (_("Anxiety or low mood"), _results(topic=["anxiety", "depression"])),
        (_("A hard or frightening birth"), _results(topic=["ptsd_birth_trauma"])),
        (_("Thoughts that frighten you"), _results(topic=["intrusive_thoughts", "ocd"])),
        (_("Military families"), _results(**{"for": ["military"]})),
        (_("LGBTQ+ parents"), _results(**{"for": ["lgbtq"]})),
        (_("Black parents"), _results(**{"for": ["black_parents"]})),
        (_("Young parents"), _results(**{"for": ["young_parents"]})),
        (_("Twins and more"), _results(topic=["multiples"])),
    ]


def kinds_of_support() -> list[tuple[str, str, str]]:
    """Label, one line of words, and the address of a ready-made search."""
    return [
        (
            _("Support groups"),
            _("A few parents talk and listen, about how you really are."),
            _results(kind=[Kind.SUPPORT_GROUP]),
        ),
        (
            _("Parent and baby groups"),
            _("Somewhere to go with your baby and meet others."),
            _results(kind=[Kind.PARENT_BABY_GROUP]),
        ),
        (
            _("One-to-one support"),
            _("One parent who has been there, by phone, text or in person."),
            _results(kind=[Kind.ONE_TO_ONE]),
        ),
        (_("Helplines"), _("Call or text, and somebody listens."), _results(kind=[Kind.HELPLINE])),
        (
            _("Forums and chats"),
            _("Read and write with other parents, at any hour."),
            _results(kind=[Kind.FORUM]),
        ),
    ]


def _results(**choices) -> str:
    return f"{reverse('groups:results')}?{urlencode(choices, doseq=True)}"
