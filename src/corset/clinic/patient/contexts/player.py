"""What the player is handed: everything that it needs to go on without a network."""

from functools import lru_cache

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from corset.clinic.components.hint import hint_of
from corset.clinic.contract.player import (
    PlayerDose,
    PlayerExercise,
    PlayerFigure,
    PlayerHint,
    PlayerPage,
    PlayerReduction,
    PlayerSign,
    PlayerTelling,
    PlayerVariant,
    PlayerWarmUpPart,
)
from corset.clinic.patient.contexts.player_words import cues, spoken
from corset.coach.duration import prescribed, warm_up_phases
from corset.coach.phases import Dose, movement, phases_of
from corset.people.models import Patient, Role, User
from corset.presentation.strength import cue
from corset.presentation.terms import any_pain
from corset.services.bundle.figures import figure_of, only_presses
from corset.services.clock import ahead as clock
from corset.services.clock.present import present
from corset.services.therapy.commands.telling import ticket_for
from corset.services.therapy.training.session import Training
from corset.services.therapy.training.training_lines import TrainingLine
from corset.therapy.content.parameters import Parameters
from corset.therapy.content.parts import Playback
from corset.therapy.programme import Exercise, Programme, Tempo, Variant, WarmUp, WarmUpPart

MODEL = "clinic/figure/person.glb"
WALK = Tempo(out_s=0.55, hold_s=0, return_s=0.55, rest_s=0)
"""A step in place takes about a second: the warm-up's walk has no tempo of its own."""
LYING = frozenset({"back", "front"})
"""The postures in which one lies."""
FASTEST = 100
FIGURES = 500
"""Figures that a process remembers, a kilobyte each."""


def handed(training: Training, *, by: User, speed: str, done: str) -> PlayerPage:
    """Return the session as the player's page holds it."""
    programme, is_patient = training.programme, by.role == Role.PATIENT
    warm_up, p = programme.warm_up, programme.parameters
    return PlayerPage(
        patient=None if is_patient else str(training.patient.id),
        store=f"corset.{training.patient.id}",
        telling=telling(training.patient, by, session=_session(training)),
        version=training.version,
        done=done,
        speed=_speed(speed),
        severe_from_nrs=p.severe_pain_nrs,
        rest_s=p.rest_between_exercises_s,
        warmed_up=training.warmed_up,
        warm_up_id=warm_up.id,
        warm_up_least_s=training.warm_up_least_s,
        warm_up_is_reduced=training.warm_up_is_reduced,
        model=static(MODEL),
        warm_up_figure=_figure(warm_up, WALK),
        warm_up_reduced=_figure(warm_up, WALK, reduced=True),
        warm_up=[_part(part, programme) for part in training.warm_up_parts],
        exercises=[_exercise(line, p) for line in training.lines],
        variant=training.patient.variant,
        vary=reverse("api:variant"),
        place=reverse("api:place"),
        signs=[PlayerSign(id=s.id, urgency=s.urgency) for s in programme.emergency_signs.values()],
        emergency_texts=dict(programme.emergency_text),
        words=spoken(),
    )


def _session(training: Training) -> str:
    return training.session.started_at.isoformat() if training.session else ""


def telling(patient: Patient, by: User, *, session: str = "") -> PlayerTelling:
    """Return how what is told on a page is signed; `session` is named by its beginning."""
    return PlayerTelling(
        patient=str(patient.id),
        by=str(by.id),
        ticket=ticket_for(by, patient.id),
        session=session,
        now=present(None).isoformat(),
    )


def _figure(
    exercise: Exercise | WarmUp, tempo: Tempo, *, reduced: bool = False, motion: str = ""
) -> PlayerFigure | None:
    """Return where the compiled movement is; without one, the drawing of the position stays."""
    figure = figure_of(motion or exercise.motion, reduced=reduced)
    if figure is None:
        return None
    ends = tuple((f"{part.part}/{part.side}", part.end) for part in figure.parts)
    drawn = (("", figure.parts[0].end if figure.parts else figure.thumb), *ends)
    return _drawn(exercise.sheet.name, figure.frames, drawn, tempo, exercise.parts[0].plays)


