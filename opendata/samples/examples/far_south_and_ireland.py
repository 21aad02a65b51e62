"""Dublin, Melbourne and Auckland."""

from datetime import date

from opendata.samples.example import FRIDAY, Example, days_from, email, next_day, organisation

LIFFEY = organisation(
    "Liffey Parents", "liffey-parents", "IE", "A community centre in Dublin with a crèche and two parent groups."
)
YARRA = organisation("Yarra Evenings", "yarra-evenings", "AU", "Mothers in Melbourne who meet without their children.")
HARAKEKE = organisation("Harakeke Whānau", "harakeke", "NZ", "A group in Auckland that met for six years.")


def list_examples(today: date) -> list[Example]:
    return [_cancelled_next_week(today), _without_children(today), _gone_quiet(), _ended()]


def _cancelled_next_week(today: date) -> Example:
    return Example(
        key="dublin-friday-room",
        organisation=LIFFEY,
        confirmed_days_ago=3,
        fields={
            "country": "IE",
            "region": "Leinster",
            "region_code": "IE-L",
            "locality": "Dublin",
            "name": "The Friday Room",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A weekly group in Dublin for worry and low mood, with a crèche next door. It costs €5. "
            "The next meeting is cancelled.",
            "what_happens": "A short breathing exercise, then talk in twos and all together.",
            "facilitation": "clinician",
            "facilitation_note": "A psychologist leads.",
            "training": "Registered with the psychologists’ society.",
            "training_assurance": "told_us",
            "babies": "yes",
            "older_children": "yes",
            "childcare": "yes",
            "children_note": "Tell us a day ahead, so that the crèche has a place.",
            "cost": "fixed",
            "cost_amount": "5.00",
            "cost_currency": "EUR",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -3),
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["anxiety", "depression"],
            "languages": ["en", "ga"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=FR",
                "starts": "11:00",
                "ends": "12:30",
                "time_zone": "Europe/Dublin",
                "venue": {
                    "name": "Example Community Centre",
                    "street": "7 Example Quay",
                    "locality": "Dublin",
                    "region": "Leinster",
                    "country": "IE",
                    "latitude": 53.3438,
                    "longitude": -6.2546,
                    "precision": "exact",
                    "access": {"step_free": "yes", "accessible_toilet": "yes", "baby_change": "yes"},
                },
                "exceptions": [
                    {"on": next_day(today, FRIDAY), "kind": "cancelled", "reason": "The leader is ill."},
                    {"on": next_day(today, FRIDAY, weeks=7), "kind": "cancelled", "reason": "Holidays."},
                ],
            }
        ],
        contacts=[email("liffey-parents")],
    )


def _without_children(today: date) -> Example:
    return Example(
        key="melbourne-an-evening-off",
        organisation=YARRA,
        confirmed_days_ago=30,
        fields={
            "country": "AU",
            "region": "Victoria",
            "region_code": "AU-VIC",
            "locality": "Melbourne",
            "name": "An Evening Off",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "Two evenings a month in Melbourne for mothers, without children on purpose: "
            "an hour and a half in which nobody needs you.",
            "facilitation": "peer",
            "babies": "no",
            "older_children": "no",
            "childcare": "no",
            "children_note": "People come without children, so that everyone can rest.",
            "cost": "donation",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -30),
        },
        terms={
            "stages": ["postnatal_0_12m", "postnatal_1_2y", "after_2y"],
            "specialties": ["general_wellbeing", "depression"],
            "audiences": ["mothers"],
            "languages": ["en"],
            "activities": ["craft", "talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=MONTHLY;BYDAY=2WE,4WE",
                "starts": "19:30",
                "ends": "21:00",
                "time_zone": "Australia/Melbourne",
                "venue": {
                    "name": "Example Pottery",
                    "street": "8 Example Parade",
                    "locality": "Melbourne",
                    "region": "Victoria",
                    "country": "AU",
                    "latitude": -37.8183,
                    "longitude": 144.9671,
                    "precision": "exact",
                    "access": {"step_free": "unknown", "near_transit": "yes"},
                },
            }
        ],
        notices=[
            {
                "kind": "closed",
                "first_on": days_from(today, 20),
                "last_on": days_from(today, 54),
                "reason": "The pottery has its kiln replaced.",
            }
        ],
        contacts=[email("yarra-evenings")],
    )


def _gone_quiet() -> Example:
    """Not heard of for so long that searches leave it out; its page says so."""
    return Example(
        key="melbourne-pram-stop",
        organisation=YARRA,
        confirmed_days_ago=200,
        fields={
            "country": "AU",
            "region": "Victoria",
            "region_code": "AU-VIC",
            "locality": "Melbourne",
            "name": "Pram Stop",
            "kind": "parent_baby_group",
            "summary": "Parents with prams meet by the river on Saturday mornings. We have not heard from them for a "
            "while.",
            "facilitation": "unknown",
            "babies": "yes",
            "cost": "free",
            "join_route": "walk_in",
        },
        terms={"stages": ["postnatal_0_12m"], "languages": ["en"], "activities": ["walking"]},
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=SA",
                "part_of_day": "morning",
                "time_zone": "Australia/Melbourne",
                "venue": {
                    "locality": "Melbourne",
                    "region": "Victoria",
                    "country": "AU",
                    "latitude": -37.82,
                    "longitude": 144.97,
                    "precision": "area",
                },
            }
        ],
        contacts=[email("yarra-evenings")],
    )


def _ended() -> Example:
    return Example(
        key="auckland-harakeke",
        organisation=HARAKEKE,
        confirmed_days_ago=80,
        fields={
            "country": "NZ",
            "region": "Auckland",
            "region_code": "NZ-AUK",
            "locality": "Auckland",
            "name": "Harakeke Mornings",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "status": "closed",
            "status_note": "This group has ended. Thank you to everyone who came and made the tea.",
            "summary": "A weekly group in Auckland for whānau with a baby. It has ended.",
            "facilitation": "peer",
            "babies": "yes",
            "cost": "free",
            "join_route": "walk_in",
        },
        terms={
            "stages": ["postnatal_0_12m"],
            "specialties": ["depression"],
            "audiences": ["indigenous"],
            "languages": ["mi", "en"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=MO",
                "starts": "10:00",
                "ends": "12:00",
                "time_zone": "Pacific/Auckland",
                "venue": {
                    "locality": "Auckland",
                    "region": "Auckland",
                    "country": "NZ",
                    "latitude": -36.85,
                    "longitude": 174.76,
                    "precision": "area",
                },
            }
        ],
    )
