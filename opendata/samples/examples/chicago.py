"""Chicago and its suburbs."""

from datetime import date

from opendata.samples.example import Example, days_from, email, organisation, phone, venue_at

LAKESHORE = organisation(
    "Lakeshore Perinatal Circle",
    "lakeshore",
    "US",
    "Parents and therapists in Chicago who hold groups for worry and unwanted thoughts.",
)

NIDO = organisation(
    "Nido de Voces", "nido-de-voces", "US", "Groups in Spanish for families in Chicago and its suburbs."
)

HOME_PORT = organisation(
    "Home Port Families", "home-port", "US", "Military spouses north of Chicago who look out for one another."
)

DOUBLE = organisation("Double Strollers", "double-strollers", "US", "Parents of twins and triplets in Evanston.")


def list_examples(today: date) -> list[Example]:
    return [
        _both_ways(today),
        _in_spanish(today),
        _military(),
        _twins(),
    ]


def _in_illinois(town: str) -> dict[str, str]:
    return {"country": "US", "region": "Illinois", "region_code": "US-IL", "locality": town}


def _both_ways(today: date) -> Example:
    return Example(
        key="chicago-worry-circle",
        organisation=LAKESHORE,
        confirmed_days_ago=9,
        confirmed_by="staff_visit",
        fields={
            **_in_illinois("Chicago"),
            "name": "The Worry Circle",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "For parents with strong worry or frightening thoughts that come unasked. "
            "By video each Monday, and in a room in Chicago twice a month.",
            "what_happens": "A parent and a therapist lead together. We share what helped this week. Nobody is asked "
            "to say a thought aloud.",
            "first_time": "The link comes by e-mail on the morning of the meeting. Your camera can stay off.",
            "not_suitable_for": "People in danger right now: the number to call is at the top of this page.",
            "facilitation": "peer_and_clinician",
            "training": "The therapist holds a state license. The parent has taken a two-day course.",
            "training_assurance": "checked",
            "checked_on": days_from(today, -9),
            "babies": "yes",
            "older_children": "no",
            "childcare": "no",
            "cost": "free",
            "join_route": "register",
            "sign_up_asks_for": "A first name and an e-mail address.",
            "reply_time": "The same day",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -9),
            "psychosis_policy": "not_suitable",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["anxiety", "ocd", "intrusive_thoughts"],
            "languages": ["en"],
            "online_access": ["captions", "camera_optional"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "label": "By video",
                "how": "online_video",
                "rule": "FREQ=WEEKLY;BYDAY=MO",
                "skips_public_holidays": True,
                "starts": "12:00",
                "duration_minutes": 60,
                "time_zone": "America/Chicago",
            },
            {
                "label": "In the room",
                "how": "in_person",
                "rule": "FREQ=MONTHLY;BYDAY=1SA,3SA",
                "starts": "10:00",
                "duration_minutes": 90,
                "time_zone": "America/Chicago",
                "venue": venue_at(
                    "Example Neighborhood House",
                    "100 Example Avenue",
                    "Chicago",
                    "Illinois",
                    "US",
                    41.9214,
                    -87.6513,
                    step_free="yes",
                    near_transit="yes",
                    quiet_space="yes",
                ),
            },
        ],
        contacts=[phone("(312) 555-0108", hours="Monday to Friday, 9am to 4pm"), email("lakeshore")],
    )


def _in_spanish(today: date) -> Example:
    return Example(
        key="oak-park-nido",
        organisation=NIDO,
        confirmed_days_ago=26,
        fields={
            **_in_illinois("Oak Park"),
            "name": "Nido: mamás y papás",
            "kind": "support_group",
            "focus": "both",
            "structure": "open",
            "text_language": "es",
            "summary": "Un grupo en español en Oak Park para familias con un bebé o que esperan uno. "
            "Puedes venir con tus hijos. No pedimos documentos.",
            "what_happens": "Tomamos café, hablamos de cómo estamos y cantamos una canción con los bebés.",
            "first_time": "Una persona del grupo te espera en la puerta.",
            "written_down": "No anotamos nombres.",
            "facilitation": "certified_peer",
            "babies": "yes",
            "older_children": "yes",
            "childcare": "yes",
            "cost": "free",
            "join_route": "walk_in",
            "accepts_self_referral": "yes",
            "accepts_someone_for_me": "yes",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety", "general_wellbeing"],
            "audiences": ["latina_parents", "migrants_refugees"],
            "languages": ["es"],
            "first_contact_languages": ["es", "en"],
            "activities": ["talking", "play"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=WE",
                "starts": "17:30",
                "ends": "19:00",
                "time_zone": "America/Chicago",
                "venue": venue_at(
                    "Example Library",
                    "200 Example Street",
                    "Oak Park",
                    "Illinois",
                    "US",
                    41.8885,
                    -87.7988,
                    step_free="yes",
                    parking="yes",
                    feeding_space="yes",
                ),
            }
        ],
        contacts=[
            phone("(708) 555-0109", languages=["es"], label="Español"),
            {"kind": "text", "value": "(708) 555-0110", "languages": ["es", "en"], "hours": "9am to 8pm"},
        ],
    )


def _military() -> Example:
    return Example(
        key="north-chicago-home-port",
        organisation=HOME_PORT,
        confirmed_days_ago=45,
        fields={
            **_in_illinois("North Chicago"),
            "name": "Home Port Morning",
            "kind": "parent_baby_group",
            "focus": "both",
            "structure": "open",
            "summary": "A morning for military families north of Chicago with a baby, or with one on the way. "
            "You need no base pass: we meet outside the gate.",
            "who_can_come": "Anyone who serves or has served, and their partners.",
            "facilitation": "peer",
            "babies": "yes",
            "older_children": "yes",
            "cost": "free",
            "join_route": "walk_in",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "general_wellbeing"],
            "audiences": ["military", "partners"],
            "languages": ["en"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TU",
                "starts": "09:30",
                "ends": "11:00",
                "time_zone": "America/Chicago",
                "venue": venue_at(
                    "Example Family Center", "300 Example Drive", "North Chicago", "Illinois", "US", 42.3256, -87.8412
                ),
            }
        ],
        contacts=[phone("(847) 555-0111"), email("home-port")],
    )


def _twins() -> Example:
    """Nobody has confirmed this one yet."""
    return Example(
        key="evanston-double-strollers",
        organisation=DOUBLE,
        fields={
            **_in_illinois("Evanston"),
            "name": "Double Strollers",
            "kind": "parent_baby_group",
            "focus": "parenting",
            "structure": "open",
            "summary": "Parents of twins and more meet in Evanston on the 15th of each month to swap clothes and tips.",
            "facilitation": "peer",
            "babies": "yes",
            "older_children": "yes",
            "cost": "donation",
            "join_route": "walk_in",
        },
        terms={"stages": ["pregnancy", "postnatal_0_12m"], "specialties": ["multiples"], "languages": ["en"]},
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=MONTHLY;BYMONTHDAY=15",
                "starts": "16:00",
                "time_zone": "America/Chicago",
                "venue": venue_at(
                    "Example Park House", "400 Example Street", "Evanston", "Illinois", "US", 42.0451, -87.6877
                ),
            }
        ],
        contacts=[email("double-strollers")],
    )
