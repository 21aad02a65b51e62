"""Each kind of cell: what it gives, and that what it does not give is kept."""

from datetime import date, time
from decimal import Decimal

import pytest

from groups.models.contact import dialled
from opendata.imports.cells.addresses import read_emails, read_sources, read_web_addresses
from opendata.imports.cells.ages import read_baby_ages
from opendata.imports.cells.areas import read_country, read_region, read_service_area, says_withheld
from opendata.imports.cells.costs import read_cost
from opendata.imports.cells.languages import read_languages
from opendata.imports.cells.phones import read_phones
from opendata.imports.cells.schedules import read_times
from opendata.imports.cells.topics import read_stages, read_topics
from tests.make import NOW


@pytest.mark.parametrize(
    ("cell", "country", "dialled_as"),
    [
        ("1-800-SENTARA", "US", ["+18007368272"]),
        ("1-833-TLC-MAMA (1-833-852-6262)", "US", ["+18338526262"]),
        ("345 3345154; 366 1178788", "IT", ["+393453345154", "+393661178788"]),
        ("604-255-7999; 855-255-7999", "CA", ["+16042557999", "+18552557999"]),
        ("01632 960100 / 01632 960101", "GB", ["+441632960100", "+441632960101"]),
        ("418 688-3301 (3)", "CA", ["+14186883301"]),
        ("(614) 315-8989; Dayton (937) 660-9220", "US", ["+16143158989", "+19376609220"]),
        ("18 0091 4416", "AU", ["+611800914416"]),
        ("0800 02 888 40", "GB", ["+448000288840"]),
        ("+44 (0)117 496 0000", "GB", ["+441174960000"]),
        ("text PANDAS to 85258", "GB", ["85258"]),
        ("288-8100", "US", [""]),
        ("", "US", []),
    ],
)
def test_phones_are_dialled_as_published(cell, country, dialled_as):
    numbers = read_phones(cell, country=country).value
    assert [dialled(number.value, country) for number in numbers] == dialled_as


def test_words_around_a_number_are_kept():
    ward = read_phones("01332 623800; ward 01332 623828", country="GB").value
    assert [(number.label, number.for_professionals) for number in ward] == [("", False), ("ward", True)]
    by_language = read_phones("800-944-4773 (English); 971-203-7773 (Spanish)", country="US").value
    assert [number.language for number in by_language] == ["en", "es"]
    keyword = read_phones("text PANDAS to 85258", country="GB").value[0]
    assert (keyword.kind, keyword.keyword, keyword.value) == ("text", "PANDAS", "85258")
    extension = read_phones("418 688-3301 (3)", country="CA").value[0]
    assert extension.value == "418 688-3301 ext. 3"
    vanity = read_phones("1-833-TLC-MAMA (1-833-852-6262)", country="US").value[0]
    assert (vanity.value, vanity.label) == ("1-833-TLC-MAMA", "1-833-852-6262")


@pytest.mark.parametrize(("cell", "asked"), [("288-8100", "area code"), ("ask at reception", "no number")])
def test_a_number_that_cannot_be_dialled_raises_a_question(cell, asked):
    assert any(asked in note for note in read_phones(cell, country="US").notes)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("en;es", ["en", "es"]),
        ("prs; bfi", ["prs", "bfi"]),
        ("aii", ["aii"]),
        ("spa, deu", ["es", "de"]),
        ("English and British Sign Language", ["en", "bfi"]),
        ("es-419", ["es-419"]),
        ("", []),
    ],
)
def test_languages(cell, codes):
    assert read_languages(cell).value.codes == codes


def test_interpreters_are_a_fact_of_their_own():
    languages = read_languages("en; es; interpreters for 60 more languages").value
    assert languages.codes == ["en", "es"]
    assert languages.interpreter == "interpreters for 60 more languages"


