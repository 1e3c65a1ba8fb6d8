"""What is reported of exercises: done wholly and otherwise, pain and effort in every form."""

from corset.simulation.actors import PATIENT, SPECIALIST
from corset.therapy import commands as c
from corset.therapy.state import State
from corset.therapy.terms import PainWords
from corset.verify.action_catalogue.action import Make, actions, made
from corset.verify.action_catalogue.groups import Actions, both


def _done(exercise: str, more: int, seconds: float | None) -> Make:
    """Finish with the dose handed out, or that many more; where none is, with some number."""

    def make(state: State) -> c.Command:
        items = state.session.items if state.session else ()
        handed = next((i.repetitions for i in items if i.exercise == exercise), 5)
        done = max(0, handed + more)
        return c.FinishExercise(exercise=exercise, repetitions=done, seconds=seconds)

    return make


def finishes(*exercises: str) -> Actions:
    """Return actions that end exercises: wholly, with less, with more, with nothing, in haste."""
    ways = {"wholly": 0, "with one less": -1, "with one more": 1, "with none": -99, "in a hurry": 0}
    whole = (
        made(
            f"finish {x} {how}",
            c.FinishExercise,
            _done(x, more, {"in a hurry": 1.0}.get(how)),
            SPECIALIST,
        )
        for x in exercises
        for how, more in ways.items()
    )
    negative = (
        actions(f"finish {x} below none", c.FinishExercise(exercise=x, repetitions=-1), PATIENT)
        for x in exercises[:1]
    )
    return both(*whole, *negative)


def pains(exercise: str | None, levels: tuple[int, ...] = (0, 1, 2, 3, 5, 6, 10)) -> Actions:
    """Return reports of pain at an exercise, or at the one that runs."""
    at = f"at {exercise}" if exercise else "now"
    return both(
        *(
            actions(f"pain {n} {at}", c.ReportPain(exercise=exercise, nrs=n), PATIENT)
            for n in levels
        )
    )


def pain_words(exercise: str | None) -> Actions:
    """Return reports in words, with and without a number that says less or more."""
    at = f"at {exercise}" if exercise else "now"
    valid = [(None, w) for w in PainWords]
    valid += [(0, PainWords.UNCOMFORTABLE), (0, PainWords.SEVERE), (6, PainWords.NONE)]
    invalid = [(11, None), (-1, None), (None, None), (11, PainWords.SEVERE)]
    return both(
        *(
            actions(f"pain {n} {w} {at}", c.ReportPain(exercise=exercise, nrs=n, words=w), PATIENT)
            for n, w in (*valid, *invalid)
        )
    )


def efforts(exercise: str | None, levels: tuple[float, ...] = (6, 7)) -> Actions:
    """Return reports of effort."""
    at = f"at {exercise}" if exercise else "now"
    return both(
        *(
            actions(f"effort {n} {at}", c.ReportEffort(exercise=exercise, cr10=n), PATIENT)
            for n in levels
        )
    )
