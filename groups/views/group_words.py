"""What a group's page says about ages, children, places and people. What is not known is said where it matters."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groups.models import Listing, Meeting, Venue
from groups.schedules.time_words import full_date_words, join_words
from groups.schedules.wording import pattern_words
from groups.search.labels import label_of
from groups.search.listing_words import is_scheduled
from groups.vocabulary import FROM_HOME, Assurance, How, Precision, YesNoUnknown

MAP_SITE = "https://www.openstreetmap.org/"
MAP_HOST = "openstreetmap.org"
UNKNOWN = YesNoUnknown.UNKNOWN
# Babies, older children, childcare.
_CHILDREN = (
    {
        YesNoUnknown.YES: gettext_lazy("Babies are welcome."),
        YesNoUnknown.NO: gettext_lazy("Please come without your baby. Some groups choose this so that you can talk."),
        UNKNOWN: gettext_lazy("We don’t know if babies are welcome. Ask first."),
    },
    {
        YesNoUnknown.YES: gettext_lazy("Older children are welcome, too."),
        YesNoUnknown.NO: gettext_lazy("Older children can’t come along."),
        UNKNOWN: gettext_lazy("We don’t know about older children."),
    },
    {
        YesNoUnknown.YES: gettext_lazy("There is somebody to look after children."),
        YesNoUnknown.NO: gettext_lazy("There is nobody to look after children."),
        UNKNOWN: gettext_lazy("We don’t know about childcare."),
    },
)
_BY_MEETING = {
    "babies": {
        YesNoUnknown.YES: gettext_lazy("%(meeting)s: babies are welcome."),
        YesNoUnknown.NO: gettext_lazy("%(meeting)s: please come without your baby."),
    },
    "older_children": {
        YesNoUnknown.YES: gettext_lazy("%(meeting)s: older children are welcome."),
        YesNoUnknown.NO: gettext_lazy("%(meeting)s: older children can’t come along."),
    },
    "childcare": {
        YesNoUnknown.YES: gettext_lazy("%(meeting)s: there is somebody to look after children."),
        YesNoUnknown.NO: gettext_lazy("%(meeting)s: there is nobody to look after children."),
    },
}
_ASSURANCE = {
    Assurance.CHECKED: gettext_lazy("We checked this."),
    Assurance.TOLD_US: gettext_lazy("The group told us this."),
}


@dataclass(frozen=True)
class Where:
    """A place as far as it may be shown. `map_address` is empty unless the exact address is public."""

    lines: list[str]
    is_hidden: bool
    is_area: bool
    has: str
    has_not: str
    notes: str
    map_address: str


def age_words(listing: Listing) -> list[str]:
    first, last = listing.baby_age_from, listing.baby_age_to
    words = []
    if first and last:
        words.append(_("For babies from %(first)s to %(last)s months.") % {"first": first, "last": last})
    elif last:
        words.append(
            ngettext("For babies up to %(count)s month.", "For babies up to %(count)s months.", last) % {"count": last}
        )
    elif first:
        words.append(
            ngettext("For babies from %(count)s month.", "For babies from %(count)s months.", first) % {"count": first}
        )
    if listing.baby_age_note:
        words.append(listing.baby_age_note)
    return words


def children_words(listing: Listing) -> list[str]:
    """Babies, older children and childcare are three answers, each with an honest "we don't know"."""
    answers = (listing.babies, listing.older_children, listing.childcare)
    return [str(said.get(answer, said[UNKNOWN])) for answer, said in zip(answers, _CHILDREN, strict=True)]


def children_by_meeting(meetings: list[Meeting], *, today: date) -> list[str]:
    """Where one meeting differs from what the group says in general."""
    return [
        str(said[answer]) % {"meeting": _named(meeting, today)}
        for meeting in meetings
        for field, said in _BY_MEETING.items()
        if (answer := getattr(meeting, field)) in said
    ]


def _named(meeting: Meeting, today: date) -> str:
    """By its label, or the days it meets on, or how it is attended."""
    if meeting.label or not is_scheduled(meeting):
        return meeting.label or label_of("how", meeting.how) or _("One meeting")
    return pattern_words(meeting.pattern(), today=today, with_clock=False)


def places_of(meetings: list[Meeting]) -> list[Where]:
    venues = {meeting.venue.pk: meeting.venue for meeting in meetings if meeting.venue}
    return [_where(venue) for venue in venues.values()]


def from_home_words(meetings: list[Meeting]) -> str:
    """“Online, by video and by phone”; "" when it meets in person only."""
    hows = [How(how).label for how in FROM_HOME if any(meeting.how == how for meeting in meetings)]
    return join_words([str(hows[0]), *(_lower(str(how)) for how in hows[1:])]) if hows else ""


def assurance_words(assurance: str, listing: Listing) -> str:
    if assurance == Assurance.CHECKED and listing.checked_on:
        return _("We checked this on %(day)s.") % {"day": full_date_words(listing.checked_on)}
    return str(_ASSURANCE.get(assurance, ""))


def labels_of(terms) -> str:
    return ", ".join(term.words for term in terms)


def _where(venue: Venue) -> Where:
    answers = {
        answer: [access.term.words for access in venue.access.all() if access.answer == answer]
        for answer in (YesNoUnknown.YES, YesNoUnknown.NO)
    }
    return Where(
        lines=venue.public_lines(),
        is_hidden=venue.is_hidden,
        is_area=venue.precision == Precision.AREA,
        has=", ".join(answers[YesNoUnknown.YES]),
        has_not=", ".join(answers[YesNoUnknown.NO]),
        # Notes on the way in may give away an address that the lines above leave out.
        notes=venue.access_notes if venue.precision == Precision.EXACT else "",
        map_address=_map_address(venue),
    )


def _map_address(venue: Venue) -> str:
    if venue.precision != Precision.EXACT:
        return ""
    point = venue.public_point()
    if point is not None:
        latitude, longitude = point
        return f"{MAP_SITE}?{urlencode({'mlat': latitude, 'mlon': longitude})}#map=17/{latitude}/{longitude}"
    if not (venue.street or venue.postal_code):
        return ""
    return f"{MAP_SITE}search?{urlencode({'query': ', '.join(venue.public_lines()[-4:])})}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
