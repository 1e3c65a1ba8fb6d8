"""A copy of a patient's record to be read and printed, beside the one as data."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.people.models import Patient, RecordRead, User
from corset.presentation.names import exercise_name
from corset.presentation.operations.reads import page_read
from corset.presentation.terms import term, unit
from corset.record.models import DecisionRow
from corset.services.clock.present import present
from corset.services.integrity.broken import broken_log
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.integrity.standing import Standing, standing
from corset.services.library.programmes import programme_of
from corset.services.people.access import open_patient, require
from corset.services.people.readers import reader_of
from corset.services.people.reads import sees_reads
from corset.services.people.records import all_earlier
from corset.services.sheets.beside import RecordFact, RecordLine, RecordPart, beside, moment
from corset.services.therapy.decisions.timeline import TimelineEntry, timeline, with_events
from corset.services.therapy.patients.care_team import team_of
from corset.therapy.commands import Actor
from corset.therapy.programme import Programme
from corset.therapy.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCopy:
    """Everything, as it is set."""

    title: str
    patient: str
    made: str
    made_at: datetime
    warning: str
    """What does not hold in the record; empty where all of it does."""
    parts: tuple[RecordPart, ...]


def record_copy(
    *, by: User | Actor, patient_id: UUID | str, now: datetime | None = None
) -> RecordCopy:
    """Return what is kept of a patient in words. Raises NotAllowed and NoSuchPatient."""
    may = (Role.PATIENT, Role.CLINICIAN, Role.SPECIALIST)
    require(by, *may, to=_("copy what is kept of a patient"))
    patient = open_patient(by, patient_id)
    at, stands = patient.local(present(now)), standing(patient.id)
    programme, broken = programme_of(patient.id), broken_log(patient.id, stands)
    return RecordCopy(
        title=_("Copy of the record"),
        patient=patient.name,
        made=_("Made on %(day)s. Times are those of %(zone)s.")
        % {"day": moment(at), "zone": patient.timezone},
        made_at=at,
        warning=broken.text if broken else "",
        parts=(
            RecordPart(title=_("Who this is"), facts=_identity(patient)),
            RecordPart(title=_("Facts of the intake"), facts=_intake(stands, programme)),
            RecordPart(title=_("Signed plan"), facts=_plan(stands, programme)),
            RecordPart(title=_("Care team"), lines=_team(patient)),
            *beside(patient, programme),
            *((_looked(patient),) if sees_reads(by) else ()),
            RecordPart(
                title=_("Everything that was decided"),
                lines=as_far_as_readable(stands.broken, lambda: tuple(_decided(patient, by)), ()),
            ),
        ),
    )


def _identity(patient: Patient) -> tuple[RecordFact, ...]:
    born = date_format(patient.birth_date, "j F Y") if patient.birth_date else ""
    account = patient.user.email if patient.user else ""
    said = {
        _("Name"): patient.name,
        _("Date of birth"): born,
        _("Phone"): patient.phone,
        _("Email"): patient.email,
        _("Signs in with"): account,
        _("Number of the record"): str(patient.id),
    }
    facts = [RecordFact(name=name, text=text) for name, text in said.items() if text]
    earlier = (str(one.pk) for one in all_earlier(patient.pk))
    facts += [RecordFact(name=_("Earlier record"), text=number) for number in earlier]
    return tuple(facts)


def _intake(stands: Standing, programme: Programme) -> tuple[RecordFact, ...]:
    intake = stands.loaded.state.intake
    known = ((field.name, getattr(intake, field.name)) for field in fields(intake))
    return tuple(
        RecordFact(name=capfirst(name.replace("_", " ")), text=_said(value, programme))
        for name, value in known
        if value is not None
    )


def _said(value: object, programme: Programme) -> str:
    if isinstance(value, tuple):
        return ", ".join(_said(one, programme) for one in value) or _("none")
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    known = programme.conditions.get(value) if isinstance(value, str) else None
    return known.name if known else str(value)


def _plan(stands: Standing, programme: Programme) -> tuple[RecordFact, ...]:
    plan, barred = stands.loaded.state.plan, stands.loaded.state.barred
    if plan is None:
        return ()
    dose = _("from %(low)s to %(high)s %(unit)s")
    facts = [RecordFact(name=_("Signed"), text=moment(plan.signed_at))]
    for item in plan.items:
        exercise = programme.exercises.get(item.exercise)
        counted = unit(exercise.sheet, item.ceiling) if exercise else ""
        text = dose % {"low": item.repetitions, "high": item.ceiling, "unit": counted}
        text = f"{text}; {_('barred')}" if item.exercise in barred else text
        facts.append(RecordFact(name=exercise_name(item.exercise, programme), text=text.strip()))
    return tuple(facts)


def _team(patient: Patient) -> tuple[RecordLine, ...]:
    return tuple(
        RecordLine(when=moment(one.since) if one.since else "", text=one.name, by=one.added_by)
        for one in team_of(patient)
    )


def _looked(patient: Patient) -> RecordPart:
    lines = tuple(
        RecordLine(when=moment(patient.local(one.at)), text=page_read(one.page), by=one.name)
        for one in RecordRead.objects.filter(patient=patient)
    )
    return RecordPart(title=_("Who looked"), lines=lines)


def _decided(patient: Patient, by: User | Actor) -> Iterable[RecordLine]:
    """Yield decisions in their order; quiet steps of a session become one line."""
    rows = with_events(DecisionRow.objects.filter(stream_id=patient.id).order_by("number"))
    quiet = 0
    for entry in timeline(rows, reader=reader_of(by)):
        if entry.minor:
            quiet += 1
            continue
        if quiet:
            said = ngettext("%(n)d quiet step", "%(n)d quiet steps", quiet) % {"n": quiet}
            yield RecordLine(when="", text=said)
        quiet = 0
        yield _entry(patient, entry)


def _entry(patient: Patient, entry: TimelineEntry) -> RecordLine:
    words = (entry.payload.get(name) for name in ("note", "why"))
    return RecordLine(
        when=moment(patient.local(entry.at)),
        text=entry.title if entry.accepted else f"{entry.title} ({_('refused')})",
        by=entry.actor_name,
        more=(
            *(line.text for line in entry.events if line.text != entry.title),
            *(f"{reason.text} ({reason.rule})" for reason in entry.reasons),
            *(f"“{text}”" for text in words if isinstance(text, str) and text.strip()),
        ),
    )