@lru_cache(maxsize=FIGURES)
def _drawn(
    name: str, frames: str, drawn: tuple[tuple[str, str], ...], tempo: Tempo, plays: Playback
) -> PlayerFigure:
    """Return where drawings are and how they play: the same for everybody who does it so.

    `drawn` are the stills by part and side; under no name the one that stands for all.
    """
    stills = {name: reverse("artefact", args=[still]) for name, still in drawn}
    return PlayerFigure(
        name=name,
        frames=reverse("artefact", args=[frames]),
        still=stills.pop(""),
        stills=stills,
        loop=list(movement(tempo, plays)),
    )


def _speed(asked: str) -> float:
    """A session runs faster only where nobody's back depends on its tempo."""
    may = settings.DEBUG or clock.is_running()
    return min(max(float(asked), 1), FASTEST) if may and asked.isdigit() else 1


def _part(part: WarmUpPart, programme: Programme) -> PlayerWarmUpPart:
    warm_up = programme.warm_up
    phases = warm_up_phases(part, warm_up.tempo, programme.parameters)
    return PlayerWarmUpPart(
        id=part.id,
        text=part.text,
        repetitions=part.repetitions,
        cues=cues(warm_up.sheet, phases),
        phases=list(phases),
    )


def _exercise(line: TrainingLine, p: Parameters) -> PlayerExercise:
    exercise, result = line.exercise, line.result
    sheet, tempo = exercise.sheet, prescribed(exercise, line.hold_s)
    return PlayerExercise(
        id=exercise.id,
        name=sheet.name,
        figure=_figure(exercise, tempo),
        position=sheet.position,
        lying=exercise.posture in LYING,
        steps=list(sheet.steps),
        breathing=sheet.breathing,
        cautions=_cautions(exercise),
        hint=_hint(line),
        dose=_dose(line, tempo, p),
        reduction=PlayerReduction(
            repetitions=line.reduced,
            figure=_figure(exercise, tempo, reduced=True),
            cue=cue(amplitude=p.reduced_amplitude, presses=only_presses(exercise.motion)),
        ),
        variants=[_variant(variant, exercise, tempo) for variant in exercise.variants],
        is_reduced=line.is_reduced,
        stop_at_nrs=exercise.stop_at_nrs,
        status=line.state,
        rated=bool(result and result.nrs is not None and result.cr10 is not None),
    )


def _variant(variant: Variant, exercise: Exercise, tempo: Tempo) -> PlayerVariant:
    said, motion = exercise.sheet.variant(variant.id), variant.motion
    return PlayerVariant(
        id=variant.id,
        choose=said.choose,
        leave=said.leave,
        position=said.position,
        lying=variant.posture in LYING,
        figure=_figure(exercise, tempo, motion=motion),
        reduced=_figure(exercise, tempo, motion=motion, reduced=True),
    )


def _cautions(exercise: Exercise) -> list[str]:
    said = (any_pain(exercise), *exercise.sheet.cautions)
    return [*filter(None, said), *(limit.text for limit in exercise.limits)]


def _hint(line: TrainingLine) -> PlayerHint | None:
    hint = hint_of(line.hint)
    return PlayerHint(by=hint.by, points=hint.points, words=hint.words) if hint else None


def _dose(line: TrainingLine, tempo: Tempo, p: Parameters) -> PlayerDose:
    exercise, sheet = line.exercise, line.exercise.sheet
    dose = Dose(
        repetitions=line.repetitions, per_side=line.per_side, tempo=tempo, parts=exercise.parts
    )
    phases = phases_of(dose, p)
    named = exercise.parts if len(exercise.parts) > 1 else ()
    return PlayerDose(
        repetitions=dose.repetitions,
        per_side=dose.per_side,
        unit={form.id: form.text for form in sheet.unit},
        parts={part.id: sheet.part(part.id) for part in named},
        cues=cues(sheet, phases),
        phases=list(phases),
    )
