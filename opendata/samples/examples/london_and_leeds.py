"""London and Leeds."""

from datetime import date

from opendata.samples.example import MONDAY, SUNDAY, TUESDAY, Example, days_from, email, next_day, organisation, phone

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

LONDON = {"country": "GB", "region": "England", "region_code": "GB-ENG", "locality": "London"}
LEEDS = LONDON | {"locality": "Leeds"}
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
        _dads_evening(today),
        _rainbow_sundays(today),
        _waiting_list(today),
        _paused(today),
    ]


def _dads_evening(today: date) -> Example:
    return Example(
        key="london-dads-evening",
        organisation=LANTERN,
        confirmed_days_ago=20,
        fields={
            **LONDON,
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
            **LONDON,
            "name": "Rainbow Nest Sundays",
            "kind": "support_group",
            "focus": "both",
            "structure": "open",
            "summary": "An afternoon in London for LGBTQ+ parents and parents-to-be. Children play, grown-ups talk.",
            "who_can_come": "Anyone who is LGBTQ+ and is a parent or hopes to be one, with their partners and "
            "children.",
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
            **LEEDS,
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
            "join_note": "We ring you, hear what you hope for, and put you on the list. Most people wait about a "
            "month.",
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
            **LEEDS,
            "name": "Sling Library and Chat",
            "kind": "parent_baby_group",
            "focus": "parenting",
            "structure": "open",
            "status": "paused",
            "paused_until": next_day(today, TUESDAY, weeks=6),
            "status_note": "The room is being painted. We hope to be back soon, and we will say so here.",
            "summary": "Try a sling, borrow a sling, and have a cup of tea. We are having a break while our room is "
            "painted.",
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
