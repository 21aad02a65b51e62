"""Bristol."""

from datetime import date

from opendata.samples.example import (
    TUESDAY,
    WEDNESDAY,
    Example,
    days_from,
    email,
    next_day,
    organisation,
    phone,
    venue_at,
)

HARBOURSIDE = organisation(
    "Harbourside Parents",
    "harbourside",
    "GB",
    "Parents in Bristol who have been low or anxious around a birth, and who now hold groups for others.",
)

BRISTOL = {"country": "GB", "region": "England", "region_code": "GB-ENG", "locality": "Bristol"}
BRISTOL_HALL = {
    "name": "Example Community Hall",
    "street": "1 Example Street",
    "locality": "Bristol",
    "region": "England",
    "country": "GB",
    "latitude": 51.4507,
    "longitude": -2.5945,
    "precision": "exact",
    "access_notes": "The door is on the side of the building. Ring the bell marked “Hall”.",
    "access": {
        "step_free": "yes",
        "accessible_toilet": "yes",
        "pram_space": "yes",
        "baby_change": "yes",
        "hearing_loop": "no",
        "near_transit": "yes",
    },
}
BRISTOL_GARDEN = venue_at(
    "Example Garden Room",
    "12 Example Street",
    "Bristol",
    "England",
    "GB",
    51.4529,
    -2.5983,
    step_free="yes",
    baby_change="yes",
)


def list_examples(today: date) -> list[Example]:
    return [
        _tuesday_circle(today),
        _bump_and_baby_walk(today),
        _befriending(),
    ]


def _tuesday_circle(today: date) -> Example:
    return Example(
        key="bristol-tuesday-circle",
        organisation=HARBOURSIDE,
        confirmed_days_ago=12,
        fields={
            **BRISTOL,
            "name": "Tuesday Circle",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A weekly group in Bristol for anyone who feels low, worried or alone around a birth. "
            "Babies can come. You can turn up, and you do not have to talk.",
            "what_happens": "Two of us welcome you at the door and make tea. We sit in a circle on soft chairs and "
            "mats. Each person can say how the week was, or pass. After an hour we stop for cake and a chat.",
            "first_time": "Look for a yellow sign on the side door. Ask for whoever has a yellow badge. You can come "
            "late, leave early, feed your baby, cry, or say nothing.",
            "who_can_come": "Anyone who is pregnant or has a child under two, and feels low, worried or alone. "
            "You do not need a diagnosis.",
            "not_suitable_for": "People who need help today. We are not there between meetings.",
            "written_down": "We count how many people come. We write down no names.",
            "facilitation": "peer",
            "facilitation_note": "Parents who have been through it lead in pairs.",
            "training": "Two days of training in listening, and one day on keeping people safe.",
            "training_assurance": "checked",
            "supervision": "A nurse meets the leaders once a month.",
            "supervision_assurance": "told_us",
            "checked_on": days_from(today, -30),
            "baby_age_to": 24,
            "babies": "yes",
            "older_children": "no",
            "childcare": "no",
            "children_note": "There are mats and toys for babies.",
            "cost": "free",
            "join_route": "walk_in",
            "accepts_self_referral": "yes",
            "accepts_someone_for_me": "yes",
            "accepts_professional_referral": "yes",
            "psychosis_policy": "not_suitable",
            "service_area": "unknown",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety", "general_wellbeing"],
            "audiences": ["birthing_parents", "mothers"],
            "languages": ["en"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TU",
                "starts": "10:30",
                "ends": "12:00",
                "time_zone": "Europe/London",
                "venue": BRISTOL_HALL,
            }
        ],
        notices=[
            {
                "kind": "moved",
                "first_on": next_day(today, TUESDAY, weeks=1),
                "last_on": days_from(next_day(today, TUESDAY, weeks=2), 4),
                "moved_to": BRISTOL_GARDEN,
                "reason": "The hall’s heating is being mended.",
            }
        ],
        contacts=[phone("01632 960101", label="Leave a message"), email("harbourside")],
    )


def _bump_and_baby_walk(today: date) -> Example:
    return Example(
        key="bristol-bump-and-baby-walk",
        organisation=HARBOURSIDE,
        confirmed_days_ago=104,
        fields={
            **BRISTOL,
            "name": "Bump and Baby Walk",
            "kind": "parent_baby_group",
            "focus": "both",
            "structure": "open",
            "summary": "A slow walk in Bristol every two weeks, with prams or without. It ends in a café. "
            "Partners and toddlers can come.",
            "what_happens": "We walk for about 40 minutes on flat paths, at the pace of the slowest pram.",
            "first_time": "We wait ten minutes at the hall for people who are late.",
            "facilitation": "trained_volunteer",
            "babies": "yes",
            "older_children": "yes",
            "childcare": "no",
            "cost": "donation",
            "cost_note": "Put something in the tin if you like. The walk costs nothing.",
            "join_route": "walk_in",
            "accepts_self_referral": "yes",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["general_wellbeing"],
            "languages": ["en"],
            "activities": ["walking", "talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
                "anchor_on": next_day(today, WEDNESDAY, weeks=-8),
                "starts": "11:00",
                "duration_minutes": 75,
                "time_zone": "Europe/London",
                "venue": BRISTOL_HALL,
            }
        ],
        breaks=[
            {
                "first_on": next_day(today, WEDNESDAY, weeks=3),
                "last_on": next_day(today, WEDNESDAY, weeks=6),
                "reason": "We have a rest, and are back after it.",
            }
        ],
        contacts=[email("harbourside")],
    )


def _befriending() -> Example:
    return Example(
        key="bristol-befriending",
        organisation=HARBOURSIDE,
        confirmed_days_ago=40,
        confirmed_by="phone_call",
        fields={
            **BRISTOL,
            "name": "A Friend for Now",
            "kind": "one_to_one",
            "focus": "mental_health",
            "structure": "rolling",
            "summary": "A trained parent meets you once a week, at home or on a walk, for up to six months. "
            "You choose the day together.",
            "first_time": "Somebody rings you within a week. You can ask for a person who shares your language or "
            "faith.",
            "sign_up_asks_for": "Your first name, how to reach you, and what would help.",
            "reply_time": "Within a week",
            "facilitation": "peer",
            "training": "Six evenings, and a yearly refresher.",
            "training_assurance": "told_us",
            "babies": "yes",
            "older_children": "yes",
            "cost": "free",
            "join_route": "contact_first",
            "accepts_self_referral": "yes",
            "accepts_someone_for_me": "yes",
            "accepts_professional_referral": "yes",
            "service_area": "radius",
            "service_radius_km": 25,
            "service_area_note": "Bristol and about 15 miles around",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m"],
            "specialties": ["depression", "anxiety"],
            "languages": ["en", "so", "pl"],
            "first_contact_languages": ["en"],
        },
        meetings=[
            {
                "how": "in_person",
                "is_by_arrangement": True,
                "time_zone": "Europe/London",
                "venue": {
                    "locality": "Bristol",
                    "region": "England",
                    "country": "GB",
                    "latitude": 51.45,
                    "longitude": -2.59,
                    "precision": "area",
                },
            }
        ],
        contacts=[phone("01632 960102", hours="Monday to Friday, 10am to 2pm"), email("harbourside")],
    )
