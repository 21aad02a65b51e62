from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from groups.views.map import HEIGHT, MOST_TOWNS, WIDTH, draw_map, km_between

BRISTOL = (51.4545, -2.5879)


@dataclass
class Spot:
    latitude: float
    longitude: float
    number: int = 1
    name: str = "Town"


def draw(points, towns=(), centre=BRISTOL, km_per_unit=1, unit="km"):
    return draw_map(centre, points, towns, km_per_unit=km_per_unit, unit=unit)


def test_north_is_up_and_east_is_right():
    drawing = draw([Spot(51.50, -2.5879, 1), Spot(51.4545, -2.50, 2)])
    north, east = drawing.pins
    assert north.y < drawing.y
    assert abs(north.x - drawing.x) < 1
    assert east.x > drawing.x
    assert abs(east.y - drawing.y) < 1


def test_a_kilometre_is_as_long_sideways_as_upwards():
    """In Bristol a degree of longitude is 62% of one of latitude."""
    north, east = km_between(BRISTOL, Spot(51.5545, -2.5879)), km_between(BRISTOL, Spot(51.4545, -2.4879))
    assert abs(north - 11.12) < 0.05
    assert abs(east - 6.93) < 0.05


def test_rings_are_round_numbers_and_true_to_scale():
    drawing = draw([Spot(51.5445, -2.5879)])  # 10 km to the north
    assert [ring.label for ring in drawing.rings] == ["4 km", "10 km"]
    pin_distance = drawing.y - drawing.pins[0].y
    assert abs(drawing.rings[-1].radius - pin_distance) < 1


def test_miles_where_people_use_miles():
    drawing = draw([Spot(51.5445, -2.5879)], km_per_unit=1.609344, unit="mi")
    assert [ring.label for ring in drawing.rings] == ["2 mi", "6 mi"]


def test_groups_at_one_spot_share_a_pin_with_all_their_numbers():
    drawing = draw([Spot(51.46, -2.58, 1), Spot(51.50, -2.58, 2), Spot(51.46, -2.58, 3)])
    assert {pin.label for pin in drawing.pins} == {"1, 3", "2"}


def test_the_short_way_round_the_180th_meridian():
    assert km_between((-17.0, 179.9), Spot(-17.0, -179.9)) < 30


def test_a_group_at_the_very_centre_is_drawn():
    assert len(draw([Spot(*BRISTOL)]).pins) == 1


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def box_of(town):
    length = 7.2 * len(town.name)
    left = town.label_x - (length if town.anchor == "end" else 0)
    return (left, town.label_y - 11, left + length, town.label_y + 1)


near = st.floats(-0.2, 0.2)
spots = st.builds(
    lambda north, east, number, name: Spot(BRISTOL[0] + north, BRISTOL[1] + east, number, name),
    near,
    near,
    st.integers(1, 10),
    st.text("abcdefgh", min_size=3, max_size=20),
)


@given(st.lists(spots, min_size=1, max_size=10), st.lists(spots, max_size=40))
def test_nothing_leaves_the_map_and_no_name_covers_another(points, towns):
    drawing = draw(points, towns)
    for pin in drawing.pins:
        assert pin.left >= 0
        assert pin.left + pin.width <= WIDTH
        assert pin.top >= 0
        assert pin.top + pin.height <= HEIGHT
    boxes = [box_of(town) for town in drawing.towns]
    assert len(boxes) <= MOST_TOWNS
    for number, box in enumerate(boxes):
        assert box[0] >= 0
        assert box[2] <= WIDTH
        assert not [other for other in boxes[number + 1 :] if overlap(box, other)]
    assert sorted(number for pin in drawing.pins for number in pin.numbers) == sorted(spot.number for spot in points)


places = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@given(places, st.lists(st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=5))
def test_anywhere_on_earth_can_be_drawn(centre, points):
    assert draw(points, points, centre=centre).pins
