from groups.models.contact import Contact
from groups.models.gaps import ListingBreak, SchoolTerm, TermCalendar, VenueNotice
from groups.models.listing import FormerSlug, Listing, ListingSource, Note
from groups.models.meeting import Meeting, MeetingException
from groups.models.occurrence import Occurrence
from groups.models.search_entry import IndexVersion, SearchEntry, SearchWord
from groups.models.term import SynonymSet, Term
from groups.models.venue import Venue, VenueAccess
from groups.models.version import Change

__all__ = [
    "Change",
    "Contact",
    "FormerSlug",
    "IndexVersion",
    "Listing",
    "ListingBreak",
    "ListingSource",
    "Meeting",
    "MeetingException",
    "Note",
    "Occurrence",
    "SchoolTerm",
    "SearchEntry",
    "SearchWord",
    "SynonymSet",
    "Term",
    "TermCalendar",
    "Venue",
    "VenueAccess",
    "VenueNotice",
]
