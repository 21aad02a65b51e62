from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.search.suggestions import soonest_from_home
from groups.views.addresses import choices_address, from_home_address, urgent_address
from groups.views.caching import for_everybody
from groups.views.find import FindForm
from groups.views.languages import page_language
from groups.vocabulary import Kind


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
            "page_language": page_language(),
        },
    )


def people_to_be_among() -> list[tuple[str, str]]:
    """Label and address of a ready-made search."""
    return [
        (_("Dads and partners"), choices_address(**{"for": ["fathers", "partners"]})),
        (_("After losing a baby"), choices_address(topic=["loss"])),
        (_("Baby in neonatal care"), choices_address(topic=["nicu"])),
        (_("Anxiety or low mood"), choices_address(topic=["anxiety", "depression"])),
        (_("A hard or frightening birth"), choices_address(topic=["ptsd_birth_trauma"])),
        (_("Thoughts that frighten you"), choices_address(topic=["intrusive_thoughts", "ocd"])),
        (_("Military families"), choices_address(**{"for": ["military"]})),
        (_("LGBTQ+ parents"), choices_address(**{"for": ["lgbtq"]})),
        (_("Black parents"), choices_address(**{"for": ["black_parents"]})),
        (_("Young parents"), choices_address(**{"for": ["young_parents"]})),
        (_("Twins and more"), choices_address(topic=["multiples"])),
    ]


def kinds_of_support() -> list[tuple[str, str, str]]:
    """Label, one line of words, and the address of a ready-made search."""
    return [
        (
            _("Support groups"),
            _("A few parents talk and listen, about how you really are."),
            choices_address(kind=[Kind.SUPPORT_GROUP]),
        ),
        (
            _("Parent and baby groups"),
            _("Somewhere to go with your baby and meet others."),
            choices_address(kind=[Kind.PARENT_BABY_GROUP]),
        ),
        (
            _("One-to-one support"),
            _("One parent who has been there, by phone, text or in person."),
            choices_address(kind=[Kind.ONE_TO_ONE]),
        ),
        (_("Helplines"), _("Call or text, and somebody listens."), choices_address(kind=[Kind.HELPLINE])),
        (
            _("Forums and chats"),
            _("Read and write with other parents, at any hour."),
            choices_address(kind=[Kind.FORUM]),
        ),
    ]
