"""How long pages take, against the floor: the same page rendered from ready results, without a query, in the same
run."""

import gc
import gzip
import resource
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from unittest import mock

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from icalendar import Calendar

from groups.actions.listings import change_listing
from groups.models import Listing
from groups.models.version import How
from groups.search.results import forget_results

# Of the last two nothing is kept for the next visitor.
LOCATED, UNLOCATED, GROUP, SOONEST, CALENDAR = "located", "unlocated", "group", "soonest", "calendar"
FLOOR = "/floor/"


@dataclass(frozen=True)
class Question:
    name: str
    kind: str
    address: str


@dataclass(frozen=True)
class Timing:
    """Milliseconds. `again` is the same page within a minute; bytes are gzipped."""

    question: Question
    p50: float
    p95: float
    floor: float
    again: float
    queries: int
    size: int


def workload(slug: str) -> list[Question]:
    near = "/groups/?near="
    return [
        Question("near a big city", LOCATED, f"{near}london-england-gb"),
        Question("near, wide", LOCATED, f"{near}chicago-illinois-us&within=25"),
        Question("near a small town", LOCATED, f"{near}enid-oklahoma-us"),
        Question("near + filters", LOCATED, f"{near}leeds-england-gb&how=in_person&babies=yes&cost=free"),
        Question("near + day", LOCATED, f"{near}melbourne-victoria-au&day=tue&part=evening"),
        Question("text + near", LOCATED, f"{near}london-england-gb&q=harbour"),
        Question("nothing found", LOCATED, f"{near}enid-oklahoma-us&how=in_person&language=ja&day=sun&part=night"),
        Question("one rare word", UNLOCATED, "/groups/?q=4711"),
        Question("a common word", UNLOCATED, "/groups/?q=neonatal"),
        Question("everything online", UNLOCATED, "/groups/?how=online_video"),
        Question("four filters on", UNLOCATED, "/groups/?how=online_video&for=fathers&topic=anxiety&day=tue"),
        Question("deep page", UNLOCATED, "/groups/?how=in_person&page=40"),
        Question("next dates", UNLOCATED, "/groups/?when=7_days&sort=soonest"),
        Question("group page", GROUP, f"/groups/{slug}/"),
        Question("soonest from home", SOONEST, "/soonest/"),
        Question("calendar of 200", CALENDAR, "/groups/calendar.ics?how=online_video"),
    ]


def measure(question: Question, repeats: int) -> Timing:
    """Takes the page afresh, the page again and the floor in turns, so that a busy moment strikes all three."""
    client = Client()

    def ask():
        response = client.get(question.address)
        if response.status_code != 200:
            raise RuntimeError(f"{question.address} answered {response.status_code}")
        return response

    with override_settings(ROOT_URLCONF=floor_urls()):
        with _captured_pages() as pages:
            page = ask()
        FloorPage.page = pages[-1] if pages else None
        FloorPage.calendar = None if pages else Calendar.from_ical(page.content)
        client.get(FLOOR)
        if _queries(lambda: client.get(FLOOR)):
            raise RuntimeError(f"The floor of {question.address} is not ready: it makes queries.")
        forget_results()
        queries = _queries(ask)
        gc.collect()
        uncached, again, floor = [], [], []
        for _ in range(repeats):
            forget_results()
            uncached.append(_milliseconds(ask))
            again.append(_milliseconds(ask))
            floor.append(_milliseconds(lambda: client.get(FLOOR)))
    return Timing(
        question,
        statistics.median(uncached),
        _percentile(uncached, 95),
        statistics.median(floor),
        statistics.median(again),
        queries,
        len(gzip.compress(page.content)),
    )


def measure_saving(repeats: int) -> list[float]:
    """Milliseconds to save one listing with its version, dates and search entry."""
    listings = iter(Listing.objects.select_related("organisation").order_by("?")[: repeats + 1])

    def save():
        listing = next(listings)
        change_listing(
            listing, fields={"reply_time": "two days"}, by=None, how=How.COMMAND, why="benchmark", now=timezone.now()
        )

    save()
    return [_milliseconds(save) for _ in range(repeats)]


def memory_in_mb() -> float:
    """The most this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


@contextmanager
def _captured_pages():
    """The template and the context of every page rendered meanwhile."""
    pages: list[tuple[str, dict]] = []

    def capture(request, template, context=None, **kwargs):
        pages.append((template, context))
        return render(request, template, context, **kwargs)

    with ExitStack() as patched:
        for view in ("results", "group", "soonest"):
            patched.enter_context(mock.patch(f"groups.views.{view}.render", capture))
        yield pages


class FloorPage:
    """What the floor renders: a template with a context in which everything is ready, or a calendar's ready events."""

    page: tuple[str, dict] | None = None
    calendar: Calendar | None = None

    @classmethod
    def view(cls, request):
        if cls.page is None:
            return HttpResponse(cls.calendar.to_ical(), content_type="text/calendar")
        return render(request, *cls.page)


def floor_urls() -> ModuleType:
    """The site with one address more."""
    site = import_module(settings.ROOT_URLCONF)
    urls = ModuleType("floor_urls")
    vars(urls).update({name: value for name, value in vars(site).items() if name.startswith("handler")})
    urls.urlpatterns = [path(FLOOR[1:], FloorPage.view), *site.urlpatterns]
    return urls


def _queries(act: Callable) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured.captured_queries)


def _milliseconds(act: Callable) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _percentile(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * percent / 100))]
