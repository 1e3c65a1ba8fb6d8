"""Histories of patients that a test is shown, drawn by hypothesis; they shrink where it fails."""

import os
from datetime import datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from tests.invariants.wandering import Wanderer
from tests.patient import (
    PROGRAMME,
    Patient,
    at_home,
)

from corset.simulation.driver import Core, Transition
from corset.therapy.state import State

MANY = int(os.environ.get("CORSET_EXAMPLES", "20"))
"""How many histories each test is shown; more than `make test` asks for where time allows."""
LONG = 60
Steps = list[Transition]

repeatedly = settings(
    max_examples=MANY,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@st.composite
def histories(draw: st.DrawFn) -> Steps:
    """Return a history of a new patient or of one at home; it shrinks where a test fails."""
    patient = draw(st.sampled_from((at_home, Patient)))()
    wanderer = Wanderer(draw(st.randoms(use_true_random=False)), patient)
    for _ in range(draw(st.integers(LONG // 2, LONG))):
        wanderer.step()
    return patient.history


def patient_at(now: datetime, state: State) -> Patient:
    """Return a patient in a state of a history."""
    patient = Patient(target=Core(PROGRAMME, state))
    patient.now = now
    return patient
