"""Sentences as staff type them, in English and Spanish, and what they stand for."""

from datetime import date, time

import pytest
from django.utils import translation

from groups.schedules.pattern import Pattern
from groups.schedules.reading.sentence import read_schedule
from groups.schedules.wording import pattern_words

# A Monday.
TODAY = date(2026, 11, 23)


def read(text, *, time_zone="Europe/London", today=TODAY):
    return read_schedule(text, today=today, time_zone=time_zone)


def the_pattern(text, **details) -> Pattern:
    found = read(text, **details)
    assert (found.questions, found.unread) == ((), ""), text
    (pattern,) = found.patterns
    return pattern


def said(text, **details) -> list[str]:
    found = read(text, **details)
    assert (found.questions, found.unread) == ((), ""), text
    return [pattern_words(pattern) for pattern in found.patterns]


def codes(text, **details) -> set[str]:
    return {problem.code for problem in read(text, **details).warnings}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2nd Wednesday 7-8.30pm in term time", "Second Wednesday of the month, 7 to 8.30pm, in term time"),
        ("Tuesdays 10am–12", "Every Tuesday, 10am to noon"),
        ("Every Tuesday from 16:00", "Every Tuesday, from 4pm"),
        ("Tues. & Thurs. 7 to 8:30 pm", "Tuesdays and Thursdays, 7 to 8.30pm"),
        ("Mon-Fri noon to 1.30pm", "Monday to Friday, noon to 1.30pm"),
        ("Monday to Thursday at 10.30 a.m.", "Monday to Thursday, from 10.30am"),
        ("weeknights 8-10", "Monday to Friday, 8 to 10pm"),
        ("daily at midday", "Every day, from noon"),
        ("between 10 and 11.30 on Fridays", "Every Friday, 10 to 11.30am"),
        ("Thursday mornings", "Every Thursday, in the morning"),
        ("Tuesday evenings 7 to 8.30", "Every Tuesday, 7 to 8.30pm"),
        ("Thursdays, 2 hours", "Every Thursday, for 2 hours"),
        ("first and last Monday 6:30 pm for 90 minutes", "First and last Monday of the month, 6.30 to 8pm"),
        ("1st & 3rd Thursday of each month", "First and third Thursday of the month"),
        ("last but one Friday", "Last but one Friday of the month"),
        ("on the 15th of each month 10am", "The 15th of each month, from 10am"),
        ("Starts at 7pm and ends at 8.30pm every Tuesday", "Every Tuesday, 7 to 8.30pm"),
        ("Tuesdays and Fridays; 10-11.30am", "Tuesdays and Fridays, 10 to 11.30am"),
        ("Wednesdays 7pm, not on bank holidays", "Every Wednesday, from 7pm, not on public holidays"),
        ("Wednesdays 7pm; cancelled when the date is a holiday", "Every Wednesday, from 7pm, not on public holidays"),
        ("by appointment", "By arrangement"),
        ("last Friday, 6pm until 18 December 2026", "Last Friday of the month, from 6pm, until 18 December 2026"),
        ("10 Mondays 10:30-12:30 from 16 Feb 2026", "Every Monday, 10.30am to 12.30pm, 10 meetings from 16 Feb 2026"),
        ("8-week group, first session Mon 1 Feb 2021 17:30", "Every Monday, from 5.30pm, 8 meetings from 1 Feb 2021"),
        ("lunes y jueves a las 18 h", "Mondays and Thursdays, from 6pm"),
        ("de lunes a jueves de 10 a 11:30", "Monday to Thursday, 10 to 11.30am"),
        ("Primer lunes del mes, excepto festivos", "First Monday of the month, not on public holidays"),
        ("MIÉRCOLES por la tarde, en periodo lectivo", "Every Wednesday, in the afternoon, in term time"),
        ("el 15 de cada mes a las 7 de la tarde", "The 15th of each month, from 7pm"),
        ("1.º y 3.er jueves de 17 a 18:30", "First and third Thursday of the month, 5 to 6.30pm"),
        ("mar. y jue. 10:00", "Tuesdays and Thursdays, from 10am"),
        ("segundo y cuarto miércoles de mes, 19 h", "Second and fourth Wednesday of the month, from 7pm"),
        ("cada quince días los jueves a las 11", "Every other Thursday, from 11am"),
        ("miércoles alternos", "Every other Wednesday"),
        ("Wednesday evenings at half past seven", "Every Wednesday, from 7.30pm"),
        ("Saturdays from quarter to 10am", "Every Saturday, from 9.45am"),
        ("Fridays 10.30–12, 11 Sept 2026 to 18 Dec 2026", "Every Friday, 10.30am to noon, until 18 December 2026"),
    ],
)
def test_a_sentence_becomes_a_meeting(text, words):
    assert said(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "2nd Saturday 10:00 and last Tuesday 19:00",
            ["Second Saturday of the month, from 10am", "Last Tuesday of the month, from 7pm"],
        ),
        ("Mondays 10:00-12:00 and 14:00-16:00", ["Every Monday, 10am to noon", "Every Monday, 2 to 4pm"]),
        ("10am Mondays, 2pm Wednesdays", ["Every Monday, from 10am", "Every Wednesday, from 2pm"]),
        ("Tuesdays and first Friday 10-11am", ["Every Tuesday, 10 to 11am", "First Friday of the month, 10 to 11am"]),
        (
            "Mon, Tue, Thu 09:00-16:00; Wed, Fri 09:00-20:00",
            ["Mondays, Tuesdays and Thursdays, 9am to 4pm", "Wednesdays and Fridays, 9am to 8pm"],
        ),
        ("Fortnightly on Mondays, weekly on Fridays", ["Every other Monday", "Every Friday"]),
    ],
)
def test_days_with_times_of_their_own_are_meetings_of_their_own(text, words):
    assert said(text) == words


