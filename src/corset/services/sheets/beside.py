"""The parts of a copy that are kept beside the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from corset.people.models import Appointment, Patient, ReadLesson
from corset.presentation.names import exercise_name
from corset.services.diagnoses.record import diagnoses_of
from corset.services.people.access import OPERATOR
from corset.services.people.identity import identity_changes
from corset.services.people.notes import clinical_notes
from corset.services.therapy.patients.inspections import (
    MEASURES,
    Aspect,
    inspections,
    looked_at,
    written,
)
from corset.services.therapy.training.technique import technique_notes
from corset.therapy.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFact:
    """A name and what is known under it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """Something that happened or was written: when, what, by whom, and more beneath it."""

    when: str
    text: str
    by: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPart:
    """A part of the copy under its heading; what is empty says so."""

    title: str
    facts: tuple[RecordFact, ...] = ()
    lines: tuple[RecordLine, ...] = ()


def beside(patient: Patient, programme: Programme) -> Iterable[RecordPart]:
    """Yield what is kept beside the log; whoever may copy a record may read all of it."""
    aspects = {aspect.id: aspect for aspect in looked_at()}
    seen = tuple(
        RecordLine(
            when=moment(one.at),
            text="; ".join(
                (
                    *(_aspect(aspects, *pair) for pair in one.seen.items()),
                    *(
                        f"{x.name}: {written(x, one.measured[x.id])}"
                        for x in MEASURES
                        if x.id in one.measured
                    ),
                )
            )
            or one.words,
            by=one.by,
            more=(one.words,) if (one.seen or one.measured) and one.words else (),
        )
        for one in inspections(by=OPERATOR, patient_id=patient.id)
    )
    technique = tuple(
        RecordLine(
            when=moment(one.at),
            text=": ".join((exercise_name(one.exercise, programme), "; ".join(one.points))),
            by=one.by,
            more=tuple(filter(None, (one.words, _("taken back") if one.taken_back else ""))),
        )
        for one in technique_notes(by=OPERATOR, patient_id=patient.id)
    )
    notes = tuple(
        RecordLine(when=moment(one.at), text=one.text, by=one.by)
        for one in clinical_notes(by=OPERATOR, patient_id=patient.id)
    )
    changes = tuple(
        RecordLine(
            when=moment(one.at),
            text=f"{one.part.label}: {one.before or '–'} → {one.after or '–'}",
            by=one.by,
        )
        for one in identity_changes(by=OPERATOR, patient_id=patient.id)
    )
    visits = tuple(
        RecordLine(
            when=moment(patient.local(one.starts_at)),
            text=_("cancelled") if one.cancelled_at else _("%(n)s minutes") % {"n": one.minutes},
            by=str(one.leader or ""),
        )
        for one in Appointment.objects.filter(patient=patient).select_related("leader")
    )
    coded = tuple(
        RecordLine(
            when=moment(one.at),
            text=f"{one.code} {one.name}",
            by=one.by,
            more=() if one.holds else (_("taken back"),),
        )
        for one in diagnoses_of(patient, all_of_them=True)
    )
    read = tuple(
        RecordLine(when=moment(patient.local(one.read_at)), text=one.lesson.replace("_", " "))
        for one in ReadLesson.objects.filter(patient=patient).order_by("read_at")
    )
    yield RecordPart(title=_("Diagnoses (ICD-10)"), lines=coded)
    yield RecordPart(title=_("Supervised visits"), lines=visits)
    yield RecordPart(title=_("Posture and gait"), lines=seen)
    yield RecordPart(title=_("Notes of technique"), lines=technique)
    yield RecordPart(title=_("Clinical notes"), lines=notes)
    yield RecordPart(title=_("Corrections of who this is"), lines=changes)
    yield RecordPart(title=_("Lessons read"), lines=read)


def _aspect(aspects: Mapping[str, Aspect], name: str, value: str) -> str:
    known = aspects.get(name)
    return f"{known.name}: {known.values.get(value, value)}" if known else f"{name}: {value}"


def moment(at: datetime) -> str:
    """Return a day and a time as a copy says them."""
    return date_format(at, "j M Y, H:i")