def test_a_language_we_do_not_list_is_asked_about():
    reading = read_languages("en; xnj")
    assert reading.value.codes == ["en"]
    assert "xnj" in reading.notes[0]


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("12 months", (None, 12)),
        ("2 years", (None, 24)),
        ("12 weeks to 5 years", (3, 60)),
        ("up to 9 months", (None, 9)),
        ("18 months+", (18, None)),
        ("1-3 years", (12, 36)),
        ("6 weeks to 12 months", (1, 12)),
        ("babies in arms", (None, None)),
        ("4 weeks or 4 years", (None, None)),
        ("any age", (None, None)),
        ("5 years to 2 years", (None, None)),
        ("under 2", (None, None)),
        ("", (None, None)),
    ],
)
def test_baby_ages(cell, months):
    ages = read_baby_ages(cell).value
    assert (ages.months_from, ages.months_to) == months


@pytest.mark.parametrize("cell", ["babies in arms", "12 weeks to 5 years", "under 2", "12 weeks"])
def test_ages_that_no_number_of_months_says_are_kept_in_words(cell):
    assert read_baby_ages(cell).value.words == cell


@pytest.mark.parametrize(
    ("cell", "country", "area", "codes"),
    [
        ("US", "US", "countries", ("US",)),
        ("UK", "GB", "countries", ("GB",)),
        ("Finland (national)", "FI", "countries", ("FI",)),
        ("Australia and New Zealand", "AU", "countries", ("AU", "NZ")),
        ("United States, with Puerto Rico", "US", "countries", ("US",)),
        ("nationwide", "IE", "countries", ("IE",)),
        ("Washington State", "US", "regions", ("US-WA",)),
        ("Virginia", "US", "regions", ("US-VA",)),
        ("worldwide", "", "anywhere", ()),
        ("New York", "US", "unknown", ()),
        ("Greater Manchester", "GB", "unknown", ()),
        ("UK; the forum is open online", "GB", "unknown", ()),
        ("People who live in Dorset and are registered with a GP", "GB", "unknown", ()),
    ],
)
def test_service_areas(cell, country, area, codes):
    reading = read_service_area(cell, country=country)
    assert (reading.value.service_area, reading.value.codes) == (area, codes)
    assert reading.value.words == cell
    assert bool(reading.notes) == (area == "unknown")


@pytest.mark.parametrize(
    ("cell", "country", "code"),
    [
        ("VA", "US", "US-VA"),
        ("QC (Estrie)", "CA", "CA-QC"),
        ("Moray, Scotland", "GB", "GB-SCT"),
        ("VIC", "AU", "AU-VIC"),
        ("West Sussex", "GB", ""),
        ("Virginia", "GB", ""),
        ("VA", "", ""),
    ],
)
def test_regions(cell, country, code):
    assert read_region(cell, country=country).value == code


def test_a_country_nobody_knows_is_asked_about():
    assert read_country("uk").value == "GB"
    assert read_country("Atlantis") == ("", ("“Atlantis” is not a country we know.",))


def test_only_words_of_intent_mean_that_an_address_is_withheld():
    assert says_withheld("near the Burgfeld (exact address withheld)")
    assert says_withheld("Close to the Burgfeld; exact address not given")
    assert says_withheld("The place is kept vague on purpose")
    assert not says_withheld("dates and place not published in the page seen")


@pytest.mark.parametrize(
    ("cost", "note", "country", "expected"),
    [
        ("free", "", "GB", ("free", None, "")),
        ("paid", "£2.50 a session", "GB", ("fixed", Decimal("2.50"), "GBP")),
        ("paid", "$20", "CA", ("fixed", Decimal("20"), "CAD")),
        ("paid", "$320 a couple or $240 for members", "US", ("fixed", None, "")),
        ("paid", "charges on a sliding scale", "ZA", ("sliding_scale", None, "")),
        ("unknown", "a $10 gift card for filling in a questionnaire", "CA", ("unknown", None, "")),
        ("", "", "US", ("unknown", None, "")),
    ],
)
def test_costs(cost, note, country, expected):
    price = read_cost(cost, note, country=country).value
    assert (price.cost, price.amount, price.currency) == expected
    assert price.words == note


