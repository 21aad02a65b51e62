"""All the time zones there are, for a reader whose own is not in the short list at the foot of every page."""

from urllib.parse import parse_qsl, urlsplit

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from groups.views.chosen import CARRIED, reader_choice
from groups.views.zones import all_zones

MOST_FIELDS = 100


# Kept in no cache: the page she came from may be a search.
@require_safe
def times(request):
    path, kept = _page_to_go_back_to(request.GET.get("back", ""))
    context = {"path": path, "kept": kept, "regions": all_zones(now=timezone.now()), "chosen": reader_choice().zone}
    return render(request, "groups/times.html", context)


def _page_to_go_back_to(address: str) -> tuple[str, list[tuple[str, str]]]:
    """Path and query of a page of ours; the start page when the address leads anywhere else."""
    home = reverse("groups:home")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None) or not address.startswith("/"):
        address = home
    parts = urlsplit(address)
    language = [pair for pair in reader_choice().pairs() if pair[0] == "lang"]
    try:
        query = parse_qsl(parts.query, max_num_fields=MOST_FIELDS)
    except ValueError:
        query = []
    return parts.path, [pair for pair in query if pair[0] not in CARRIED] + language
