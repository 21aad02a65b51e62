"""A cell stands for "about here" in an address: latitude and longitude to two decimals, about 1 km. Pure."""

import re

_CELL = re.compile(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)\s*", re.ASCII)
_LONGEST = 64


def write_cell(latitude, longitude):
    """'41.92,-87.65'. Never more than two decimals, and no '-0.00'."""
    # Adding zero turns -0.0 into 0.0.
    return f"{round(latitude, 2) + 0.0:.2f},{round(longitude, 2) + 0.0:.2f}"


def read_cell(text):
    """(latitude, longitude) rounded to two decimals, or None when the text is no cell or not on the earth."""
    match = _CELL.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    latitude, longitude = (round(float(part), 2) + 0.0 for part in match.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude
