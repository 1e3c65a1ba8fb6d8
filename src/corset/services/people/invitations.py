"""Invitations: the only way to an account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from corset.people.invitations import digest
from corset.people.models import Invitation, Patient, User
from corset.people.models import Role as AccountRole
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed, open_patient, require
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

STAFF = (AccountRole.CLINICIAN, AccountRole.SPECIALIST, AccountRole.ADMINISTRATOR)


class InvitationInvalid(ValueError):
    """An invitation that cannot be taken; the message is for the person who holds it."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and its token, which is shown this once."""

    token: str
    invitation: Invitation

    @property
    def expires_at(self) -> datetime:
        """Until when it can be taken."""
        return self.invitation.expires_at


def invite_patient(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> Invited:
    """Invite a patient to an account; earlier open invitations end. Raises NotAllowed."""
    require(by, Role.CLINICIAN, Role.SPECIALIST, to="invite a patient")
    patient, now = open_patient(by, patient_id), present(now)
    if patient.user_id is not None:
        raise NotAllowed(f"{patient.name} has an account already.")
    with transaction.atomic():
        patient.invitations.filter(used_at=None).update(expires_at=now)
        fields = {"email": patient.email, "name": patient.name}
        return _issue(by, now, role=AccountRole.PATIENT, patient=patient, **fields)


def invite_staff(
    *, by: User | Actor, email: str, role: str, name: str = "", now: datetime | None = None
) -> Invited:
    """Invite a colleague; earlier open invitations of that address end.

    Raises NotAllowed, and ValidationError for email or role.
    """
    require(by, Role.ADMINISTRATOR, to="invite staff")
    if role not in STAFF:
        allowed = ", ".join(STAFF)
        raise ValidationError({"role": f"“{role}” is not a role of staff; allowed: {allowed}."})
    address, now = _new_address(email), present(now)
    with transaction.atomic():
        open_ones = Invitation.objects.filter(email=address, role__in=STAFF, used_at=None)
        open_ones.filter(expires_at__gt=now).update(expires_at=now)
        return _issue(by, now, role=role, email=address, name=name.strip())


def find_invitation(*, token: str, now: datetime | None = None) -> Invitation:
    """Return the open invitation of a token. Raises InvitationInvalid."""
    invitation = Invitation.objects.filter(token_hash=digest(token)).first()
    if invitation is None:
        raise InvitationInvalid("This invitation does not exist. Ask your clinic for a new one.")
    if invitation.used_at is not None:
        raise InvitationInvalid("This invitation was used already. Sign in instead.")
    if not invitation.is_open(present(now)):
        raise InvitationInvalid("This invitation has expired. Ask your clinic for a new one.")
    return invitation


def accept_invitation(
    *, token: str, email: str, password: str, name: str = "", now: datetime | None = None
) -> User:
    """Make the account. Raises InvitationInvalid, and ValidationError by field."""
    now = present(now)
    with transaction.atomic():
        invitation = find_invitation(token=token, now=now)
        account = _account(invitation, email, password, name)
        _use_up(invitation, now)
        if invitation.patient_id is not None:
            _hand_over(invitation.patient_id, account)
    return account


def staff(*, by: User | Actor) -> tuple[User, ...]:
    """Return the clinic's staff. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see the staff")
    return tuple(User.objects.filter(role__in=STAFF).order_by("role", "name", "email"))


def open_invitations(*, by: User | Actor, now: datetime | None = None) -> tuple[Invitation, ...]:
    """Return the invitations of staff that were not taken yet. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see invitations")
    waiting = Invitation.objects.filter(role__in=STAFF, used_at=None, expires_at__gt=present(now))
    return tuple(waiting.order_by("-created_at"))


def _issue(by: User | Actor, now: datetime, *, role: str, **fields: object) -> Invited:
    inviter = by if isinstance(by, User) else None
    invitation, token = Invitation.issue(now=now, role=role, invited_by=inviter, **fields)
    return Invited(token, invitation)


def _account(invitation: Invitation, email: str, password: str, name: str) -> User:
    address = _new_address(email or invitation.email)
    account = User(email=address, role=invitation.role, name=name.strip() or invitation.name)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from None
    account.set_password(password)
    account.save()
    return account


def _new_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError({"email": error.messages}) from None
    if User.objects.filter(email=address).exists():
        raise ValidationError({"email": "This e-mail address has an account already."})
    return address


def _use_up(invitation: Invitation, now: datetime) -> None:
    """Take the invitation; of two who try at once, one is too late."""
    if not Invitation.objects.filter(id=invitation.id, used_at=None).update(used_at=now):
        raise InvitationInvalid("This invitation was used already. Sign in instead.")


def _hand_over(patient_id: UUID, account: User) -> None:
    free = Patient.objects.filter(id=patient_id, user=None)
    if not free.update(user=account, email=account.email):
        raise InvitationInvalid("This invitation was used already. Sign in instead.")
