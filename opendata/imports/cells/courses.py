"""Whether people begin together, and how many there are places for, as the words about times say it."""

import re

from groups.vocabulary import Structure

MOST_PLACES = 500

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NUMBER = r"(?:(?!1\b)\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)"
_A_COURSE = re.compile(
    rf"(?<!every )(?<!blocks of )(?<!\d-)\b{_NUMBER}[- ](?:weeks?|months?)\b(?! blocks?)"
    rf"|\b{_NUMBER} (?:(?:weekly|themed|monthly) )*(?:sessions|meetings|{_WEEKDAY}s)\b",
    re.IGNORECASE,
)
_NOT_PLAINLY_A_COURSE = re.compile(
    r"\bblocks?\b|\bbetween\b|\bearlier\b|\bseries\b.*\banother\b|\bdrop-?in\b|\bahead\b|\bnotice\b"
    r"|\bevery (?:two|three|\d)\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\brolling\b|\bfilled as\b|\bas (?:they|places) come free\b", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:up to|at most|room for|limited to|maximum(?: of)?)\s+(?P<count>\d{1,3}|six|eight|ten|twelve)\b"
    r"(?!\s*(?:weeks|months|years|days|hours|minutes))"
    r"|\b(?P<places>\d{1,3}|six|eight|ten|twelve) places\b",
    re.IGNORECASE,
)
_COUNTS = {"six": 6, "eight": 8, "ten": 10, "twelve": 12}


def read_structure(words: str) -> str:
    if _ROLLING.search(words):
        return Structure.ROLLING
    if _A_COURSE.search(words) and not _NOT_PLAINLY_A_COURSE.search(words):
        return Structure.CLOSED
    return Structure.UNKNOWN


def read_capacity(words: str) -> int | None:
    match = _PLACES.search(words)
    if not match:
        return None
    count = match["count"] or match["places"]
    number = _COUNTS.get(count.lower()) or int(count)
    return number if 0 < number <= MOST_PLACES else None
