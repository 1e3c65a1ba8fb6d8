"""What is said while one is led through an exercise: short, in time, and of the right side."""

import pytest

from corset.coach.duration import prescribed, warm_up_phases
from corset.coach.phases import Dose, Kind, Side, phases_of
from corset.programme import load, load_motions
from corset.services.bundle.moments import only_presses
from corset.therapy.content.texts import text_of

PROGRAMME, MOTIONS = load(), load_motions()
WORDS_A_SECOND = 3


def _phases():
    """Yield every phase of every exercise and of the warm-up, with the words said in it."""
    p = PROGRAMME.parameters
    for name, exercise in PROGRAMME.exercises.items():
        dose = Dose(
            repetitions=2,
            per_side=exercise.dose.per_side,
            tempo=prescribed(exercise, exercise.tempo.hold_s),
            parts=exercise.parts,
        )
        for phase in phases_of(dose, p):
            yield name, phase, text_of(exercise.sheet.cues, phase.cue)
    warm_up = PROGRAMME.warm_up
    for part in warm_up.parts:
        for phase in warm_up_phases(part, warm_up.tempo, p):
            yield warm_up.id, phase, text_of(warm_up.sheet.cues, phase.cue)


PHASES = list(_phases())


def test_something_is_said_in_every_phase():
    assert [(name, phase.cue) for name, phase, said in PHASES if not said] == []


def test_it_is_an_order_of_a_few_words():
    long = [said for _, _, said in PHASES if not 2 <= len(said.split()) <= 6 or said[-1] in ".!"]
    assert long == []


def test_it_can_be_said_before_the_next_one():
    late = [
        (phase.cue, said)
        for _, phase, said in PHASES
        if len(said.split()) > WORDS_A_SECOND * phase.seconds
    ]
    assert late == []


@pytest.mark.parametrize("side", list(Side))
def test_a_movement_of_one_side_names_it_or_leads_back_to_the_middle(side):
    other = next(each for each in Side if each is not side)
    sided = [(phase, said) for _, phase, said in PHASES if phase.cue.endswith(f".{side}")]
    assert sided
    for phase, said in sided:
        assert side in said.lower() or (phase.kind is Kind.BACK and "middle" in said)
        if phase.kind not in {Kind.READY, Kind.SWITCH}:
            assert other not in said.lower()


def test_what_presses_is_told_to_press_and_not_to_move():
    pressing = [name for name in PROGRAMME.exercises if only_presses(MOTIONS[name])]
    assert pressing
    said = [text for name, phase, text in PHASES if name in pressing and phase.kind is Kind.OUT]
    assert all(text.startswith("Press") for text in said)
    hung = [said for name, phase, said in PHASES if name == "S1" and phase.kind is Kind.HOLD]
    assert set(hung) == {"Hang quietly, keep breathing"}
