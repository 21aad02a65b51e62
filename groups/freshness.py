"""When a listing is still believed. Pure functions of dates; days are counted in UTC.

Only a confirmation renews freshness: an edit does not. A listing that came from an import and was never
confirmed is shown last, as "not yet confirmed by the group", and leaves search after 120 days.
"""

from datetime import UTC, date, datetime, time, timedelta

from groups.vocabulary import Freshness

FRESH_DAYS = 90
AGEING_DAYS = 120
STALE_DAYS = 180
NOT_YET_CONFIRMED_DAYS = 120
INTAKE_DAYS = 60

# The order in which results are ranked; also the order in which trust falls.
RANK = (
    Freshness.FRESH,
    Freshness.AGEING,
    Freshness.STALE,
    Freshness.NOT_YET_CONFIRMED,
    Freshness.UNCONFIRMED,
)


def utc_day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def start_of_day(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def freshness_of(confirmed_at: datetime | None, *, now: datetime) -> Freshness:
    if confirmed_at is None:
        return Freshness.NOT_YET_CONFIRMED
    age = (utc_day(now) - utc_day(confirmed_at)).days
    if age <= FRESH_DAYS:
        return Freshness.FRESH
    if age <= AGEING_DAYS:
        return Freshness.AGEING
    if age <= STALE_DAYS:
        return Freshness.STALE
    return Freshness.UNCONFIRMED


def is_believed(confirmed_at: datetime | None, listed_at: datetime, *, now: datetime) -> bool:
    """Whether search may still show it: confirmed within 180 days, or first listed within 120."""
    if confirmed_at is not None:
        return (utc_day(now) - utc_day(confirmed_at)).days <= STALE_DAYS
    return (utc_day(now) - utc_day(listed_at)).days <= NOT_YET_CONFIRMED_DAYS


def believed_since(*, now: datetime) -> tuple[datetime, datetime]:
    """The oldest `confirmed_at`, and the oldest `listed_at` of a never confirmed listing, that search shows."""
    today = utc_day(now)
    return (
        start_of_day(today - timedelta(days=STALE_DAYS)),
        start_of_day(today - timedelta(days=NOT_YET_CONFIRMED_DAYS)),
    )


def is_intake_current(as_of: date | None, *, now: datetime) -> bool:
    """An intake state older than 60 days lapses to "ask"."""
    return as_of is not None and (utc_day(now) - as_of).days <= INTAKE_DAYS
