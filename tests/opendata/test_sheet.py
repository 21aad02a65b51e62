"""Reading a file: what is taken, and how what cannot be taken is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opendata.imports.sheet import UnreadableFile, read_sheet
from tests.opendata.sheets import PLAIN, write_csv


def test_columns_may_stand_in_any_order_and_go_by_other_names():
    row = {"Group": "Circle", "Organization": "Ours", "type": "forum", "ID": "7", "Post-code": "x", "ZIP code": "60614"}
    sheet = read_sheet(write_csv(row))
    assert sheet.rows[0]["group_name"] == "Circle"
    assert sheet.rows[0]["organisation"] == "Ours"
    assert sheet.rows[0]["postal_code"] == "60614"
    assert sheet.extra_columns == ["post_code"]
    assert "phone" in sheet.missing_columns


@pytest.mark.parametrize("before", ["", "\ufeff", "\r\n"])
def test_a_byte_order_mark_or_an_empty_line_does_no_harm(before):
    sheet = read_sheet(before.encode() + write_csv(PLAIN))
    assert sheet.rows[0]["id"] == "a1"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_seen(delimiter):
    content = delimiter.join(("id", "organisation", "group_name", "kind")) + "\n" + delimiter.join("abcd")
    assert read_sheet(content.encode()).rows[0]["kind"] == "d"


def test_rows_are_numbered_as_a_spreadsheet_counts():
    content = write_csv({**PLAIN, "notes": "two\nlines"}, {**PLAIN, "id": "a2"}, {}, {**PLAIN, "id": "a3"})
    assert [(row.number, row["id"]) for row in read_sheet(content).rows] == [(2, "a1"), (3, "a2"), (5, "a3")]


def test_cells_lose_what_cannot_be_seen():
    sheet = read_sheet(write_csv({**PLAIN, "group_name": "  Tuesday\u200b \u202eCircle\x07 "}))
    assert sheet.rows[0]["group_name"] == "Tuesday Circle"


def test_a_fingerprint_is_about_meaning_not_order():
    backwards = dict(reversed(PLAIN.items()))
    one, other = read_sheet(write_csv(PLAIN)), read_sheet(write_csv({**backwards, "phone": ""}))
    assert one.rows[0].fingerprint == other.rows[0].fingerprint
    changed = read_sheet(write_csv({**PLAIN, "phone": "01632 960100"}))
    assert changed.rows[0].fingerprint != one.rows[0].fingerprint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"id,organisation,group_name,kind\n", "no rows"),
        (b"id,organisation\n1,x", "group_name, kind"),
        (b"id,organisation,group_name,kind,Kind\n1,x,y,z,z", "mean the same"),
        ("id,organisation,group_name,kind\n1,Ö,y,z".encode("latin-1"), "UTF-8"),
        (b"PK\x03\x04rest of a workbook", "spreadsheet file"),
        (b'id,organisation,group_name,kind\n1,"x,y,z\n2,a,b,c', "quotation mark"),
        (b"id,organisation,group_name,kind\n1,x\x00,y,z", "CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_kindly(content, said):
    with pytest.raises(UnreadableFile, match=said):
        read_sheet(content)


def test_size_and_number_of_rows_have_limits():
    content = write_csv(PLAIN, {**PLAIN, "id": "a2"})
    with pytest.raises(UnreadableFile, match="too big"):
        read_sheet(content, most_bytes=100)
    with pytest.raises(UnreadableFile, match="more than 1 rows"):
        read_sheet(content, most_rows=1)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    _read_or_refuse(content)


@given(st.text(max_size=300))
def test_any_text_below_a_header_is_read_or_refused(text):
    _read_or_refuse(f"id,organisation,group_name,kind\n{text}".encode("utf-8", "ignore"))


def _read_or_refuse(content: bytes) -> None:
    try:
        sheet = read_sheet(content)
    except UnreadableFile as refused:
        assert str(refused)
    else:
        assert sheet.rows
