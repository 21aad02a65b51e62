"""Data for tests, made by plain functions. The defaults are valid and published; a test names what it is about.

    make_listing()                                     a weekly group in Bristol, confirmed ten days ago
    make_listing(online=True, meets="FREQ=WEEKLY;BYDAY=WE", fields={"cost": "donation"})
    make_listing(confirmed_days_ago=None)              not yet confirmed by the group
    make_listing(terms={"audiences": ["fathers"]}, venue={"name": "Library", "precision": "area"})

Everything goes through `groups.actions`, as it does in the site. `now` is NOW unless a test says otherwise.
"""

from datetime import UTC, datetime, time, timedelta
from itertools import count

from django.utils.text import slugify

from groups.actions.listings import create_listing
from groups.actions.refreshing import refresh_listing
from groups.actions.terms import load_terms
from groups.models import Term
from groups.models.version import How as HowChanged
from groups.vocabulary import ContactKind, Cost, Facilitation, How, JoinRoute, Kind, Status, YesNoUnknown
from people.models import Organisation
from places.models import Place, PlaceName
from places.spelling import fold_place

# A Monday in winter, when London is on UTC.
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BRISTOL = (51.4545, -2.5879)

_number = count(1)


def make_organisation(name: str = "", **fields) -> Organisation:
    name = name or f"Organisation {next(_number)}"
    return Organisation.objects.create(
        **{"name": name, "slug": f"{slugify(name)[:60]}-{next(_number)}", "country": "GB", **fields}
    )


def make_venue(**fields) -> dict:
    """The fields of a venue, as `make_meeting(venue=…)` takes them. `access={"step_free": "yes"}` may be among them."""
    latitude, longitude = BRISTOL
    return {
        "name": "Hope Street Hall",
        "street": "1 Hope Street",
        "locality": "Bristol",
        "region": "England",
        "postal_code": "BS1 4ST",
        "country": "GB",
        "latitude": latitude,
        "longitude": longitude,
        **fields,
    }


def make_meeting(
    *, online: bool = False, meets: str = "FREQ=WEEKLY;BYDAY=TU", venue: dict | None = None, **fields
) -> dict:
    """The fields of a meeting: every Tuesday, 10 to 11.30am in London."""
    where = {"how": How.ONLINE_VIDEO} if online else {"how": How.IN_PERSON, "venue": make_venue(**(venue or {}))}
    return {
        "rule": meets,
        "anchor_on": NOW.date(),
        "starts": time(10),
        "ends": time(11, 30),
        "time_zone": "Europe/London",
        **where,
        **fields,
    }


def make_contact(kind: str = ContactKind.PHONE, value: str = "0117 496 0000", **fields) -> dict:
    """A number of the range that Ofcom keeps for plays and tests."""
    return {"kind": kind, "value": value, **fields}


def make_listing(
    name: str = "",
    *,
    organisation: Organisation | None = None,
    online: bool = False,
    meets: str = "FREQ=WEEKLY;BYDAY=TU",
    venue: dict | None = None,
    meeting: dict | None = None,
    meetings: list[dict] | None = None,
    breaks: list[dict] = (),
    contacts: list[dict] | None = None,
    sources: list[dict] = (),
    terms: dict[str, list[str]] | None = None,
    confirmed_days_ago: int | None = 10,
    listed_days_ago: int = 30,
    now: datetime = NOW,
    fields: dict | None = None,
):
    """`meeting` changes single fields of the one meeting; `meetings` replaces it."""
    make_terms()
    if meetings is None:
        meetings = [make_meeting(online=online, meets=meets, venue=venue, **(meeting or {}))]
    listing = create_listing(
        organisation=organisation or make_organisation(),
        fields={
            "name": name or f"Tuesday Circle {next(_number)}",
            "kind": Kind.SUPPORT_GROUP,
            "summary": "A warm room and other parents.",
            "facilitation": Facilitation.PEER,
            "babies": YesNoUnknown.YES,
            "cost": Cost.FREE,
            "join_route": JoinRoute.CONTACT_FIRST,
            "country": "GB",
            "region": "England",
            "region_code": "GB-ENG",
            "locality": "" if online else "Bristol",
            "service_area": "countries" if online else "unknown",
            "service_area_codes": ["GB"] if online else [],
            "status": Status.PUBLISHED,
            **(fields or {}),
        },
        terms={"languages": ["en"], "audiences": ["mothers"], **(terms or {})},
        meetings=meetings,
        breaks=breaks,
        contacts=[make_contact()] if contacts is None else contacts,
        sources=sources,
        by=None,
        how=HowChanged.COMMAND,
        why="for a test",
        now=now,
    )
    listing.listed_at = now - timedelta(days=listed_days_ago)
    if confirmed_days_ago is not None:
        listing.confirmed_at = now - timedelta(days=confirmed_days_ago)
    listing.save(update_fields=["listed_at", "confirmed_at"])
    refresh_listing(listing, now=now)
    return listing


def make_place(name: str = "Bristol", *, at: tuple[float, float] = BRISTOL, **fields) -> Place:
    """A town of the gazetteer, in England unless `country`, `region` and `region_code` say otherwise."""
    country, region = fields.get("country", "GB"), fields.get("region", "England")
    place = Place.objects.create(
        **{
            "kind": Place.Kind.TOWN,
            "name": name,
            "slug": slugify(" ".join(filter(None, [name, region, country]))),
            "normalised": fold_place(name),
            "country": "GB",
            "region": "England",
            "region_code": "ENG",
            "latitude": at[0],
            "longitude": at[1],
            "population": 500_000,
            "time_zone": "Europe/London",
            "source": Place.Source.OWN,
            **fields,
        }
    )
    PlaceName.objects.create(place=place, name=name, normalised=place.normalised, is_primary=True)
    return place


def make_terms() -> None:
    """The words that come with the site, once per test."""
    if not Term.objects.exists():
        load_terms()
