"""Enid in Oklahoma, and Toronto."""

from datetime import date

from opendata.samples.example import (
    FRIDAY,
    WEDNESDAY,
    Example,
    days_from,
    email,
    next_day,
    organisation,
    phone,
    venue_at,
)

PRAIRIE = organisation("Prairie Moms", "prairie-moms", "US", "Mothers in Enid who meet after work and on mornings off.")

MAPLE = organisation(
    "Maple Lane Family Health", "maple-lane", "CA", "A small health centre in Toronto with courses for new parents."
)


def list_examples(today: date) -> list[Example]:
    return [
        _enid(today),
        _cohort_begun(today),
        _on_the_ward(today),
    ]


def _enid(today: date) -> Example:
    room = venue_at(
        "Example Family Room", "500 Example Street", "Enid", "Oklahoma", "US", 36.3956, -97.8784, step_free="yes"
    )
    return Example(
        key="enid-prairie-moms",
        organisation=PRAIRIE,
        confirmed_days_ago=18,
        fields={
            "country": "US",
            "region": "Oklahoma",
            "region_code": "US-OK",
            "locality": "Enid",
            "name": "Prairie Moms",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "Mothers in Enid with low mood or worry, from pregnancy on. Two times each week; "
            "on Wednesday mornings children are looked after.",
            "facilitation": "peer",
            "babies": "yes",
            "older_children": "unknown",
            "childcare": "unknown",
            "baby_age_note": "Babies in arms on Tuesday; children up to five on Wednesday",
            "cost": "free",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "intake": "open",
            "intake_as_of": days_from(today, -18),
        },
        terms={
            "stages": ["pregnancy", "postnatal_0_12m", "postnatal_1_2y"],
            "specialties": ["depression", "anxiety", "bipolar"],
            "audiences": ["mothers"],
            "languages": ["en"],
            "activities": ["talking"],
        },
        meetings=[
            {
                "label": "Evening",
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=TU",
                "starts": "18:00",
                "duration_minutes": 60,
                "time_zone": "America/Chicago",
                "childcare": "no",
                "older_children": "no",
                "venue": room,
            },
            {
                "label": "Morning with childcare",
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=WE",
                "starts": "10:00",
                "duration_minutes": 60,
                "time_zone": "America/Chicago",
                "childcare": "yes",
                "older_children": "yes",
                "venue": room,
                "exceptions": [
                    {"on": next_day(today, WEDNESDAY), "kind": "cancelled", "reason": "The heating has failed."}
                ],
            },
        ],
        contacts=[phone("(580) 555-0112"), email("prairie-moms")],
    )


def _cohort_begun(today: date) -> Example:
    began_on = next_day(today, FRIDAY, weeks=-4)
    next_start_on = next_day(today, FRIDAY, weeks=9)
    return Example(
        key="toronto-eight-weeks",
        organisation=MAPLE,
        confirmed_days_ago=21,
        fields={
            "country": "CA",
            "region": "Ontario",
            "region_code": "CA-ON",
            "locality": "Toronto",
            "name": "Eight Weeks Together",
            "kind": "course",
            "focus": "mental_health",
            "structure": "closed",
            "summary": "An eight-week course in Toronto about low mood and worry after a birth. It has begun. "
            "You can sign up for the next one.",
            "what_happens": "Each week has a theme: sleep, worry, anger, rest, asking for help, partners, plans, a "
            "picnic.",
            "facilitation": "clinician",
            "facilitation_note": "A nurse leads, with a parent who took the course before.",
            "babies": "yes",
            "childcare": "yes",
            "baby_age_to": 12,
            "cost": "free",
            "join_route": "register",
            "accepts_self_referral": "yes",
            "accepts_professional_referral": "yes",
            "intake": "next_cohort_on",
            "intake_as_of": days_from(today, -21),
            "next_cohort_on": next_start_on,
            "capacity": 10,
        },
        terms={
            "stages": ["postnatal_0_12m"],
            "specialties": ["depression", "anxiety"],
            "languages": ["en", "fr"],
            "activities": ["course", "talking"],
        },
        meetings=[
            {
                "how": "in_person",
                "rule": "FREQ=WEEKLY;BYDAY=FR;COUNT=8",
                "anchor_on": began_on,
                "further_starts": [next_start_on.isoformat()],
                "starts": "13:00",
                "ends": "15:00",
                "time_zone": "America/Toronto",
                "venue": venue_at(
                    "Maple Lane Family Health",
                    "600 Example Lane",
                    "Toronto",
                    "Ontario",
                    "CA",
                    43.6629,
                    -79.3957,
                    step_free="yes",
                    accessible_toilet="yes",
                ),
            }
        ],
        contacts=[phone("(416) 555-0113"), email("maple-lane")],
    )


def _on_the_ward(today: date) -> Example:
    return Example(
        key="toronto-nicu-table",
        organisation=MAPLE,
        confirmed_days_ago=55,
        fields={
            "country": "CA",
            "region": "Ontario",
            "region_code": "CA-ON",
            "locality": "Toronto",
            "name": "Parents’ Table",
            "kind": "support_group",
            "focus": "mental_health",
            "structure": "open",
            "summary": "Supper for parents whose baby is in the neonatal unit of this hospital. "
            "Parents who have been there before cook.",
            "who_can_come": "Families with a baby in the unit now.",
            "facilitation": "peer",
            "babies": "no",
            "older_children": "yes",
            "cost": "free",
            "join_route": "invitation_only",
            "join_note": "Ask any nurse of the unit.",
        },
        terms={"stages": ["nicu", "postnatal_0_12m"], "specialties": ["nicu"], "languages": ["en"]},
        meetings=[
            {
                "how": "in_person",
                "dates": [days_from(today, days).isoformat() for days in (6, 19, 41, 60)],
                "starts": "17:30",
                "duration_minutes": 90,
                "time_zone": "America/Toronto",
                "venue": venue_at(
                    "Example Hospital, 4th floor", "700 Example Avenue", "Toronto", "Ontario", "CA", 43.6590, -79.3870
                ),
            }
        ],
        contacts=[email("maple-lane")],
    )
