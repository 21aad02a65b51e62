"""The rules of search once more, as a plain scan over a list: slow, and with nothing in common with the real one
but the words of the vocabulary, the great circle and the way text is folded into words."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from groups.models import Listing
from groups.search.text.words import index_words
from places.distance import haversine_km

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
TERMS = {"for": "audiences", "topic": "specialties", "stage": "stages", "language": "languages"}
FIELDS = {
    "kind": "kind",
    "cost": "cost",
    "join": "join_route",
    "leader": "facilitation",
    "babies": "babies",
    "children": "older_children",
    "childcare": "childcare",
}
HOME = ("online_video", "phone", "text_chat")


@dataclass
class Row:
    """A listing with everything the scan looks at, read once."""

    pk: int
    listing: Listing
    codes: dict
    slots: list
    words: set
    title_words: set
    upcoming: list
    has_begun: bool
    dates: list
    """(starts_at, how, weekday, part of day, whether the clock time is known), soonest first."""


def read_rows(now):
    prefetched = Listing.objects.select_related("organisation").prefetch_related(
        "meetings__venue", "meetings__occurrences", *TERMS.values(), "online_access"
    )
    return [_row(listing, now) for listing in prefetched.order_by("pk").iterator(chunk_size=400)]


def _row(listing, now):
    codes = {name: {term.code for term in getattr(listing, field).all()} for name, field in TERMS.items()}
    codes |= {name: {getattr(listing, field)} for name, field in FIELDS.items()}
    codes["focus"] = {"mental_health", "parenting"} if listing.focus == "both" else {listing.focus}
    codes["access"] = {term.code for term in listing.online_access.all()}
    easy = listing.join_route in ("walk_in", "open_link", "register", "contact_first")
    codes["referral"] = {"none"} if easy or listing.accepts_self_referral == "yes" else set()
    codes["country"] = {listing.country, *(code[:2] for code in listing.service_area_codes)}
    slots, upcoming, ahead = [], [], []
    for meeting in listing.meetings.all():
        dates = [found for found in meeting.occurrences.all() if not found.is_cancelled and found.starts_at >= now]
        upcoming += [found.starts_at for found in dates]
        ahead += [
            (found.starts_at, meeting.how, DAYS[found.weekday], found.part_of_day, found.is_time_known)
            for found in dates
        ]
        times = {(DAYS[found.weekday], found.part_of_day) for found in dates} or {("", meeting.part_of_day)}
        point = meeting.venue.public_point() if meeting.venue and meeting.how in ("", "in_person") else None
        slots += [(meeting.how, day, part, point) for day, part in times]
    organisation = listing.organisation
    title = index_words(listing.name, organisation.name)
    labels = [term.label for field in TERMS.values() for term in getattr(listing, field).all()]
    labels += [term.label for term in listing.online_access.all()]
    venues = [line for meeting in listing.meetings.all() if meeting.venue for line in meeting.venue.public_lines()]
    rest = index_words(
        listing.locality, listing.region, listing.summary, str(listing.get_kind_display()), *labels, *venues
    )
    slots = slots or [("", "", "", None)]
    return Row(
        listing.pk,
        listing,
        codes,
        slots,
        title | rest,
        title,
        sorted(upcoming),
        _has_begun(listing, now),
        sorted(ahead),
    )


def _has_begun(listing, now):
    """Every meeting is a course that had its first date before today and has one to come, today's included."""
    meetings = list(listing.meetings.all())
    return bool(meetings) and all(
        "COUNT" in meeting.rule
        and meeting.anchor_on + timedelta(days=(_weekday_of(meeting) - meeting.anchor_on.weekday()) % 7) < now.date()
        and meeting.occurrences.all()
        for meeting in meetings
    )


def _weekday_of(meeting):
    return ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].index(meeting.rule.partition("BYDAY=")[2][:2])


def on_clock(date, zone):
    """(how, weekday, part of day): from home by the reader's clock, where she goes by the group's."""
    starts_at, how, day, part, is_known = date
    if not zone or how not in HOME or not is_known:
        return how, day, part
    there = starts_at.astimezone(ZoneInfo(zone))
    parts = ((5, "night"), (12, "morning"), (17, "afternoon"), (22, "evening"), (24, "night"))
    return how, DAYS[there.weekday()], next(part for hour, part in parts if there.hour < hour)


def slots_on_clock(row, zone, now):
    if not zone:
        return row.slots
    soon = [date for date in row.dates if date[0] < now + timedelta(days=35)]
    known_by_date = {date[1:4] for date in soon}
    slots = [slot for slot in row.slots if slot[0] not in HOME or slot[:3] not in known_by_date]
    return slots + [(*on_clock(date, zone), None) for date in soon if date[1] in HOME]


def is_when(date, codes, zone, now):
    midnight = datetime.combine(now.astimezone(ZoneInfo(zone or "UTC")).date(), time(), ZoneInfo(zone or "UTC"))
    ends = {
        "today": midnight + timedelta(days=1),
        "this_week": midnight + timedelta(days=7 - midnight.weekday()),
        "7_days": now + timedelta(days=7),
    }
    return any(date[0] < ends[code] for code in codes)


