"""Logs that do not hold, in words for those who have to do something about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.people.models import Patient, User
from corset.presentation.operations.damage import what_broke, what_to_do
from corset.record.models import LogCheck
from corset.services.integrity.heads import signed_heads
from corset.services.integrity.standing import Standing
from corset.services.people.access import require
from corset.therapy.commands import Actor
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLog:
    """What is broken in a patient's log, since when that is known, and what can be done."""

    patient_id: UUID
    name: str
    text: str
    to_do: str
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReport:
    """All logs that do not hold, and files of signed heads that cannot be believed."""

    broken: tuple[BrokenLog, ...]
    wrong_files: tuple[str, ...]


def broken_log(patient: UUID, stands: Standing) -> BrokenLog | None:
    """Return what is broken in one log."""
    found = stands.broken
    return found and BrokenLog(
        patient_id=patient,
        name="",
        text=what_broke(found.what, found.number),
        to_do=what_to_do(found.what),
        since=stands.since,
    )


def broken_among(patients: Collection[UUID]) -> frozenset[UUID]:
    """Return whose log was found broken."""
    rows = LogCheck.objects.exclude(what="").values_list("patient", flat=True)
    return frozenset(rows) & frozenset(patients)


def log_report(*, by: User | Actor) -> LogReport | None:
    """Return what does not hold, for the administrator; nothing where all of it does.

    Raises NotAllowed.
    """
    require(by, Role.ADMINISTRATOR, to="see which records are damaged")
    rows = list(LogCheck.objects.exclude(what="").order_by("broken_since"))
    names = _names([row.patient for row in rows])
    wrong = signed_heads().wrong
    broken = tuple(
        BrokenLog(
            patient_id=row.patient,
            name=names.get(row.patient, ""),
            text=what_broke(row.what, row.number),
            to_do=what_to_do(row.what),
            since=row.broken_since,
        )
        for row in rows
    )
    return LogReport(broken=broken, wrong_files=wrong) if broken or wrong else None


def _names(patients: list[UUID]) -> Mapping[UUID, str]:
    return dict(Patient.objects.filter(id__in=patients).values_list("id", "name"))
