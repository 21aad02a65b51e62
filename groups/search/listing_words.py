"""What a listing says of itself in a few words; result cards and the group page say it alike."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from groups.freshness import utc_day
from groups.models import Listing, Meeting, Venue
from groups.schedules.time_words import full_date_words, join_words
from groups.search.labels import label_of
from groups.vocabulary import Freshness, Intake, JoinRoute, ServiceArea, YesNoUnknown
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
    intake = listing.intake_at(now=now)
    if intake == Intake.NEXT_COHORT_ON and listing.next_cohort_on:
        return _("Next course starts %(date)s") % {"date": full_date_words(listing.next_cohort_on)}
    if intake in (Intake.FULL, Intake.WAITING_LIST, Intake.PAUSED):
        return str(Intake(intake).label)
    return ""


def cost_words(listing: Listing) -> str:
    if listing.cost_amount is None:
        return label_of("cost", listing.cost)
    amount = f"{listing.cost_amount:.2f}".removesuffix(".00")
    return _("%(amount)s %(currency)s") % {"amount": amount, "currency": listing.cost_currency}


def babies_words(answer: str) -> str:
    words = {YesNoUnknown.YES: _("Babies welcome"), YesNoUnknown.NO: _("Come without your baby")}
    return words.get(answer, _("Ask about babies"))


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
