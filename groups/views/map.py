"""The map of a page of results, drawn on the server: points in, shapes out. Pure.

An equirectangular projection, narrowed by the cosine of the latitude, is true enough over the distances people
travel to a group. Lengths in kilometres and degrees become units of the drawing's view box.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = HEIGHT = 300
EDGE = 24
KM_PER_DEGREE = 111.195
PIN = 11
LETTER_WIDTH = 7.2
LETTER_HEIGHT = 14
MOST_TOWNS = 7
# Miles or kilometres, whichever people there use.
SHORTEST_REACH = 3
ROUND_NUMBERS = (1, 2, 4, 6, 10, 20, 30, 40, 60, 100, 200, 300, 400)
LABEL_GAP = 8


@dataclass(frozen=True)
class Ring:
    radius: float
    label: str
    label_y: float


@dataclass(frozen=True)
class Pin:
    """Groups at one spot share a pin, which shows all their numbers."""

    x: float
    y: float
    label_y: float
    numbers: tuple[int, ...]
    label: str
    left: float
    top: float
    width: float
    height: float = 2 * PIN


@dataclass(frozen=True)
class Town:
    x: float
    y: float
    name: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Drawing:
    x: float
    y: float
    rings: list[Ring]
    pins: list[Pin]
    towns: list[Town]
    width: int = WIDTH
    height: int = HEIGHT


def draw_map(
    centre: tuple[float, float], points: Sequence, towns: Iterable, *, km_per_unit: float, unit: str
) -> Drawing:
    """`points` have number, latitude, longitude; `towns` have name, latitude, longitude, most important first.

    `km_per_unit` and `unit` say what the rings are labelled in: 1.609344 and "mi", or 1 and "km".
    """
    offsets = [(point, *_km_from(centre, point)) for point in points]
    reach = reach_of(centre, points, km_per_unit=km_per_unit)
    scale = (WIDTH / 2 - EDGE) / reach
    middle_x, middle_y = WIDTH / 2, HEIGHT / 2

    def place(east: float, north: float) -> tuple[float, float]:
        return round(middle_x + east * scale, 1), round(middle_y - north * scale, 1)

    rings = _rings(reach, scale, km_per_unit, unit, middle_y)
    pins = _pins([(point.number, *place(east, north)) for point, east, north in offsets])
    taken = [(pin.left, pin.top, pin.left + pin.width, pin.top + pin.height) for pin in pins]
    taken += [(middle_x - 20, ring.label_y - 11, middle_x + 20, ring.label_y + 3) for ring in rings]
    found = [(town.name, *place(*_km_from(centre, town))) for town in towns]
    return Drawing(middle_x, middle_y, rings, pins, _labelled(found, taken))


def reach_of(centre: tuple[float, float], points: Sequence, *, km_per_unit: float) -> float:
    """Kilometres from the centre to the farthest point, or far enough to show where one is."""
    return max([km_between(centre, point) for point in points] + [SHORTEST_REACH * km_per_unit])


def km_between(centre: tuple[float, float], point) -> float:
    """As the map shows it: true enough up to a few hundred kilometres."""
    return math.hypot(*_km_from(centre, point))


def _km_from(centre, point) -> tuple[float, float]:
    """Kilometres east and north, the short way round the 180th meridian."""
    degrees_east = (point.longitude - centre[1] + 180) % 360 - 180
    east = degrees_east * KM_PER_DEGREE * math.cos(math.radians(centre[0]))
    return east, (point.latitude - centre[0]) * KM_PER_DEGREE


def _rings(reach, scale, km_per_unit, unit, middle_y) -> list[Ring]:
    """Two rings at round distances: the largest that fits, and about half of it."""
    fitting = [number for number in ROUND_NUMBERS if number * km_per_unit <= reach * 1.08]
    if not fitting:
        return []
    largest = fitting[-1]
    inner = [number for number in fitting if number <= largest / 2][-1:]
    rings = []
    for number in [*inner, largest]:
        radius = round(number * km_per_unit * scale, 1)
        rings.append(Ring(radius, f"{number} {unit}", round(middle_y - radius - 3, 1)))
    return rings


def _pins(placed) -> list[Pin]:
    """Groups whose dots would cover each other share one, so that no number hides another."""
    clusters: list[tuple[float, float, list[int]]] = []
    for number, x, y in placed:
        near = next((found for found in clusters if math.hypot(found[0] - x, found[1] - y) < 2 * PIN), None)
        if near:
            near[2].append(number)
        else:
            clusters.append((x, y, [number]))
    return [_pin(x, y, numbers) for x, y, numbers in clusters]


def _pin(x, y, numbers) -> Pin:
    words = ", ".join(map(str, numbers))
    width = max(2 * PIN, round(len(words) * LETTER_WIDTH + PIN, 1))
    left = min(max(x - width / 2, 1), WIDTH - width - 1)
    return Pin(
        x=round(left + width / 2, 1),
        y=y,
        label_y=round(y + 4.6, 1),
        numbers=tuple(numbers),
        label=words,
        left=round(left, 1),
        top=round(y - PIN, 1),
        width=width,
    )


def _labelled(towns, taken) -> list[Town]:
    """Names that cover no pin, no ring's label and no other name; each to the right of its dot, or to the left."""
    shown: list[Town] = []
    for name, x, y in towns:
        if len(shown) == MOST_TOWNS:
            break
        if not (0 < x < WIDTH and LETTER_HEIGHT < y < HEIGHT - 4):
            continue
        length = len(name) * LETTER_WIDTH
        for anchor, left in (("start", x + LABEL_GAP), ("end", x - LABEL_GAP - length)):
            right = left + length
            boxes = [(left, y - 8, right, y + 6), (x - 3, y - 3, x + 3, y + 3)]
            if left < 2 or right > WIDTH - 2 or any(_overlap(box, other) for box in boxes for other in taken):
                continue
            taken += boxes
            label_x = left if anchor == "start" else right
            shown.append(Town(x, y, name, round(label_x, 1), round(y + 4, 1), anchor))
            break
    return shown


def _overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
