"""A dose, second by second."""

from itertools import pairwise

import pytest

from corset.coach.duration import exercise_seconds, minutes, warm_up_seconds
from corset.coach.phases import (
    Dose,
    Kind,
    Side,
    cues_of,
    movement,
    phases_of,
    seconds_of,
    stretch,
)
from corset.programme import load
from corset.therapy.content.parts import ExercisePart, Playback, Sides, When
from corset.therapy.programme import Tempo

PROGRAMME = load()
P = PROGRAMME.parameters
TEMPO = Tempo(out_s=3, hold_s=7, return_s=3, rest_s=2)
CALM = Tempo(out_s=2, hold_s=0, return_s=2, rest_s=0)


def kinds(phases):
    return " ".join(phase.kind for phase in phases)


def part(name="move", *, sides=Sides.NONE, **more):
    return ExercisePart(id=name, sides=sides, **{"holds": True, **more})


def dose(repetitions=1, *parts, per_side=False, tempo=TEMPO):
    return Dose(repetitions=repetitions, per_side=per_side, tempo=tempo, parts=parts or (part(),))


def done(phases):
    """What is done, on which side, in which repetition."""
    return [(x.repetition, x.part, x.side) for x in phases if x.kind is Kind.OUT]


def test_it_begins_with_a_countdown_keeps_the_tempo_and_ends_without_a_rest():
    phases = phases_of(dose(2), P)
    assert kinds(phases) == "ready out hold back rest out hold back"
    assert [phase.seconds for phase in phases[:4]] == [P.ready_s, 3, 7, 3]


def test_what_lasts_no_time_is_left_out():
    assert kinds(phases_of(dose(tempo=CALM), P)) == "ready out back"


def test_only_what_is_held_holds():
    assert kinds(phases_of(dose(1, part(holds=False)), P)) == "ready out back"


def test_all_of_one_side_is_done_before_the_other():
    phases = phases_of(dose(1, part(sides=Sides.IN_TURN), per_side=True), P)
    assert kinds(phases) == "ready out hold back rest switch out hold back"
    switch = next(phase for phase in phases if phase.kind is Kind.SWITCH)
    assert (switch.seconds, switch.side, phases[1].side) == (
        P.change_sides_s,
        Side.LEFT,
        Side.RIGHT,
    )


def test_what_is_not_counted_a_side_is_halved_the_odd_one_on_the_right():
    for repetitions, turns in ((20, [10, 10]), (5, [3, 2]), (1, [1])):
        phases = phases_of(dose(repetitions, part(sides=Sides.IN_TURN), tempo=CALM), P)
        last = {phase.turn: phase.repetition for phase in phases}
        assert list(last.values()) == turns
        assert kinds(phases).count("switch") == len(turns) - 1


def test_sides_take_turns_within_a_repetition_that_counts_a_side():
    phases = phases_of(dose(2, part(sides=Sides.ALTERNATE), per_side=True, tempo=CALM), P)
    assert kinds(phases) == "ready out back out back out back out back"
    assert done(phases) == [
        (1, "move", Side.RIGHT),
        (1, "move", Side.LEFT),
        (2, "move", Side.RIGHT),
        (2, "move", Side.LEFT),
    ]


def test_sides_take_turns_from_repetition_to_repetition_where_none_is_counted():
    phases = phases_of(dose(3, part("long"), part(sides=Sides.ALTERNATE), tempo=CALM), P)
    assert [(n, side) for n, name, side in done(phases) if name == "move"] == [
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (3, Side.RIGHT),
    ]
    assert {side for _, name, side in done(phases) if name == "long"} == {None}


def test_the_parts_of_a_repetition_are_done_one_after_the_other():
    phases = phases_of(dose(1, part("one"), part("other"), per_side=True), P)
    assert kinds(phases) == "ready out hold back rest out hold back"
    assert [phase.part for phase in phases] == ["one", *["one"] * 4, *["other"] * 3]


