"""A patient's page: what needs a decision, the plan, the course, everything that happened."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.clinic.clinician.contexts.chart.axis import CourseAxis, course_axis
from corset.clinic.clinician.contexts.chart.measures import measures_axis
from corset.clinic.clinician.contexts.course import Course, dose_courses
from corset.clinic.clinician.contexts.inspection import (
    InspectionCourse,
    inspection_course,
    last_looked,
)
from corset.clinic.clinician.contexts.person.contact import Contact, contact_of
from corset.clinic.clinician.contexts.room import Link, Room, RoomPage
from corset.clinic.clinician.contexts.story import Told, story
from corset.clinic.clinician.contexts.technique import NotesOf, notes_by_exercise
from corset.clinic.clinician.contexts.waiting import Banner, banners, step_link
from corset.coach.duration import DoseShown, session_minutes
from corset.people.clinic import CLINIC_CLOCK
from corset.presentation.reasons import WordedReason
from corset.presentation.strength import to_clinician
from corset.presentation.terms import ends_at_any_pain, term, terms
from corset.services.diagnoses.record import DiagnosisView, diagnoses_of
from corset.services.people.notes import ClinicalNoteView
from corset.services.people.records import RecordTies, ties_of
from corset.services.therapy.patients.page import PatientPage
from corset.services.therapy.training.plan_lines import PlanLine
from corset.services.visits.appointments import AppointmentView, coming_of

RECENT = 24
STAGES = {1: "I", 2: "II", 3: "III", 4: "IV"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A line of the plan as the table shows it."""

    id: str
    motion: str
    name: str
    note: str
    dose: int | None
    unit: str
    low: int | None
    high: int | None
    top: int | None
    """The most that the article allows; nothing where the plan does not hold it."""
    state: str
    tone: str
    way: str
    """What the way to its correction is called."""
    reasons: tuple[WordedReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(RoomPage):
    """The page; a specialist sees the same without what only a clinician decides."""

    page: PatientPage
    about: str
    contact: Contact
    zone: str
    """Whose clock the patient lives by, and how late it is there, where it is not the clinic's."""
    clinical: tuple[ClinicalNoteView, ...]
    """What those who treat wrote for each other."""
    ties: RecordTies
    """Other records of the same person."""
    banners: tuple[Banner, ...]
    next_step: Link | None
    rows: tuple[PlanRow, ...]
    minutes: int
    """How long a session takes at today's doses."""
    whole_spine_day: str
    axis: CourseAxis | None
    doses: tuple[Course, ...]
    lessons: str
    """What the patient has read of the lessons, in a line."""
    technique: tuple[NotesOf, ...]
    diagnoses: tuple[DiagnosisView, ...]
    """What the complaint is coded as."""
    coming: tuple[AppointmentView, ...]
    """The supervised visits that are agreed."""
    looked: str
    """When posture and gait were seen last."""
    inspections: InspectionCourse
    measures: CourseAxis | None
    """How far the patient moves, where it was measured twice."""
    story: tuple[Told, ...]
    more: bool
    """Whether more happened than is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage(RoomPage):
    """Everything that happened, a part at a time."""

    story: tuple[Told, ...]
    earlier: int | None
    """Before which decision there are more."""


def record_page(page: PatientPage, room: Room) -> RecordPage:
    """Return what the page shows."""
    today = page.now.date()
    waiting, ties = banners(page, signs=room.signs), ties_of(page.patient)
    step = None if ties.continued_in else page.next_step
    return RecordPage(
        room=room,
        page=page,
        about=about(page),
        contact=contact_of(page.patient),
        zone=_zone(page),
        clinical=page.notes,
        ties=ties,
        banners=waiting,
        next_step=step_link(page.patient.id, step) if step else None,
        rows=tuple(_row(line) for line in page.plan),
        minutes=_minutes(page),
        whole_spine_day=whole_spine_day(page),
        axis=course_axis(page),
        doses=dose_courses(page.trends, today, page.programme),
        lessons=lessons(page),
        looked=last_looked(page.inspections),
        measures=measures_axis(page.inspections, today),
        inspections=inspection_course(page.inspections),
        diagnoses=diagnoses_of(page.patient),
        coming=coming_of(page.patient, page.now),
        technique=notes_by_exercise(page.technique, page.programme),
        story=tuple(story(page.timeline[: RECENT * 2], today)[:RECENT]),
        more=len(page.timeline) > RECENT,
    )


def _zone(page: PatientPage) -> str:
    patient, here = page.patient, localtime(page.now, CLINIC_CLOCK)
    if page.now.utcoffset() == here.utcoffset():
        return ""
    said = _("%(time)s there (%(zone)s)")
    return said % {"time": date_format(page.now, "H:i"), "zone": patient.timezone}


def _minutes(page: PatientPage) -> int:
    lines = [line for line in page.plan if not (line.withheld or line.barred)]
    doses = (DoseShown(line.exercise, line.repetitions, line.hold_s) for line in lines)
    return session_minutes(doses, page.programme)


def about(page: PatientPage) -> str:
    """Return the line under the name: region, age, discs, stage, phase."""
    intake = page.state.intake
    age = page.patient.age(page.now.date())
    parts = [
        terms(intake.regions or ()),
        ngettext("%(age)s year", "%(age)s years", age) % {"age": age} if age is not None else "",
        ", ".join(intake.levels or ()),
        _("stage %(stage)s") % {"stage": STAGES[intake.stage]} if intake.stage else "",
        _("%(damage)s damage") % {"damage": term(intake.damage)} if intake.damage else "",
        term(page.state.phase) if page.state.plan else "",
        _("day %(day)s") % {"day": page.day_number} if page.day_number else "",
    ]
    return " · ".join(part for part in parts if part)


def lessons(page: PatientPage) -> str:
    """Return “Has read 2 of 8 lessons: …”, or nothing where there are none."""
    read = [view.lesson.said.title for view in page.lessons if view.read_at]
    if not page.lessons:
        return ""
    if not read:
        return _("Has not read a lesson yet.")
    counts = {"read": len(read), "all": len(page.lessons), "titles": "; ".join(read)}
    return _("Has read %(read)s of %(all)s lessons: %(titles)s.") % counts


def whole_spine_day(page: PatientPage) -> str:
    """Return the day from which the whole-spine stage may be opened, or nothing."""
    since = page.whole_spine_from
    return date_format(since.date(), "j F Y") if since else ""


def _row(line: PlanLine) -> PlanRow:
    item, exercise = line.item, line.exercise
    state, tone, way = _state(line)
    return PlanRow(
        id=exercise.id,
        motion=exercise.motion,
        name=exercise.sheet.name,
        note=_note(line),
        dose=None if line.barred or line.withheld else line.repetitions,
        unit=line.unit,
        low=min(line.repetitions, item.repetitions) if item else None,
        high=item.ceiling if item else None,
        top=exercise.dose.max if item else None,
        state=state,
        tone=tone,
        way=way,
        reasons=line.reasons,
    )


def _state(line: PlanLine) -> tuple[str, str, str]:
    """Return what stands beside the name, its tone, and what can be done."""
    if line.barred:
        return _("barred"), "red", _("Decide") if line.item else _("Open again")
    if line.withheld:
        return _("left out"), "amber", _("Correct")
    return "", "", _("Correct")


def _note(line: PlanLine) -> str:
    parts = [
        line.manner.lower(),
        _("each side") if line.per_side else "",
        _("hold %(s)s s") % {"s": f"{line.hold_s:g}"} if line.hold_s else "",
        _("any pain ends it for the day") if ends_at_any_pain(line.exercise) else "",
        _moved(line),
        to_clinician(line.strength, presses=line.presses, clean=line.clean_sessions),
    ]
    return ", ".join(part for part in parts if part)


def _moved(line: PlanLine) -> str:
    if line.barred or line.previous is None or line.previous == line.repetitions:
        return ""
    return _("was %(before)s") % {"before": line.previous}
