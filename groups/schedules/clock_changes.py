"""The nights on which a zone's clocks go forward or back."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from groups.schedules.civil_time import local_moment

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class ClockChange(NamedTuple):
    """`at` is the first moment, in UTC, that has the offset `after`."""

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def wall_times(self) -> tuple[datetime, datetime]:
        """What is skipped or shown twice: from the first to the last reading, without a zone."""
        moment = self.at.replace(tzinfo=None)
        return moment + min(self.before, self.after), moment + max(self.before, self.after)


@lru_cache(maxsize=512)
def clock_changes(zone: str, first_year: int, last_year: int) -> tuple[ClockChange, ...]:
    """In order, both years included. Raises UnknownZone."""
    found = []
    moment, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    offset = offset_at(moment, zone)
    while moment < end:
        following = moment + _DAY
        if offset_at(following, zone) != offset:
            at = _first_moment_after(moment, following, zone)
            found.append(ClockChange(at, offset, offset_at(at, zone)))
            offset = found[-1].after
        moment = following
    return tuple(found)


def offset_at(moment: datetime, zone: str) -> timedelta:
    return local_moment(moment, zone).utcoffset() or timedelta()


def _first_moment_after(earlier: datetime, later: datetime, zone: str) -> datetime:
    """Between two moments of different offsets, to the second."""
    offset = offset_at(earlier, zone)
    while later - earlier > _SECOND:
        middle = earlier + timedelta(seconds=(later - earlier) // _SECOND // 2)
        if offset_at(middle, zone) == offset:
            earlier = middle
        else:
            later = middle
    return later
