"""What is asked of days that somebody writes down, and said beside the field. Each raises ValidationError."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from groups.schedules.rules import EARLIEST, LATEST

BACKWARDS = _("The last day comes before the first.")


def check_years(row, *fields: str) -> None:
    """A year that nobody meant, such as 0206 or 9999, is more than dates can be counted from."""
    days = {field: getattr(row, field) for field in fields}
    far = [field for field, day in days.items() if day and not EARLIEST < day < LATEST]
    if far:
        raise ValidationError({field: _("This date is too far away. Please check the year.") for field in far})


def check_first_and_last(row, *, longest: timedelta | None = None) -> None:
    check_years(row, "first_on", "last_on")
    if not row.first_on or not row.last_on:
        return
    if row.last_on < row.first_on:
        raise ValidationError({"last_on": BACKWARDS})
    if longest and row.last_on - row.first_on > longest:
        raise ValidationError({"last_on": _("That is more than a year. Please check both dates.")})
