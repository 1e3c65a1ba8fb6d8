"""What a sheet says: gathered from the signed plan, today's doses and the content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.care import assess, warm_up_parts
from corset.people.models import Patient, User
from corset.presentation.operations.damage import why_closed
from corset.presentation.reader import PATIENT
from corset.presentation.reasons import WordedFinding, worded_findings
from corset.presentation.regions import your_regions
from corset.presentation.strength import warm_up_to_patient
from corset.presentation.terms import any_pain
from corset.services.bundle.figures import figure_of
from corset.services.clock.present import present
from corset.services.integrity.standing import standing
from corset.services.library.programmes import programme_of
from corset.services.people.access import open_patient
from corset.services.people.names import person_names
from corset.services.sheets import words as wording
from corset.services.sheets.drawings import Drawing, drawing
from corset.services.sheets.poses import part_poses, poses
from corset.services.therapy.training.lessons import lessons_of
from corset.services.therapy.training.plan_lines import PlanLine, plan_lines
from corset.therapy.commands import Actor
from corset.therapy.plan import Plan
from corset.therapy.programme import Consequence, Programme, WarmUp, WarmUpPart
from corset.therapy.state import State
from corset.therapy.terms import Outcome, Urgency

READER = PATIENT
"""A sheet is for the patient, whoever prints it."""
CLOSED = (Outcome.EMERGENCY, Outcome.PROHIBITED, Outcome.SUSPENDED)
"""While one of these holds, nobody is sent home with exercises."""
NOT_YET = (Outcome.NEEDS_CLINICIAN, Outcome.NEEDS_SUPERVISION)


class NothingToPrint(Exception):
    """There is no plan that may be trained; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A part of the warm-up."""

    text: str
    amount: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """One exercise as it is printed."""

    name: str
    purpose: str
    dose: str
    dose_note: str
    tempo: str
    manner: str
    """The variant that the patient has chosen, in one word."""
    position: str
    steps: tuple[str, ...]
    breathing: str
    stops: str
    """That any pain ends it, where it does."""
    care: tuple[str, ...]
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Emergency signs of one urgency, and what to do."""

    now: bool
    text: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that is printed for one patient."""

    patient: str
    region: str
    printed_at: datetime
    date: str
    signed: str
    version: str
    number: str
    telephone: str
    """The clinic's; empty where it has named none, and a line to write on stands there."""
    discomfort_nrs: int
    severe_pain_nrs: int
    """From which pain an exercise is uncomfortable, and from which it stops."""
    not_yet: tuple[str, ...]
    questions: tuple[str, ...]
    suspending: tuple[str, ...]
    """Questions whose yes means that a clinician looks first."""
    in_short: tuple[str, ...]
    """What the patient is told, a line each."""
    warm_up_care: tuple[str, ...]
    warm_up_note: str
    """That it is done smaller, where it is."""
    warm_up: tuple[SheetPart, ...]
    exercises: tuple[SheetExercise, ...]
    signs: tuple[Signs, ...]


def sheet(*, by: User | Actor, patient_id: UUID | str, now: datetime | None = None) -> Sheet:
    """Return a patient's sheet. Raises NotAllowed, NoSuchPatient and NothingToPrint."""
    patient = open_patient(by, patient_id)
    stands = standing(patient.id)
    if stands.broken:
        raise NothingToPrint(why_closed(READER.audience))
    at, state = patient.local(present(now)), stands.loaded.state
    programme = programme_of(patient.id)
    planned = plan_lines(patient, state, programme, now=at, reader=READER)
    plan, lines, findings = _printed(state, planned, programme, at)
    return _sheet(patient, state, programme, plan, lines, findings, at)


def may_print(state: State, lines: Iterable[PlanLine], programme: Programme, now: datetime) -> bool:
    """Whether there is anything to print, so that nobody is offered what is not there."""
    try:
        _printed(state, lines, programme, now)
    except NothingToPrint:
        return False
    return True


def _printed(
    state: State, planned: Iterable[PlanLine], programme: Programme, at: datetime
) -> tuple[Plan, list[PlanLine], tuple[WordedFinding, ...]]:
    """Return the plan, what is printed of it, and what is found. Raises NothingToPrint."""
    held = assess(state=state, now=at, programme=programme, supervised=False)
    findings = worded_findings(held, programme=programme, reader=READER)
    plan = _printable(state, findings)
    lines = [line for line in planned if not line.barred | line.withheld]
    if not lines:
        raise NothingToPrint(_("Every exercise of the plan is left out at the moment."))
    return plan, lines, findings


def _region(lines: list[PlanLine], programme: Programme) -> str:
    regions = {line.exercise.region for line in lines}
    return your_regions(regions, programme)


