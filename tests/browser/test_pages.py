"""Every public page in a real browser: for thumbs, keyboards, screen readers, large letters and paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.make import NOW, make_listing, make_organisation, make_place

NEAR = "/groups/?near=bristol-england-gb"
PAGES = [
    "/",
    NEAR,
    f"{NEAR}&babies=yes&day=tue&page=2",
    f"{NEAR}&day=sun&part=night&kind=course",
    "/groups/",
    "/groups/?near=Nowhere+at+all",
    "/groups/hope-street-circle/",
    "/groups/found-on-a-notice-board/",
    "/groups/gone-for-good/",
    "/groups/afterwards/",
    "/groups/in/gb/",
    "/groups/in/gb/england/bristol/",
    "/urgent/",
    "/urgent/gb-eng/",
    "/about/",
    "/how-we-check/",
    "/privacy/",
    "/accessibility/",
    "/credits/",
    "/times/?back=/groups/%3Fnear%3Dbristol-england-gb",
    f"{NEAR}&zone=America/New_York&lang=es",
    "/nowhere/",
]
SCREENS = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]

# WCAG 2.2, 1.4.12: what a reader may do to the text without losing any of it.
SPACED_OUT = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""

# Links inside a sentence may be as high as its line (WCAG 2.2, 2.5.8); everything else is for a thumb.
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, select, label.tick, input")]
    .filter(element => element.checkVisibility() && !element.closest("label.tick input, .hide, .skip"))
    .filter(element => !(element.tagName === "INPUT" && element.closest("label")))
    .filter(element => element.closest("h1, h2, h3") || getComputedStyle(element).display !== "inline")
    .map(element => [element.getBoundingClientRect().height, element.outerHTML.slice(0, 90)])
    .filter(([height]) => height < 43.9)
    .map(([height, html]) => `${height} ${html}`)"""


@pytest.fixture(autouse=True)
def _directory(transactional_db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    make_place()
    make_place("Clifton", at=(51.46, -2.62), population=20_000)
    families = make_organisation("Bristol Families", website="https://families.example.org/")
    make_listing(
        "Hope Street Circle",
        organisation=families,
        fields={
            "first_time": "Somebody meets you at the door.",
            "what_happens": "We sit in a circle with tea. You can talk, or listen.",
            "who_can_come": "Anybody who is pregnant or has a baby.",
            "training": "Twelve hours, and a day each year.",
            "supervision": "Once a month.",
            "written_down": "Your first name.",
            "reply_time": "within two days",
        },
        venue={"access": {"step_free": "yes", "hearing_loop": "no"}},
    )
    make_listing(
        "Found on a notice board",
        confirmed_days_ago=None,
        sources=[{"name": "A notice board", "url": "https://board.example.org/"}],
        fields={"service_area_note": "North Somerset", "intake": "waiting_list", "intake_as_of": NOW.date()},
    )
    make_listing("Night owls", online=True)
    make_listing("Círculo de mamás", fields={"text_language": "es"}, venue={"latitude": 51.47, "name": "Sala"})
    make_listing("Gone for good", fields={"status": "closed"})
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    for number in range(9):
        make_listing(f"Circle {number}", venue={"latitude": 51.44 + number / 200, "name": f"Hall {number}"})


def open_everything(page):
    """A box that is closed hides its mistakes."""
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing(open_page, width, scheme):
    page = open_page(PAGES[0], width=width, colour_scheme=scheme, may_complain=True)
    found = []
    for path in PAGES:
        page.goto(path)
        open_everything(page)
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{path}: {violation['id']}: {violation['help']} {nodes}")
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("style", ["", SPACED_OUT], ids=["as it is", "spaced out"])
def test_nothing_scrolls_sideways(open_page, style):
    """320 CSS pixels are also a screen of 1280 at 400%."""
    page = open_page(PAGES[0], width=320, may_complain=True, bypass_csp=True)
    wide = []
    for path in PAGES:
        page.goto(path)
        open_everything(page)
        if style:
            page.add_style_tag(content=style)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(path)
    assert wide == []


@pytest.mark.slow
def test_everything_is_large_enough_for_a_thumb(open_page):
    page = open_page(PAGES[0], may_complain=True)
    small = []
    for path in PAGES:
        page.goto(path)
        open_everything(page)
        small += [f"{path}: {target}" for target in page.evaluate(SMALL_TARGETS)]
    assert small == []


def test_from_home_to_how_to_join_without_javascript(open_page):
    page = open_page("/", javascript=False)
    page.get_by_label("Town, postcode or what you need").fill("Bristol")
    page.get_by_role("button", name="Find groups").click()
    assert page.url.endswith(NEAR)
    page.get_by_role("link", name="Hope Street Circle").click()
    assert page.get_by_role("link", name="Call 0117 496 0000").get_attribute("href") == "tel:+441174960000"


def test_filters_without_javascript(open_page):
    page = open_page(NEAR, javascript=False)
    page.locator("summary", has_text="Filters").click()
    page.locator("summary", has_text=re.compile("^Day$")).click()
    page.get_by_label("Tuesday").check()
    page.get_by_role("button", name="Show groups").click()
    assert "day=tue" in page.url
    page.get_by_role("link", name="Remove filter: Tuesday").click()
    assert "day=" not in page.url


def focused(page):
    return page.evaluate("document.activeElement.innerText || document.activeElement.name || ''").strip()


def test_the_keyboard_alone_is_enough(open_page):
    page = open_page("/", width=1280)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    assert page.get_by_role("link", name="Skip to the page").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "text"
    page.keyboard.type("Bristol")
    page.keyboard.press("Enter")
    page.wait_for_url("**" + NEAR)
    order = []
    for _step in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        order.append(focused(page))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"nothing shows that {order[-1]!r} has the focus"
    wanted = ["Need help now?", "Leave this site", "In It Together", "Filters", "Map", "Search"]
    assert [words for words in order if words in wanted] == wanted
    assert "Hope Street Circle" in order


def test_an_error_takes_the_focus_and_leads_to_its_field(open_page):
    page = open_page("/", may_complain=True)
    page.get_by_role("button", name="Find groups").click()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    page.get_by_role("link", name="Type a town, a postcode or what you need.").click()
    assert focused(page) == "text"


@pytest.mark.parametrize("path", ["/groups/hope-street-circle/", "/urgent/gb-eng/"])
def test_on_paper_it_fits_one_page(open_page, path):
    pages = re.findall(rb"/Type\s*/Page\b", open_page(path, width=1280).pdf(format="A4"))
    assert len(pages) == 1


def test_the_map_opens_on_request(open_page):
    page = open_page(NEAR, javascript=False)
    assert not page.get_by_role("img", name="Map").is_visible()
    page.locator("summary", has_text="Map").click()
    assert page.get_by_role("img", name="Map").is_visible()


def test_a_reader_elsewhere_sees_her_own_clock_too(open_page):
    here = open_page("/groups/night-owls/", timezone_id="Europe/London")
    assert "your time" not in here.locator("main").inner_text()
    there = open_page("/groups/night-owls/", timezone_id="America/New_York")
    assert "London time · 5am your time" in there.locator(".zone").first.inner_text()


def test_colours_chosen_by_the_reader_keep_the_shapes(open_page):
    page = open_page(NEAR, forced_colors="active")
    assert page.locator(".facts li").first.evaluate("element => getComputedStyle(element).borderTopWidth") == "1px"


def test_a_result_reads_in_the_order_of_its_lines(open_page):
    page = open_page(NEAR)
    words = page.get_by_role("article").first.inner_text()
    assert words.index("Tomorrow") < words.index("Contact them first") < words.index("Confirmed by the group")
