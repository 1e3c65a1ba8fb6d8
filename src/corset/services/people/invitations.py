"""Invitations: the only way to an account."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from corset.people.invitations import digest
from corset.people.models import Invitation, Patient, User
from corset.people.models import Role as AccountRole
from corset.people.names import readable_name
from corset.services.clock.present import present
from corset.services.people.access import NotAllowed, actor_of, open_patient, require
from corset.services.people.accounts import note
from corset.services.people.addresses import is_taken
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

WRONG_DATES = 5
"""After so many wrong birth dates an invitation ends."""
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
    try:
        readable_name(name)
    except ValidationError as error:
        raise ValidationError({"name": error.messages}) from None
    with transaction.atomic():
        open_ones = Invitation.objects.filter(email=address, role__in=STAFF, used_at=None)
        open_ones.filter(expires_at__gt=now).update(expires_at=now)
        return _issue(by, now, role=role, email=address, name=name.strip())


def find_invitation(*, token: str, now: datetime | None = None) -> Invitation:
    """Return the open invitation of a token. Raises InvitationInvalid."""
    invitation = Invitation.objects.filter(token_hash=digest(token)).first()
    if invitation is None:
        raise InvitationInvalid("This invitation does not exist. Ask your clinic for a new one.")
    if invitation.withdrawn_at is not None:
        raise InvitationInvalid("The clinic withdrew this invitation. Ask it for a new one.")
    if invitation.used_at is not None:
        raise InvitationInvalid("This invitation was used already. Sign in instead.")
    if not invitation.is_open(present(now)):
        raise InvitationInvalid("This invitation has expired. Ask your clinic for a new one.")
    return invitation


def accept_invitation(
    *,
    token: str,
    email: str,
    password: str,
    name: str = "",
    birth_date: date | None = None,
    now: datetime | None = None,
) -> User:
    """Make the account, under the address that was invited and by whom it was meant for.

    Raises InvitationInvalid, and ValidationError by field.
    """
    now = present(now)
    _refuse_others(find_invitation(token=token, now=now), email, birth_date, now)
    with transaction.atomic():
        invitation = find_invitation(token=token, now=now)
        account = _account(invitation, email, password, name)
        _use_up(invitation, now)
        if invitation.patient_id is not None:
            _hand_over(invitation.patient_id, account)
    return account


def withdraw_invitation(
    *, by: User | Actor, invitation_id: UUID | str, now: datetime | None = None
) -> Invitation:
    """Take an open invitation back. Raises NotAllowed, and InvitationInvalid for one that is over.

    Those of staff are the administrators', those of a patient belong to who treats the patient.
    """
    now = present(now)
    found = Invitation.open_ones(now).filter(id=invitation_id)
    invitation = found.first()
    if invitation is None:
        raise InvitationInvalid("This invitation is over already: used, expired or withdrawn.")
    if invitation.patient_id is None:
        require(by, Role.ADMINISTRATOR, to="withdraw an invitation of staff")
    else:
        require(by, Role.CLINICIAN, Role.SPECIALIST, to="withdraw an invitation of a patient")
        open_patient(by, invitation.patient_id)
    found.update(withdrawn_at=now)
    note("invitation_withdrawn", None, by=actor_of(by).id, invitation=str(invitation.id))
    return invitation


def staff(*, by: User | Actor) -> tuple[User, ...]:
    """Return the clinic's staff. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see the staff")
    return tuple(User.objects.filter(role__in=STAFF).order_by("role", "name", "email"))


def open_invitations(*, by: User | Actor, now: datetime | None = None) -> tuple[Invitation, ...]:
    """Return the invitations of staff that were not taken yet. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see invitations")
    waiting = Invitation.open_ones(present(now)).filter(role__in=STAFF)
    return tuple(waiting.order_by("-created_at"))


def asks_birth_date(invitation: Invitation) -> bool:
    """Whether an invitation is for a patient whose birth date is known."""
    return invitation.patient is not None and invitation.patient.birth_date is not None


def _refuse_others(
    invitation: Invitation, email: str, birth_date: date | None, now: datetime
) -> None:
    """Refuse an address that was not invited, and a birth date that is not the patient's."""
    wrong: dict[str, str] = {}
    if invitation.email and email.strip() and email.strip().lower() != invitation.email.lower():
        wrong["email"] = _(
            "This invitation is for another address. Allowed: the one that was invited; or ask the "
            "clinic for an invitation to yours."
        )
    patient = invitation.patient
    if patient is not None and asks_birth_date(invitation) and birth_date != patient.birth_date:
        wrong["birth_date"] = _("This is not the birth date that the clinic has for you.")
        if birth_date is not None:
            _count_wrong_date(invitation, now)
    if wrong:
        raise ValidationError(wrong)


def _count_wrong_date(invitation: Invitation, now: datetime) -> None:
    """Let an invitation end that somebody tries who does not know the birth date."""
    own = Invitation.objects.filter(id=invitation.id)
    own.update(wrong_dates=F("wrong_dates") + 1)
    if own.filter(wrong_dates__gte=WRONG_DATES).update(withdrawn_at=now):
        note("invitation_withdrawn", None, by="system", invitation=str(invitation.id))


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
    if is_taken(address):
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


def account_of(patient: Patient, *, now: datetime) -> str:
    """Return whether a patient can sign in: none, invited, active."""
    if patient.user_id is not None:
        return "active"
    waiting = patient.invitations.filter(used_at=None, withdrawn_at=None, expires_at__gt=now)
    return "invited" if waiting.exists() else "none"
