from datetime import date, time

import pytest
from django.utils import translation

from groups.schedules.pattern import Pattern, arranged, monthly, monthly_on_days, on_dates, weekly
from groups.schedules.time_words import join_words
from groups.schedules.wording import day_words, part_words, pattern_words, time_range_words, weekday_name

TEN, HALF_ELEVEN = time(10), time(11, 30)
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (TEN, HALF_ELEVEN, "10 to 11.30am"),
        (time(11), time(13), "11am to 1pm"),
        (time(19, 30), None, "7.30pm"),
        (time(7), None, "7am"),
        (time(12), None, "noon"),
        (time(0), None, "midnight"),
        (time(12), time(12, 45), "noon to 12.45pm"),
        (TEN, time(12), "10am to noon"),
        (time(12, 30), time(13, 30), "12.30 to 1.30pm"),
        (time(20), time(0), "8pm to midnight"),
        (time(0, 15), time(1), "12.15 to 1am"),
        (time(22), time(1), "10pm to 1am"),
        (TEN, time(23, 30), "10am to 11.30pm"),
        # The next morning: "10 to 9am" would read as a slip.
        (TEN, time(9), "10am to 9am"),
        (time(14, 5), time(15), "2.05 to 3pm"),
    ],
)
def test_times_as_people_say_them(start, end, words):
    assert time_range_words(start, end) == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (weekly("TU", start=TEN, end=HALF_ELEVEN), "Every Tuesday, 10 to 11.30am"),
        (weekly("TU", start=TEN, duration_minutes=90), "Every Tuesday, 10 to 11.30am"),
        (weekly("WE", every=2, start=time(16)), "Every other Wednesday, from 4pm"),
        (weekly("FR", every=3), "Every 3 weeks on Friday"),
        (weekly(["MO", "WE"], every=2), "Every other week on Monday and Wednesday"),
        (
            weekly(["MO", "TU", "WE", "TH", "FR"], start=time(20), end=time(22)),
            "Monday to Friday, 8 to 10pm",
        ),
        (weekly(["TH", "MO", "WE", "TU"]), "Monday to Thursday"),
        (weekly(["MO", "WE", "FR"], part_of_day="morning"), "Mondays, Wednesdays and Fridays, mornings"),
        (weekly(["SU", "SA"]), "Saturdays and Sundays"),
        (weekly(["SU", "MO"]), "Mondays and Sundays"),
        (Pattern(rule="FREQ=DAILY", part_of_day="evening"), "Every day, evenings"),
        (weekly("TU", part_of_day="evening"), "Every Tuesday, in the evening"),
        (weekly("TU", duration_minutes=120), "Every Tuesday, for 2 hours"),
        (weekly("TU", duration_minutes=90), "Every Tuesday, for 1 hour 30 minutes"),
        (weekly("FR"), "Every Friday"),
        (
            monthly({(2, "WE"), (4, "WE")}, start=time(14), end=time(15)),
            "Second and fourth Wednesday of the month, 2 to 3pm",
        ),
        (monthly({(-1, "TU")}, start=time(19)), "Last Tuesday of the month, from 7pm"),
        (monthly({(-2, "FR")}), "Last but one Friday of the month"),
        (
            monthly({(1, "MO"), (3, "MO"), (2, "FR")}),
            "First and third Monday and second Friday of the month",
        ),
        (monthly({(1, "MO")}, every=2), "Every second month on the first Monday"),
        (monthly({(1, "MO")}, every=3), "Every 3 months on the first Monday"),
        (monthly_on_days({15}), "The 15th of each month"),
        (monthly_on_days({1, 22, 3, 11}), "The 1st, 3rd, 11th and 22nd of each month"),
        (monthly_on_days({-1}), "The last day of each month"),
        (monthly_on_days({1, -1}), "The 1st and last day of each month"),
        (monthly_on_days({3}, every=2), "Every second month on the 3rd"),
        (on_dates([date(2026, 12, 3), date(2026, 12, 19)]), "On dates set by the group"),
        (on_dates([date(2026, 12, 3)], start=TEN), "On Thursday 3 December 2026, from 10am"),
        (
            monthly({(1, "TU"), (3, "TU")}, dates=(date(2026, 3, 10), date(2026, 3, 31))),
            "First and third Tuesday of the month and other dates set by the group",
        ),
        (arranged(), "By arrangement"),
        (arranged(part_of_day="evening"), "By arrangement, in the evening"),
        (
            weekly("FR", start=time(17), end=time(19), ends_on=date(2027, 2, 16)),
            "Every Friday, 5 to 7pm, until 16 February 2027",
        ),
        (
            weekly("MO", count=8, anchor_on=date(2027, 2, 1), start=time(17, 30)),
            "Every Monday, from 5.30pm, 8 meetings from 1 Feb 2027",
        ),
        (weekly("MO", count=1, anchor_on=date(2027, 2, 1)), "Every Monday, 1 meeting from 1 Feb 2027"),
        (weekly("MO", count=8), "Every Monday, 8 meetings"),
        (Pattern(), "Ask the group for days and times"),
        (Pattern(start=time(7, 30)), "Ask the group which days, from 7.30am"),
        (Pattern(part_of_day="night"), "Ask the group which days, at night"),
    ],
)
def test_a_pattern_is_a_plain_sentence(pattern, words):
    assert pattern_words(pattern) == words


