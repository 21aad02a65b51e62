"""The table of who may do what. Pure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    CONFIRMER = "confirmer", _("Confirmer")


class HelplineRole(TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    VOLUNTEER = "volunteer", _("Volunteer")


# What each role of an organisation may do to its listings and its team.
MAY: dict[str, frozenset[str]] = {
    Role.OWNER: frozenset({"confirm", "edit", "publish", "close", "manage_team"}),
    Role.EDITOR: frozenset({"confirm", "edit", "publish", "close"}),
    Role.CONFIRMER: frozenset({"confirm"}),
}


def may(role: str, act: str) -> bool:
    return act in MAY.get(role, frozenset())