def test_what_stands_between_two_meetings_is_about_the_first():
    monday, friday = read("Mondays 10am in term time, Fridays 2pm").patterns
    assert (monday.is_term_time, friday.is_term_time) == (True, False)
    monday, friday = read("Mondays 10am and Fridays 2pm in term time").patterns
    assert (monday.is_term_time, friday.is_term_time) == (True, True)


def test_a_fortnight_counts_from_a_date():
    pattern = the_pattern("Every two weeks on Wednesday, from 16:00 (first meeting 15 March 2023)")
    assert (pattern.rule, pattern.anchor_on) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", date(2023, 3, 15))
    assert "anchor_needed" in codes("every other Tuesday")
    assert the_pattern("cada dos semanas desde el 3 de marzo de 2027").rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"


def test_courses_with_later_starts():
    pattern = the_pattern(
        "8-week course on Mondays 10-11am starting 11 January 2027, 12 April 2027 and 6 September 2027"
    )
    assert (pattern.rule, pattern.anchor_on) == ("FREQ=WEEKLY;BYDAY=MO;COUNT=8", date(2027, 1, 11))
    assert pattern.further_starts == (date(2027, 4, 12), date(2027, 9, 6))


def test_first_dates_of_their_own_and_then_a_rule():
    pattern = the_pattern("10 and 31 March 2027, then 1st and 3rd Tuesdays from April 10am")
    assert pattern.dates == (date(2027, 3, 10), date(2027, 3, 31))
    assert (pattern.rule, pattern.anchor_on) == ("FREQ=MONTHLY;BYDAY=1TU,3TU", date(2027, 4, 6))


def test_a_list_of_dates_with_two_times_is_two_meetings():
    words = "Listed dates only: Sat 4 Mar 10:00, Tue 21 Mar 18:00, Sat 1 Apr 10:00, Wed 19 Apr 18:00 (2017)"
    mornings, evenings = read(words).patterns
    assert (mornings.start, mornings.dates) == (time(10), (date(2017, 3, 4), date(2017, 4, 1)))
    assert (evenings.start, evenings.dates) == (time(18), (date(2017, 3, 21), date(2017, 4, 19)))
    assert "over" in codes(words)


