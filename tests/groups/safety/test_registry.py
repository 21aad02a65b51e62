from datetime import date, timedelta

import pytest

from groups.safety.registry import COUNTRIES, Role, country_with_lines, is_signed_off, lines_for, read_lines

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("line", read_lines(), ids=lambda line: f"{line.country} {line.name}")
def test_every_line_can_be_reached_and_names_its_source(line):
    assert line.phone or line.text
    assert line.source.startswith(("http://", "https://"))
    assert line.checked_on < line.review_by <= line.checked_on + timedelta(days=90)
    if line.phone:
        assert line.phone_link.removeprefix("tel:").isdigit()
    if line.text:
        assert line.text_link.startswith("sms:")


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_has_one_emergency_number_and_at_most_three_others(code):
    lines = lines_for(code, today=TODAY)
    assert [line.role for line in lines].count(Role.EMERGENCY) == 1
    assert lines[0].is_emergency
    assert 2 <= len(lines) <= 4


def test_a_nation_has_its_own_lines_and_those_of_its_country():
    names = [line.name for line in lines_for("GB-NIR", today=TODAY)]
    assert names == ["Emergency services", "Lifeline", "Samaritans", "PANDAS text service"]


def test_a_word_to_text_goes_along():
    [line] = [line for line in read_lines() if line.name == "PANDAS text service"]
    assert line.text_link == "sms:85258?body=PANDAS"


def test_no_lines_where_we_hold_none():
    assert lines_for("FR", today=TODAY) == []
    assert lines_for("", today=TODAY) == []


@pytest.mark.parametrize(
    ("country", "region", "code"),
    [
        ("GB", "SCT", "GB-SCT"),
        ("gb", "GB-ENG", "GB-ENG"),
        ("GB", "", ""),
        ("US", "US-VA", "US"),
        ("US", "", "US"),
        ("FR", "IDF", ""),
        ("", "", ""),
    ],
)
def test_which_lines_a_place_has(country, region, code):
    assert country_with_lines(country, region) == code


def test_an_overdue_line_is_withdrawn_and_an_emergency_number_never_is():
    lines = lines_for("US", today=date(2030, 1, 1))
    assert [line.phone for line in lines] == ["911"]


def test_nobody_has_signed_the_words_off():
    """When a clinician has, the notice on the pages goes, and this test with it."""
    assert not is_signed_off()