def _printable(state: State, findings: tuple[WordedFinding, ...]) -> Plan:
    """Return the plan that is in force. Raises NothingToPrint."""
    if state.plan is None:
        raise NothingToPrint(_("No plan is signed yet, so there are no exercises to print."))
    if state.withdrawn:
        raise NothingToPrint(_("This course of training has ended."))
    closed = [finding.reason.text for finding in findings if finding.outcome in CLOSED]
    if closed:
        raise NothingToPrint(_("Training is closed now. %(why)s") % {"why": " ".join(closed)})
    return state.plan


def _sheet(
    patient: Patient,
    state: State,
    programme: Programme,
    plan: Plan,
    lines: list[PlanLine],
    findings: tuple[WordedFinding, ...],
    at: datetime,
) -> Sheet:
    questions = (q.question for q in programme.contraindications.values() if not q.lasting)
    return Sheet(
        patient=patient.name,
        region=_region(lines, programme),
        printed_at=at,
        date=date_format(at.date(), "j F Y"),
        signed=_signed(plan, patient),
        version=programme.digest[:8],
        number=settings.EMERGENCY_NUMBER,
        telephone=settings.CLINIC_TELEPHONE,
        discomfort_nrs=programme.parameters.discomfort_nrs,
        severe_pain_nrs=programme.parameters.severe_pain_nrs,
        not_yet=tuple(f.reason.text for f in findings if f.outcome in NOT_YET),
        questions=tuple(questions),
        suspending=_suspending(programme),
        in_short=_in_short(state, programme),
        warm_up_care=programme.warm_up.sheet.cautions[:2],
        warm_up_note=_smaller(state, programme),
        warm_up=tuple(
            _part(programme.warm_up, part, reduced=state.warm_up.reduced)
            for part in warm_up_parts(state=state, programme=programme)
        ),
        exercises=tuple(_exercise(line) for line in lines),
        signs=tuple(_signs(programme, urgency) for urgency in Urgency),
    )


def _in_short(state: State, programme: Programme) -> tuple[str, ...]:
    said = (lesson.said.short for lesson in lessons_of(state=state, programme=programme))
    return tuple(filter(None, said))


def _suspending(programme: Programme) -> tuple[str, ...]:
    asked = programme.check_questions.values()
    return tuple(q.question for q in asked if q.leads_to is Consequence.SUSPENSION)


def _signed(plan: Plan, patient: Patient) -> str:
    name = person_names([plan.signed_by]).get(plan.signed_by, _("your clinician"))
    day = date_format(patient.local(plan.signed_at).date(), "j F Y")
    return _("Plan signed by %(name)s on %(day)s") % {"name": name, "day": day}


def _smaller(state: State, programme: Programme) -> str:
    clean = programme.parameters.clean_sessions
    return warm_up_to_patient(clean=clean) if state.warm_up.reduced else ""


def _part(warm_up: WarmUp, part: WarmUpPart, *, reduced: bool) -> SheetPart:
    figure = figure_of(warm_up.motion, reduced=reduced)
    return SheetPart(
        text=part.text,
        amount=wording.amount(part),
        drawings=tuple(
            drawing(figure, pose, caption=wording.side(pose.side), alt=part.text)
            for pose in part_poses(figure, part.id)
        )
        if figure
        else (),
    )


def _exercise(line: PlanLine) -> SheetExercise:
    exercise = line.exercise
    said = exercise.sheet
    return SheetExercise(
        name=said.name,
        purpose=said.purpose,
        dose=wording.dose(line),
        dose_note=wording.dose_note(line),
        tempo=wording.tempo(exercise.tempo, line.hold_s),
        manner=line.manner,
        position=line.position,
        steps=said.steps,
        breathing=said.breathing,
        stops=any_pain(exercise),
        care=tuple(dict.fromkeys((*said.cautions, *(limit.text for limit in exercise.limits)))),
        drawings=_drawings(line),
    )


def _drawings(line: PlanLine) -> tuple[Drawing, ...]:
    exercise = line.exercise
    figure = figure_of(line.motion, reduced=line.is_reduced)
    if figure is None:
        return ()
    captions = wording.captions(exercise.sheet, figure, poses(figure), line.hold_s)
    return tuple(
        drawing(figure, pose, caption=caption, alt=f"{exercise.sheet.name}: {caption}")
        for pose, caption in zip(poses(figure), captions, strict=True)
    )


def _signs(programme: Programme, urgency: Urgency) -> Signs:
    return Signs(
        now=urgency is Urgency.HOSPITAL_NOW,
        text=programme.emergency_text[urgency],
        signs=tuple(s.text for s in programme.emergency_signs.values() if s.urgency is urgency),
    )
