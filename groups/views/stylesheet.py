"""The one style sheet, written into every page so that a page is readable after one request.

The Content Security Policy allows exactly this text by its hash (CSP level 3, section 6.7.2.3); any other
style in a page is refused by the browser.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SOURCE = Path(__file__).resolve().parent.parent.parent / "static" / "css" / "site.css"


def site_styles() -> str:
    # With DEBUG on, a change of the file shows at the next request.
    return _minified(SOURCE.stat().st_mtime_ns if settings.DEBUG else 0)


def style_hash() -> str:
    """As the policy writes it: 'sha256-…', with its quotation marks."""
    return _hash_of(site_styles())


@lru_cache(maxsize=1)
def _minified(version: int) -> str:
    return minify(SOURCE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def minify(css: str) -> str:
    """Comments and spare white space only. Enough for a sheet written by hand, whose strings hold no braces."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    return css.replace(": ", ":").replace(";}", "}").strip()
