"""The ways to reach a group that a row gives, and who may see each of them."""

import re

from django.utils.translation import gettext as _

from groups.vocabulary import ContactAudience, ContactKind, How, JoinRoute, Kind
from opendata.imports.cells.addresses import read_emails, read_web_addresses
from opendata.imports.cells.phones import is_for_professionals, read_phones
from opendata.imports.cells.reading import shortened
from opendata.imports.drafts import Aside
from opendata.imports.sheet import Row

LONGEST_HOURS = 300

_SAYS_HOURS = re.compile(r"\d|\bhours?\b", re.IGNORECASE)
_REFERRALS_INBOX = re.compile(r"referral", re.IGNORECASE)


def read_contacts(row: Row, *, country: str, kind: str, how: str, join_route: str) -> tuple[list[dict], list[Aside]]:
    asides: list[Aside] = []
    everyone = ContactAudience.PUBLIC
    # A specialist service by referral publishes its numbers for the professionals who refer.
    reached_by = everyone
    if kind == Kind.REFERRAL_SERVICE and join_route == JoinRoute.REFERRAL_NEEDED:
        reached_by = ContactAudience.PROFESSIONALS
    hours = _hours(row, kind=kind, how=how)
    found = []
    for column, number_kind in (("phone", ContactKind.PHONE), ("text_line", ContactKind.TEXT)):
        numbers, notes = read_phones(row[column], country=country, kind=number_kind)
        asides += (Aside(column, note) for note in notes)
        found += (_contact_of(number, reached_by, hours) for number in numbers)
    emails, notes = read_emails(row["email"])
    asides += (Aside("email", note) for note in notes)
    for email in emails:
        audience = ContactAudience.PROFESSIONALS if _REFERRALS_INBOX.search(email) else reached_by
        found.append(_contact(ContactKind.EMAIL, email, audience))
    pages, notes = read_web_addresses(row["url"])
    asides += (Aside("url", note) for note in notes)
    found += (_contact(ContactKind.WEB, page, everyone) for page in pages)
    asides += _questions(found, how)
    return _once_each(found), asides


def _contact_of(number, audience: str, hours: str) -> dict:
    if number.for_professionals or is_for_professionals(number.label):
        audience = ContactAudience.PROFESSIONALS
    return _contact(
        number.kind,
        number.value,
        audience,
        label=number.label,
        keyword=number.keyword,
        hours=hours,
        languages=[number.language] if number.language else [],
    )


def _contact(kind: str, value: str, audience: str, *, label="", keyword="", hours="", languages=()) -> dict:
    return {
        "kind": str(kind),
        "value": value,
        "label": label,
        "keyword": keyword,
        "hours": hours,
        "audience": str(audience),
        "languages": list(languages),
    }


def _hours(row: Row, *, kind: str, how: str) -> str:
    """The times of a line are the hours of its number; those of a group are not."""
    is_a_line = kind == Kind.HELPLINE or (kind == Kind.ONE_TO_ONE and how in (How.PHONE, How.TEXT_CHAT))
    words = row["schedule_text"]
    return shortened(words, LONGEST_HOURS) if is_a_line and _SAYS_HOURS.search(words) else ""


def _questions(contacts: list[dict], how: str) -> list[Aside]:
    if how == How.TEXT_CHAT and contacts and all(one["kind"] == ContactKind.PHONE for one in contacts):
        return [
            Aside("phone", _("Support is by text, but its numbers are given as phone numbers. Which can be texted?"))
        ]
    return []


def _once_each(contacts: list[dict]) -> list[dict]:
    once: dict[tuple[str, str], dict] = {}
    for contact in contacts:
        once.setdefault((contact["kind"], contact["value"]), contact)
    return list(once.values())
