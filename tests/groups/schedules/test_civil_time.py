from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from groups.schedules.civil_time import (
    UnknownZone,
    add_minutes,
    instant,
    is_zone,
    local_moment,
    minutes_between,
    offset_between,
    part_of_day,
    unusual_shift,
    zone_name,
)

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, 12, tzinfo=UTC)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("on", "at", "zone", "expected"),
    [
        pytest.param(date(2026, 1, 6), time(10), "Europe/London", utc(2026, 1, 6, 10), id="London, winter"),
        pytest.param(date(2026, 7, 7), time(10), "Europe/London", utc(2026, 7, 7, 9), id="London, summer"),
        pytest.param(date(2026, 1, 6), time(20), "America/New_York", utc(2026, 1, 7, 1), id="west of UTC"),
        pytest.param(date(2026, 1, 7), time(9), "Pacific/Auckland", utc(2026, 1, 6, 20), id="east of UTC"),
        pytest.param(date(2026, 1, 6), time(20), "Australia/Sydney", utc(2026, 1, 6, 9), id="summer in January"),
        pytest.param(date(2026, 7, 7), time(20), "Australia/Sydney", utc(2026, 7, 7, 10), id="winter in July"),
        pytest.param(date(2026, 7, 7), time(10), "Asia/Kolkata", utc(2026, 7, 7, 4, 30), id="half an hour off"),
        pytest.param(date(2026, 7, 7), time(10), "Asia/Kathmandu", utc(2026, 7, 7, 4, 15), id="a quarter off"),
        pytest.param(date(2026, 7, 7), time(10), "America/Phoenix", utc(2026, 7, 7, 17), id="no summer time"),
        pytest.param(date(2026, 1, 7), time(16), "America/Sao_Paulo", utc(2026, 1, 7, 19), id="gave it up"),
    ],
)
def test_a_wall_clock_time_is_an_instant(on, at, zone, expected):
    assert instant(on, at, zone) == expected
    assert instant(on, at, zone).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("on", "at", "zone", "shown"),
    [
        pytest.param(date(2026, 3, 29), time(1, 30), "Europe/London", time(2, 30), id="London"),
        pytest.param(date(2026, 3, 8), time(2, 30), "America/New_York", time(3, 30), id="New York"),
        pytest.param(date(2026, 10, 4), time(2, 0), "Australia/Sydney", time(3, 0), id="south, the first minute"),
        pytest.param(date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", time(2, 45), id="half an hour"),
    ],
)
def test_a_time_the_clocks_skip_moves_forward_by_what_was_skipped(on, at, zone, shown):
    local = local_moment(instant(on, at, zone), zone)
    assert (local.date(), local.time()) == (on, shown)


