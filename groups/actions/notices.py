"""Notices about a venue: everything held there between two days is off, or is held somewhere else.

A notice never touches a meeting. Its dates are worked out anew, so that undoing it brings back what was.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from groups.actions.occurrences import dates_ahead
from groups.actions.refreshing import refresh_listings
from groups.freshness import utc_day
from groups.models import Listing, Meeting, Occurrence, Venue, VenueNotice
from groups.models.whole_listing import whole_listings
from groups.vocabulary import FROM_HOME, Status

FURTHEST_DAYS = 3 * 366


@dataclass(frozen=True)
class AffectedDate:
    """`date` is as things stand now. It keeps its own change when it does not follow a notice about the venue:
    somebody has said something about this one date, or it came here from elsewhere."""

    listing: Listing
    meeting: Meeting
    date: Occurrence
    keeps_its_own: bool


def affected_by(venue: Venue, first_on: date, last_on: date, *, now: datetime) -> list[AffectedDate]:
    """Every date to come at the venue, as far ahead as dates are known, of whichever organisation; by listing."""
    found = []
    for listing in whole_listings(listings_at(venue).filter(status=Status.PUBLISHED)):
        dates = [one for meeting in listing.meetings.all() for one in _dates_at(venue, meeting, now=now)]
        within = [one for one in dates if first_on <= one.date.local_date <= last_on and one.date.starts_at >= now]
        found += sorted(within, key=lambda one: one.date.starts_at)
    return found


def listings_at(venue: Venue):
    """Those that carry the venue: in a meeting, for one date, or because a notice moves them there."""
    meets_there = Meeting.objects.filter(
        Q(venue=venue) | Q(exceptions__venue=venue) | Q(venue__notices__moved_to=venue, venue__notices__undone_at=None)
    )
    return Listing.objects.filter(pk__in=meets_there.values("listing")).order_by("organisation__name", "name", "pk")


def overlapping(venue: Venue, first_on: date, last_on: date):
    """Notices in force about any of these days. On a day that several name, the latest counts."""
    return venue.notices.in_force().filter(first_on__lte=last_on, last_on__gte=first_on).select_related("moved_to")


def check_notice(notice: VenueNotice, *, now: datetime) -> None:
    """Raises ValidationError, by field."""
    # Nobody in particular is an answer for a command.
    notice.full_clean(exclude=["made_by", "undone_by"])
    # Somewhere it may still be yesterday.
    if notice.last_on < utc_day(now) - timedelta(days=1):
        raise ValidationError({"last_on": _("These days have passed. Please check the dates.")})
    if notice.first_on < utc_day(now) - timedelta(days=FURTHEST_DAYS):
        raise ValidationError({"first_on": _("This day is long past. Please check the year.")})
    if notice.last_on > utc_day(now) + timedelta(days=FURTHEST_DAYS):
        raise ValidationError({"last_on": _("This day is very far away. Please check the year.")})


def give_notice(
    *,
    venue: Venue,
    kind: str,
    first_on: date,
    last_on: date,
    moved_to: Venue | None = None,
    reason: str = "",
    by,
    now: datetime,
) -> VenueNotice:
    """`by` is a User, or None for a command. Raises ValidationError before anything is written."""
    notice = VenueNotice(
        venue=venue,
        kind=kind,
        first_on=first_on,
        last_on=last_on,
        moved_to=moved_to,
        reason=reason,
        made_by=by,
        made_at=now,
    )
    check_notice(notice, now=now)
    with transaction.atomic():
        notice.save()
        refresh_listings(listings_at(venue), now=now)
    return notice


def undo_notice(notice: VenueNotice, *, by, now: datetime) -> VenueNotice:
    """Raises ValidationError when somebody has undone it already."""
    with transaction.atomic():
        held = VenueNotice.objects.select_for_update().get(pk=notice.pk)
        if held.undone_at is not None:
            raise ValidationError(_("This notice has been undone already."))
        held.undone_at, held.undone_by = now, by
        held.save(update_fields=["undone_at", "undone_by"])
        refresh_listings(listings_at(held.venue), now=now)
    return held


def _dates_at(venue: Venue, meeting: Meeting, *, now: datetime) -> list[AffectedDate]:
    is_its_own = meeting.venue_id == venue.pk and meeting.how not in FROM_HOME
    found, explained = [], set()
    for _on, occurrence, exception in dates_ahead(meeting, now=now):
        if not is_its_own and occurrence.venue_id != venue.pk:
            continue
        # A date that was moved stands there twice: where it was, and where it is now.
        if exception is None or exception.pk not in explained:
            keeps_its_own = exception is not None or not is_its_own
            found.append(AffectedDate(meeting.listing, meeting, occurrence, keeps_its_own))
        explained.add(exception.pk if exception else None)
    return found
