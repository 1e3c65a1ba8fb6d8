"""Filling an empty clinic with invented patients who trained for so long: for measuring.

Each has lived one of a few courses on the pure core, and has the log that would have been written
meanwhile. No letters and no jobs come of it, and nobody can sign in with a password.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import count, islice
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from corset.people.clinic import clinic_time_zone
from corset.people.models import Patient, Role, User
from corset.record.log import courses as log
from corset.record.log.entries import Entry, Submission, entry_of
from corset.services.clock.present import present
from corset.services.demonstration.clinic import require_empty
from corset.services.library.programmes import installed
from corset.services.therapy.decisions.said import what_is_said
from corset.simulation.actors import PATIENT, Participants
from corset.simulation.behaviour import Behaviour
from corset.simulation.clinic import Clinic
from corset.simulation.cohort import STEP, live
from corset.simulation.driver import Core, Transition
from corset.simulation.intake import drawn_intake
from corset.simulation.patient import VirtualPatient
from corset.simulation.therapy import Pace, Therapy
from corset.therapy.programme import Programme

FIRST_VISIT = time(10)
STAFF = {Role.CLINICIAN: "Clinician", Role.SPECIALIST: "Specialist"}


def fill(
    *, patients: int, days: int, courses: int, seed: int = 0, now: datetime | None = None
) -> tuple[Patient, ...]:
    """Make patients who lived so many days until yesterday, and those who treat them.

    They share so many courses, the first patient the first one. All or nothing. Raises NotEmpty
    where anybody is registered already, and ValueError for a number below one.
    """
    _require_positive(patients=patients, days=days, courses=courses)
    require_empty("filling it")
    with transaction.atomic():
        clinician, specialist = (_account(role, name, name) for role, name in STAFF.items())
        people = Participants(clinician=clinician.actor, specialist=specialist.actor)
        began = _first_visit(present(now), days)
        drawn = islice(_courses(people, began, days, seed), min(courses, patients))
        kept = tuple(drawn)
        return tuple(_patient(number, kept[number % len(kept)]) for number in range(patients))


def _require_positive(**numbers: int) -> None:
    for name, number in numbers.items():
        if number < 1:
            raise ValueError(f"{name} is {number}; allowed: 1 and more.")


def _account(role: Role, name: str, address: str) -> User:
    return User.objects.create_user(f"{address}@filled.example", role=role, name=name)


def _first_visit(now: datetime, days: int) -> datetime:
    """Return when a therapy began whose last day, after so many, was yesterday."""
    zone = ZoneInfo(clinic_time_zone())
    day = now.astimezone(zone).date() - timedelta(days=days + 1)
    return datetime.combine(day, FIRST_VISIT, tzinfo=zone)


def _courses(people: Participants, began: datetime, days: int, seed: int) -> Iterator[log.Course]:
    """Yield courses without end; whom the programme has nothing to offer is passed over."""
    programme = installed()
    for number in count():
        draw = Random(f"{seed} {number}")  # noqa: S311 - no secret hangs on it
        therapy = Therapy(Core(programme), began, STEP, participants=people, pace=Pace())
        patient = VirtualPatient(therapy, Behaviour.drawn(draw, programme), draw)
        if Clinic(therapy).begin(drawn_intake(draw, programme)):
            live(patient, days)
            yield log.Course.of(entries(therapy.history, programme), programme)


def entries(history: Iterable[Transition], programme: Programme) -> Iterator[Entry]:
    """Yield what a log says of a history, in today's language."""
    for number, step in enumerate(history):
        if step.command is not None:
            sent = Submission(
                key=f"filling:{number}", command=step.command, by=step.by, at=step.now
            )
            yield entry_of(
                submission=sent,
                decision=step.decision,
                programme=programme,
                said=what_is_said(step.decision, programme),
            )


def _patient(number: int, course: log.Course) -> Patient:
    name = f"Patient {number + 1:04}"
    account = _account(Role.PATIENT, name, f"patient-{number + 1:04}")
    patient = Patient.objects.create(user=account, name=name, email=account.email)
    log.write(patient.id, course, actors={PATIENT: account.actor})
    return patient
