"""Ways to attend a listing: how, on which weekday, in which part of the day, near which point.

They travel as codes of the search entry: "slot=in_person|tue|morning", and once more with the point where there is
one: "at=in_person|tue|morning|51.4545|-2.5879|20.0". What is not known is left empty.
"""

from typing import NamedTuple

from groups.vocabulary import Day, How, PartOfDay

# How, weekday code and part of day, each "" where unknown.
Slot = tuple[str, str, str]


# Every slot there is, for whoever holds many of them as numbers.
SLOTS: tuple[Slot, ...] = tuple(
    (how, day, part) for how in ("", *How.values) for day in ("", *Day.values) for part in ("", *PartOfDay.values)
)
SLOT_NUMBERS = {slot: number for number, slot in enumerate(SLOTS)}


class Placed(NamedTuple):
    """A slot at a point. The point is the one the public may know (`Venue.public_point`)."""

    slot: Slot
    latitude: float
    longitude: float
    radius_km: float | None
    """How far the listing serves around the point, when it says so."""


def slot_code(slot: Slot) -> str:
    return "slot=" + "|".join(slot)


def read_slot(code: str) -> Slot:
    how, day, part = code.removeprefix("slot=").split("|")
    return how, day, part


def placed_code(placed: Placed) -> str:
    numbers = (placed.latitude, placed.longitude, placed.radius_km)
    return "at=" + "|".join((*placed.slot, *("" if number is None else repr(number) for number in numbers)))


def read_placed(code: str) -> Placed:
    how, day, part, latitude, longitude, radius_km = code.removeprefix("at=").split("|")
    return Placed((how, day, part), float(latitude), float(longitude), float(radius_km) if radius_km else None)