@pytest.mark.parametrize(
    ("text", "code", "readings"),
    [
        ("Every second Tuesday", "every_second", ["Every other Tuesday", "Second Tuesday of the month"]),
        (
            "Every second Tuesday 13:00-15:00 from 10 April (2018)",
            "every_second",
            ["Every other Tuesday, 1 to 3pm", "Second Tuesday of the month, 1 to 3pm"],
        ),
        ("Biweekly on Tue and Thu", "biweekly", ["Every other week on Tuesday and Thursday", "Tuesdays and Thursdays"]),
        ("bimonthly on the 15th", "bimonthly", ["Every second month on the 15th", "The 15th of each month"]),
        ("7 to 8.30 on Tuesdays", "am_or_pm", ["Every Tuesday, 7 to 8.30pm", "Every Tuesday, 7 to 8.30am"]),
        ("Mondays 5pm PT / 8pm ET", "zones", ["Every Monday, from 5pm", "Every Monday, from 8pm"]),
        ("Tuesdays 10-11am and Thursdays", "same_time", ["Every Thursday, 10 to 11am", "Every Thursday"]),
        (
            "Every two months, next 1 April (2019) 19:00-21:00",
            "day_of_month",
            ["Every second month on the first Monday, 7 to 9pm", "Every second month on the 1st, 7 to 9pm"],
        ),
    ],
)
def test_what_can_be_read_twice_is_asked(text, code, readings):
    found = read(text)
    (question,) = found.questions
    assert question.code == code
    assert question.words in text
    assert [pattern_words(pattern) for reading in question.readings for pattern in reading.patterns] == readings
    assert all(pattern not in found.patterns for reading in question.readings for pattern in reading.patterns)


def test_two_things_left_open_give_every_combination():
    (question,) = read("Every second Tuesday 7 to 8.30").questions
    assert len({reading.patterns for reading in question.readings}) == 4
    assert len({reading.label for reading in question.readings}) == 4


def test_a_first_date_can_settle_what_every_second_means():
    found = read("Every second Tuesday from 17 April 2018")
    assert [pattern.rule for pattern in found.patterns] == ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]
    assert "settled_by_date" in codes("Every second Tuesday from 17 April 2018")


def test_each_zone_of_two_keeps_its_own_time():
    (question,) = read("Mondays 5pm PT / 8pm ET", time_zone="").questions
    found = [(pattern.start, pattern.time_zone) for reading in question.readings for pattern in reading.patterns]
    assert found == [(time(17), "America/Los_Angeles"), (time(20), "America/New_York")]


def test_six_second_thursdays_are_dates_or_a_rule():
    (question,) = read("14 Jan, 11 Feb, 11 Mar, 8 Apr, 13 May, 10 June 2027 10am-12").questions
    as_dates, as_rule = (reading.patterns[0] for reading in question.readings)
    assert (question.code, question.words) == ("dates_or_rule", "14 Jan, 11 Feb, 11 Mar, 8 Apr, 13 May, 10 June 2027")
    assert (len(as_dates.dates), as_dates.rule) == (6, "")
    assert (as_rule.rule, as_rule.anchor_on) == ("FREQ=MONTHLY;BYDAY=2TH", date(2027, 1, 14))


def test_once_a_month_on_a_saturday_asks_which():
    (question,) = read("Once a month, Saturday morning").questions
    assert [reading.patterns[0].rule[-3:] for reading in question.readings] == ["1SA", "2SA", "3SA", "4SA", "1SA"]
    assert {reading.patterns[0].part_of_day for reading in question.readings} == {"morning"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Monthly", "day_missing"),
        ("una vez al mes", "day_missing"),
        ("Weekly", "day_missing"),
        ("biweekly on the second and fourth Wednesday", "rhythm_disagrees"),
        ("Tuesdays 10am to 11.30pm", "very_long"),
        ("Tuesday 26 November 2010", "weekday_disagrees"),
        ("30 February 2027", "date_unclear"),
        ("Thursday afternoons (ended August 2018)", "said_to_be_over"),
        ("Fridays 5pm until 16 Feb 2024", "over"),
        ("Tuesday 7pm", "weekly_assumed"),
        ("Mondays 7pm AEST", "zone_disagrees"),
        ("Tuesday mornings 7pm", "part_disagrees"),
        ("First meeting 1 June 2027", "rhythm_missing"),
        ("", "no_days"),
        ("x" * 600, "too_long"),
    ],
)
def test_what_looks_odd_is_said(text, code):
    assert code in codes(text)


def test_a_weekday_that_disagrees_names_both():
    (message,) = [one.message for one in read("Tuesday 26 November 2010").warnings if one.code == "weekday_disagrees"]
    assert "Tuesday 26 November 2010" in message
    assert "Friday" in message
    assert read("Tuesday 26 November 2010").patterns == ()


def test_the_time_of_half_a_year_is_asked_about():
    assert "zone_half_year" in codes("Mondays 7pm AEST", time_zone="Australia/Sydney")
    assert "zone_half_year" not in codes("Mondays 7pm AEST", time_zone="Australia/Brisbane")
    assert not codes("Mondays 7pm NSW time", time_zone="Australia/Sydney")
    assert the_pattern("Mondays 7pm NSW time", time_zone="").time_zone == "Australia/Sydney"


