"""List the exercises of the therapy, with dose, limits and source."""

import argparse
import json
from dataclasses import asdict

from corset.programme import load
from corset.therapy.content.texts import text_of
from corset.therapy.programme import Exercise, WarmUp

NAME = "exercises"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="print plain data")


def run(chosen: argparse.Namespace) -> int:
    """Print the list."""
    programme = load()
    listed = [*programme.exercises.values(), programme.warm_up]
    if chosen.json:
        print(json.dumps([_row(e) for e in listed], indent=2, ensure_ascii=False))
    else:
        print("\n".join(_line(e) for e in listed))
    return 0


def _row(exercise: Exercise | WarmUp) -> dict[str, object]:
    return {
        "id": exercise.id,
        "name": exercise.sheet.name,
        "region": _region(exercise),
        "dose": asdict(exercise.dose),
        "hold_s": exercise.tempo.hold_s if isinstance(exercise, Exercise) else 0.0,
        "limits": [asdict(limit) for limit in exercise.limits],
        "source": exercise.source,
    }


def _region(exercise: Exercise | WarmUp) -> str:
    return exercise.region if isinstance(exercise, Exercise) else "all"


def _line(exercise: Exercise | WarmUp) -> str:
    dose = exercise.dose
    span = f"{dose.max}" if dose.min == dose.max else f"{dose.min} to {dose.max}"
    side = " a side" if dose.per_side else ""
    what = f"{exercise.id:<3} {_region(exercise):<9} {exercise.sheet.name}"
    return f"{what}: {span} {text_of(exercise.sheet.unit, 'other')}{side}, starting at {dose.start}"
