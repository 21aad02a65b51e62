"""Which language a page is in, and which words on it are in another (WCAG 2.2, 3.1.2)."""

from django.utils.translation import get_language


def page_language() -> str:
    """Without its region: “en” for British and for American English."""
    return (get_language() or "en").split("-")[0]


def language_if_other(tag: str) -> str:
    """A BCP 47 tag for words that differ from the page, or "" for words that do not."""
    return "" if tag.lower().split("-")[0] == page_language() else tag
