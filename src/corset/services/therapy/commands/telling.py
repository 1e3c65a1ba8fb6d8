"""Who told something and when, where it was kept on a device before it was sent."""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from corset.people.models import Patient, Role, User
from corset.people.users import accounts_of
from corset.services.integrity.opened import Opened, open_record, own_record
from corset.services.people.access import NoSuchPatient, NotAllowed, open_patient, reach
from corset.therapy.commands import Actor

_SIGNER = Signer(salt="corset.told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an entry says of itself; all of it may be missing, and none of it is believed unseen."""

    by: str = ""
    """Who told it, by id; nobody is whoever sends it."""
    ticket: str = ""
    """What the clinic handed to the page on which it was told."""
    at: str = ""
    """When it happened: the clinic's time as the device went on counting it, in ISO 8601."""
    device: str = ""
    """The same moment by the device's own clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The time by which something is decided, and which bound it was beyond, if any."""

    at: datetime
    corrected: str = ""


def ticket_for(user: User, patient_id: UUID) -> str:
    """Return the proof that this person was handed this patient's session on a device."""
    return _SIGNER.sign(f"{user.id}/{patient_id}")


def teller(told: Told, *, sender: User, patient_id: UUID | None) -> tuple[Opened, Actor]:
    """Return the record of whom something is told, and who told it.

    Nobody named is whoever sends it. Raises NoSuchPatient, NotAllowed and PermissionDenied.

    What somebody else told on this device is theirs; their ticket proves that the clinic had
    opened the session to them, and whoever is signed in only carries it. It proves it also for
    who has lost access since: what was told of pain is not lost with it (I25).
    """
    by = told.by or str(sender.id)
    own = _own(sender) if sender.role == Role.PATIENT else None
    if own is not None and by == str(sender.id) and patient_id in {None, own.patient.id}:
        return own, sender.actor
    named = patient_id or (own or own_record(sender)).patient.id
    author = accounts_of([by]).first()
    if author is not None and _is_theirs(told.ticket, by, named):
        return open_record(_found(named)), author.actor
    if by != str(sender.id):
        raise NotAllowed(
            _("This was told by somebody else. Only they can send it: sign in as them.")
        )
    return open_record(open_patient(sender, named)), sender.actor


def sees(sender: User, by: Actor, patient: Patient) -> bool:
    """Whether an answer is for the eyes of whoever sent it: it is theirs, and so is the patient."""
    try:
        reach(sender, patient)
    except NotAllowed:
        return False
    return by.id == sender.actor.id


def _own(sender: User) -> Opened | None:
    """Return the record of the patient who sends, where there is one."""
    try:
        return own_record(sender)
    except PermissionDenied:
        return None


def _found(patient_id: UUID) -> Patient:
    patient = Patient.objects.filter(id=patient_id).first()
    if patient is None:
        raise NoSuchPatient(f"There is no patient {patient_id}.")
    return patient


def _is_theirs(ticket: str, by: str, patient_id: UUID) -> bool:
    try:
        return _SIGNER.unsign(ticket) == f"{by}/{patient_id}"
    except BadSignature:
        return False


def told_at(text: str) -> datetime | None:
    """Return a time with its offset, or None where it cannot be read."""
    try:
        read = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    # At the edges of the calendar no other zone's clock can say it.
    readable = MINYEAR < read.year < MAXYEAR and read.utcoffset() is not None
    return read if readable else None


def moment(
    told: datetime | None, *, now: datetime, began: datetime | None, last: datetime | None
) -> Moment:
    """Return when something happened, within bounds: from the session's beginning to now.

    Never before what was decided last (`last`), so that the log's times run in its order.
    """
    if told is None:
        return Moment(at=now)
    if told > now:
        return Moment(at=now, corrected="future")
    floors = [(at, why) for at, why in ((began, "session"), (last, "order")) if at and told < at]
    if not floors:
        return Moment(at=told)
    at, why = max(floors)
    return Moment(at=min(at, now), corrected=why)
