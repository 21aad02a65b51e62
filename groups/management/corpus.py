"""A seeded corpus of listings that look like a directory and are plainly not one: for benchmarks and search tests.

The same seed gives the same listings, as long as the gazetteer stays the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random

from groups.models import Listing, Meeting, Venue
from groups.vocabulary import (
    Cost,
    Facilitation,
    Focus,
    How,
    JoinRoute,
    Kind,
    PartOfDay,
    Precision,
    ServiceArea,
    Status,
    YesNoUnknown,
)
from places.models import Place

COUNTRY_SHARES = {"US": 45, "GB": 25, "CA": 8, "AU": 7, "IE": 3, "NZ": 2, "DE": 3, "FR": 3, "ES": 2, "BR": 2}
ADJECTIVES = (
    "Tuesday Harbour Willow Lantern Meadow Night River Robin Maple Cedar Sunrise Quiet Corner Bridge Garden".split()
)
NOUNS = "Circle Table Nest Room Walkers Listeners Hour Café Hub Huddle Club Meet-up Bench Lounge Kitchen Owls".split()
SENTENCES = (
    "A place to talk with other parents who know how it feels.",
    "Come as you are, bring your baby or come alone.",
    "We drink tea, listen and share what has helped us.",
    "For anyone who finds pregnancy or the first year hard.",
    "You do not need a diagnosis to join this circle.",
    "A trained volunteer welcomes you at the door.",
    "We begin with a short check-in and end with something calm.",
    "Breastfeeding, bottle feeding and worries about sleep are all welcome here.",
    "Parents of premature babies meet others who spent time in the neonatal unit.",
    "Fathers and partners find company and practical ideas.",
    "After a miscarriage or stillbirth you will find people who understand.",
    "Our facilitators have lived through anxiety or depression themselves.",
)
TIME_ZONES = {"US": "America/Chicago", "GB": "Europe/London", "CA": "America/Toronto", "AU": "Australia/Sydney"}


@dataclass
class Sample:
    """One listing with its children, none of them saved. Terms are codes by field; dates follow from the meetings."""

    listing: Listing
    organisation: int
    terms: dict[str, list[str]]
    meetings: list[Meeting]
    venues: list[Venue] = field(default_factory=list)


def towns_by_country() -> dict[str, tuple[list[Place], list[int]]]:
    """Towns with how many people live in each: listings are as dense as people."""
    chosen = {}
    for country in COUNTRY_SHARES:
        towns = list(Place.objects.towns().filter(country=country).order_by("-population", "pk")[:3000])
        if towns:
            chosen[country] = towns, [max(500, town.population) for town in towns]
    return chosen


def make_corpus(
    size: int, *, seed: int, now: datetime, towns, term_codes: dict[str, Sequence[str]]
) -> Iterator[Sample]:
    random = Random(seed)  # noqa: S311
    countries = [country for country in COUNTRY_SHARES if country in towns]
    shares = [COUNTRY_SHARES[country] for country in countries]
    for number in range(1, size + 1):
        country = random.choices(countries, shares)[0]
        places, weights = towns[country]
        town = random.choices(places, weights)[0]
        yield _sample(random, number, town, now, term_codes)


def _sample(random: Random, number: int, town: Place, now: datetime, term_codes) -> Sample:
    hows = _hows(random)
    name = f"Example {number}: {random.choice(ADJECTIVES)} {random.choice(NOUNS)}"
    listing = Listing(
        name=name,
        slug=f"example-{number}",
        kind=random.choices(Kind.values, [50, 18, 10, 6, 5, 6, 5])[0],
        focus=random.choice(Focus.values),
        summary=" ".join(random.sample(SENTENCES, 4)),
        facilitation=random.choice(Facilitation.values),
        babies=random.choices(YesNoUnknown.values, [50, 10, 40])[0],
        older_children=random.choices(YesNoUnknown.values, [20, 10, 70])[0],
        childcare=random.choices(YesNoUnknown.values, [10, 10, 80])[0],
        cost=random.choices(Cost.values, [60, 8, 4, 10, 3, 15])[0],
        join_route=random.choices(JoinRoute.values, [30, 10, 25, 15, 8, 2, 10])[0],
        country=town.country,
        region=town.region,
        region_code=f"{town.country}-{town.region_code}" if town.region_code else "",
        locality=town.name,
        status=Status.PUBLISHED,
        is_example=True,
        listed_at=now - timedelta(days=random.randrange(0, 110)),
        confirmed_at=_confirmed_at(random, now),
        changed_at=now,
        **_service_area(random, town),
    )
    meetings, venues = [], []
    for how in hows:
        venue = _venue(random, number, town) if how in ("", How.IN_PERSON) else None
        if venue:
            venues.append(venue)
        meetings.append(_meeting(random, how, town, venue, len(meetings), now))
    return Sample(listing, (number - 1) // 3, _terms(random, term_codes), meetings, venues)


def _hows(random: Random) -> list[str]:
    kinds = [["in_person"], ["online_video"], ["phone"], ["text_chat"], ["online_video", "in_person"], [""]]
    return random.choices(kinds, [52, 29, 8, 3, 6, 2])[0]


def _confirmed_at(random: Random, now: datetime) -> datetime | None:
    if random.random() < 0.15:
        return None
    # A few have gone quiet: older than 180 days they leave search.
    return now - timedelta(days=random.choices([random.randrange(0, 90), random.randrange(90, 240)], [80, 20])[0])


def _service_area(random: Random, town: Place) -> dict:
    region = f"{town.country}-{town.region_code}" if town.region_code else town.country
    areas = (
        {},
        {"service_area": ServiceArea.ANYWHERE},
        {"service_area": ServiceArea.COUNTRIES, "service_area_codes": [town.country]},
        {"service_area": ServiceArea.REGIONS, "service_area_codes": [region]},
        {"service_area": ServiceArea.RADIUS, "service_radius_km": 20.0},
        {"service_area_note": "families registered with a local doctor"},
    )
    return random.choices(areas, [60, 6, 12, 14, 5, 3])[0]


def _venue(random: Random, number: int, town: Place) -> Venue:
    withheld = random.random() < 0.05
    return Venue(
        name="" if withheld else f"Example Hall {number}",
        locality=town.name,
        region=town.region,
        country=town.country,
        latitude=round(min(89.0, max(-89.0, town.latitude + random.gauss(0, 0.03))), 5),
        longitude=round(min(179.9, max(-179.9, town.longitude + random.gauss(0, 0.04))), 5),
        precision=Precision.GIVEN_AFTER_CONTACT if withheld else Precision.EXACT,
    )


def _meeting(random: Random, how: str, town: Place, venue, position: int, now: datetime) -> Meeting:
    meeting = Meeting(
        how=how,
        venue=venue,
        position=position,
        time_zone=town.time_zone or TIME_ZONES.get(town.country, "UTC"),
    )
    day = random.choice(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
    pattern = random.choices(
        ["weekly", "fortnightly", "monthly", "part", "course", "arranged", "unknown"], [46, 12, 20, 6, 5, 4, 7]
    )[0]
    if pattern in ("weekly", "part"):
        meeting.rule = f"FREQ=WEEKLY;BYDAY={day}"
    elif pattern == "fortnightly":
        meeting.rule = f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"
        meeting.anchor_on = now.date() - timedelta(days=random.randrange(0, 60))
    elif pattern == "monthly":
        meeting.rule = f"FREQ=MONTHLY;BYDAY={random.randrange(1, 5)}{day}"
    elif pattern == "course":
        meeting.rule = f"FREQ=WEEKLY;BYDAY={day};COUNT=8"
        meeting.anchor_on = now.date() + timedelta(days=random.randrange(-50, 50))
    meeting.is_by_arrangement = pattern == "arranged"
    if pattern == "part":
        meeting.part_of_day = random.choice(PartOfDay.values)
    elif meeting.rule:
        meeting.starts = time(random.choice([9, 10, 11, 13, 14, 18, 19, 20, 22]), random.choice([0, 30]))
        meeting.duration_minutes = random.choice([60, 90, 120])
    return meeting


def _terms(random: Random, codes: dict[str, Sequence[str]]) -> dict[str, list[str]]:
    few = {
        "stages": random.sample(codes["stage"], random.randrange(0, 4)),
        "specialties": random.sample(codes["specialty"], random.randrange(0, 4)),
        "audiences": random.sample(codes["audience"], random.randrange(0, 3)),
        "languages": ["en"] if random.random() < 0.8 else random.sample(codes["language"], random.randrange(0, 3)),
        "online_access": random.sample(codes["online_access"], random.randrange(0, 2)),
    }
    return {name: sorted(chosen) for name, chosen in few.items() if chosen}
