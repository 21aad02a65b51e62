"""Pages of words: what they claim is what the code does."""

from groups import freshness
from tests.make import make_listing


def test_how_we_check_names_the_days_the_code_uses(read):
    text = read("/how-we-check/").text
    for days in (
        freshness.AGEING_DAYS,
        freshness.STALE_DAYS,
        freshness.NOT_YET_CONFIRMED_DAYS,
        freshness.INTAKE_DAYS,
    ):
        assert f"{days} days" in text


def test_the_source_of_every_number_is_named(read):
    page = read("/credits/")
    assert page.link("mchb.hrsa.gov").startswith("https://mchb.hrsa.gov/")
    assert page.link("GeoNames") == "https://www.geonames.org/"
    assert page.link("CC BY 4.0").startswith("https://creativecommons.org/licenses/by/4.0")


def test_leaving_tells_the_other_site_nothing(read, bristol):
    """“That site is not told that you came from here.”"""
    pages = [
        read(path) for path in ("/", "/groups/?near=bristol-england-gb", "/groups/hope-street-circle/", "/credits/")
    ]
    away = [attributes for page in pages for _words, attributes in page.links if attributes["href"].startswith("http")]
    assert away
    assert not [link for link in away if not {"noreferrer", "noopener"} <= set(link["rel"].split())]


def test_robots_are_kept_out_of_searches(visitor):
    response = visitor.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    text = response.content.decode()
    assert "Disallow: /groups/?" in text
    assert "sitemap.xml" in text


def addresses_in(visitor, path):
    response = visitor.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/xml")
    return response.content.decode()


def test_the_site_map(visitor, bristol):
    make_listing("Example: circle", fields={"is_example": True})
    make_listing("Draft circle", fields={"status": "draft"})
    make_listing("Afterwards", terms={"specialties": ["psychosis_recovery"]})
    assert "/sitemap-groups.xml" in addresses_in(visitor, "/sitemap.xml")
    groups = addresses_in(visitor, "/sitemap-groups.xml")
    assert "/groups/hope-street-circle/" in groups
    for absent in ("example-circle", "draft-circle", "afterwards"):
        assert absent not in groups
    assert "/groups/in/gb/england/bristol/" in addresses_in(visitor, "/sitemap-places.xml")
    assert "/how-we-check/" in addresses_in(visitor, "/sitemap-pages.xml")


def test_an_empty_site_map(visitor, db):
    assert "/sitemap-groups.xml" in addresses_in(visitor, "/sitemap.xml")
    assert "/groups/" not in addresses_in(visitor, "/sitemap-groups.xml")


def test_every_address_of_the_site_map_answers(visitor, bristol):
    text = "".join(addresses_in(visitor, f"/sitemap-{part}.xml") for part in ("pages", "groups", "places"))
    for address in text.split("<loc>")[1:]:
        path = "/" + address.split("</loc>")[0].split("//")[1].partition("/")[2]
        assert visitor.get(path).status_code == 200, path
