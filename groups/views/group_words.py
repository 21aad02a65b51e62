"""What a group's page says about ages, children, places and people. What is not known is said where it matters."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Listing, Meeting, Venue
from groups.schedules.time_words import full_date_words, join_words
from groups.vocabulary import FROM_HOME, Assurance, How, Precision, YesNoUnknown

MAP_SITE = "https://www.openstreetmap.org/"
MAP_HOST = "openstreetmap.org"


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
    return [
        {
            YesNoUnknown.YES: _("Babies are welcome."),
            YesNoUnknown.NO: _("Please come without your baby. Some groups choose this so that you can talk."),
        }.get(listing.babies, _("We don’t know if babies are welcome. Ask first.")),
        {
            YesNoUnknown.YES: _("Older children are welcome, too."),
            YesNoUnknown.NO: _("Older children can’t come along."),
        }.get(listing.older_children, _("We don’t know about older children.")),
        {
            YesNoUnknown.YES: _("There is somebody to look after children."),
            YesNoUnknown.NO: _("There is nobody to look after children."),
        }.get(listing.childcare, _("We don’t know about childcare.")),
    ]


def children_by_meeting(meetings: list[Meeting]) -> list[str]:
    """Where one meeting differs from what the group says in general."""
    words = []
    for meeting in meetings:
        answer = {
            YesNoUnknown.YES: _("%(meeting)s: babies are welcome."),
            YesNoUnknown.NO: _("%(meeting)s: please come without your baby."),
        }.get(meeting.babies)
        if answer and meeting.label:
            words.append(answer % {"meeting": meeting.label})
    return words


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
    return {Assurance.CHECKED: _("We checked this."), Assurance.TOLD_US: _("The group told us this.")}.get(
        assurance, ""
    )


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