def test_topics_become_topics_audiences_and_stages():
    topics = read_topics("depression;birth_trauma;fathers;miscarriage;bonding").value
    assert topics.specialties == ["depression", "ptsd_birth_trauma", "loss"]
    assert topics.audiences == ["fathers"]
    assert topics.stages == ["pregnancy_loss"]
    assert "bonding" in read_topics("bonding").notes[0]


def test_psychosis_counts_when_it_comes_first():
    assert read_topics("psychosis;bipolar").value.specialties == ["psychosis_recovery", "bipolar"]
    later = read_topics("depression;psychosis")
    assert later.value.specialties == ["depression"]
    assert later.value.names_psychosis
    assert "Psychosis" in later.notes[0]


def test_stages():
    assert read_stages("both").value == ["pregnancy", "postnatal_0_12m"]
    assert read_stages("loss").value == ["pregnancy_loss", "infant_loss"]
    assert read_stages("nowhere").notes


def schedule_of(**cells):
    usual = {"words": "", "rule": "", "start": "", "minutes": "", "zone": "Europe/London", "today": NOW.date()}
    return read_times(**{**usual, **cells})


def times_of(**cells):
    """The one meeting of a row, and its notes."""
    reading = schedule_of(**cells)
    (times,) = reading.value.times
    return reading._replace(value=times)


def test_a_rule_that_counts_from_a_date_needs_a_certain_one():
    fortnightly = "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    anchored = times_of(rule=fortnightly, words="Every two weeks on Wednesday (first meeting 15 March 2023)").value
    assert (anchored.rule, anchored.anchor_on) == (fortnightly, date(2023, 3, 15))
    for words in ("Every two weeks", "Every two weeks (first meeting 16 March 2023)"):
        refused = times_of(rule=fortnightly, words=words)
        assert refused.value.rule == ""
        assert refused.value.as_published == words
        assert any("counts from a first date" in note for note in refused.notes)


def test_a_course_of_eight_begins_on_its_first_date():
    cells = {"rule": "FREQ=WEEKLY;BYDAY=MO;COUNT=8", "words": "8 weeks online, starting Mon 1 Feb 2021"}
    assert times_of(**cells).value.anchor_on == date(2021, 2, 1)
    assert schedule_of(**cells).value.structure == "closed"


def test_certain_words_give_the_rule_that_the_file_does_not():
    times = times_of(words="1st & 3rd Thursday of the month 10:30-12:00, except on holidays").value
    assert (times.rule, times.starts, times.duration_minutes) == ("FREQ=MONTHLY;BYDAY=1TH,3TH", time(10, 30), 90)
    assert times.skips_public_holidays


@pytest.mark.parametrize(
    "words",
    [
        "Tuesdays 10:00, most of the time",
        "Monday 19:00",
        "Mon-Fri 09:00-17:00",
        "Every Tuesday from 1 December",
        "Tuesdays 7 to 8.30",
        "Tuesdays 10am to 11.30pm",
    ],
)
def test_words_that_are_not_certain_give_no_rule(words):
    assert times_of(words=words).value.rule == ""


def test_several_days_with_times_of_their_own_are_several_meetings():
    words = "2nd Saturday at 10:00 and last Tuesday at 19:00"
    for rule in ("", "FREQ=MONTHLY;BYDAY=2SA"):
        found = schedule_of(words=words, rule=rule).value.times
        assert [(one.rule, one.starts) for one in found] == [
            ("FREQ=MONTHLY;BYDAY=2SA", time(10)),
            ("FREQ=MONTHLY;BYDAY=-1TU", time(19)),
        ]
        assert {one.as_published for one in found} == {words}


def test_a_list_of_dates_is_kept():
    found = schedule_of(words="On four dates in 2017: Sat 4 Mar 10:00; Tue 21 Mar 18:00").value.times
    assert [(one.dates, one.starts) for one in found] == [(["2017-03-04"], time(10)), (["2017-03-21"], time(18))]


