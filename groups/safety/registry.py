"""Help lines: facts with a source and a review date, kept in a file so that no database is needed to read them.

`checked_on` is the day a row was compared with the public page named as its source; nobody rang the number.
`signed_off_by` is empty until a clinician has read the row, and while any row is unsigned the pages say so.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from groups.schedules.time_words import join_words

FILE = Path(__file__).parent / "help_lines.csv"


class Role(TextChoices):
    """In the order in which lines are shown."""

    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent mental health help")
    LISTENING = "listening", _("Someone to listen")
    PERINATAL = "perinatal", _("Pregnancy and after birth")


# Where we hold lines: ISO 3166-1, or ISO 3166-2 for the nations of the United Kingdom.
NATIONS = {
    "GB-ENG": _("England"),
    "GB-SCT": _("Scotland"),
    "GB-WLS": _("Wales"),
    "GB-NIR": _("Northern Ireland"),
}
COUNTRIES = {
    "US": _("United States"),
    **NATIONS,
    "IE": _("Ireland"),
    "CA": _("Canada"),
    "AU": _("Australia"),
    "NZ": _("New Zealand"),
}


@dataclass(frozen=True)
class HelpLine:
    country: str
    role: Role
    name: str
    phone: str
    text: str
    """A number, or a word and a number: "HELLO to 12345"."""
    web: str
    hours: str
    languages: tuple[str, ...]
    source: str
    checked_on: date
    review_by: date
    signed_off_by: str

    @property
    def is_emergency(self) -> bool:
        return self.role == Role.EMERGENCY

    @property
    def source_host(self) -> str:
        return (urlsplit(self.source).hostname or "").removeprefix("www.")

    def is_shown(self, *, today: date) -> bool:
        """A line past its review date is withdrawn; an emergency number never is."""
        return self.is_emergency or today <= self.review_by

    @property
    def phone_link(self) -> str:
        return f"tel:{_dialled(self.phone)}" if self.phone else ""

    @property
    def text_link(self) -> str:
        word, number = self._word_and_number()
        if not number:
            return ""
        return f"sms:{_dialled(number)}?body={word}" if word else f"sms:{_dialled(number)}"

    @property
    def text_word(self) -> str:
        return self._word_and_number()[0]

    @property
    def text_number(self) -> str:
        return self._word_and_number()[1]

    @property
    def language_names(self) -> str:
        """In the reader's language; "" when nothing is known or there is English and no other."""
        if self.languages in ((), ("en",)):
            return ""
        return join_words([str(get_language_info(code)["name_translated"]) for code in self.languages])

    def _word_and_number(self) -> tuple[str, str]:
        word, _to, number = self.text.rpartition(" to ")
        return word, number


def lines_for(country: str, *, today: date) -> list[HelpLine]:
    """The lines of a country, or of a nation (`GB-SCT`) with those of its country; emergency first.

    Empty where we hold none: then there is only "your local emergency number".
    """
    code = country.upper()
    wanted = {code, code.split("-")[0]}
    order = list(Role)
    lines = [line for line in read_lines() if line.country in wanted and line.is_shown(today=today)]
    return sorted(lines, key=lambda line: order.index(line.role))


def country_with_lines(country: str, region_code: str = "") -> str:
    """The code among COUNTRIES for a place, or "" when the place does not tell: "GB" alone is four nations.

    `region_code` may be the whole ISO 3166-2 code ("GB-SCT") or its second half ("SCT").
    """
    country, region = country.upper(), region_code.upper().rpartition("-")[2]
    return next((code for code in (f"{country}-{region}", country) if code in COUNTRIES), "")


def is_signed_off() -> bool:
    return all(line.signed_off_by for line in read_lines())


@cache
def read_lines() -> tuple[HelpLine, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_line(row) for row in csv.DictReader(file))


def _line(row: dict[str, str]) -> HelpLine:
    return HelpLine(
        **{
            **row,
            "role": Role(row["role"]),
            "languages": tuple(filter(None, row["languages"].split(";"))),
            "checked_on": date.fromisoformat(row["checked_on"]),
            "review_by": date.fromisoformat(row["review_by"]),
        }
    )


def _dialled(number: str) -> str:
    return "".join(character for character in number if character.isdigit() or character == "+")
