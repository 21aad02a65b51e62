from people.models.memberships import HelplineMember, Invitation, Membership
from people.models.organisation import Organisation, OrganisationIdentifier
from people.models.user import User

__all__ = ["HelplineMember", "Invitation", "Membership", "Organisation", "OrganisationIdentifier", "User"]