def test_cells_that_disagree_with_the_words_are_asked_about():
    reading = times_of(words="Tuesdays 18:00", rule="FREQ=WEEKLY;BYDAY=TU", start="19:00")
    assert reading.value.starts == time(19)
    assert any("6pm" in note and "19:00" in note for note in reading.notes)
    other = times_of(words="Tuesdays 18:00", rule="FREQ=WEEKLY;BYDAY=WE")
    assert other.value.rule == "FREQ=WEEKLY;BYDAY=WE"
    assert any("differs from what the words say" in note for note in other.notes)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Every second Tuesday", "two ways"),
        ("Biweekly on Tuesdays", "two ways"),
        ("Tuesday 26 November 2010", "was a Friday"),
        ("5pm PT / 8pm ET", "PT, ET"),
        ("Monthly at most locations", "words alone"),
    ],
)
def test_what_the_words_leave_open_is_asked(words, asked):
    reading = times_of(words=words)
    assert reading.value.rule == ""
    assert any(asked in note for note in reading.notes)


def test_two_zones_in_the_cell_of_one_give_no_time():
    reading = times_of(start="17:00", zone="America/Los_Angeles; America/New_York", words="5pm PT / 8pm ET")
    assert reading.value.starts is None
    assert any("one time zone" in note for note in reading.notes)
    assert any("PT, ET" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Thursday mornings", "morning"),
        ("A weekday, in the afternoon", "afternoon"),
        ("Tuesday evenings, weekly", "evening"),
        ("Friday daytime", ""),
        ("Mornings and evenings", ""),
        ("Thursdays, with afternoon tea", ""),
        ("First meeting: the morning of 1 June 2022", ""),
    ],
)
def test_part_of_day_is_taken_when_it_is_all_there_is(words, part):
    assert times_of(words=words).value.part_of_day == part


@pytest.mark.parametrize(
    ("words", "structure", "capacity"),
    [
        ("Once a week for 11 weeks", "closed", None),
        ("10-week course", "closed", None),
        ("Wednesdays; six places, filled as they come free", "rolling", 6),
        ("10 weeks online, with room for 32", "closed", 32),
        ("One Saturday morning a month", "unknown", None),
        ("Once every two weeks", "unknown", None),
        ("Weekly, at first in blocks of 16 weeks", "unknown", None),
        ("A series of 5 weeks and another in spring; once a month in between", "unknown", None),
    ],
)
def test_structure_is_taken_when_the_words_are_plain(words, structure, capacity):
    schedule = schedule_of(words=words).value
    assert (schedule.structure, schedule.capacity) == (structure, capacity)


def test_odd_times_are_kept_and_asked_about():
    early = times_of(start="07:30", words="Starts at 07:30")
    assert early.value.starts == time(7, 30)
    assert any("unusual time" in note for note in early.notes)
    slip = times_of(start="10:00", minutes="810", rule="FREQ=MONTHLY;BYDAY=1SA,3SA")
    assert any("long for a meeting" in note for note in slip.notes)


def test_a_time_without_a_zone_stays_in_words():
    reading = times_of(start="18:30", zone="", words="Tuesdays 18:30", rule="FREQ=WEEKLY;BYDAY=TU")
    assert reading.value.starts is None
    assert reading.value.rule == "FREQ=WEEKLY;BYDAY=TU"
    assert any("18:30" in note for note in reading.notes)


def test_addresses():
    assert read_emails("hello@a.example.org; b@b.example.org").value == ["hello@a.example.org", "b@b.example.org"]
    assert "hides" in read_emails("[email protected]").notes[0]
    assert read_web_addresses("www.example.org").value == ["https://www.example.org"]
    assert read_web_addresses("nothing of the kind").value == []
    hebrew = "https://example.org/he/%D7%97%D7%91%D7%9C%D7%99/"
    assert read_web_addresses(hebrew).value == [hebrew]


def test_sources_need_no_address():
    found = read_sources("https://www.example.org/a", "https://www.example.org/a ; A leaflet from 2019").value
    assert found == [("example.org", "https://www.example.org/a"), ("A leaflet from 2019", "")]
