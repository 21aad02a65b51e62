"""Where listings meet, by small squares of the earth, so that a search looks at the points around it and few more."""

from array import array
from collections.abc import Iterable, Iterator
from math import floor

from groups.search.slots import SLOT_NUMBERS, Placed
from places.distance import squared_chord, unit_vector

# About 14 km from south to north: few points lie in a cell that a search of ten miles touches and does not want.
CELLS_A_DEGREE = 8
# Of a venue without a service radius: no distance is as short.
NOWHERE = -1.0


class Cell:
    """The points of a small square of the earth, each in the same place of every array: seat, number of the slot, the
    point as a unit vector, its service radius as a squared chord. Numbers side by side are read five times as fast."""

    __slots__ = ("reach", "seats", "slots", "x", "y", "z")

    def __init__(self):
        self.seats, self.slots = array("I"), array("B")
        self.x, self.y, self.z, self.reach = array("d"), array("d"), array("d"), array("d")

    def put(self, seat: int, placed: Placed) -> None:
        x, y, z = unit_vector(placed.latitude, placed.longitude)
        self._append(
            seat, SLOT_NUMBERS[placed.slot], x, y, z, squared_chord(placed.radius_km) if placed.radius_km else NOWHERE
        )

    def points(self) -> Iterator[tuple[int, int, float, float, float, float]]:
        return zip(self.seats, self.slots, self.x, self.y, self.z, self.reach, strict=True)

    def without(self, seats: set[int]) -> "Cell":
        """Another one, for a cell that a roster holds is never altered."""
        left = Cell()
        for point in self.points():
            if point[0] not in seats:
                left._append(*point)
        return left

    def _append(self, *point) -> None:
        for values, value in zip((self.seats, self.slots, self.x, self.y, self.z, self.reach), point, strict=True):
            values.append(value)


Cells = dict[tuple[int, int], Cell]


def put(cells: Cells, seat: int, placed: Placed) -> None:
    cells.setdefault(cell_of(placed), Cell()).put(seat, placed)


def cell_of(placed: Placed) -> tuple[int, int]:
    return _cell(placed.latitude), _cell(placed.longitude)


def cells_between(cells: Cells, south: float, north: float, ranges: Iterable[tuple[float, float]]) -> Iterator[Cell]:
    """Every cell that a box touches. `ranges` are (west, east): see `places.distance`."""
    across = {column for west, east in ranges for column in range(_cell(west), _cell(east) + 1)}
    for row in range(_cell(south), _cell(north) + 1):
        for column in across:
            if (row, column) in cells:
                yield cells[row, column]


def _cell(degrees: float) -> int:
    return floor(degrees * CELLS_A_DEGREE)
