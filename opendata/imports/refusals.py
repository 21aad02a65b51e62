"""What the models would say against a draft, before anything is saved and without a question to the database."""

from typing import Any

from django.core.exceptions import ValidationError

from groups.models import Contact, Listing, ListingSource, Meeting, Venue
from opendata.imports.drafts import Draft, Reason
from people.models import Organisation

# Which cell a field of a model comes from, for the reason a row is rejected with.
_COLUMN_OF = {
    "website": "organisation_url",
    "value": "phone",
    "rule": "rrule",
    "starts": "start_time",
    "locality": "city",
    "name": "group_name",
}


def refusals(draft: Draft) -> list[Reason]:
    """What the models would refuse, found without touching the database."""
    reasons = []
    rows: list[tuple[Any, set[str]]] = [
        (Organisation(**draft.organisation), {"slug", "verified_by"}),
        (Listing(**draft.fields, status=draft.status), {"organisation", "slug", "listed_at", "changed_at"}),
    ]
    for meeting in draft.meetings:
        own = {name: value for name, value in meeting.items() if name != "venue"}
        rows.append((Meeting(**own), {"listing", "venue"}))
        if meeting["venue"]:
            rows.append((Venue(**meeting["venue"]), {"organisation"}))
    for contact in draft.contacts:
        own = {name: value for name, value in contact.items() if name != "languages"}
        rows.append((Contact(**own), {"listing"}))
    rows += ((ListingSource(**source), {"listing"}) for source in draft.sources)
    for instance, left_out in rows:
        reasons += _refusals_of(instance, left_out)
    return list(dict.fromkeys(reasons))


def _refusals_of(instance, left_out: set[str]) -> list[Reason]:
    try:
        instance.clean_fields(exclude=left_out)
        instance.clean()
    except ValidationError as error:
        return reasons_of(error, isinstance(instance, Organisation))
    return []


def reasons_of(error: ValidationError, is_organisation: bool = False) -> list[Reason]:
    if not hasattr(error, "error_dict"):
        return [Reason("", message) for message in error.messages]
    return [
        Reason("organisation" if is_organisation and name == "name" else _COLUMN_OF.get(name, name), message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
