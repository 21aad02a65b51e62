"""Bristol, London and Leeds."""

from datetime import date

from opendata.samples.example import (
    MONDAY,
    SUNDAY,
    TUESDAY,
    WEDNESDAY,
    Example,
    days_from,
    email,
    next_day,
    organisation,
    phone,
)

HARBOURSIDE = organisation(
    "Harbourside Parents",
    "harbourside",
    "GB",
    "Parents in Bristol who have been low or anxious around a birth, and who now hold groups for others.",
)
LANTERN = organisation(
    "Lantern Dads", "lantern-dads", "GB", "Fathers in London who talk with other fathers. Volunteers lead the groups."
)
RAINBOW = organisation(
    "Rainbow Nest", "rainbow-nest", "GB", "A network of LGBTQ+ families in London, with a group each Sunday."
)
AIRE = organisation(
    "Aire Valley Family Support",
    "aire-valley",
    "GB",
    "A small charity in Leeds. Trained parents and a nurse support families from pregnancy until the child is two.",
)

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
LONDON_ROOM = {
    "name": "Example Library, upstairs room",
    "street": "2 Example Road",
    "locality": "London",
    "region": "England",
    "country": "GB",
    "latitude": 51.5081,
    "longitude": -0.0281,
    "precision": "exact",
    "access": {"step_free": "yes", "near_transit": "yes", "quiet_space": "yes"},
}
LEEDS_CENTRE = {
    "name": "Example Family Centre",
    "street": "3 Example Lane",
    "locality": "Leeds",
    "region": "England",
    "country": "GB",
    "latitude": 53.7997,
    "longitude": -1.5492,
    "precision": "exact",
    "access": {"step_free": "yes", "parking": "yes", "blue_badge": "yes", "feeding_space": "yes"},
}


def list_examples(today: date) -> list[Example]:
    return [
        _tuesday_circle(),
        _bump_and_baby_walk(today),
        _befriending(),
        _dads_evening(today),
        _rainbow_sundays(today),
        _waiting_list(today),
        _paused(today),
    ]


def _in_england(town: str) -> dict[str, str]:
    return {"country": "GB", "region": "England", "region_code": "GB-ENG", "locality": town}


