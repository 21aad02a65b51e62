import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groups.schedules.pattern import Pattern, RuleError, normalise_rule
from groups.schedules.pattern_problems import validate

KEPT = [
    ("freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU"),
    ("RRULE:FREQ=WEEKLY;BYDAY=TU;", "FREQ=WEEKLY;BYDAY=TU"),
    ("BYDAY=FR, MO ;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,FR"),
    ("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TU;WKST=SU", "FREQ=WEEKLY;BYDAY=TU"),
    ("FREQ=WEEKLY;BYDAY=WE;INTERVAL=02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    # The first day of the week decides which weeks are skipped, so here it stays.
    ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"),
    ("FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
    ("FREQ=WEEKLY;COUNT=8;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=8"),
    ("FREQ=WEEKLY;UNTIL=20270216;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270216"),
    ("FREQ=WEEKLY;UNTIL=20270216T190000;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270216T190000"),
    ("FREQ=WEEKLY;UNTIL=20240217t010000z;BYDAY=FR", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20240217T010000Z"),
    ("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=TU"),
    ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
    ("FREQ=DAILY;BYDAY=MO,WE;COUNT=6", "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=6"),
    ("FREQ=MONTHLY;BYDAY=4WE,+2WE", "FREQ=MONTHLY;BYDAY=2WE,4WE"),
    ("FREQ=MONTHLY;BYDAY=-1TU,1MO", "FREQ=MONTHLY;BYDAY=1MO,-1TU"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,1,-1", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1"),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TU"),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3,1", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=-1TU"),
    ("FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=2TU"),
    ("FREQ=MONTHLY;BYMONTHDAY=15;BYSETPOS=1", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14", "FREQ=MONTHLY;BYDAY=2TU"),
    ("", ""),
    ("   ", ""),
]

REFUSED = [
    ("FREQ=YEARLY", "frequency"),
    ("FREQ=HOURLY", "frequency"),
    ("BYDAY=MO", "frequency"),
    ("RRULE:", "empty"),
    ("FREQ=WEEKLY", "day_missing"),
    ("FREQ=WEEKLY;BYDAY=", "unreadable"),
    ("FREQ=WEEKLY;BYDAY=XX", "unreadable"),
    ("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "repeated"),
    ("FREQ=WEEKLY;BYDAY=2TU", "weekly_with_nth"),
    ("FREQ=WEEKLY;BYDAY=TU;BYMONTHDAY=5", "weekly_with_nth"),
    ("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", "position"),
    ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=10", "unknown_part"),
    ("FREQ=WEEKLY;BYDAY=MO;BYMONTH=9", "unknown_part"),
    ("FREQ=WEEKLY;BYDAY=MO;X-NOTE=1", "unknown_part"),
    ("FREQ=WEEKLY;BYDAY=MO;WKST=XX", "unreadable"),
    ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=0", "interval"),
    ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=-2", "interval"),
    ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=53", "interval"),
    ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=²", "interval"),
    ("FREQ=MONTHLY;BYDAY=1MO;INTERVAL=13", "interval"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=0", "count"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=501", "count"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=99999999999999999999", "count"),
    ("FREQ=WEEKLY;BYDAY=MO;COUNT=8;UNTIL=20270101", "two_ends"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270230", "until"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=2027-02-16", "until"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270216T250000Z", "until"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=99991231", "until"),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=00010101", "until"),
    ("FREQ=DAILY;INTERVAL=2", "daily"),
    ("FREQ=DAILY;BYMONTHDAY=1", "daily"),
    ("FREQ=MONTHLY", "day_missing"),
    # Every Tuesday, or one Tuesday a month? People write it for both, so we ask.
    ("FREQ=MONTHLY;BYDAY=TU", "nth_missing"),
    ("FREQ=MONTHLY;BYDAY=6TU", "nth"),
    ("FREQ=MONTHLY;BYDAY=0TU", "nth"),
    ("FREQ=MONTHLY;BYDAY=-3TU", "nth"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "month_day"),
    ("FREQ=MONTHLY;BYMONTHDAY=-2", "month_day"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "unreadable"),
    ("FREQ=MONTHLY;BYMONTHDAY=x", "unreadable"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "two_kinds_of_day"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=8,9,10", "two_kinds_of_day"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=9,10,11,12,13,14,15", "two_kinds_of_day"),
    ("FREQ=MONTHLY;BYDAY=FR,SA;BYMONTHDAY=8,9,10,11,12,13,14", "two_kinds_of_day"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "position"),
    ("FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 500), "too_long"),
    ("every second Tuesday", "unreadable"),
    ("\x00", "unreadable"),
    ("DTSTART:20260101T100000\nRRULE:FREQ=WEEKLY;BYDAY=MO", "unknown_part"),
]

UNKIND = re.compile(r"\b(invalid|illegal|error|just|only|at least|must)\b", re.IGNORECASE)


@pytest.mark.parametrize(("text", "rule"), KEPT)
def test_a_rule_is_written_one_way(text, rule):
    assert normalise_rule(text) == rule
    assert normalise_rule(rule) == rule


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_a_rule_we_cannot_keep_is_refused_with_a_kind_reason(text, code):
    with pytest.raises(RuleError) as refused:
        normalise_rule(text)
    assert refused.value.code == code
    assert not UNKIND.search(str(refused.value).partition("“")[0])
    assert str(refused.value).endswith((".", "?"))

    problem = validate(Pattern(rule=text, time_zone="Europe/London"))[0]
    assert (problem.code, problem.field, problem.level) == (code, "rule", "error")


PIECES = st.sampled_from(
    [
        *("FREQ=", "WEEKLY", "MONTHLY", "DAILY", "YEARLY"),
        *("BYDAY=", "MO", "TU", "2WE", "-1FR", "9SA"),
        *("BYMONTHDAY=", "15", "-1", "99", "COUNT=", "0", "8", "BYSETPOS=", "1", "-2"),
        *("INTERVAL=", "2", "UNTIL=", "20270101", "20270101T000000Z", "WKST=", "SU", "BYHOUR="),
        *(";", ";", ";", ",", "=", "Z", "é", "\x00"),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_kept_or_refused_and_nothing_else(text):
    try:
        rule = normalise_rule(text)
    except RuleError as refused:
        assert str(refused)
    else:
        assert normalise_rule(rule) == rule
