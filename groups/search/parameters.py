"""What a visitor asked, in one normal form: the same question is the same object, whatever order it was asked in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from groups.search.facets import FACETS

SORTS = ("soonest", "nearest", "name")
LONGEST_TEXT = 200
FARTHEST = 500
MOST_CODES = 40
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Parameters:
    """`near` is a place's slug or a cell ("51.45,-2.59"). `within` is in miles or km, as the country has it.

    `zone` is the reader's own (IANA), "" unless she chose one.
    """

    near: str = ""
    within: int | None = None
    q: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    page: int = 1
    zone: str = ""
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

    def on_page(self, page: int) -> "Parameters":
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "Parameters":
        return replace(self, sort=sort, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of everything that is set, in one fixed order; what an address or a form carries."""
        pairs = [("near", self.near), ("within", str(self.within) if self.within else ""), ("q", self.q)]
        pairs += [(name, code) for name, codes in self.chosen for code in codes]
        pairs += [("sort", self.sort), ("page", str(self.page) if self.page > 1 else ""), ("zone", self.zone)]
        return [(name, value) for name, value in pairs if value]

    def query_string(self) -> str:
        return urlencode(self.pairs())
