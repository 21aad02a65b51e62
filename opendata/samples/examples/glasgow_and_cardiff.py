"""Glasgow and Cardiff."""

from datetime import date, timedelta

from opendata.samples.example import (
    MONDAY,
    TUESDAY,
    Example,
    days_from,
    email,
    next_day,
    organisation,
    phone,
    school_calendar,
)

STILL_HERE = organisation(
    "Still Here Glasgow",
    "still-here",
    "GB",
    "Parents in Glasgow whose baby has died. They hold a quiet group, and write letters to people who cannot come.",
)
CLYDE = organisation(
    "Clyde Young Parents",
    "clyde-young-parents",
    "GB",
    "A youth project in Glasgow with a kitchen, a laundry and a group.",
)
TAFF = organisation(
    "Mamau Taff", "mamau-taff", "GB", "Parents in Cardiff who hold a group in Welsh and English. Nobody is paid."
)


def list_examples(today: date) -> list[Example]:
    return [_quiet_hour(), _young_parents(today), _welsh_mornings(), _about_to_begin(today)]


def _schools(today: date) -> dict:
    """A term that is on, two weeks without school, and two terms after it with a week between them."""
    monday = next_day(today, MONDAY)
    weeks = [("First term", -9, 2), ("Second term", 5, 11), ("Third term", 13, 24)]
    terms = [
        (name, monday + timedelta(weeks=first), monday + timedelta(weeks=last, days=4)) for name, first, last in weeks
    ]
    return school_calendar("Example schools", "GB", "GB-SCT", terms)


def _quiet_hour() -> Example:
    return Example(
        key="glasgow-quiet-hour",
        organisation=STILL_HERE,
        confirmed_days_ago=70,
        fields={
            "country": "GB",
            "region": "Scotland",
            "region_code": "GB-SCT",
            "locality": "Glasgow",
            "name": "The Quiet Hour",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A monthly evening in Glasgow for parents whose baby has died, long ago or lately. "
            "You hear where it is once you have been in touch.",
            "what_happens": "We light a candle. Those who want to say their baby’s name. Then we talk, or sit.",
            "first_time": "One of us can meet you outside and walk in with you.",
            "who_can_come": "Anyone who has lost a baby in pregnancy, at birth or after, and their partners.",
            "written_down": "Nothing.",
            "facilitation": "peer",
            "training": "A weekend with a bereavement charity.",
            "training_assurance": "told_us",
            "babies": "no",
            "older_children": "no",
            "childcare": "no",
            "children_note": "People come without children, because seeing a baby can hurt.",
            "cost": "free",
            "join_route": "contact_first",
            "accepts_self_referral": "yes",
            "accepts_someone_for_me": "yes",
        },
        terms={
            "stages": ["pregnancy_loss", "infant_loss", "termination"],
            "specialties": ["loss"],
            "audiences": ["couples", "mothers", "fathers"],
            "languages": ["en"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=MONTHLY;BYDAY=-1TU",
                "starts": "19:00",
                "ends": "20:15",
                "time_zone": "Europe/London",
                "venue": {
                    "name": "Example Meeting House",
                    "street": "4 Example Terrace",
                    "locality": "Glasgow",
                    "region": "Scotland",
                    "country": "GB",
                    "latitude": 55.8609,
                    "longitude": -4.2514,
                    "precision": "given_after_contact",
                    "access": {"step_free": "yes"},
                },
            }
        ],
        contacts=[phone("01632 960106", hours="Evenings, 6pm to 9pm"), email("still-here")],
    )


