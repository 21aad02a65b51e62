"""The reader's clock and language stand in the address, go along to every page, and are kept nowhere else."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from groups.models import FormerSlug
from groups.search.parameters import known_zone
from groups.views.zones import all_zones, common_zones
from tests.groups.views.reading import Page
from tests.make import NOW, make_listing, make_place

CHOICE = "zone=America%2FNew_York&lang=es"
CHOSEN = {"zone": ["America/New_York"], "lang": ["es"]}


def fill_directory():
    make_place()
    make_place("Springfield", slug="springfield-one", at=(50.9, -1.4), region_code="HAM", population=2_000)
    make_place("Springfield", slug="springfield-two", at=(53.9, -1.5), region_code="YKS", population=3_000)
    make_listing("Night owls", online=True, fields={"psychosis_policy": "not_suitable"})
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    make_listing("Full house", fields={"intake": "full", "intake_as_of": NOW.date()})
    make_listing("Gone", fields={"status": "closed"})
    make_listing("On a break", fields={"status": "paused"}, contacts=[])
    for number in range(12):
        make_listing(f"Circle {number}", venue={"latitude": 51.44 + number / 300, "name": f"Hall {number}"})


def leads(page):
    """Where the links and forms of a page lead on this site, each with what it carries."""
    for words, attributes in page.links:
        parts = urlsplit(attributes["href"])
        if not parts.scheme and not parts.netloc and parts.path:
            yield words, parts.path, attributes["href"], parse_qs(parts.query)


def forms(page):
    for part in page.html.split("<form ")[1:]:
        form, method = part[: part.index("</form>")], "post" if 'method="post"' in part.split(">")[0] else "get"
        action = form.split('action="')[1].split('"')[0].replace("&amp;", "&")
        yield method, action, form


def lost_on(path, page):
    lost = [f"{path}: {href} ({words.strip()})" for words, _path, href, query in leads(page) if not has_choice(query)]
    for method, action, form in forms(page):
        query = parse_qs(urlsplit(action).query)
        fields = all(f'name="{name}"' in form for name in CHOSEN)
        if not (fields if method == "get" else has_choice(query)):
            lost.append(f"{path}: form to {action}")
    return lost


def has_choice(query):
    return all(query.get(name) == value for name, value in CHOSEN.items())


def test_no_page_loses_the_choice(visitor, db):
    """From the start page to every page that links lead to; searches that differ in one filter stand for the rest."""
    fill_directory()
    waiting = [
        f"/?{CHOICE}",
        f"/groups/?near=bristol-england-gb&day=sat&cost=free&{CHOICE}",
        f"/groups/?near=bristol-england-gb&page=2&sort=name&{CHOICE}",
        f"/groups/?near=Springfield&{CHOICE}",
        f"/groups/in/gb/?{CHOICE}",
        f"/groups/gone/?{CHOICE}",
        f"/groups/on-a-break/?{CHOICE}",
        f"/groups/afterwards/?{CHOICE}",
        f"/nowhere/?{CHOICE}",
    ]
    seen, lost, searches = set(), [], 0
    while waiting:
        address = waiting.pop()
        key = urlsplit(address).path if not address.startswith("/groups/?") else address
        if key in seen:
            continue
        seen.add(key)
        searches += key == address
        response = visitor.get(address)
        assert response.status_code in (200, 404), address
        if not response.headers["Content-Type"].startswith("text/html"):
            continue  # a calendar, which leads nowhere
        page = Page(response)
        assert page.find("html", lang="es"), address
        lost += lost_on(address, page)
        waiting += [href for _words, path, href, _carried in leads(page) if path != "/groups/" or searches < 25]
    assert lost == []
    assert {"/", "/groups/night-owls/", "/groups/in/gb/england/bristol/", "/urgent/", "/privacy/", "/times/"} <= seen


def test_a_search_takes_it_along(visitor, bristol):
    make_place("Newport", slug="newport-wales-gb", region="Wales", region_code="WLS", at=(51.58, -3.0))
    make_place("Newport", slug="newport-england-gb", at=(52.77, -2.38))
    for typed in ("Bristol", "dads", "dads Bristol", "hope street", "BS1 4ST", "England", "United Kingdom"):
        response = visitor.post(f"/find/?{CHOICE}", {"text": typed})
        if response.status_code == 303:
            assert has_choice(parse_qs(urlsplit(response.headers["Location"]).query)), typed
    for typed in ("Newport", "", "Xyzzyville"):
        response = visitor.post(f"/find/?{CHOICE}", {"text": typed})
        if response.status_code != 303:
            assert lost_on(typed, Page(response)) == []


@pytest.mark.parametrize(
    "path", ["/find/", "/groups/?near=Bristol", "/groups/in/GB/", "/urgent/gb/", "/urgent/US/", "/groups/old-name/"]
)
def test_being_led_on_takes_it_along(visitor, bristol, path):
    FormerSlug.objects.create(slug="old-name", listing=bristol)
    response = visitor.get(f"{path}{'&' if '?' in path else '?'}{CHOICE}")
    assert response.status_code in (301, 302)
    assert has_choice(parse_qs(urlsplit(response.headers["Location"]).query))


def test_what_is_for_machines_and_for_leaving_never_carries_it(visitor, bristol):
    page = Page(visitor.get(f"/groups/hope-street-circle/?{CHOICE}"))
    assert page.find("link", rel="canonical")[0]["href"].endswith("/groups/hope-street-circle/")
    for _words, attributes in page.links:
        if not attributes["href"].startswith("/"):
            assert "New_York" not in attributes["href"]
    for part in ("groups", "places", "pages"):
        assert b"New_York" not in visitor.get(f"/sitemap-{part}.xml?{CHOICE}").content


def test_a_language_that_was_chosen_wins(bristol):
    british, spanish = ({"accept-language": code} for code in ("en-GB", "es"))
    chosen = Client(headers=british).get("/?lang=es")
    assert Page(chosen).find("html", lang="es")
    assert chosen.headers["Content-Language"] == "es"
    assert Page(Client(headers=spanish).get("/?lang=en")).find("html", lang="en-gb")
    assert Page(Client(headers={"accept-language": "en-US"}).get("/?lang=en")).find("html", lang="en-us")


def test_it_does_not_stay_for_the_next_visitor(visitor, bristol):
    visitor.get(f"/?{CHOICE}")
    page = Page(visitor.get("/"))
    assert page.find("html", lang="en-gb")
    assert page.link("Privacy") == "/privacy/"


@pytest.mark.parametrize("path", ["/", "/groups/hope-street-circle/"])
def test_a_page_for_everybody_differs_by_its_address_alone(visitor, bristol, path):
    plain, chosen = visitor.get(path), visitor.get(f"{path}?{CHOICE}")
    for header in ("Vary", "Cache-Control"):
        assert chosen.headers[header] == plain.headers[header]
    assert chosen.headers["ETag"] != plain.headers["ETag"]
    assert not chosen.cookies


@pytest.mark.parametrize(
    "query",
    ["zone=Mars/Base", "zone=../../etc/passwd", "zone=%00", "zone=" + "x" * 999, "zone=", "lang=xx", "lang=%F0"],
)
@pytest.mark.parametrize("path", ["/", "/groups/", "/groups/hope-street-circle/"])
def test_what_we_do_not_know_is_left_out(read, bristol, path, query):
    page = read(f"{path}?{query}")
    assert page.link("Privacy") == "/privacy/"
    assert not page.find("p", class_="warn")


def test_the_form_at_the_foot_keeps_the_question(read, bristol):
    page = read("/groups/?near=bristol-england-gb&cost=free&cost=donation&zone=Europe/London&lang=en")
    foot = page.html[page.html.index("<footer") :]
    for kept in ('name="near" value="bristol-england-gb"', 'name="cost" value="free"', 'name="cost" value="donation"'):
        assert f'<input type="hidden" {kept}>' in foot
    assert foot.count('name="zone"') == foot.count('name="lang"') == 1
    assert '<option value="Europe/London" selected>' in foot


def test_the_form_at_the_foot_keeps_nothing_that_was_posted(visitor, bristol):
    html = visitor.post("/find/?zone=Europe/London", {"text": "Xyzzyville BS1 4ST"}).content.decode()
    foot = html[html.index("<footer") :]
    assert "hidden" not in foot
    assert "4ST" not in foot


def test_a_zone_of_no_short_list_is_there_when_it_was_chosen(read, db):
    page = read("/?zone=Pacific/Chatham")
    assert [option["value"] for option in page.find("option") if "selected" in option] == ["Pacific/Chatham", "en"]


def test_every_zone_of_the_lists_is_one_we_know():
    for regions in (common_zones(now=NOW), all_zones(now=NOW)):
        zones = [zone for _region, names in regions for zone, _words in names]
        assert len(zones) == len(set(zones))
        assert all(known_zone(zone) for zone in zones)
    assert len(zones) > 300


def test_towns_are_spelled_as_the_readers_language_does(read, db):
    html = read("/times/?lang=es").html
    assert '<option value="America/Bogota">Hora de Bogotá</option>' in html
    assert html.count(">Hora de Calcuta</option>") == 1, "the zone has had two names"


def test_more_time_zones_lead_back_to_the_page(read, bristol):
    page = read(read("/groups/?near=bristol-england-gb&lang=en").link("More time zones"))
    assert page.find("form", action="/groups/", method="get")
    assert page.find("input", type="hidden", name="near", value="bristol-england-gb")
    assert page.find("input", type="hidden", name="lang", value="en")
    assert page.find("option", value="Pacific/Chatham")


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.test/",
        "//elsewhere.test/",
        "/\\elsewhere.test",
        "javascript:alert(1)",
        "groups/",
        "",
        "/?" + "a=1&" * 200,
    ],
)
def test_it_leads_back_to_no_other_site(visitor, db, back):
    response = visitor.get("/times/", {"back": back})
    page = Page(response)
    assert page.problems() == []
    assert page.find("form", action="/", method="get")
    assert "no-store" in response.headers["Cache-Control"]
