"""Which language a page is in, and which words on it are in another (WCAG 2.2, 3.1.2)."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info


def page_language() -> str:
    """Without its region: “en” for British and for American English."""
    return (get_language() or "en").split("-")[0]


def language_if_other(tag: str) -> str:
    """A BCP 47 tag for words that differ from the page, or "" for words that do not."""
    return "" if tag.lower().split("-")[0] == page_language() else tag


def language_names() -> list[tuple[str, str]]:
    """Each language of these pages, by its own name: “en” is English, “es” Español."""
    codes = dict.fromkeys(code.partition("-")[0] for code, _name in settings.LANGUAGES)
    return [(code, capfirst(get_language_info(code)["name_local"])) for code in codes]