def test_what_closes_the_exercise_is_done_once_evenly_and_counts_as_no_repetition():
    shake = part("shake", plays=Playback.ONCE, when=When.END, middle=(0.25, 0.75))
    phases = phases_of(dose(2, part(holds=False), shake), P)
    assert kinds(phases) == "ready out back rest out back rest out hold back"
    closing = phases[-3:]
    assert [(x.seconds, x.start, x.end) for x in closing] == [
        (1.5, 0, 0.25),
        (3.0, 0.25, 0.75),
        (1.5, 0.75, 1),
    ]
    assert {(x.part, x.repetition) for x in closing} == {("shake", 0)}


def test_each_phase_says_which_cue_is_due_and_a_rest_has_no_side():
    phases = phases_of(dose(2, part(sides=Sides.IN_TURN), tempo=TEMPO), P)
    assert [phase.cue for phase in phases] == [
        "move.start.right",
        "move.out.right",
        "move.hold.right",
        "move.back.right",
        "move.rest",
        "move.start.left",
        "move.out.left",
        "move.hold.left",
        "move.back.left",
    ]


def test_all_that_is_said_is_known_beforehand():
    two_sided = dose(2, part("long", holds=False), part(sides=Sides.ALTERNATE), tempo=CALM)
    said = {phase.cue for phase in phases_of(two_sided, P)}
    assert set(cues_of(two_sided)) == said
    assert {"long.start", "move.out.right", "move.out.left"} <= said


def test_a_dose_of_nothing_is_the_countdown_alone():
    assert kinds(phases_of(dose(0), P)) == "ready"


def test_a_stretch_is_one_piece():
    phases = stretch(120, P, "walk")
    assert (kinds(phases), seconds_of(phases)) == ("ready go", P.ready_s + 120)
    assert [phase.cue for phase in phases] == ["walk.start", "walk.go"]


@pytest.mark.parametrize("plays", list(Playback))
def test_the_figure_never_jumps_within_a_movement(plays):
    phases = movement(TEMPO, plays)[:3]
    assert phases[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(phases))
    assert phases[-1].end == (0 if plays is Playback.OUT_AND_BACK else 1)


def test_an_exercise_lasts_as_long_as_its_phases():
    exercise = next(
        e
        for e in PROGRAMME.exercises.values()
        if e.dose.per_side and e.parts[0].sides is Sides.IN_TURN
    )
    tempo = exercise.tempo
    once = tempo.out_s + tempo.return_s + tempo.rest_s
    expected = P.ready_s + P.change_sides_s + 2 * 3 * once - tempo.rest_s
    assert exercise_seconds(exercise, 3, 0, P) == pytest.approx(expected)


def test_an_exercise_that_is_closed_lasts_until_it_is():
    exercise = next(
        e for e in PROGRAMME.exercises.values() if any(x.when is When.END for x in e.parts)
    )
    tempo, each = exercise.tempo, [x for x in exercise.parts if x.when is When.EACH]
    movements = 3 * len(each) * (tempo.out_s + tempo.return_s + tempo.rest_s)
    expected = P.ready_s + movements + tempo.out_s + tempo.return_s
    assert exercise_seconds(exercise, 3, 0, P) == pytest.approx(expected)


def test_a_warm_up_lasts_as_long_as_its_parts():
    timed = [part for part in PROGRAMME.warm_up.parts if part.repetitions is None]
    assert warm_up_seconds(timed, PROGRAMME.warm_up.tempo, P) == sum(
        P.ready_s + part.seconds for part in timed
    )
    (counted, *_) = (part for part in PROGRAMME.warm_up.parts if part.repetitions)
    tempo = PROGRAMME.warm_up.tempo
    both = 2 * counted.repetitions * (tempo.out_s + tempo.return_s + tempo.rest_s)
    assert warm_up_seconds([counted], tempo, P) == P.ready_s + both


def test_minutes_are_whole_and_at_least_one():
    assert (minutes(3), minutes(89), minutes(91)) == (1, 1, 2)
