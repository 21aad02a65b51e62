"""A season in which most groups near her stop, such as the summer: said above the list, with who goes on."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from groups.freshness import utc_day
from groups.search.facets import WHEN
from groups.search.ordering import CHECK, GO
from groups.search.parameters import Parameters
from groups.vocabulary import When

_CODE = "break="
# One group that has a holiday is no season.
FEWEST = 2


@dataclass(frozen=True)
class Season:
    """`until` is the day on which most may start again; `going_on` are those with a date within seven days, here or
    from home, and `parameters` ask for these."""

    until: date
    stopped: int
    going_on: int
    parameters: Parameters


def season_of(matched, *, now: datetime) -> Season | None:
    """None unless more than half of the groups found near by have a long break just now."""
    sections = dict(matched.sections)
    near = sections.get(GO, 0) | sections.get(CHECK, 0)
    stopped: Counter[date] = Counter()
    for code, bits in matched.roster.bits.items():
        if code.startswith(_CODE) and bits & near:
            until = date.fromisoformat(code.removeprefix(_CODE))
            if until >= utc_day(now):
                stopped[until] += (bits & near).bit_count()
    if stopped.total() < FEWEST or 2 * stopped.total() <= near.bit_count():
        return None
    [(last_on, _count)] = stopped.most_common(1)
    going_on = matched.question.parameters.with_codes({**matched.question.parameters.codes, WHEN: [When.SEVEN_DAYS]})
    selection = matched.selection.narrowed(WHEN, (When.SEVEN_DAYS.value,))
    return Season(last_on + timedelta(days=1), stopped.total(), selection.matching().bit_count(), going_on)
