import pytest
from hypothesis import given
from hypothesis import strategies as st

from places.cells import read_cell, write_cell


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("41.92,-87.65", (41.92, -87.65)),
        ("51.48,0.00", (51.48, 0.0)),
        ("0,0", (0.0, 0.0)),
        (" 51.477853 , -0.0011 ", (51.48, 0.0)),
        ("-90,180", (-90.0, 180.0)),
    ],
)
def test_a_cell_is_read_to_two_decimals(text, position):
    assert read_cell(text) == position
    assert str(read_cell(text)[1]) != "-0.0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "41.92",
        "91,0",
        "0,181",
        "nan,nan",
        "inf,0",
        "1e1,2",
        "41.92,-87.65,3",
        "٤١,٨٧",
        "4 1,2",
        "1" * 500 + ",2",
        ",",
        "\0",
    ],
)
def test_anything_else_is_no_cell(text):
    assert read_cell(text) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_cell_never_says_more_than_two_decimals_and_reads_back(latitude, longitude):
    cell = write_cell(latitude, longitude)
    assert all(len(part.partition(".")[2]) == 2 for part in cell.split(","))
    assert "-0.00" not in cell
    assert write_cell(*read_cell(cell)) == cell
    assert read_cell(cell) == pytest.approx((latitude, longitude), abs=0.0051)


@given(st.text(max_size=80))
def test_any_text_can_be_asked_about(text):
    position = read_cell(text)
    assert position is None or (abs(position[0]) <= 90 and abs(position[1]) <= 180)
