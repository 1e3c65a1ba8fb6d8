"""Virtual patients: one seed is one person, and a behaviour shows in what happens."""

from dataclasses import replace
from random import Random

import pytest
from tests.patient import LUMBAR, PROGRAMME

from corset.simulation.behaviour import Behaviour
from corset.simulation.clinic import Clinic
from corset.simulation.cohort import admit, live, simulate
from corset.simulation.driver import Core
from corset.simulation.patient import Day, VirtualPatient
from corset.simulation.therapy import Therapy
from corset.therapy import commands as c
from corset.therapy import events as e

WELL = Behaviour(
    adherence=1.0,
    warms_up=1.0,
    honesty=1.0,
    painkiller=0.0,
    illness=0.0,
    flare=0.0,
    tenderness=(),
)


def lived(days: int, **differently) -> VirtualPatient:
    """Return a lumbar patient after so many days, well and willing unless said otherwise."""
    therapy = Therapy(Core(PROGRAMME))
    assert Clinic(therapy).begin(LUMBAR)
    patient = VirtualPatient(therapy, replace(WELL, **differently), Random(7))
    live(patient, days)
    return patient


def given(patient: VirtualPatient, kind: type) -> list:
    return [step.command for step in patient.therapy.history if isinstance(step.command, kind)]


def happened(patient: VirtualPatient, kind: type) -> list:
    new = (event for step in patient.therapy.history for event in step.decision.events)
    return [event for event in new if isinstance(event, kind)]


def test_one_seed_gives_the_same_patients_and_another_others():
    one, same, other = (
        simulate(programme=PROGRAMME, patients=3, days=8, draw=Random(seed)).as_json()
        for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other
    assert one["patients"] == 3


def test_who_is_well_trains_every_day_and_the_doses_grow():
    patient = lived(16)
    assert patient.days == [Day.TRAINED] * 16
    assert {event.end for event in happened(patient, e.SessionClosed)} == {"finished"}
    first, last = (s.items for s in (happened(patient, e.SessionStarted)[i] for i in (0, -1)))
    assert sum(item.repetitions for item in last) > sum(item.repetitions for item in first)
    assert patient.therapy.state.signed_off


def test_who_does_not_adhere_stays_away():
    patient = lived(5, adherence=0.0)
    assert patient.days == [Day.STAYED_AWAY] * 5
    assert not given(patient, c.StartSession)


def test_who_skips_the_warm_up_is_refused_first_and_claims_it_then():
    patient = lived(2, warms_up=0.0)
    refused = [s for s in patient.therapy.history if not s.decision.accepted]
    assert [type(step.command) for step in refused] == [c.StartExercise] * 2
    assert len(given(patient, c.WarmUp)) == 2


def test_who_is_honest_reports_the_pain_that_another_hides():
    sore = (("L3", 4),)
    honest, hiding = lived(6, tenderness=sore), lived(6, tenderness=sore, honesty=0.0)
    worst = [max(r.nrs for r in given(p, c.ReportPain)) for p in (honest, hiding)]
    assert worst[0] >= PROGRAMME.parameters.discomfort_nrs
    assert worst[1] < worst[0]


def test_severe_pain_bars_once_is_resumed_and_taken_out_the_second_time():
    patient = lived(12, tenderness=(("L3", 9),))
    assert [event.exercise for event in happened(patient, e.ExerciseBarred)] == ["L3", "L3"]
    how = [command.resolution for command in given(patient, c.Correct)]
    assert how == ["resume", "remove"]
    assert not patient.therapy.state.alerts


def test_illness_closes_days_and_the_staff_open_training_again():
    patient = lived(12, illness=0.5)
    assert Day.CLOSED in patient.days
    assert patient.days[-6:].count(Day.TRAINED) > 0


@pytest.mark.parametrize("seed", range(12))
def test_every_drawn_patient_can_be_taken_in_and_lives_on(seed):
    patient, treated = admit(Core(PROGRAMME), Random(seed))
    if treated:
        live(patient, 10)
    assert len(patient.days) == (10 if treated else 0)
    assert patient.therapy.state.enrolled