@pytest.mark.parametrize(
    ("on", "at", "zone", "first"),
    [
        pytest.param(date(2026, 10, 25), time(1, 30), "Europe/London", utc(2026, 10, 25, 0, 30), id="London"),
        pytest.param(date(2026, 11, 1), time(1, 30), "America/New_York", utc(2026, 11, 1, 5, 30), id="New York"),
        pytest.param(date(2026, 4, 5), time(2, 30), "Australia/Sydney", utc(2026, 4, 4, 15, 30), id="south"),
        pytest.param(date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", utc(2026, 4, 4, 14, 45), id="half"),
    ],
)
def test_a_time_the_clocks_show_twice_is_the_first(on, at, zone, first):
    assert instant(on, at, zone) == first
    # Even when whoever read the time marked it as the second.
    assert instant(on, at.replace(fold=1), zone) == first


@pytest.mark.parametrize(
    ("on", "at", "zone", "expected"),
    [
        (date(2026, 3, 29), time(0, 59), "Europe/London", utc(2026, 3, 29, 0, 59)),
        (date(2026, 3, 29), time(2, 0), "Europe/London", utc(2026, 3, 29, 1, 0)),
        (date(2026, 10, 25), time(0, 59), "Europe/London", utc(2026, 10, 24, 23, 59)),
        (date(2026, 10, 25), time(2, 0), "Europe/London", utc(2026, 10, 25, 2, 0)),
    ],
)
def test_times_beside_a_clock_change_are_left_alone(on, at, zone, expected):
    assert instant(on, at, zone) == expected


def test_a_whole_day_the_calendar_skipped_moves_forward_by_a_day():
    # Samoa crossed the date line: 30 December 2011 did not happen there.
    local = local_moment(instant(date(2011, 12, 30), time(10), "Pacific/Apia"), "Pacific/Apia")
    assert (local.date(), local.time()) == (date(2011, 12, 31), time(10))


@pytest.mark.parametrize("zone", ["", "Mars/Phobos", "../etc/passwd"])
def test_an_unknown_zone_is_refused_with_a_sentence(zone):
    with pytest.raises(UnknownZone, match="time zone"):
        instant(date(2026, 1, 1), time(10), zone)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        local_moment(datetime(2026, 1, 1, 10), "Europe/London")  # noqa: DTZ001


@pytest.mark.parametrize("name", ["Europe/London", "Australia/Lord_Howe", "America/Argentina/Buenos_Aires", "UTC"])
def test_real_zones_are_known(name):
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../etc",
        "../../../../etc/passwd",
        "/etc/passwd",
        "Europe/London\x00",
        "\x00",
        "Europe",
        "Europe/",
        "europe/london",
        " Europe/London",
        "Europe/London" * 10_000,
        "Ünknown/Zöne",
        "\ud800",
        "localtime",
        "Factory",
        None,
        0,
        b"Europe/London",
        ["Europe/London"],
        {},
    ],
)
def test_anything_else_is_not_a_zone(name):
    assert is_zone(name) is False


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (time(5), "morning"),
        (time(11, 59), "morning"),
        (time(12), "afternoon"),
        (time(16, 59), "afternoon"),
        (time(17), "evening"),
        (time(21, 59), "evening"),
        (time(22), "night"),
        (time(0), "night"),
        (time(4, 59), "night"),
    ],
)
def test_part_of_the_day(at, code):
    assert part_of_day(at) == code


def test_minutes_by_the_wall_clock_cross_midnight():
    assert minutes_between(time(10), time(11, 30)) == 90
    assert minutes_between(time(23), time(0, 30)) == 90
    assert add_minutes(time(23), 90) == time(0, 30)


@pytest.mark.parametrize(
    ("zone", "country", "words"),
    [
        ("Europe/London", "", "London time"),
        ("Europe/London", "GB", "London time"),
        ("America/New_York", "", "New York time"),
        ("America/New_York", "GB", "New York time"),
        ("America/New_York", "US", "Eastern time"),
        ("America/Toronto", "ca", "Eastern time"),
        ("America/Phoenix", "US", "Arizona time"),
        ("Australia/Sydney", "AU", "Sydney time"),
        ("America/Argentina/Buenos_Aires", "AR", "Buenos Aires time"),
        ("America/Sao_Paulo", "BR", "São Paulo time"),
        ("Europe/Kiev", "UA", "Kyiv time"),
        ("GB", "GB", "London time"),
        ("UTC", "", "UTC"),
        ("Etc/GMT+5", "", "UTC−5"),
        ("Etc/GMT-14", "", "UTC+14"),
        ("Mars/Phobos", "", ""),
        ("", "", ""),
    ],
)
def test_a_zone_in_plain_words(zone, country, words):
    assert zone_name(zone, WINTER, country) == words


def test_a_zone_without_a_place_is_named_by_its_offset_at_that_moment():
    assert zone_name("CET", WINTER) == "UTC+1"
    assert zone_name("CET", SUMMER) == "UTC+2"
    assert zone_name("Iran", WINTER) == "UTC+3:30"


