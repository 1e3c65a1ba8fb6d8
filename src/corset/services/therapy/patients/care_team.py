"""Who cares for whom: further clinicians, and an administrator's view without findings."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from corset.people.models import Patient, User, accounts_of
from corset.presentation.terms import who
from corset.record.models import AlertRow, CareTeamMember, PatientCard
from corset.services.clock.present import present
from corset.services.integrity.piecewise import piecewise, readable_patients
from corset.services.people.access import NotAllowed, open_patient, require
from corset.services.therapy.commands.submission import Submitted, submit_to
from corset.therapy.commands import Actor, ShareCare
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whose patient this is, and whether an alert waits too long: all an administrator sees."""

    patient: Patient
    clinicians: tuple[str, ...]
    overdue: bool
    readable: bool = True
    """Whether all of it could be read; else nothing is known but the patient."""
    ended: bool = False
    """Whether the therapy is over, so that who it was can be erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A clinician of a patient's team, as the patient's page shows it."""

    name: str
    since: datetime | None
    added_by: str
    """Who shared the care; empty where the member took the patient in."""
    away: bool
    """Whether the account is closed."""
    successor: str
    """Who answers in the place of somebody whose account is closed; empty for nobody."""


def team_of(patient: Patient) -> tuple[MemberView, ...]:
    """Return who cares for a patient, since when and by whom, the first one first."""
    members = list(CareTeamMember.objects.filter(patient=patient.id).order_by("since", "id"))
    asked = {one.clinician for one in members} | {one.added_by for one in members}
    known = {str(one.id): one for one in accounts_of(asked).select_related("successor")}
    return tuple(_member(one, known, patient) for one in members)


def _member(row: CareTeamMember, known: Mapping[str, User], patient: Patient) -> MemberView:
    account, adder = known.get(row.clinician), known.get(row.added_by)
    away = account is None or not account.is_active
    instead = account.successor if account is not None and away else None
    return MemberView(
        name=str(account or _("Somebody without an account")),
        since=patient.local(row.since) if row.since else None,
        added_by=str(adder or "") if row.added_by != row.clinician else "",
        away=away,
        successor=str(instead) if instead is not None and instead.is_active else "",
    )


def share_care(
    *,
    by: User | Actor,
    patient_id: UUID | str,
    clinician: User,
    key: str,
    now: datetime | None = None,
) -> Submitted:
    """Let a further clinician care for a patient: by the care team, or by an administrator."""
    actor = require(by, Role.CLINICIAN, Role.ADMINISTRATOR, to="share the care of a patient")
    if clinician.actor.role is not Role.CLINICIAN:
        other = _("%(name)s is %(role)s; only clinicians join a care team.")
        raise NotAllowed(other % {"name": clinician, "role": who(clinician.actor.role)})
    patient = _reach(by, actor, patient_id)
    command = ShareCare(clinician=clinician.actor.id)
    return submit_to(patient=patient, command=command, by=actor, key=key, now=now)


def coverage(*, by: User | Actor, now: datetime | None = None) -> tuple[Coverage, ...]:
    """Return every patient with the clinicians who care. Raises NotAllowed."""
    require(by, Role.ADMINISTRATOR, to="see who cares for whom")
    at = present(now)
    return tuple(
        piecewise(
            readable_patients(),
            lambda patients: covered(patients, at),
            uncovered,
        )
    )


def uncovered(patient: Patient) -> Coverage:
    """Return what is known of somebody whose record cannot be read."""
    return Coverage(patient, (), overdue=False, readable=False)


def covered(patients: Sequence[Patient], now: datetime) -> list[Coverage]:
    """Return who cares for these: those with an open account, and who took over from a leaver."""
    ids = [patient.id for patient in patients]
    teams: dict[UUID, list[str]] = defaultdict(list)
    for member in CareTeamMember.objects.filter(patient__in=ids).order_by("id"):
        teams[member.patient].append(member.clinician)
    names = _in_their_place({who for team in teams.values() for who in team})
    waiting = AlertRow.objects.filter(patient__in=ids, acknowledged_at=None, due__lt=now)
    late = set(waiting.values_list("patient", flat=True))
    ended = ended_among(ids)
    return [
        Coverage(
            patient,
            tuple(dict.fromkeys(names[who] for who in teams[patient.id] if who in names)),
            patient.id in late,
            ended=patient.id in ended,
        )
        for patient in patients
    ]


def ended_among(patients: Collection[UUID]) -> frozenset[UUID]:
    """Return those whose therapy is over."""
    over = PatientCard.objects.filter(patient__in=patients, withdrawn=True)
    return frozenset(over.values_list("patient", flat=True))


def _in_their_place(team: set[str]) -> dict[str, str]:
    """Return by a member's id who answers now: the member, or who took over."""
    names: dict[str, str] = {}
    for user in accounts_of(team).select_related("successor"):
        now = user if user.is_active else user.successor
        if now is not None and now.is_active:
            names[str(user.id)] = str(now)
    return names


def _reach(by: User | Actor, actor: Actor, patient_id: UUID | str) -> Patient:
    """An administrator appoints without opening what is recorded."""
    if actor.role is Role.ADMINISTRATOR:
        return open_patient(Actor(Role.SYSTEM, actor.id), patient_id)
    return open_patient(by, patient_id)
