"""What the directory holds of a listing, in the same shape as `Draft.statement`, so that the two compare."""

from typing import Any

from groups.models import Listing
from opendata.imports.drafts import plain
from people.actions.organisations import identity_of

_MEETING = (
    "how",
    "rule",
    "anchor_on",
    "ends_on",
    "starts",
    "duration_minutes",
    "part_of_day",
    "time_zone",
    "is_by_arrangement",
    "as_published",
)
# Details of a meeting that files seldom or never bring. Left out while they are empty.
_MEETING_DETAILS = (
    "label",
    "dates",
    "further_starts",
    "is_term_time",
    "skips_public_holidays",
    "ends",
    "link",
    "babies",
    "older_children",
    "childcare",
)
_VENUE = ("name", "street", "locality", "region", "postal_code", "country", "precision", "latitude", "longitude")
_CONTACT = ("kind", "value", "label", "keyword", "hours", "audience")


def held_statement(listing: Listing, names: list[str]) -> dict[str, Any]:
    """For the given names of fields, terms and children. Reads the listing's relations."""
    read = {
        "organisation": _organisation,
        "meetings": lambda listing: [_meeting(meeting) for meeting in listing.meetings.all()],
        "contacts": lambda listing: [_contact(contact) for contact in listing.contacts.all()],
        "sources": lambda listing: [{"name": one.name, "url": one.url} for one in listing.sources.all()],
    }
    return {name: plain(read[name](listing) if name in read else _own(listing, name)) for name in names}


def _own(listing: Listing, name: str) -> Any:
    if Listing._meta.get_field(name).many_to_many:
        return sorted(term.code for term in getattr(listing, name).all())
    return getattr(listing, name)


def _organisation(listing: Listing) -> list[str]:
    organisation = listing.organisation
    return list(identity_of(organisation.name, organisation.country, organisation.website))


def _meeting(meeting) -> dict[str, Any]:
    held = {name: getattr(meeting, name) for name in _MEETING}
    held["venue"] = {name: getattr(meeting.venue, name) for name in _VENUE} if meeting.venue else None
    held |= {name: getattr(meeting, name) for name in _MEETING_DETAILS if getattr(meeting, name)}
    exceptions = [f"{one.on} {one.kind}" for one in meeting.exceptions.all()]
    return held | ({"exceptions": exceptions} if exceptions else {})


def _contact(contact) -> dict[str, Any]:
    held = {name: getattr(contact, name) for name in _CONTACT}
    return held | {"languages": sorted(term.code for term in contact.languages.all())}
