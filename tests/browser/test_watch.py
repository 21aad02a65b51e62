"""The watch kept over every browser test sees what it is there to see."""

import pytest

from tests.browser.watch import Watch

SITE = "http://groups.test"


@pytest.fixture
def visit(chromium):
    """Open a made-up page of a made-up site and return the watch kept over it."""
    contexts = []

    def visit(body, headers=None):
        context = chromium.new_context()
        contexts.append(context)
        context.route(
            f"{SITE}/**",
            lambda route: route.fulfill(
                body=f"<!doctype html><title>x</title>{body}",
                headers={"Content-Type": "text/html", **(headers or {})},
            ),
        )
        watch = Watch(context, SITE)
        page = context.new_page()
        page.goto(f"{SITE}/")
        page.wait_for_load_state("networkidle")
        return watch

    yield visit
    for context in contexts:
        context.close()


def test_a_quiet_page_is_quiet(visit):
    watch = visit("<p>Hello")
    assert watch.problems == []
    assert watch.list_stored() == []


def test_a_request_to_another_host_is_seen_and_refused(visit):
    watch = visit("<img src='https://elsewhere.test/pixel.gif' alt=''>")
    assert "asked another host: https://elsewhere.test/pixel.gif" in watch.problems


def test_an_error_on_the_console_is_seen(visit):
    assert "script broke" in " ".join(visit("<script>console.error('script broke')</script>").problems)


def test_a_script_that_fails_is_seen(visit):
    assert "nowhere is not defined" in " ".join(visit("<script>nowhere.go()</script>").problems)


def test_a_cookie_is_seen(visit):
    assert visit("<p>Hello", headers={"Set-Cookie": "seen=1"}).list_stored() == ["cookie: seen"]


@pytest.mark.parametrize(
    ("script", "stored"),
    [
        ("localStorage.seen = 1", "localStorage: seen"),
        ("sessionStorage.seen = 1", "sessionStorage: seen"),
        ("indexedDB.open('seen')", "indexedDB: seen"),
    ],
)
def test_things_stored_by_a_script_are_seen(visit, script, stored):
    assert stored in visit(f"<script>{script}</script>").list_stored()


def test_the_site_answers_with_its_styles(open_page):
    page = open_page("/admin/login/", width=1280, colour_scheme="dark", may_store=True)
    assert page.locator("#id_username").is_visible()
    assert page.evaluate("document.styleSheets.length") > 0
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")


def test_javascript_can_be_switched_off(open_page):
    page = open_page("/admin/login/", javascript=False, may_store=True)
    assert page.locator("#id_username").is_visible()
    assert page.viewport_size == {"width": 320, "height": 640}
