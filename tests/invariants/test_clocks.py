"""Clocks that jump by minutes and by years, in real zones, lock nobody out for long (I28).

A day after the last jump there is training, but for one case: the day on which a session counts
that was done by a clock that ran ahead. That may be the next day, so two in a row are looked at.
"""

import os
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.guards.mutants import Mutant, without
from tests.patient import PATIENT, PROGRAMME, SPECIALIST, Patient, at_home

from corset.simulation.therapy import all_clear
from corset.therapy import commands as c

CLEAR = c.CheckIn(answers=all_clear(PROGRAMME), rest_pain=1)
ZONES = [
    *("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"),
    *("Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo"),
]
"""Whole hours and parts of them, a change of half an hour, both hemispheres, the date line."""
JUMPS = [
    timedelta(),
    *(
        sign * timedelta(**span)
        for sign in (1, -1)
        for span in (
            {"minutes": 4},
            {"minutes": 6},
            {"hours": 1},
            {"hours": 9},
            {"days": 1},
            {"days": 40},
            {"days": 366},
            {"days": 1500},
        )
    ),
]
ACTS = {
    "check": (CLEAR, SPECIALIST),
    "start": (c.StartSession(), SPECIALIST),
    "start at home": (c.StartSession(), PATIENT),
    "warm up": (c.WarmUp(), PATIENT),
    "begin": (c.StartExercise(exercise="L1"), PATIENT),
    "end": (c.FinishExercise(exercise="L1", repetitions=5), PATIENT),
    "finish": (c.FinishSession(), SPECIALIST),
}
STEPS = st.tuples(
    st.sampled_from(JUMPS),
    st.sampled_from(ZONES),
    st.lists(st.sampled_from(sorted(ACTS)), max_size=6),
    st.integers(1, 2000),
)
A_DAY = timedelta(hours=25, minutes=1)
SESSION = ["check", "start", "warm up", "begin", "end", "finish"]
Steps = list[tuple[timedelta, str, list[str], int]]
EXAMPLES = int(os.environ.get("CORSET_EXAMPLES", "300"))
CHANGING = datetime(2026, 3, 28, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))
"""The evening before an hour is left out."""


def act(patient: Patient, names: list[str]) -> None:
    for name in names:
        patient.give(*ACTS[name])


def local(instant: datetime, zone: str) -> datetime:
    """Return an instant as a clock of a zone shows it, at its offset: no hour is there twice."""
    shown = instant.astimezone(ZoneInfo(zone))
    return shown.astimezone(timezone(shown.utcoffset() or timedelta()))


def against(steps: Steps) -> list[str]:
    """Return what keeps a patient from training a day and two after the last jump of a clock."""
    patient, instant, zone = at_home(), CHANGING, "UTC"
    for jump, zone, names, minutes in steps:
        instant = (instant + jump).astimezone(UTC) + timedelta(minutes=minutes)
        patient.now = local(instant, zone)
        act(patient, names)
        instant = patient.now.astimezone(UTC)
    act(patient, ["check"])  # from here on the clock is known to stand where it stands
    patient.step = timedelta()  # the check is of the day on which the session begins
    keys: list[str] = []
    for days in (1, 2):
        patient.now = local(instant + days * A_DAY, zone)
        act(patient, ["check"])
        decision = patient.give(*ACTS["start"])
        if decision.accepted:
            return []
        keys = [reason.key for reason in decision.reasons]
    return keys


AHEAD = [(timedelta(days=1500), "UTC", SESSION, 5), (timedelta(days=-1500), "UTC", [], 5)]
WEST = [
    (timedelta(days=-1), "Pacific/Apia", SESSION, 5),
    (timedelta(days=1), "America/St_Johns", SESSION, 5),
]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=8))
@example(AHEAD)
@example(WEST)
def test_after_the_last_jump_there_is_training(steps: Steps):
    assert against(steps) in ([], ["already_open"])


def test_a_core_that_waits_for_the_clock_is_found():
    waits = Mutant("rules.clock", "return min(moment, state.set_back_at)", "return moment")
    with without(waits):
        assert against(AHEAD) == ["trained_today"]
