"""How long a page may be kept, and by whom.

What everybody sees alike may stay a minute in any cache and is asked for again by its ETag. What somebody
searched for is kept nowhere. A view that says nothing is kept nowhere either: see `directory.privacy`.
"""

from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page

KEPT_SECONDS = 60


def for_everybody(view):
    @conditional_page
    @wraps(view)
    def kept_a_minute(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code in (200, 304) and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
        return response

    return kept_a_minute
