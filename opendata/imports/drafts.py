"""What one row of a file would become here: plain values, not yet in the database."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any, NamedTuple

from people.actions.organisations import identity_of


class Aside(NamedTuple):
    """Something a cell says that has no field of its own, for the directory's stewards."""

    column: str
    text: str


class Reason(NamedTuple):
    """Why a row is rejected."""

    column: str
    message: str


@dataclass
class Draft:
    """The arguments of `groups.actions.listings.create_listing`, and whose listing it is."""

    organisation: dict[str, str]
    fields: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    meetings: list[dict] = field(default_factory=list)
    contacts: list[dict] = field(default_factory=list)
    sources: list[dict] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    status: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        organisation = self.organisation
        return identity_of(organisation["name"], organisation["country"], organisation["website"])

    def statement(self) -> dict[str, Any]:
        """Everything it states, in the shape JSON keeps, to be compared with what the directory holds.

        The status is left out: once a listing is here, whether it is published is decided here.
        """
        said = {name: plain(value) for name, value in self.fields.items()}
        said |= {name: sorted(codes) for name, codes in self.terms.items()}
        return said | {
            "organisation": list(self.identity),
            "meetings": [plain(meeting) for meeting in self.meetings],
            "contacts": [plain(contact) for contact in self.contacts],
            "sources": [plain(source) for source in self.sources],
        }


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date | time):
        return value.isoformat()
    # Codes come as members of TextChoices; JSON keeps their text.
    return str(value) if isinstance(value, str) else value
