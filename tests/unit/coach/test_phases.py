"""A dose, second by second."""

from itertools import pairwise

import pytest

from corset.body.movement.motion import Playback
from corset.coach.duration import exercise_seconds, minutes, warm_up_seconds
from corset.coach.phases import (
    Dose,
    Kind,
    Side,
    movement,
    phases_of,
    seconds_of,
    stretch,
)
from corset.programme import load
from corset.therapy.programme import Tempo

PROGRAMME = load()
P = PROGRAMME.parameters
TEMPO = Tempo(out_s=3, hold_s=7, return_s=3, rest_s=2)


def kinds(phases):
    return " ".join(phase.kind for phase in phases)


def dose(repetitions=1, *, per_side=False, tempo=TEMPO, parts=()):
    return Dose(repetitions=repetitions, per_side=per_side, tempo=tempo, parts=parts)


def test_it_begins_with_a_countdown_keeps_the_tempo_and_ends_without_a_rest():
    phases = phases_of(dose(2), P)
    assert kinds(phases) == "ready out hold back rest out hold back"
    assert [phase.seconds for phase in phases[:4]] == [P.ready_s, 3, 7, 3]


def test_what_lasts_no_time_is_left_out():
    tempo = Tempo(out_s=2, hold_s=0, return_s=2, rest_s=0)
    assert kinds(phases_of(dose(tempo=tempo), P)) == "ready out back"


def test_all_of_one_side_is_done_before_the_other():
    phases = phases_of(dose(per_side=True), P)
    assert kinds(phases) == "ready out hold back rest switch out hold back"
    switch = next(phase for phase in phases if phase.kind is Kind.SWITCH)
    assert (switch.seconds, switch.side, phases[1].side) == (
        P.change_sides_s,
        Side.LEFT,
        Side.RIGHT,
    )


def test_the_parts_of_a_repetition_are_done_one_after_the_other():
    phases = phases_of(dose(parts=("one", "other"), per_side=True), P)
    assert kinds(phases) == "ready out hold back rest out hold back"
    assert [phase.part for phase in phases] == [None, *["one"] * 4, *["other"] * 3]


def test_a_dose_of_nothing_is_the_countdown_alone():
    assert kinds(phases_of(dose(0), P)) == "ready"


def test_a_stretch_is_one_piece():
    assert (kinds(stretch(120, P)), seconds_of(stretch(120, P))) == ("ready go", P.ready_s + 120)


@pytest.mark.parametrize("plays", list(Playback))
def test_the_figure_never_jumps_within_a_movement(plays):
    phases = movement(TEMPO, plays)[:3]
    assert phases[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(phases))
    assert phases[-1].end == (0 if plays is Playback.OUT_AND_BACK else 1)


def test_an_exercise_lasts_as_long_as_its_phases():
    exercise = next(e for e in PROGRAMME.exercises.values() if e.dose.per_side and not e.parts)
    tempo = exercise.tempo
    once = tempo.out_s + 4 + tempo.return_s + tempo.rest_s
    expected = P.ready_s + P.change_sides_s + 2 * 3 * once - tempo.rest_s
    assert exercise_seconds(exercise, 3, 4, P) == pytest.approx(expected)


def test_a_warm_up_lasts_as_long_as_its_parts():
    timed = [part for part in PROGRAMME.warm_up.parts if part.repetitions is None]
    assert warm_up_seconds(timed, PROGRAMME.warm_up.tempo, P) == sum(
        P.ready_s + part.seconds for part in timed
    )


def test_minutes_are_whole_and_at_least_one():
    assert (minutes(3), minutes(89), minutes(91)) == (1, 1, 2)
