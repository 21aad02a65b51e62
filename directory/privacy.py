"""Headers that keep a visit private, on every response: pages, errors and static files alike.

The policy of what a page may load is django-csp's, from the settings; here it learns the hash of the one style
sheet that is written into our pages. What a view does not declare to be for everybody is kept in no cache.
"""

from django.urls import reverse

from groups.views.stylesheet import style_hash

PERMISSIONS = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"


class PrivacyMiddleware:
    """Stands inside the CSP middleware, which reads `_csp_update`, and outside WhiteNoise, whose files pass through."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Referrer-Policy", _referrer_policy(request.path))
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cache-Control", "private, no-store")
        if headers.get("Content-Type", "").startswith("text/html"):
            response._csp_update = _with_styles(getattr(response, "_csp_update", None))
        return response


def _referrer_policy(path: str) -> str:
    """Of staff pages a browser says where a form came from, but to nobody else: told to keep quiet altogether it sends
    "Origin: null", and Django refuses the form."""
    return "same-origin" if path.startswith(reverse("admin:index")) else "no-referrer"


def _with_styles(update):
    update = dict(update or {})
    update["style-src"] = [*update.get("style-src", ()), style_hash()]
    return update
