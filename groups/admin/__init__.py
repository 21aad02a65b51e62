from groups.admin.calendars import TermCalendarAdmin
from groups.admin.listings import ListingAdmin, MeetingAdmin
from groups.admin.notices import VenueNoticeAdmin
from groups.admin.organisations import OrganisationAdmin
from groups.admin.venues import VenueAdmin
from groups.admin.words import SynonymSetAdmin, TermAdmin

__all__ = [
    "ListingAdmin",
    "MeetingAdmin",
    "OrganisationAdmin",
    "SynonymSetAdmin",
    "TermAdmin",
    "TermCalendarAdmin",
    "VenueAdmin",
    "VenueNoticeAdmin",
]
