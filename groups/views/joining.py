"""How to join: a sentence for the route, and one strong button to the first public contact that fits it."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Contact, Listing
from groups.views.addresses import host_of, web_address
from groups.vocabulary import ContactAudience, ContactKind, JoinRoute, YesNoUnknown

_ASK_FIRST = gettext_lazy("We don’t know how to join. Ask them first.")
_ROUTES = {
    JoinRoute.WALK_IN: gettext_lazy("You can turn up. You don’t need to tell them first, but you may."),
    JoinRoute.OPEN_LINK: gettext_lazy("Open the link when the group starts. You don’t need to tell them first."),
    JoinRoute.REGISTER: gettext_lazy("Sign up before you come."),
    JoinRoute.CONTACT_FIRST: gettext_lazy("Get in touch with them before you come."),
    JoinRoute.REFERRAL_NEEDED: gettext_lazy(
        "Somebody has to refer you. Ask your midwife, health visitor, nurse or doctor: they do this often."
    ),
    JoinRoute.INVITATION_ONLY: gettext_lazy(
        "They invite people themselves, for example on one hospital ward. Ask the staff there about it."
    ),
}
# By who asks: herself, somebody for her, a professional.
_WHO_MAY_ASK = (
    {
        YesNoUnknown.YES: gettext_lazy("You can contact them yourself."),
        YesNoUnknown.NO: gettext_lazy("You can’t sign up by yourself: somebody has to refer you."),
    },
    {
        YesNoUnknown.YES: gettext_lazy("Somebody you trust can contact them for you."),
        YesNoUnknown.NO: gettext_lazy("They want to hear from you, not from somebody else."),
    },
    {YesNoUnknown.YES: gettext_lazy("A midwife, doctor or other professional can refer you.")},
)
ON_ANOTHER_SITE = (ContactKind.WEB, ContactKind.FORM)


@dataclass(frozen=True)
class Way:
    """One way to reach a group. `address` is empty when a number cannot be dialled as published.

    `host` names the other site that a link leads to.
    """

    label: str
    address: str
    host: str = ""
    name: str = ""
    hours: str = ""
    languages: str = ""


def ways_to_join(listing: Listing) -> list[Way]:
    """The one to take first, then the others; public contacts only."""
    contacts = [contact for contact in listing.contacts.all() if contact.audience == ContactAudience.PUBLIC]
    if listing.join_route in (JoinRoute.REGISTER, JoinRoute.OPEN_LINK):
        contacts.sort(key=lambda contact: contact.kind not in ON_ANOTHER_SITE)
    ways = [_way(contact) for contact in contacts]
    links = {meeting.link for meeting in listing.meetings.all() if web_address(meeting.link) and meeting.is_link_public}
    meeting_links = [Way(_("Open the meeting link"), link, host_of(link)) for link in sorted(links)]
    ways = meeting_links + ways if listing.join_route == JoinRoute.OPEN_LINK else ways + meeting_links
    website = web_address(listing.organisation.website)
    if not ways and website:
        ways.append(Way(_("Go to their website"), website, host_of(website)))
    return sorted(ways, key=lambda way: not way.address)


def route_words(listing: Listing) -> str:
    return str(_ROUTES.get(listing.join_route, _ASK_FIRST))


def who_may_ask(listing: Listing) -> list[str]:
    """Who may make the first contact, where somebody has said."""
    answers = (listing.accepts_self_referral, listing.accepts_someone_for_me, listing.accepts_professional_referral)
    words = (said.get(answer) for answer, said in zip(answers, _WHO_MAY_ASK, strict=True))
    return [str(said) for said in words if said]


def words_to_use() -> list[str]:
    """Something to say or write. They name no illness and promise nothing."""
    return [
        _("Hi. I found your group and I would like to come. Is there a place? What do I need to know?"),
        _("I’m finding things hard. Is your group a good place for me?"),
        _("I’m asking for somebody close to me. How can they join?"),
    ]


def _way(contact: Contact) -> Way:
    label, address = _label_and_address(contact)
    return Way(
        label=label,
        address=address,
        host=host_of(address) if contact.kind in ON_ANOTHER_SITE else "",
        name=contact.label,
        hours=contact.hours,
        languages=", ".join(term.words for term in contact.languages.all()),
    )


def _label_and_address(contact: Contact) -> tuple[str, str]:
    words = words_to_use()[0]
    match contact.kind:
        case ContactKind.PHONE:
            return _("Call %(number)s") % {"number": contact.value}, f"tel:{contact.dial}" if contact.dial else ""
        case ContactKind.TEXT:
            address = f"sms:{contact.dial}?body={quote(contact.keyword or words)}" if contact.dial else ""
            if contact.keyword:
                return _("Text %(word)s to %(number)s") % {"word": contact.keyword, "number": contact.value}, address
            return _("Text %(number)s") % {"number": contact.value}, address
        case ContactKind.EMAIL:
            address = f"mailto:{quote(contact.value, safe='@')}?body={quote(words)}"
            return _("E-mail %(address)s") % {"address": contact.value}, address
        case ContactKind.FORM:
            return _("Open their sign-up form"), web_address(contact.value)
    return _("Go to their website"), web_address(contact.value)