def is_shown(row, now):
    listing = row.listing
    age = lambda moment: (now.astimezone(UTC).date() - moment.astimezone(UTC).date()).days  # noqa: E731
    if listing.status != "published" or "psychosis_recovery" in row.codes["topic"]:
        return False
    return age(listing.confirmed_at) <= 180 if listing.confirmed_at else age(listing.listed_at) <= 120


def band(row, now):
    if not row.listing.confirmed_at:
        return 3
    age = (now.astimezone(UTC).date() - row.listing.confirmed_at.astimezone(UTC).date()).days
    return 0 if age <= 90 else 1 if age <= 120 else 2


def passes(row, chosen, leave_out=""):
    for name, wanted in chosen.items():
        if name == leave_out or name in ("how", "day", "part", "when"):
            continue
        have = row.codes[name]
        if name == "country" and row.listing.service_area == "anywhere":
            continue
        if name == "access":
            if not set(wanted) <= have:
                return False
        elif not set(wanted) & have:
            return False
    return True


def slot_passes(slot, chosen, leave_out=""):
    values = dict(zip(("how", "day", "part"), slot[:3], strict=True))
    return all(name == leave_out or not chosen.get(name) or values[name] in chosen[name] for name in values)


def section_of(row, chosen, place, km, zone, now, leave_out=""):
    """(section, km away) or None. Without a place everything is in one section."""
    listing = row.listing
    slots = [slot for slot in slots_on_clock(row, zone, now) if slot_passes(slot, chosen, leave_out)]
    if chosen.get("when") and leave_out != "when":
        then = {on_clock(date, zone) for date in row.dates if is_when(date, chosen["when"], zone, now)}
        slots = [slot for slot in slots if slot[:3] in then]
    if not slots:
        return None
    if place is None:
        return "all", None
    serves = set(listing.service_area_codes) & {place.country, place.region}
    away = [
        haversine_km(place.latitude, place.longitude, *slot[3]) for slot in slots if slot[3] and slot[0] not in HOME
    ]
    away = [distance for distance in away if distance <= km]
    if away:
        all_away = [haversine_km(place.latitude, place.longitude, *slot[3]) for slot in row.slots if slot[3]]
        unsaid = listing.service_area == "unknown" and not listing.service_area_note
        in_radius = listing.service_area == "radius" and any(
            distance <= min(km, listing.service_radius_km) for distance in all_away
        )
        welcome = unsaid or listing.service_area == "anywhere" or bool(serves) or in_radius
        if listing.join_route == "invitation_only":
            welcome = False
        return ("go" if welcome else "check"), min(away)
    is_unplaced = not any(slot[3] for slot in row.slots)
    in_her_region = (place.region and listing.region_code == place.region) or (
        serves and listing.service_area in ("regions", "postcode_areas")
    )
    if is_unplaced and in_her_region and any(slot[0] not in HOME for slot in slots):
        return "check", None
    if any(slot[0] in HOME for slot in slots):
        unknown = listing.service_area in ("unknown", "radius")
        own = listing.country == place.country or place.country in {code[:2] for code in ()}
        if listing.service_area == "anywhere" or serves or (unknown and own):
            return "home", None
    return None


def next_wanted(row, section, chosen, zone, now):
    """Its next date that was asked for; behind all of those, what has none in the next five weeks."""
    hows = {"go": ("in_person", ""), "check": ("in_person", ""), "home": HOME}.get(section)
    for date in row.dates:
        soon = (
            date[0] < now + timedelta(days=35) if not chosen.get("when") else is_when(date, chosen["when"], zone, now)
        )
        if soon and (hows is None or date[1] in hows) and slot_passes(on_clock(date, zone), chosen):
            return 0, date[0]
    return 1, row.upcoming[0] if row.upcoming else now + timedelta(days=10_000)


def distance_band(km):
    if km is None:
        return 5
    return next((number for number, most in enumerate((3, 8, 16, 40, 80)) if km <= most), 5)


def search(rows, chosen, place, km, query, sort, now, zone="", leave_out=""):
    """Every match in order: (section, pk)."""
    found = []
    zone = zone or (place.time_zone if place else "")
    for row in rows:
        if not is_shown(row, now) or not passes(row, chosen, leave_out):
            continue
        if query and not query.matches(row.words):
            continue
        answer = section_of(row, chosen, place, km, zone, now, leave_out)
        if answer:
            found.append((row, *answer))
    order = ["go", "check", "home", "all"]
    has_distances = any(away is not None for _row, _section, away in found)

    def key(item):
        row, section, away = item
        soonest = next_wanted(row, section, chosen, zone, now)
        first = order.index(section)
        if sort == "name":
            return first, row.listing.search_entry.sort_name, row.pk
        if sort == "soonest":
            return first, soonest, row.pk
        if sort == "nearest" and section in ("go", "check"):
            return first, float("inf") if away is None else away, row.pk
        title = 0 if query and query.matches_any(row.title_words) else 1
        return (
            first,
            row.has_begun,
            title if query else 0,
            band(row, now),
            distance_band(away) if has_distances else 0,
            soonest,
            row.pk,
        )

    return [(section, row.pk) for row, section, _away in sorted(found, key=key)]