def _young_parents(today: date) -> Example:
    return Example(
        key="glasgow-young-parents",
        organisation=CLYDE,
        confirmed_days_ago=15,
        fields={
            "country": "GB",
            "region": "Scotland",
            "region_code": "GB-SCT",
            "locality": "Glasgow",
            "name": "Young Parents’ Kitchen",
            "kind": "parent_baby_group",
            "focus": "both",
            "structure": "rolling",
            "summary": "Parents under 26 in Glasgow cook and eat together, with a youth worker. Children come too. "
            "A new place comes free every few weeks.",
            "who_can_come": "Parents and parents-to-be aged 16 to 25.",
            "parent_age_from": 16,
            "parent_age_to": 25,
            "facilitation": "trained_volunteer",
            "facilitation_note": "A youth worker and a parent who used to come.",
            "babies": "yes",
            "older_children": "yes",
            "childcare": "yes",
            "cost": "free",
            "cost_note": "Bus fares are paid back.",
            "join_route": "contact_first",
            "accepts_self_referral": "yes",
            "accepts_professional_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -15),
            "capacity": 12,
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y", "after_2y"],
            "specialties": ["general_wellbeing"],
            "audiences": ["young_parents", "single_parents"],
            "languages": ["en"],
            "activities": ["craft", "play", "talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TH",
                "is_term_time": True,
                "term_calendar": _schools(today),
                "starts": "12:00",
                "ends": "15:00",
                "time_zone": "Europe/London",
                "venue": {
                    "name": "Example Youth Project",
                    "street": "5 Example Court",
                    "locality": "Glasgow",
                    "region": "Scotland",
                    "country": "GB",
                    "latitude": 55.8510,
                    "longitude": -4.2367,
                    "precision": "exact",
                    "access": {"step_free": "no", "baby_change": "yes"},
                },
            }
        ],
        contacts=[phone("01632 960107"), email("clyde-young-parents")],
    )


def _welsh_mornings() -> Example:
    return Example(
        key="cardiff-bore-da",
        organisation=TAFF,
        confirmed_days_ago=150,
        fields={
            "country": "GB",
            "region": "Wales",
            "region_code": "GB-WLS",
            "locality": "Cardiff",
            "name": "Bore Da, Baby",
            "kind": "parent_baby_group",
            "focus": "both",
            "structure": "open",
            "summary": "Thursday mornings in Cardiff, in Welsh and English, for parents with a baby. "
            "Songs first, then tea and talk.",
            "facilitation": "peer",
            "babies": "yes",
            "older_children": "unknown",
            "baby_age_to": 12,
            "cost": "free",
            "join_route": "walk_in",
        },
        terms={
            "stages": ["postnatal_0_12m"],
            "specialties": ["general_wellbeing"],
            "languages": ["cy", "en"],
            "activities": ["play", "talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TH",
                "part_of_day": "morning",
                "time_zone": "Europe/London",
                "venue": {
                    "name": "Example Chapel Hall",
                    "street": "6 Example Place",
                    "locality": "Cardiff",
                    "region": "Wales",
                    "country": "GB",
                    "latitude": 51.4837,
                    "longitude": -3.1681,
                    "precision": "exact",
                },
            }
        ],
        contacts=[email("mamau-taff")],
    )


def _about_to_begin(today: date) -> Example:
    return Example(
        key="cardiff-six-evenings",
        organisation=TAFF,
        confirmed_days_ago=6,
        fields={
            "country": "GB",
            "region": "Wales",
            "region_code": "GB-WLS",
            "locality": "Cardiff",
            "name": "Six Evenings",
            "kind": "course",
            "focus": "mental_health",
            "structure": "closed",
            "summary": "Six evenings by video for parents in Wales who feel anxious with a new baby. "
            "The next course is about to begin, and there are places.",
            "what_happens": "A short film, then talk in a group of eight. Between evenings there is one small thing "
            "to try.",
            "facilitation": "peer_and_clinician",
            "babies": "yes",
            "baby_age_to": 18,
            "cost": "free",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -6),
            "capacity": 8,
            "service_area": "regions",
            "service_area_codes": ["GB-WLS"],
        },
        terms={
            "stages": ["postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["anxiety"],
            "languages": ["en", "cy"],
            "online_access": ["captions", "camera_optional"],
            "activities": ["course", "talking"],
        },
        meetings=[
            {
                "how": "online_video",
                "rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=6",
                "anchor_on": next_day(today, TUESDAY, weeks=1),
                "further_starts": [next_day(today, TUESDAY, weeks=10).isoformat()],
                "starts": "19:30",
                "ends": "20:30",
                "time_zone": "Europe/London",
            }
        ],
        contacts=[phone("01632 960108"), email("mamau-taff")],
    )
