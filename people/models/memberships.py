import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.organisation import Organisation
from people.models.user import User
from people.roles import HelplineRole, Role


class Membership(models.Model):
    user = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    is_second_contact = models.BooleanField(_("second contact"), default=False)
    began_at = models.DateTimeField(_("began at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ended_at__isnull=True),
                name="people_membership_one_active",
                violation_error_message=_("This person already belongs to the organisation."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="people_membership_role_known",
                violation_error_message=_("Choose owner, editor or confirmer."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("began_at")),
                name="people_membership_ends_after_it_began",
                violation_error_message=_("A membership cannot end before it began."),
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"


class Invitation(models.Model):
    """Bound to one address, used once. Only the hash of its token is kept."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User, verbose_name=_("invited by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("sent at"))
    expires_at = models.DateTimeField(_("expires at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")),
                name="people_invitation_expires_later",
                violation_error_message=_("An invitation must expire after it was sent."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="people_invitation_accepted_or_withdrawn",
                violation_error_message=_("An invitation is accepted or withdrawn, not both."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="people_invitation_role_known",
                violation_error_message=_("Choose owner, editor or confirmer."),
            ),
        ]

    def __str__(self):
        return f"{self.email}, {self.organisation}"


class HelplineMember(models.Model):
    user = models.ForeignKey(User, verbose_name=_("person"), on_delete=models.CASCADE, related_name="helplines")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("helpline"), on_delete=models.CASCADE, related_name="helpline_members"
    )
    role = models.CharField(_("role"), max_length=20, choices=HelplineRole)
    began_at = models.DateTimeField(_("began at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("helpline member")
        verbose_name_plural = _("helpline members")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ended_at__isnull=True),
                name="people_helpline_member_one_active",
                violation_error_message=_("This person already answers for this helpline."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=HelplineRole.values),
                name="people_helpline_member_role_known",
                violation_error_message=_("Choose volunteer or coordinator."),
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.organisation}"