@pytest.mark.parametrize(
    "text", ["24/7", "Mon-Fri 09:00-17:00", "Teams open Mon-Fri 09:00-17:00", "Open 24 hours a day"]
)
def test_opening_hours_come_back_as_hours(text):
    found = read(text)
    assert found.are_hours
    assert not found.warnings


@pytest.mark.parametrize(
    ("text", "on"),
    [
        # A year beside it, in front of it, or behind the list.
        ("4 March 2027 10am", date(2027, 3, 4)),
        ("In 2027: 4 March 10am", date(2027, 3, 4)),
        ("4 March 10am (2027)", date(2027, 3, 4)),
        ("2027-03-04 10am", date(2027, 3, 4)),
        ("4.3.2027 10am", date(2027, 3, 4)),
        ("March 4th, 2027 10am", date(2027, 3, 4)),
        ("4 de marzo de 2027 a las 10:00", date(2027, 3, 4)),
        # Near today no other year can be meant, and a weekday settles it.
        ("1 December 10am", date(2026, 12, 1)),
        ("next 4 May 10am", date(2027, 5, 4)),
        ("Tuesday 4 May 10am", date(2027, 5, 4)),
    ],
)
def test_dates(text, on):
    assert [pattern.dates for pattern in read(text).patterns] == [(on,)]


def test_a_year_that_was_worked_out_is_said():
    assert "year_added" in codes("1 December 10am")
    assert "year_added" not in codes("1 December 2026 10am")


@pytest.mark.parametrize(
    ("text", "years"),
    [("Tuesdays 7pm from 10 April", ["2026", "2027"]), ("3/4/2027 10am", ["April 2027", "March 2027"])],
)
def test_a_date_that_can_be_two_is_asked_about(text, years):
    (question,) = read(text).questions
    assert question.code == "which_date"
    assert all(year in reading.label for year, reading in zip(years, question.readings, strict=True))


def test_a_date_no_year_fits_is_not_placed():
    found = read("Saturday 4 March 10am")
    assert found.patterns == ()
    assert "date_unclear" in codes("Saturday 4 March 10am")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Tuesdays 7pm in the back room", "back room"),
        ("Mondays 10am (as most such clubs)", "as most such clubs"),
        ("Five months, 10-12 mothers at a time", "Five months, 10-12 mothers"),
        ("1st & 3rd Saturday 10:00 am to 11:30 pm (surely 11:30 am)", "surely 11:30 am"),
        # Understood, and still of no use: that is said, too.
        ("Tuesdays 10am. Starts 7pm", "7pm"),
        ("Tuesdays 10am for 90 minutes; 2 hours", "90 minutes; 2 hours"),
        ("4 March 2027 10am until 6 March 2027", "6 March 2027"),
        ("Tuesdays 10am, next 3 December 2026", "3 December 2026"),
        ("Every Tuesday 10am, Thursday 26 Nov 2026", "Thursday 26 Nov 2026"),
    ],
)
def test_what_was_not_understood_is_named(text, unread):
    assert read(text).unread == unread


def test_a_clock_without_days_is_kept_apart():
    found = read("Starts 07:30, 90 minutes")
    assert found.patterns == ()
    assert found.without_days is not None
    assert (found.without_days.start, found.without_days.duration_minutes) == (time(7, 30), 90)


def test_the_language_of_the_reader_plays_no_part_in_what_is_understood():
    with translation.override("es"):
        (pattern,) = read("2nd and 4th Wednesday 7-8.30pm").patterns
        (question,) = read("every second Tuesday").questions
    assert pattern.rule == "FREQ=MONTHLY;BYDAY=2WE,4WE"
    assert "un martes de cada dos" in question.readings[0].label.lower()


def test_more_questions_than_anybody_answers_are_none():
    days = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
    for text in (
        "from 3/4/2027 " + ", ".join(f"{day} 7-8" for day in days),
        "; ".join(f"{day} {hour}-{hour + 1}" for day in days for hour in range(5, 9)),
    ):
        found = read(text)
        assert (found.patterns, found.questions) == ((), ())
        assert "too_many_readings" in codes(text)


def test_a_long_list_of_dates_is_one_meeting():
    text = ", ".join(f"{day} {month} 10am" for month in ("Jan", "Feb", "Mar") for day in range(1, 12)) + " (2027)"
    (pattern,) = read(text).patterns
    assert len(pattern.dates) == 33