def test_zone_words_go_through_gettext(spanish):
    with translation.override("es"):
        assert zone_name("America/New_York", WINTER) == "hora de Nueva York"


NEW_YORK, LONDON, SYDNEY = "America/New_York", "Europe/London", "Australia/Sydney"
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "other", "at", "ahead"),
    [
        pytest.param(LONDON, NEW_YORK, utc(2026, 1, 6, 10), -5 * HOUR, id="winter"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 3, 10, 10), -4 * HOUR, id="between the two changes"),
        pytest.param(NEW_YORK, LONDON, utc(2026, 1, 6, 10), 5 * HOUR, id="the other way round"),
        pytest.param(LONDON, "Asia/Kolkata", utc(2026, 1, 6, 10), 5.5 * HOUR, id="half an hour"),
        pytest.param(LONDON, "Asia/Kathmandu", utc(2026, 7, 6, 10), 4.75 * HOUR, id="a quarter of an hour"),
        pytest.param(LONDON, "Europe/Lisbon", utc(2026, 7, 6, 10), 0 * HOUR, id="the same clock"),
        pytest.param(
            "Pacific/Auckland", "Pacific/Honolulu", utc(2026, 7, 6, 10), -22 * HOUR, id="across the date line"
        ),
    ],
)
def test_how_far_one_clock_is_ahead_of_another(zone, other, at, ahead):
    assert offset_between(zone, other, at) == ahead


@pytest.mark.parametrize(
    ("zone", "other", "at", "shift"),
    [
        # In 2026 New York changes on 8 March and 1 November, London on 29 March and 25 October.
        pytest.param(LONDON, NEW_YORK, utc(2026, 3, 3, 10), 0 * HOUR, id="before"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 3, 10, 10), HOUR, id="first week in March"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 3, 28, 10), HOUR, id="third week in March"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 3, 31, 9), 0 * HOUR, id="both have changed"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 4, 10, 9), 0 * HOUR, id="four weeks after the gap"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 10, 27, 10), HOUR, id="the week in autumn"),
        pytest.param(LONDON, NEW_YORK, utc(2026, 11, 3, 10), 0 * HOUR, id="after the week in autumn"),
        pytest.param(NEW_YORK, LONDON, utc(2026, 10, 27, 14), -HOUR, id="seen from London it is earlier"),
        # Sydney changes on 5 April and 4 October, the other way.
        pytest.param(LONDON, SYDNEY, utc(2026, 3, 31, 9), -HOUR, id="a week between London and Sydney"),
        pytest.param(LONDON, SYDNEY, utc(2026, 10, 13, 9), HOUR, id="three weeks between Sydney and London"),
        pytest.param(LONDON, SYDNEY, utc(2026, 6, 16, 9), 0 * HOUR, id="midwinter in Sydney"),
        # Kolkata never changes: the first week at the new time is unusual, then that is what is usual.
        pytest.param(LONDON, "Asia/Kolkata", utc(2026, 10, 27, 10), HOUR, id="one of them never changes"),
        pytest.param(LONDON, "Asia/Kolkata", utc(2026, 11, 3, 10), 0 * HOUR, id="and then it is usual"),
        # Lord Howe Island moves its clocks by half an hour.
        pytest.param("Australia/Brisbane", "Australia/Lord_Howe", utc(2026, 10, 6), HOUR / 2, id="half an hour"),
        pytest.param("Asia/Kolkata", "Asia/Kathmandu", utc(2026, 3, 31), 0 * HOUR, id="neither ever changes"),
        pytest.param("Europe/Paris", LONDON, utc(2026, 3, 31), 0 * HOUR, id="both change together"),
    ],
)
def test_a_week_in_which_the_clocks_change_apart(zone, other, at, shift):
    assert unusual_shift(zone, other, at) == shift


def test_a_zone_nobody_knows_has_no_clock():
    with pytest.raises(UnknownZone):
        offset_between(LONDON, "Mars/Base", WINTER)
