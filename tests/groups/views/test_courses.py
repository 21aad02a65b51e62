"""What a course that has begun, and places that were last heard of long ago, say on a card and on the group's page."""

from datetime import date, timedelta

import pytest

from tests.make import NOW, make_listing, make_meeting

BEGUN = {"rule": "FREQ=WEEKLY;BYDAY=MO;COUNT=6", "anchor_on": date(2026, 11, 9)}
ASK = "Ask when the next one starts."


def make_course(meeting=(), **fields):
    return make_listing("Six weeks", meeting={**BEGUN, **dict(meeting)}, fields=fields)


def notice(read):
    """The same words on the card and first on the group's page."""
    page = read("/groups/six-weeks/")
    [found] = page.find("div", class_="warn") or [None]
    if found is None:
        assert not read("/groups/").find("p", class_="only")
        return ""
    words = page.html.split('<div class="warn">')[1].split("<h2>")[1].split("</h2>")[0]
    assert page.html.index(words) < page.html.index("Next dates")
    assert f'<p class="only">{words}</p>' in read("/groups/").html
    return words


def test_a_course_that_has_begun_says_when_and_when_the_next_starts(read, db):
    make_course({"further_starts": ["2027-01-11"]})
    assert notice(read) == "This course began on 9 Nov. Next start: 11 Jan."


def test_a_course_that_has_begun_without_another_says_whom_to_ask(read, db):
    make_course()
    assert notice(read) == f"This course began on 9 Nov. {ASK}"


def test_the_next_start_may_be_a_date_of_its_own(read, db):
    make_course(intake="next_cohort_on", intake_as_of=NOW.date(), next_cohort_on=date(2027, 1, 18))
    assert notice(read) == "This course began on 9 Nov. Next start: 18 Jan."


def test_on_its_first_day_people_still_come_for_the_first_time(read, db):
    make_course({"anchor_on": NOW.date()})
    assert notice(read) == ""


@pytest.mark.parametrize("structure", ["open", "rolling"])
def test_where_people_join_in_any_week_it_does_not_matter(read, db, structure):
    make_course(structure=structure)
    assert notice(read) == ""


def test_a_weekly_group_beside_the_course_is_open_still(read, db):
    make_listing("Six weeks", meetings=[make_meeting(), make_meeting(**BEGUN)])
    assert notice(read) == ""


def test_a_course_may_be_full_too(read, db):
    make_course(intake="full", intake_as_of=NOW.date())
    assert notice(read) == f"This course began on 9 Nov. {ASK} Full at the moment"


@pytest.mark.parametrize(
    ("intake", "words"),
    [
        ("full", "Full on 23 Sep. That was more than 60 days ago: ask whether there are places."),
        ("waiting_list", "Waiting list on 23 Sep. That was more than 60 days ago: ask whether there are places."),
        ("paused", "Not taking new people on 23 Sep. That was more than 60 days ago: ask whether there are places."),
        ("open", ""),
    ],
)
def test_places_heard_of_long_ago_are_said_with_their_day(read, db, intake, words):
    make_listing("Six weeks", fields={"intake": intake, "intake_as_of": NOW.date() - timedelta(days=61)})
    assert notice(read) == words


def test_sixty_days_are_recent_enough(read, db):
    make_listing("Six weeks", fields={"intake": "full", "intake_as_of": NOW.date() - timedelta(days=60)})
    assert notice(read) == "Full at the moment"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 30), "Next course starts 30 November 2026"),
        (date(2026, 11, 22), f"This course began on 22 Nov. {ASK}"),
    ],
)
def test_a_next_course_is_next_until_it_has_begun(read, db, day, words):
    make_listing("Six weeks", fields={"intake": "next_cohort_on", "intake_as_of": NOW.date(), "next_cohort_on": day})
    assert notice(read) == words
