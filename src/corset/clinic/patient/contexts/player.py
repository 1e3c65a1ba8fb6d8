"""What the player is handed: everything that it needs to go on without a network."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from corset.clinic.patient.contexts.player_words import spoken
from corset.people.models import Role, User
from corset.services.bundle.figures import figure_of
from corset.services.clock import ahead as clock
from corset.services.therapy.training import Training, TrainingLine
from corset.therapy.programme import Exercise, WarmUp, WarmUpPart

MODEL = "clinic/figure/person.glb"
WARM_UP_TEMPO = {"out": 2, "hold": 0, "back": 2, "rest": 0}
FASTEST = 100


def handed(training: Training, *, by: User, speed: str, done: str) -> dict[str, Any]:
    """Return the session as frontend/src/player/session.ts describes it."""
    is_patient = by.role == Role.PATIENT
    return {
        "patient": None if is_patient else str(training.patient.id),
        "store": f"corset.{training.patient.id}",
        "urls": {"api": reverse("session-api"), "done": done},
        "speed": _speed(speed),
        "severeFrom": training.programme.parameters.severe_pain_nrs,
        "restSeconds": training.programme.parameters.rest_between_exercises_s,
        "warmedUp": training.warmed_up,
        "model": static(MODEL),
        "warmUpFigure": _moving(training.programme.warm_up),
        "warmUp": [_part(part) for part in training.warm_up_parts],
        "exercises": [_exercise(line) for line in training.lines],
        "signs": [
            {"id": s.id, "urgency": s.urgency} for s in training.programme.emergency_signs.values()
        ],
        "emergencyTexts": dict(training.programme.emergency_text),
        "words": spoken(),
    }


def _moving(exercise: Exercise | WarmUp) -> dict[str, str] | None:
    """Return where the compiled movement is; without one, the drawing of the position stays."""
    figure = figure_of(exercise.motion)
    if figure is None:
        return None
    still = figure.parts[0].end if figure.parts else figure.thumb
    frames, still = (reverse("artefact", args=[name]) for name in (figure.frames, still))
    return {"name": exercise.sheet.name, "frames": frames, "still": still}


def _speed(asked: str) -> float:
    """A session runs faster only where nobody's back depends on its tempo."""
    may = settings.DEBUG or clock.is_running()
    return min(max(float(asked), 1), FASTEST) if may and asked.isdigit() else 1


def _part(part: WarmUpPart) -> dict[str, Any]:
    dose = {
        "repetitions": part.repetitions,
        "perSide": part.per_side,
        "tempo": WARM_UP_TEMPO,
        "parts": [],
    }
    counted = part.repetitions is not None
    seconds = None if counted else part.seconds
    return {"id": part.id, "text": part.text, "seconds": seconds, "dose": dose if counted else None}


def _exercise(line: TrainingLine) -> dict[str, Any]:
    exercise, result = line.exercise, line.result
    return {
        "id": exercise.id,
        "name": exercise.sheet.name,
        "figure": _moving(exercise),
        "position": exercise.sheet.position,
        "steps": exercise.sheet.steps,
        "breathing": exercise.sheet.breathing,
        "cautions": [*exercise.sheet.cautions, *(limit.text for limit in exercise.limits)],
        "dose": _dose(line),
        "reduced": line.reduced,
        "stopsAtAnyPain": exercise.stop_at_nrs is not None,
        "status": line.state,
        "rated": bool(result and result.nrs is not None and result.cr10 is not None),
    }


def _dose(line: TrainingLine) -> dict[str, Any]:
    tempo = line.exercise.tempo
    return {
        "repetitions": line.repetitions,
        "perSide": line.per_side,
        "tempo": {
            "out": tempo.out_s,
            "hold": line.hold_s,
            "back": tempo.return_s,
            "rest": tempo.rest_s,
        },
        "parts": [{"id": p, "name": line.exercise.sheet.part(p)} for p in line.exercise.parts],
    }
