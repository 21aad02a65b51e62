"""By video, by phone and in writing."""

from datetime import date

from opendata.samples.example import Example, days_from, email, organisation, phone

LONG_WAY = organisation(
    "Long Way Back", "long-way-back", "GB", "People who have had psychosis after a birth, and those who love them."
)
NIGHT_LAMP = organisation(
    "Night Lamp", "night-lamp", "GB", "Trained volunteers across the UK who answer the phone and write back."
)
NORTHERN = organisation(
    "Northern Lights Online", "northern-lights", "CA", "Groups by video, held from Toronto for people anywhere."
)


def list_examples(today: date) -> list[Example]:
    return [_after_psychosis(today), _phone_line(), _evening_chat(), _from_another_zone(today), _forum()]


def _after_psychosis(today: date) -> Example:
    return Example(
        key="online-long-way-back",
        organisation=LONG_WAY,
        confirmed_days_ago=14,
        fields={
            "country": "GB",
            "name": "The Long Way Back",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A monthly video group for people who have had treatment for psychosis after a birth, "
            "lately or years ago. It is not emergency care.",
            "what_happens": "Two of us who have been there host. We talk about sleep, work, another baby, and trust.",
            "first_time": "We ring you first, to hear how you are and to answer your questions.",
            "who_can_come": "People who have had treatment and are back at home.",
            "not_suitable_for": "Anyone who may be ill with psychosis now. That is an emergency: "
            "see the numbers at the top of this page.",
            "facilitation": "certified_peer",
            "training": "Five days, and a yearly refresher.",
            "training_assurance": "checked",
            "checked_on": days_from(today, -14),
            "supervision": "A psychiatric nurse, after every meeting.",
            "supervision_assurance": "checked",
            "babies": "yes",
            "cost": "free",
            "join_route": "register",
            "sign_up_asks_for": "Your name, a phone number, and who to ring if we are worried about you.",
            "accepts_self_referral": "yes",
            "accepts_professional_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -14),
            "psychosis_policy": "after_treatment",
            "service_area": "countries",
            "service_area_codes": ["GB"],
            "service_area_note": "Anywhere in the UK",
        },
        terms={
            "stages": ["postnatal_0_12m", "postnatal_1_2y", "after_2y"],
            "specialties": ["psychosis_recovery"],
            "languages": ["en"],
            "online_access": ["captions", "camera_optional"],
        },
        meetings=[
            {
                "how": "online_video",
                "rule": "FREQ=MONTHLY;BYDAY=2WE",
                "starts": "19:30",
                "ends": "20:45",
                "time_zone": "Europe/London",
            }
        ],
        contacts=[email("long-way-back")],
    )


def _phone_line() -> Example:
    return Example(
        key="phone-night-lamp",
        organisation=NIGHT_LAMP,
        confirmed_days_ago=7,
        fields={
            "country": "GB",
            "name": "Night Lamp phone line",
            "kind": "helpline",
            "focus": "mental_health",
            "summary": "Trained volunteers listen in the evening and at night, all over the UK. The call is free. "
            "You need not give a name.",
            "what_happens": "A volunteer listens for as long as you need. They do not tell you what to do.",
            "written_down": "The time of the call. No name and no number.",
            "facilitation": "trained_volunteer",
            "training": "Forty hours, then ten nights beside somebody with experience.",
            "training_assurance": "told_us",
            "supervision": "A supervisor is on duty every night.",
            "supervision_assurance": "told_us",
            "cost": "free",
            "cost_note": "Free from mobiles and landlines.",
            "join_route": "open_link",
            "accepts_self_referral": "yes",
            "accepts_someone_for_me": "yes",
            "interpreter": "Interpreters by phone, in a few minutes",
            "service_area": "countries",
            "service_area_codes": ["GB"],
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y", "pregnancy_loss", "infant_loss"],
            "specialties": ["depression", "anxiety", "loss"],
            "languages": ["en", "pa"],
        },
        meetings=[
            {
                "label": "Evenings and nights",
                "how": "phone",
                "rule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                "starts": "19:00",
                "ends": "03:00",
                "time_zone": "Europe/London",
            }
        ],
        contacts=[
            phone("0808 157 0114", hours="Every day, 7pm to 3am", languages=["en"]),
            phone("0808 157 0115", hours="Monday and Thursday, 7pm to 10pm", languages=["pa"], label="ਪੰਜਾਬੀ"),
            {"kind": "text", "value": "07700 900116", "keyword": "LAMP", "hours": "Every day, 7pm to 3am"},
        ],
    )


def _evening_chat() -> Example:
    return Example(
        key="chat-night-lamp",
        organisation=NIGHT_LAMP,
        confirmed_days_ago=7,
        fields={
            "country": "GB",
            "name": "Night Lamp Chat",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A chat in writing on Wednesday evenings, for parents who would rather type than talk. "
            "Up to twelve people; a host keeps it kind.",
            "facilitation": "trained_volunteer",
            "cost": "free",
            "join_route": "open_link",
            "capacity": 12,
            "service_area": "anywhere",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety"],
            "audiences": ["deaf"],
            "languages": ["en"],
            "online_access": ["text_only"],
            "activities": ["chat_room"],
        },
        meetings=[
            {
                "how": "text_chat",
                "rule": "FREQ=WEEKLY;BYDAY=WE",
                "starts": "20:00",
                "ends": "21:00",
                "time_zone": "Europe/London",
                "link": "https://night-lamp.example.org/chat",
                "is_link_public": True,
            }
        ],
        contacts=[email("night-lamp"), {"kind": "web", "value": "https://night-lamp.example.org/chat"}],
    )


def _from_another_zone(today: date) -> Example:
    return Example(
        key="online-northern-lights",
        organisation=NORTHERN,
        confirmed_days_ago=22,
        fields={
            "country": "CA",
            "name": "Northern Lights",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "A video group held from Toronto for Black mothers and birthing parents anywhere in the world.",
            "facilitation": "peer",
            "babies": "yes",
            "older_children": "yes",
            "cost": "free",
            "join_route": "register",
            "reply_time": "Two days",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -22),
            "service_area": "anywhere",
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety", "ptsd_birth_trauma"],
            "audiences": ["black_parents", "mothers", "birthing_parents"],
            "languages": ["en", "fr"],
            "online_access": ["camera_optional", "dial_in"],
        },
        meetings=[
            {
                "how": "online_video",
                "rule": "FREQ=WEEKLY;BYDAY=SU",
                "starts": "15:00",
                "ends": "16:30",
                "time_zone": "America/Toronto",
            }
        ],
        contacts=[email("northern-lights")],
    )


def _forum() -> Example:
    return Example(
        key="forum-long-way",
        organisation=NORTHERN,
        confirmed_days_ago=95,
        fields={
            "country": "CA",
            "name": "Northern Lights board",
            "kind": "forum",
            "focus": "both",
            "structure": "open",
            "summary": "A message board that is open day and night. Hosts read every post within a day. "
            "You choose a name that is not your own.",
            "facilitation": "peer",
            "cost": "free",
            "join_route": "register",
            "service_area": "anywhere",
        },
        terms={
            "stages": ["trying", "pregnancy", "postnatal_0_12m", "postnatal_1_2y", "after_2y"],
            "specialties": ["general_wellbeing", "feeding"],
            "languages": ["en", "fr"],
            "activities": ["chat_room"],
        },
        meetings=[{"how": "text_chat"}],
        contacts=[email("northern-lights")],
    )