def test_today_takes_the_year_from_near_dates_and_says_what_has_not_begun():
    course = weekly("MO", count=8, anchor_on=date(2027, 2, 1))
    assert pattern_words(course, today=TODAY) == "Every Monday, 8 meetings from 1 Feb"
    assert pattern_words(course, today=date(2029, 1, 1)) == "Every Monday, 8 meetings from 1 Feb 2027"

    group = weekly("TU", anchor_on=date(2027, 1, 5))
    assert pattern_words(group, today=TODAY) == "Every Tuesday, starting 5 Jan"
    assert pattern_words(group, today=date(2027, 1, 5)) == "Every Tuesday"


def test_an_end_in_utc_is_shown_as_the_local_day():
    # One in the morning on the 17th in London is five in the afternoon on the 16th in Los Angeles.
    pattern = Pattern(
        rule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20240217T010000Z", start=time(17), time_zone="America/Los_Angeles"
    )
    assert pattern_words(pattern) == "Every Friday, from 5pm, until 16 February 2024"


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(rule="FREQ=YEARLY"),
        Pattern(rule="nonsense"),
        Pattern(rule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20240217T010000Z", time_zone="Mars/Phobos"),
    ],
)
def test_words_for_a_broken_pattern_send_the_reader_to_the_group(pattern):
    assert pattern_words(pattern) == "Ask the group for days and times"


@pytest.mark.parametrize("pattern", [weekly("TU"), monthly({(1, "TU")}), monthly_on_days({15}), arranged()])
def test_what_is_not_known_about_the_clock_is_not_said(pattern):
    words = pattern_words(pattern)
    assert "," not in words
    for part in ("morning", "afternoon", "evening", "night", "noon", "am", "pm"):
        assert part not in words.replace("arrangement", "")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "Today"),
        (date(2026, 12, 2), "Tomorrow"),
        (date(2026, 12, 3), "Thu 3 Dec"),
        (date(2027, 1, 5), "Tue 5 Jan"),
        (date(2027, 9, 27), "Mon 27 Sep"),
        (date(2027, 9, 28), "Tue 28 Sep 2027"),
        (date(2026, 11, 30), "Mon 30 Nov"),
        (date(2025, 12, 1), "Mon 1 Dec 2025"),
    ],
)
def test_a_day_in_words(day, words):
    assert day_words(day, today=TODAY) == words


def test_parts_and_weekdays():
    assert [part_words(code) for code in ("morning", "night", "", "brunch")] == ["morning", "night", "", ""]
    assert (weekday_name(0), weekday_name(6)) == ("Monday", "Sunday")


def test_spanish_has_its_own_clock_order_and_dates(spanish):
    with translation.override("es"):
        assert time_range_words(TEN, HALF_ELEVEN) == "10:00 a 11:30"
        assert time_range_words(time(12)) == "12:00"
        assert pattern_words(weekly("TU", start=TEN, end=HALF_ELEVEN)) == "Cada martes, 10:00 a 11:30"
        assert pattern_words(weekly("WE", every=2, start=time(16))) == "Un miércoles de cada dos, desde las 16:00"
        assert pattern_words(weekly(["MO", "FR"], part_of_day="morning")) == "Lunes y viernes, por la mañana"
        assert pattern_words(monthly({(2, "WE"), (4, "WE")})) == "Segundo y cuarto miércoles del mes"
        assert pattern_words(weekly("TU", ends_on=date(2027, 2, 16))) == "Cada martes, hasta el 16 de febrero de 2027"
        assert pattern_words(arranged()) == "A convenir"
        assert day_words(TODAY, today=TODAY) == "Hoy"
    assert time_range_words(TEN, HALF_ELEVEN) == "10 to 11.30am"


ONE_OF_EACH = [
    weekly("TU", part_of_day="morning"),
    weekly("WE", every=2, duration_minutes=90, anchor_on=date(2027, 3, 3)),
    weekly(["MO", "WE"], every=2, count=8, anchor_on=date(2027, 3, 3)),
    weekly("FR", every=3, ends_on=date(2027, 2, 16)),
    weekly(["MO", "TU", "WE"], part_of_day="night"),
    weekly(["MO", "FR"], dates=(date(2027, 1, 1),)),
    Pattern(rule="FREQ=DAILY"),
    monthly({(1, "MO"), (-2, "FR")}, start=TEN),
    monthly({(1, "MO")}, every=2, start=TEN, end=HALF_ELEVEN),
    monthly({(1, "MO")}, every=3),
    monthly_on_days({1, 2, 3, 4, -1}),
    monthly_on_days({-1}, every=2),
    on_dates([date(2027, 1, 1), date(2027, 1, 9)]),
    arranged(),
    Pattern(),
    Pattern(part_of_day="evening"),
]


@pytest.mark.parametrize("pattern", ONE_OF_EACH)
def test_every_word_can_be_translated(pattern, every_letter_replaced):
    with translation.override("es"):
        from_django = {weekday_name(day) for day in range(7)} | {
            "enero",
            "febrero",
            "marzo",
            "Ene",
            "Feb",
            "Mar",
        }
        words = pattern_words(pattern, today=TODAY)
        for name in sorted(from_django, key=len, reverse=True):
            words = words.replace(name, "").replace(name.capitalize(), "")
        left = {letter for letter in words.lower() if letter.isalpha()}
        assert left <= {"ø"}, words


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["español", "inglés"], "español e inglés"),
        (["Francia", "Italia", "Irlanda"], "Francia, Italia e Irlanda"),
        (["urdu", "hindi"], "urdu e hindi"),
        (["agua", "hielo"], "agua y hielo"),
        (["inglés", "francés"], "inglés y francés"),
    ],
)
def test_spanish_and_before_the_sound_of_i(spanish, words, joined):
    with translation.override("es"):
        assert join_words(words) == joined
