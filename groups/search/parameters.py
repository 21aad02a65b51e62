"""What a visitor asked, in one normal form: the same question is the same object, whatever order it was asked in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urlencode

from django.conf import settings

from groups.schedules.civil_time import is_zone
from groups.search.facets import FACETS

SORTS = ("soonest", "nearest", "name")
LONGEST_TEXT = 200
FARTHEST = 500
MOST_CODES = 40
LAST_PAGE = 10_000


def known_zone(text: str) -> str:
    """The zone when it is one we know, else "". A browser may name one that is newer than our list: no word of it."""
    return text if is_zone(text) else ""


def known_language(text: str) -> str:
    """The code when these pages are written in that language, without its region: "en", "es"; else ""."""
    return text if text in _languages() else ""


@cache
def _languages() -> frozenset[str]:
    return frozenset(code.partition("-")[0] for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Parameters:
    """`near` is a place's slug or a cell ("51.45,-2.59"). `within` is in miles or km, as the country has it.

    `zone` (IANA) and `lang` ("es") ask for nothing: they are how the reader wants every page, and go along.
    """

    near: str = ""
    within: int | None = None
    q: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    page: int = 1
    zone: str = ""
    lang: str = ""
    codes: Mapping[str, tuple[str, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "codes", dict(self.chosen))

    def with_codes(self, codes: Mapping[str, Iterable[str]]) -> "Parameters":
        chosen = tuple((facet.name, tuple(sorted(set(codes[facet.name])))) for facet in FACETS if codes.get(facet.name))
        return replace(self, chosen=chosen, page=1)

    def having(self, name: str, *codes: str) -> "Parameters":
        return self.with_codes({**self.codes, name: {*self.codes.get(name, ()), *codes}})

    def without(self, name: str, code: str | None = None) -> "Parameters":
        if name in ("near", "within", "q", "sort"):
            emptied = replace(self, page=1, **{name: None if name == "within" else ""})
            return replace(emptied, within=None) if name == "near" else emptied
        kept = () if code is None else (other for other in self.codes.get(name, ()) if other != code)
        return self.with_codes({**self.codes, name: tuple(kept)})

    def asking_nothing(self) -> "Parameters":
        """What goes along to a new question."""
        return Parameters(zone=self.zone, lang=self.lang)

    def on_page(self, page: int) -> "Parameters":
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "Parameters":
        return replace(self, sort=sort, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of everything that is set, in one fixed order; what an address or a form carries."""
        pairs = [("near", self.near), ("within", str(self.within) if self.within else ""), ("q", self.q)]
        pairs += [(name, code) for name, codes in self.chosen for code in codes]
        pairs += [("sort", self.sort), ("page", str(self.page) if self.page > 1 else "")]
        pairs += [("zone", self.zone), ("lang", self.lang)]
        return [(name, value) for name, value in pairs if value]

    def query_string(self) -> str:
        return urlencode(self.pairs())
