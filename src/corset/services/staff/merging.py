"""Joining two records of one person: one goes on, the other one's log stays as it is.

Logs are never spliced: each decision was made from what its own log held. What stands beside them
is joined. The therapy of the record that is left ends by the command that ends any therapy, which
the core takes from a clinician and not from an administrator.
"""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from corset.people.models import (
    Diagnosis,
    IdentityChange,
    IdentityPart,
    Patient,
    PatientMerge,
    User,
)
from corset.record.models import AlertRow, CareTeamMember
from corset.services.clock.present import present
from corset.services.integrity.standing import standing
from corset.services.people.access import actor_of, open_patient, require
from corset.services.people.accounts import end_sessions, note
from corset.services.staff.doubles import MAY
from corset.services.staff.errors import StaffRefused
from corset.services.therapy.commands.submission import submit_to
from corset.services.therapy.patients.care_team import ended_among
from corset.therapy.commands import Actor, ShareCare, Withdraw
from corset.therapy.terms import Role

WHY = "taken in twice, continued in the other record"
"""Why the therapy ends, as the log has it."""


def openable(*, by: User | Actor, first: UUID | str, second: UUID | str) -> tuple[Patient, Patient]:
    """Return two patients for whoever may join them. Raises NotAllowed and NoSuchPatient."""
    actor = require(by, *MAY, to=_("join two records"))
    # An administrator sees who the two are, and nothing of what stands there.
    opener = Actor(Role.SYSTEM, actor.id) if actor.role is Role.ADMINISTRATOR else by
    return open_patient(opener, first), open_patient(opener, second)


def why_not(*, by: User | Actor, kept: Patient, left: Patient) -> str:
    """Return why two records cannot be joined so; nothing where they can."""
    if kept.pk == left.pk:
        return _("These are not two records.")
    if kept.erased_at or left.erased_at or _is_left(kept) or _is_left(left):
        return _("One of the two has been erased or joined already.")
    if kept.birth_date is None or kept.birth_date != left.birth_date:
        return _("The birth dates differ: correct them first, if it is one person.")
    if standing(kept.id).broken or standing(left.id).broken:
        return _("One of the two records is damaged. That comes first.")
    return _what_waits(left, actor_of(by))


def _what_waits(left: Patient, actor: Actor) -> str:
    """Return what comes first in the record that would be left."""
    if AlertRow.objects.filter(patient=left.id, acknowledged_at=None).exists():
        return _(
            "The record that would be left has an open alert. Whoever treats answers it first."
        )
    if actor.role is not Role.CLINICIAN and not ended_among({left.id}):
        return _(
            "The therapy of the record that would be left goes on. A clinician of both joins them, "
            "or ends it first."
        )
    return ""


def merge_patients(
    *, by: User, kept: UUID | str, left: UUID | str, now: datetime | None = None
) -> None:
    """Let one record go on and the other one point to it: all of it, or nothing.

    Raises NotAllowed, NoSuchPatient and StaffRefused.
    """
    stays, goes = openable(by=by, first=kept, second=left)
    at = present(now)
    with transaction.atomic():
        both = Patient.objects.select_for_update().filter(pk__in=(stays.pk, goes.pk))
        found = {one.pk: one for one in both.order_by("pk")}
        stays, goes = found[stays.pk], found[goes.pk]
        if refusal := why_not(by=by, kept=stays, left=goes):
            raise StaffRefused(refusal)
        if not ended_among({goes.id}):
            _accept(goes, Withdraw(why=WHY), by.actor, at)
        _join_teams(by, stays, goes, at)
        _join_identity(by, stays, goes, at)
        _join_what_stands_beside(stays, goes, at)
        PatientMerge.objects.create(left=goes, kept=stays, merged_by=by, merged_at=at)
        _move_access(stays, goes)
        stays.revise()
        goes.revise()
    note("patients_merged", None, by=str(by.pk), kept=str(stays.pk), left=str(goes.pk))


def _is_left(patient: Patient) -> bool:
    return PatientMerge.objects.filter(left=patient).exists()


def _accept(patient: Patient, command: Withdraw | ShareCare, by: Actor, at: datetime) -> None:
    done = submit_to(patient=patient, command=command, by=by, key=str(uuid4()), now=at)
    if not done.decision.accepted:
        raise StaffRefused(" ".join(reason.text for reason in done.reasons))


def _join_teams(by: User, stays: Patient, goes: Patient, at: datetime) -> None:
    """Let whoever cared for the one care for the other: nobody loses a patient."""
    if ended_among({stays.id}):
        return
    there, here = (
        set(CareTeamMember.objects.filter(patient=one.id).values_list("clinician", flat=True))
        for one in (stays, goes)
    )
    for clinician in sorted(here - there):
        _accept(stays, ShareCare(clinician=clinician), by.actor, at)


def _join_identity(by: User, stays: Patient, goes: Patient, at: datetime) -> None:
    """Fill what the record that goes on does not know; what differs stays where it is."""
    for part in (IdentityPart.PHONE, IdentityPart.EMAIL):
        known, other = getattr(stays, part), getattr(goes, part)
        if known or not other:
            continue
        setattr(stays, part, other)
        IdentityChange.objects.create(
            patient=stays, part=part, before="", after=other, changed_by=by, changed_at=at
        )
    stays.save(update_fields=["phone", "email"])


def _join_what_stands_beside(stays: Patient, goes: Patient, at: datetime) -> None:
    """Move notes, inspections, visits, diagnoses and lessons; nothing holds twice."""
    held = Diagnosis.objects.filter(patient=stays, taken_back_at=None).values("code")
    twice = Diagnosis.objects.filter(patient=goes, taken_back_at=None, code__in=held)
    twice.update(taken_back_at=at)
    known = stays.read_lessons.values_list("lesson", flat=True)
    goes.read_lessons.filter(lesson__in=list(known)).delete()
    for rows in (
        *(goes.clinical_notes, goes.technique_notes, goes.inspections),
        *(goes.appointments, goes.diagnoses, goes.read_lessons),
    ):
        rows.all().update(patient=stays)


def _move_access(stays: Patient, goes: Patient) -> None:
    """Let the person sign in to the record that goes on, with one account."""
    goes.invitations.filter(used_at=None).delete()
    account = goes.user
    if account is None:
        return
    end_sessions(account)
    if stays.user_id is None:
        goes.user = None
        goes.save(update_fields=["user"])
        stays.user = account
        stays.save(update_fields=["user"])
        return
    account.is_active = False
    account.save(update_fields=["is_active"])