def _tuesday_circle() -> Example:
    return Example(
        key="bristol-tuesday-circle",
        organisation=HARBOURSIDE,
        confirmed_days_ago=12,
        fields={
            **_in_england("Bristol"),
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
            "checked_on": None,
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
        contacts=[phone("01632 960101", label="Leave a message"), email("harbourside")],
    )


def _bump_and_baby_walk(today: date) -> Example:
    return Example(
        key="bristol-bump-and-baby-walk",
        organisation=HARBOURSIDE,
        confirmed_days_ago=104,
        fields={
            **_in_england("Bristol"),
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
        contacts=[email("harbourside")],
    )


def _befriending() -> Example:
    return Example(
        key="bristol-befriending",
        organisation=HARBOURSIDE,
        confirmed_days_ago=40,
        confirmed_by="phone_call",
        fields={
            **_in_england("Bristol"),
            "name": "A Friend for Now",
            "kind": "one_to_one",
            "focus": "mental_health",
            "structure": "rolling",
            "summary": "A trained parent meets you once a week, at home or on a walk, for up to six months. "
            "You choose the day together.",
            "first_time": "Somebody rings you within a week. You can ask for a person who shares your language or faith.",
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


def _dads_evening(today: date) -> Example:
    return Example(
        key="london-dads-evening",
        organisation=LANTERN,
        confirmed_days_ago=20,
        fields={
            **_in_england("London"),
            "name": "Dads’ Evening",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "closed",
            "summary": "A group of eight fathers in London who meet twice a month for half a year. "
            "It is full at the moment.",
            "what_happens": "One of us says a few words about a theme, such as sleep, anger or worry. Then we talk. "
            "What is said stays in the room.",
            "who_can_come": "Fathers and fathers-to-be, living with the child or not.",
            "facilitation": "peer",
            "facilitation_note": "Two fathers lead.",
            "babies": "no",
            "older_children": "no",
            "cost": "free",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "intake": "full",
            "intake_as_of": days_from(today, -20),
            "capacity": 8,
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety"],
            "audiences": ["fathers"],
            "languages": ["en"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=MONTHLY;BYDAY=1TH,3TH",
                "starts": "19:00",
                "ends": "20:30",
                "time_zone": "Europe/London",
                "venue": LONDON_ROOM,
            }
        ],
        contacts=[phone("020 7946 0103"), email("lantern-dads")],
    )


def _rainbow_sundays(today: date) -> Example:
    moved_on = next_day(today, SUNDAY, weeks=1)
    return Example(
        key="london-rainbow-sundays",
        organisation=RAINBOW,
        confirmed_days_ago=5,
        fields={
            **_in_england("London"),
            "name": "Rainbow Nest Sundays",
            "kind": "support_group",
            "focus": "both",
            "structure": "open",
            "summary": "An afternoon in London for LGBTQ+ parents and parents-to-be. Children play, grown-ups talk.",
            "who_can_come": "Anyone who is LGBTQ+ and is a parent or hopes to be one, with their partners and children.",
            "facilitation": "trained_volunteer",
            "babies": "yes",
            "older_children": "yes",
            "childcare": "yes",
            "children_note": "Two helpers play with the children in the same room.",
            "cost": "sliding_scale",
            "cost_note": "£0 to £6. Nobody asks why.",
            "join_route": "walk_in",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -5),
        },
        terms={
            "stages": ["trying", "pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["general_wellbeing"],
            "audiences": ["lgbtq"],
            "languages": ["en", "bfi"],
            "activities": ["talking", "play"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=SU",
                "starts": "14:00",
                "ends": "16:00",
                "time_zone": "Europe/London",
                "venue": LONDON_ROOM,
                "exceptions": [
                    {
                        "on": moved_on,
                        "kind": "moved",
                        "moved_to": days_from(moved_on, -1),
                        "reason": "The library is closed on that Sunday.",
                    }
                ],
            }
        ],
        contacts=[email("rainbow-nest")],
    )


def _waiting_list(today: date) -> Example:
    return Example(
        key="leeds-after-birth",
        organisation=AIRE,
        confirmed_days_ago=33,
        fields={
            **_in_england("Leeds"),
            "name": "After the Birth",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "rolling",
            "summary": "A weekly evening in Leeds after a frightening birth. A trained parent and a nurse lead it. "
            "There is a waiting list.",
            "what_happens": "We start with a minute of quiet. Nobody has to tell the story of the birth.",
            "facilitation": "peer_and_clinician",
            "babies": "yes",
            "childcare": "no",
            "cost": "free",
            "join_route": "contact_first",
            "join_note": "We ring you, hear what you hope for, and put you on the list. Most people wait about a month.",
            "sign_up_asks_for": "Your name, a phone number, and who to ring in an emergency.",
            "accepts_self_referral": "yes",
            "accepts_professional_referral": "yes",
            "intake": "waiting_list",
            "intake_as_of": days_from(today, -8),
            "psychosis_policy": "not_suitable",
        },
        terms={
            "stages": ["postnatal_0_12m", "postnatal_1_2y", "after_2y"],
            "specialties": ["ptsd_birth_trauma", "anxiety"],
            "languages": ["en", "ur"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=MO",
                "starts": "18:30",
                "duration_minutes": 90,
                "time_zone": "Europe/London",
                "venue": LEEDS_CENTRE,
                "exceptions": [
                    {"on": next_day(today, MONDAY, weeks=2), "kind": "cancelled", "reason": "Both leaders are away."}
                ],
            }
        ],
        contacts=[
            phone("01632 960104", label="Ask for the Monday group"),
            phone("01632 960105", label="For midwives and health visitors", audience="professionals"),
        ],
    )


def _paused(today: date) -> Example:
    return Example(
        key="leeds-sling-library",
        organisation=AIRE,
        confirmed_days_ago=60,
        fields={
            **_in_england("Leeds"),
            "name": "Sling Library and Chat",
            "kind": "parent_baby_group",
            "focus": "parenting",
            "structure": "open",
            "status": "paused",
            "paused_until": next_day(today, TUESDAY, weeks=6),
            "status_note": "The room is being painted. We hope to be back soon, and we will say so here.",
            "summary": "Try a sling, borrow a sling, and have a cup of tea. We are having a break while our room is painted.",
            "facilitation": "trained_volunteer",
            "babies": "yes",
            "older_children": "yes",
            "cost": "fixed",
            "cost_amount": "2.50",
            "cost_currency": "GBP",
            "join_route": "walk_in",
        },
        terms={"stages": ["postnatal_0_12m"], "languages": ["en"], "activities": ["play", "talking"]},
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TU",
                "starts": "13:00",
                "ends": "14:30",
                "time_zone": "Europe/London",
                "venue": LEEDS_CENTRE,
            }
        ],
        contacts=[email("aire-valley")],
    )
