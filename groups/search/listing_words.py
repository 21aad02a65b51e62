"""What a listing says of itself in a few words; result cards and the group page say it alike."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from groups.freshness import INTAKE_DAYS, utc_day
from groups.models import Listing, Meeting, Venue
from groups.schedules.civil_time import local_moment
from groups.schedules.courses import CourseState, course_at
from groups.schedules.time_words import full_date_words, join_words, short_date_words
from groups.search.labels import label_of
from groups.vocabulary import Freshness, Intake, JoinRoute, ServiceArea, Structure, YesNoUnknown
from places.regions import country_name, region_called


def is_scheduled(meeting: Meeting) -> bool:
    """Whether anything is known of when it meets."""
    return bool(meeting.rule or meeting.dates or meeting.is_by_arrangement or meeting.starts or meeting.part_of_day)


def address_words(venue: Venue) -> str:
    """In one line, as far as it may be shown."""
    lines = venue.public_lines()
    if venue.is_hidden:
        lines.append(_("address given after you make contact"))
    return ", ".join(lines) or _("Ask where they meet")


def restriction_words(listing: Listing) -> str:
    """Why she may not be able to go, in a few words; "" when everybody may."""
    if listing.join_route == JoinRoute.INVITATION_ONLY:
        return _("By invitation")
    if listing.service_area_note:
        return _("For people in: %(area)s") % {"area": listing.service_area_note}
    if listing.service_area == ServiceArea.RADIUS:
        return _("For people within %(number)s km") % {"number": round(listing.service_radius_km)}
    if listing.service_area in (ServiceArea.COUNTRIES, ServiceArea.REGIONS, ServiceArea.POSTCODE_AREAS):
        return _("For people in: %(area)s") % {
            "area": join_words([area_name(code) for code in listing.service_area_codes])
        }
    return ""


def area_name(code: str) -> str:
    """ "GB-SCT" in words. A postcode area is its own best name."""
    country, _dash, part = code.partition("-")
    if not part:
        return country_name(country)
    region = region_called(country, part)
    return region.name if region else part


def notice_words(listing: Listing, *, now: datetime) -> str:
    """Why she may have to wait: a course under way, or no place; "" when nobody has said so."""
    course = _course_words(listing, now=now)
    if course and listing.intake == Intake.NEXT_COHORT_ON:
        return course
    return " ".join(filter(None, [course, _intake_words(listing, now=now)]))


def _course_words(listing: Listing, *, now: datetime) -> str:
    """A course that has begun, and the next one. Where people may join in any week it does not matter."""
    if listing.structure in (Structure.OPEN, Structure.ROLLING):
        return ""
    states = [_course_of(meeting, now=now) for meeting in listing.meetings.all() if is_scheduled(meeting)]
    begun = [state.began_on for state in states if state and state.began_on]
    if not begun or len(begun) < len(states):
        return ""
    today = utc_day(now)
    starts = [state.next_start for state in states if state and state.next_start]
    if listing.next_cohort_on and listing.next_cohort_on >= today:
        starts.append(listing.next_cohort_on)
    values = {"began": short_date_words(max(begun), today=today)}
    if not starts:
        return _("This course began on %(began)s. Ask when the next one starts.") % values
    values["next"] = short_date_words(min(starts), today=today)
    return _("This course began on %(began)s. Next start: %(next)s.") % values


def _course_of(meeting: Meeting, *, now: datetime) -> CourseState | None:
    # Most rules count no meetings, and a card is put together often.
    if "COUNT=" not in meeting.rule:
        return None
    return course_at(meeting.pattern(), today=local_moment(now, meeting.time_zone or "UTC").date())


def _intake_words(listing: Listing, *, now: datetime) -> str:
    """Whether there are places; what was heard too long ago is said with its day, and what to ask."""
    intake, today = listing.intake, utc_day(now)
    if listing.intake_as_of and listing.intake_at(now=now) != intake:
        return _lapsed_words(intake, short_date_words(listing.intake_as_of, today=today))
    if intake == Intake.NEXT_COHORT_ON and listing.next_cohort_on:
        if listing.next_cohort_on >= today:
            return _("Next course starts %(date)s") % {"date": full_date_words(listing.next_cohort_on)}
        began = {"began": short_date_words(listing.next_cohort_on, today=today)}
        return _("This course began on %(began)s. Ask when the next one starts.") % began
    return str(Intake(intake).label) if intake in (Intake.FULL, Intake.WAITING_LIST, Intake.PAUSED) else ""


def _lapsed_words(intake: str, day: str) -> str:
    words = {
        Intake.FULL: _("Full on %(day)s. That was more than %(days)s days ago: ask whether there are places."),
        Intake.WAITING_LIST: _(
            "Waiting list on %(day)s. That was more than %(days)s days ago: ask whether there are places."
        ),
        Intake.PAUSED: _(
            "Not taking new people on %(day)s. That was more than %(days)s days ago: ask whether there are places."
        ),
        Intake.NEXT_COHORT_ON: _(
            "Waiting for the next course on %(day)s. That was more than %(days)s days ago: ask when it starts."
        ),
    }.get(Intake(intake), "")
    return words % {"day": day, "days": INTAKE_DAYS} if words else ""


def cost_words(listing: Listing) -> str:
    if listing.cost_amount is None:
        return label_of("cost", listing.cost)
    amount = f"{listing.cost_amount:.2f}".removesuffix(".00")
    return _("%(amount)s %(currency)s") % {"amount": amount, "currency": listing.cost_currency}


def babies_words(answer: str) -> str:
    if answer == YesNoUnknown.YES:
        return _("Babies welcome")
    return _("Come without your baby") if answer == YesNoUnknown.NO else _("Ask about babies")


def for_words(listing: Listing, audiences: list[str], stages: list[str]) -> str:
    sentences = []
    if audiences:
        sentences.append(
            _("For %(people)s.") % {"people": join_words([_as_in_a_sentence(label) for label in audiences])}
        )
    if stages:
        sentences.append(_("%(stages)s.") % {"stages": ", ".join([stages[0], *map(_as_in_a_sentence, stages[1:])])})
    if listing.parent_age_from and listing.parent_age_to:
        sentences.append(
            _("Parents aged %(first)s to %(last)s.") % {"first": listing.parent_age_from, "last": listing.parent_age_to}
        )
    elif listing.parent_age_to:
        sentences.append(_("Parents up to %(age)s.") % {"age": listing.parent_age_to})
    elif listing.parent_age_from:
        sentences.append(_("Parents from %(age)s.") % {"age": listing.parent_age_from})
    return " ".join(sentences)


def freshness_words(listing: Listing, freshness: Freshness, *, now: datetime) -> str:
    if freshness == Freshness.NOT_YET_CONFIRMED:
        return _("Not yet confirmed by the group. Please call or text first.")
    if freshness in (Freshness.STALE, Freshness.UNCONFIRMED):
        # Translators: a month such as "July 2027", in the letters of Django's date filter.
        since = date_format(listing.confirmed_at, pgettext("date format", "F Y"))
        return _("Not checked since %(month)s. Please call or text first.") % {"month": since}
    days = (utc_day(now) - utc_day(listing.confirmed_at)).days
    if days <= 0:
        return _("Confirmed by the group today")
    return ngettext("Confirmed by the group %(days)s day ago", "Confirmed by the group %(days)s days ago", days) % {
        "days": days
    }


def _as_in_a_sentence(label: str) -> str:
    """ "Fathers" as "fathers"; "LGBTQ+ parents" and "Black parents" keep their capitals."""
    first = label.split(" ", 1)[0]
    return (
        label if first in _KEEP_CAPITALS or (len(first) > 1 and first[1].isupper()) else label[:1].lower() + label[1:]
    )


_KEEP_CAPITALS = frozenset({"Black", "Asian", "Latina", "Indigenous", "Deaf"})
