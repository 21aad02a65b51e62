"""Words with a fixed meaning. Codes are permanent: they appear in addresses, feeds and files.

"unknown" is a real answer and is shown as one. Vocabularies that stewards may add to live in `groups/terms/`.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    SUPPORT_GROUP = "support_group", _("Support group")
    PARENT_BABY_GROUP = "parent_baby_group", _("Parent and baby group")
    ONE_TO_ONE = "one_to_one", _("One-to-one support")
    HELPLINE = "helpline", _("Helpline")
    FORUM = "forum", _("Online forum")
    COURSE = "course", _("Course")
    REFERRAL_SERVICE = "referral_service", _("Specialist service")


class How(TextChoices):
    """Format of one meeting. A listing is hybrid when its meetings differ."""

    IN_PERSON = "in_person", _("In person")
    ONLINE_VIDEO = "online_video", _("Online, by video")
    PHONE = "phone", _("By phone")
    TEXT_CHAT = "text_chat", _("By text or chat")


FROM_HOME = (How.ONLINE_VIDEO, How.PHONE, How.TEXT_CHAT)


class Facilitation(TextChoices):
    PEER = "peer", _("Led by peers")
    CERTIFIED_PEER = "certified_peer", _("Led by certified peers")
    CLINICIAN = "clinician", _("Led by a clinician")
    PEER_AND_CLINICIAN = "peer_and_clinician", _("Led by a peer with a clinician")
    TRAINED_VOLUNTEER = "trained_volunteer", _("Led by trained volunteers")
    UNKNOWN = "unknown", _("We don’t know who leads it")


class YesNoUnknown(TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Assurance(TextChoices):
    """Who stands behind a statement about training or supervision."""

    UNKNOWN = "unknown", _("Not known")
    TOLD_US = "told_us", _("The group told us")
    CHECKED = "checked", _("We checked")


class JoinRoute(TextChoices):
    WALK_IN = "walk_in", _("Turn up")
    OPEN_LINK = "open_link", _("Open link")
    REGISTER = "register", _("Sign up first")
    CONTACT_FIRST = "contact_first", _("Contact them first")
    REFERRAL_NEEDED = "referral_needed", _("Referral needed")
    INVITATION_ONLY = "invitation_only", _("By invitation")
    UNKNOWN = "unknown", _("Ask how to join")


class WhoMakesContact(TextChoices):
    MYSELF = "myself", _("You can contact them yourself")
    SOMEONE_FOR_ME = "someone_for_me", _("Someone you trust can contact them for you")
    PROFESSIONAL = "professional", _("A professional makes contact")


class Intake(TextChoices):
    OPEN = "open", _("Taking new people")
    WAITING_LIST = "waiting_list", _("Waiting list")
    FULL = "full", _("Full at the moment")
    NEXT_COHORT_ON = "next_cohort_on", _("Next course starts later")
    PAUSED = "paused", _("Not taking new people for now")
    UNKNOWN = "unknown", _("Ask if there is space")


class Structure(TextChoices):
    OPEN = "open", _("Join any week")
    CLOSED = "closed", _("A set course with a start and an end")
    ROLLING = "rolling", _("Join when a place comes free")
    ONE_OFF = "one_off", _("A single event")
    UNKNOWN = "unknown", _("Not known")


class Focus(TextChoices):
    MENTAL_HEALTH = "mental_health", _("Mental health")
    PARENTING = "parenting", _("Life with a baby")
    BOTH = "both", _("Mental health and life with a baby")
    UNKNOWN = "unknown", _("Not known")


class Cost(TextChoices):
    FREE = "free", _("Free")
    DONATION = "donation", _("Pay what you like")
    SLIDING_SCALE = "sliding_scale", _("Price depends on income")
    FIXED = "fixed", _("Costs money")
    INSURANCE = "insurance", _("Through insurance")
    UNKNOWN = "unknown", _("Ask about cost")


class PsychosisPolicy(TextChoices):
    NOT_SUITABLE = "not_suitable", _("Not suitable for someone with psychosis")
    AFTER_TREATMENT = "after_treatment", _("For people who have had treatment")
    SPECIALIST_REFERRAL = "specialist_referral", _("Specialist care by referral")
    UNKNOWN = "unknown", _("Not known")


class Precision(TextChoices):
    """How closely a place may be shown. `GIVEN_AFTER_CONTACT` is hidden in every page, feed, file, map and index."""

    EXACT = "exact", _("Address shown")
    AREA = "area", _("Area shown")
    GIVEN_AFTER_CONTACT = "given_after_contact", _("Address given after you make contact")


class ServiceArea(TextChoices):
    ANYWHERE = "anywhere", _("Anyone, anywhere")
    COUNTRIES = "countries", _("People in certain countries")
    REGIONS = "regions", _("People in certain regions")
    POSTCODE_AREAS = "postcode_areas", _("People in certain postcode areas")
    RADIUS = "radius", _("People within a distance")
    UNKNOWN = "unknown", _("Not known")


class Status(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


class Freshness(TextChoices):
    """Derived by `groups.freshness`; never stored."""

    FRESH = "fresh", _("Confirmed in the last 90 days")
    AGEING = "ageing", _("Confirmed in the last 120 days")
    STALE = "stale", _("Not checked for over 120 days")
    UNCONFIRMED = "unconfirmed", _("Not checked for over 180 days")
    NOT_YET_CONFIRMED = "not_yet_confirmed", _("Not yet confirmed by the group")


class PartOfDay(TextChoices):
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")
    NIGHT = "night", _("Night")


class Day(TextChoices):
    """Weekday codes as in addresses; order and index follow ISO 8601 (Monday = 0)."""

    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")
    SUNDAY = "sun", _("Sunday")


class ContactKind(TextChoices):
    PHONE = "phone", pgettext_lazy("kind of contact", "Phone")
    TEXT = "text", pgettext_lazy("kind of contact", "Text")
    EMAIL = "email", pgettext_lazy("kind of contact", "E-mail")
    WEB = "web", pgettext_lazy("kind of contact", "Website")
    FORM = "form", pgettext_lazy("kind of contact", "Online form")


class ContactAudience(TextChoices):
    """A ward number for referring teams must never reach the public page."""

    PUBLIC = "public", _("Everyone")
    PROFESSIONALS = "professionals", _("Professionals")
    STEWARD_ONLY = "steward_only", _("Stewards of this directory")


class When(TextChoices):
    """How soon, on real dates."""

    TODAY = "today", _("Today")
    THIS_WEEK = "this_week", _("This week")
    SEVEN_DAYS = "7_days", _("Within 7 days")


class ExceptionKind(TextChoices):
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")
    EXTRA = "extra", _("Extra date")


class NoticeKind(TextChoices):
    """What a notice about a venue says."""

    CLOSED = "closed", _("Closed: nothing is held there")
    MOVED = "moved", _("Moved: everything is held somewhere else")


class Vocabulary(TextChoices):
    """The vocabularies that stewards may add to; each row of `Term` belongs to one."""

    STAGE = "stage", _("Stage")
    SPECIALTY = "specialty", _("Topic")
    AUDIENCE = "audience", _("Who it is for")
    LANGUAGE = "language", _("Language")
    ACTIVITY = "activity", _("Activity")
    VENUE_ACCESS = "venue_access", _("Access at the venue")
    ONLINE_ACCESS = "online_access", _("Access online")


class ConfirmationKind(TextChoices):
    ORGANISATION = "organisation", _("The group said so")
    PHONE_CALL = "phone_call", _("We phoned")
    STAFF_VISIT = "staff_visit", _("We visited")
    LINK_CHECK = "link_check", _("The link still answers")
    PUBLIC_REPORT = "public_report", _("A visitor told us")


RENEWS_FRESHNESS = (ConfirmationKind.ORGANISATION, ConfirmationKind.PHONE_CALL, ConfirmationKind.STAFF_VISIT)
