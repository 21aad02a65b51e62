"""What the reader chose for every page: her clock and her language.

The choice stands in the address (`?zone=America/New_York&lang=es`), is carried from page to page by every link and
form, and is kept nowhere else. It holds for one request, as Django's own current time zone and language do.
"""

from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone, translation

from groups.search.parameters import Parameters, known_language, known_zone


@dataclass(frozen=True)
class Choice:
    """`zone` is an IANA name, `lang` a language without its region; "" is not chosen."""

    zone: str = ""
    lang: str = ""

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in (("zone", self.zone), ("lang", self.lang)) if value]

    def question(self, **asked) -> Parameters:
        """A question that takes the choice along."""
        return Parameters(zone=self.zone, lang=self.lang, **asked)


NOTHING_CHOSEN = Choice()
CARRIED = ("zone", "lang")
_choice: ContextVar[Choice] = ContextVar("choice", default=NOTHING_CHOSEN)


def reader_choice() -> Choice:
    return _choice.get()


class ChoiceMiddleware:
    """Stands inside Django's LocaleMiddleware, whose answer a chosen language overrules.

    It reads the address alone: forms that are posted carry the choice in the address they are sent to.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        choice = Choice(known_zone(request.GET.get("zone", "")), known_language(request.GET.get("lang", "")))
        # British or American English is still her device's to say.
        if choice.lang and choice.lang != (translation.get_language() or "").partition("-")[0]:
            translation.activate(translation.get_supported_language_variant(choice.lang))
            request.LANGUAGE_CODE = translation.get_language()
        token = _choice.set(choice)
        try:
            with timezone.override(choice.zone or None):
                return self.get_response(request)
        finally:
            _choice.reset(token)
