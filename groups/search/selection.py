"""Which listings match, and how many would with one choice more or less."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from groups.models import Listing
from groups.search.bitsets import union
from groups.search.facets import BY_NAME, OF_ONE_MEETING, WHEN, Facet
from groups.search.reach import Reach, Slots
from groups.search.roster import Roster


@dataclass(frozen=True)
class Selection:
    """Listings out of `base` that can be reached as and when was asked, and have everything else that was `chosen`.

    Choices of one facet widen (any of them), choices of different facets narrow, except where a facet says
    otherwise. Filters narrow a selection as they would a queryset.
    """

    roster: Roster
    base: int
    reach: Reach
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    model = Listing

    def narrowed(self, name: str, codes: tuple[str, ...]) -> "Selection":
        return Selection(self.roster, self.base, self.reach, {**self.chosen, name: codes})

    def matching(self, *, without: str = "") -> int:
        if not self.chosen.get(without):
            return self._everything_chosen
        return self._apart_from_meetings(without) & self._meetings(without)

    def counts(self, facet: Facet, codes) -> dict[str, int]:
        """How many would match with each choice alone in this facet, everything else staying."""
        if facet.name == WHEN:
            return self._when_counts(codes)
        if facet.name in OF_ONE_MEETING:
            return self._meeting_counts(facet.name, codes)
        others = self.matching(without=facet.name)
        carriers = ((code, self._carriers(facet, code)) for code in codes)
        return {code: (others & bits).bit_count() if bits else 0 for code, bits in carriers}

    def has_slot(self, slot: tuple[str, str, str], *, without: str = "") -> bool:
        """Whether this way to attend is one of those chosen."""
        return all(slot[place] in codes for place, name, codes in self._of_one_meeting if name != without)

    def slots_asked(self) -> Slots:
        return {slot: bits for slot, bits in self._slots("").items() if self.has_slot(slot)}

    @cached_property
    def _of_one_meeting(self) -> list[tuple[int, str, frozenset[str]]]:
        """What was chosen of a slot: its place in the slot, its name and the codes."""
        chosen = ((place, name, self.chosen.get(name)) for place, name in enumerate(OF_ONE_MEETING))
        return [(place, name, frozenset(codes)) for place, name, codes in chosen if codes]

    @cached_property
    def _everything_chosen(self) -> int:
        return self._apart_from_meetings("") & self._meetings("")

    def _apart_from_meetings(self, without: str) -> int:
        bits = self.base
        for name, codes in self.chosen.items():
            if name == without or name in (*OF_ONE_MEETING, WHEN) or not codes:
                continue
            facet = BY_NAME[name]
            if facet.matches_all:
                for code in codes:
                    bits &= self._carriers(facet, code)
            else:
                bits &= union(self._carriers(facet, code) for code in codes)
        return bits

    def _carriers(self, facet: Facet, code: str) -> int:
        carriers = self.roster.having(f"{facet.name}={code}")
        return carriers | self.roster.having(facet.also) if facet.also else carriers

    def _meetings(self, without: str) -> int:
        slots = self._slots(without)
        return union(bits for slot, bits in slots.items() if self.has_slot(slot, without=without))

    def _slots(self, without: str) -> Slots:
        """Of any time, or of the dates that were asked for. Of several stretches the longest holds the others."""
        codes = () if without == WHEN else self.chosen.get(WHEN, ())
        return max((self.reach.dated[code] for code in codes), key=_how_many, default=self.reach.slots)

    def _when_counts(self, codes) -> dict[str, int]:
        others = self._apart_from_meetings("")
        return {
            code: (
                others & union(bits for slot, bits in self.reach.dated[code].items() if self.has_slot(slot))
            ).bit_count()
            for code in codes
        }

    def _meeting_counts(self, name: str, codes) -> dict[str, int]:
        dimension = OF_ONE_MEETING.index(name)
        by_code: dict[str, int] = {}
        for slot, bits in self._slots("").items():
            if self.has_slot(slot, without=name):
                by_code[slot[dimension]] = by_code.get(slot[dimension], 0) | bits
        others = self._apart_from_meetings("")
        return {code: (others & by_code.get(code, 0)).bit_count() for code in codes}


def _how_many(slots: Slots) -> int:
    return sum(bits.bit_count() for bits in slots.values())
