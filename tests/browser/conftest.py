"""A real Chromium, driven through Playwright; no download: the machine's own browser is used.

    @pytest.mark.browser
    def test_home_fits_a_phone(open_page):
        page = open_page("/", width=320, colour_scheme="dark", javascript=False)

Every page opened this way is watched: a request to another host, an error on the console, or anything
stored in the browser fails the test when it ends.
"""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.watch import Watch

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
QUIET = [
    "--no-sandbox",  # a container's root may not make one
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if not path:
        pytest.skip("Chromium is not installed: apt install chromium (or name one in CHROMIUM)")
    # Playwright keeps an event loop in this thread, and Django would refuse the database beside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server):
    """open_page(path) opens a page as a visitor of that screen, colour scheme and language would.

    `may_store=True` is for staff pages, which need a cookie; `may_complain=True` for pages that are meant
    to answer 404 or 500, which Chromium reports as an error on the console.
    """
    visits = []

    def open_page(
        path="/",
        *,
        width=320,
        height=640,
        colour_scheme="light",
        javascript=True,
        language="en-GB",
        may_store=False,
        may_complain=False,
        **context_options,
    ):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=colour_scheme,
            java_script_enabled=javascript,
            locale=language,
            **context_options,
        )
        visits.append((Watch(context, live_server.url), may_store, may_complain))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page

    problems = []
    for watch, may_store, may_complain in visits:
        problems += [
            problem
            for problem in watch.problems
            if not (may_complain and problem.startswith("console error: Failed to load resource"))
        ]
        if not may_store:
            problems += [f"stored before sign-in: {thing}" for thing in watch.list_stored()]
        watch.context.close()
    assert not problems, "\n".join(["A visitor's browser was seen doing this:", *problems])


@pytest.fixture
def page(open_page):
    """The home page on a small phone."""
    return open_page("/")
