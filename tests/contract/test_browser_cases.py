"""What Python and the browser both decide: one table of cases, read here and by vitest."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import TypeAdapter
from tests.patient import MONDAY

from corset.care.commands.check_in import emergency
from corset.care.commands.reports import _ran_last, _stops_here
from corset.care.rules.dose import read_pain
from corset.coach.phases import Dose, phases_of, stretch
from corset.programme import load
from corset.therapy.programme import EmergencySign
from corset.therapy.terms import AlertKind, Pain, PainWords, Urgency

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases.json").read_text())
PHASES = json.loads((HERE / "phases.json").read_text())
SIGNS = {
    name: EmergencySign(id=name, text="", group="", group_name="", urgency=urgency)
    for name, urgency in (("now", Urgency.HOSPITAL_NOW), ("today", Urgency.DOCTOR_TODAY))
}


@pytest.mark.parametrize("case", CASES["severe_pain"])
def test_pain_is_severe_by_number_or_word(case):
    parameters = replace(load().parameters, severe_pain_nrs=case["limit"])
    words = PainWords(case["words"]) if case["words"] else None
    assert (read_pain(case["nrs"], words, parameters) is Pain.SEVERE) is case["severe"]


@pytest.mark.parametrize("case", CASES["ending_pain"])
def test_some_exercises_end_at_pain_that_is_less_than_severe(case):
    words = PainWords(case["words"]) if case["words"] else None
    items = (SimpleNamespace(exercise="any"),)
    session = SimpleNamespace(is_open=True, results=(), items=items)
    exercise = SimpleNamespace(stop_at_nrs=case["limit"])
    told = SimpleNamespace(exercise=lambda _: exercise, state=SimpleNamespace(session=session))
    event = SimpleNamespace(nrs=case["nrs"], words=words)
    assert _stops_here(told, event, "any") is case["ends"]


@pytest.mark.parametrize("case", CASES["pain_belongs_to"])
def test_pain_belongs_to_the_exercise_that_runs_or_ran_last(case):
    session = SimpleNamespace(started_at=MONDAY, begun=tuple(case["begun"]))
    told = SimpleNamespace(state=SimpleNamespace(session=session), now=MONDAY)
    assert _ran_last(told) == case["exercise"]


@pytest.mark.parametrize("case", CASES["urgency"])
def test_the_worst_sign_decides_how_soon_help_comes(case):
    programme = replace(load(), emergency_signs=SIGNS)
    alert = SimpleNamespace(kind=AlertKind.EMERGENCY, exercise=None)
    state = SimpleNamespace(emergency_urgency=None, alerts=(alert,), open_alerts=(alert,))
    told = SimpleNamespace(programme=programme, state=state, now=None, parameters=load().parameters)
    events, _reasons = emergency(told, tuple(case["signs"]))
    assert events[0].urgency == case["urgency"]


@pytest.mark.parametrize("name", [name for name in PHASES if "dose" in PHASES[name]])
def test_the_browser_plays_the_phases_of_a_dose(name):
    dose = TypeAdapter(Dose).validate_python(PHASES[name]["dose"])
    assert [asdict(phase) for phase in phases_of(dose, load().parameters)] == PHASES[name]["phases"]


def test_the_browser_plays_a_stretch_of_time():
    told = PHASES["two minutes"]
    phases = stretch(told["seconds"], load().parameters, told["part"])
    assert [asdict(phase) for phase in phases] == told["phases"]
