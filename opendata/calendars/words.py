"""What an event says. A neutral one tells whoever looks over a shoulder that there is an appointment, and no more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.models import Listing, Meeting, Occurrence, Venue
from groups.schedules.time_words import part_words
from groups.search.listing_words import freshness_words, restriction_words
from groups.views.addresses import web_address
from groups.views.group_dates import news_of
from groups.views.joining import route_words
from groups.vocabulary import FROM_HOME, Freshness, Precision


@dataclass(frozen=True)
class Words:
    """Of the events of one meeting. `address` is the group's page, "" in a neutral calendar."""

    title: str
    address: str
    describe: Callable[[Occurrence | None], str]
    place: Callable[[Venue | None], str]
    point: Callable[[Venue | None], tuple[float, float] | None]


def page_address(listing: Listing) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("groups:group", args=[listing.slug])


def neutral_words(meeting: Meeting) -> Words:
    time_of_day = _time_of_day(meeting)

    def describe(date: Occurrence | None) -> str:
        # A reason would tell what it is about.
        news = news_of(Occurrence(is_cancelled=date.is_cancelled, is_moved=date.is_moved)) if date else ""
        return "\n".join(filter(None, [news, time_of_day if date is None or not date.is_time_known else ""]))

    def place(venue: Venue | None) -> str:
        if venue is None:
            return ""
        # The name of a venue may be that of the organisation.
        return ", ".join(line for line in venue.public_lines() if line != venue.name)

    return Words(_("Appointment"), "", describe, place, lambda venue: None)


def words_of(meeting: Meeting, *, now: datetime) -> Words:
    listing, address = meeting.listing, page_address(meeting.listing)
    time_of_day, ever = _time_of_day(meeting), _always_said(meeting, now=now)

    def describe(date: Occurrence | None) -> str:
        lines = [
            news_of(date) if date else "",
            time_of_day if date is None or not date.is_time_known else "",
            *ever,
            address,
        ]
        return "\n".join(filter(None, lines))

    def place(venue: Venue | None) -> str:
        if venue:
            return ", ".join(venue.public_lines())
        if meeting.how in FROM_HOME:
            return meeting.get_how_display()
        return ", ".join(filter(None, [listing.locality, listing.region]))

    return Words(listing.name, address, describe, place, _exact_point)


def _exact_point(venue: Venue | None) -> tuple[float, float] | None:
    return venue.public_point() if venue and venue.precision == Precision.EXACT else None


def _time_of_day(meeting: Meeting) -> str:
    """For a date without a clock time, which a calendar shows as a whole day."""
    if meeting.starts:
        return ""
    if meeting.part_of_day:
        return _("Time of day: %(part)s. Ask them for the exact time.") % {"part": part_words(meeting.part_of_day)}
    return _("We don’t know the time. Ask them.")


def _always_said(meeting: Meeting, *, now: datetime) -> list[str]:
    listing, freshness = meeting.listing, meeting.listing.freshness(now=now)
    # “Confirmed 10 days ago” would make another file of it every day.
    doubt = freshness not in (Freshness.FRESH, Freshness.AGEING)
    link = web_address(meeting.link) if meeting.is_link_public else ""
    return [
        _("This is a made-up example. It is not a real group.") if listing.is_example else "",
        meeting.label,
        freshness_words(listing, freshness, now=now) if doubt else "",
        restriction_words(listing),
        route_words(listing),
        _("Link to the meeting: %(address)s") % {"address": link} if link else "",
        str(Precision.GIVEN_AFTER_CONTACT.label) if meeting.venue and meeting.venue.is_hidden else "",
    ]
