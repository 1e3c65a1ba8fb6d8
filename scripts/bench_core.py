"""How long the decision core takes: `python -m scripts.bench_core`, from the root of the clone.

The log is a real one: a patient trains day after day, every command decided by the core.
docs/performance.md has the figures.
"""

import platform
import statistics
import sys
import timeit
from collections.abc import Callable

from tests.patient import ALL_CLEAR, PATIENT, Patient, at_home

from corset.care import assess, decide, fold, released
from corset.therapy import commands as c
from corset.therapy.events import Event

DECISION_US, FOLD_S = 200, 0.3
"""What the core promises: one decision over 500 folded events; folding 10,000 events."""


def events_of(patient: Patient) -> list[Event]:
    """Return a patient's log."""
    return [event for step in patient.history for event in step.decision.events]


def trained(events: int) -> Patient:
    """Return a patient with at least so many events, in the middle of a session."""
    patient = at_home("S2")
    while len(events_of(patient)) < events:
        patient.train().tomorrow()
    return patient.start().do("L1").do("L2").do("S2")


def microseconds(work: Callable[[], object], times: int = 300) -> float:
    """Return the median time of one call."""
    return statistics.median(timeit.repeat(work, number=1, repeat=times)) * 1e6


def deciding(patient: Patient) -> dict[str, Callable[[], object]]:
    """Return what is asked of the core in a session, by name."""
    place = {"state": patient.state, "now": patient.now, "programme": patient.programme}
    commands = {
        "check_in": c.CheckIn(answers=ALL_CLEAR, rest_pain=1),
        "start_exercise": c.StartExercise(exercise="L4"),
        "report_pain, discomfort": c.ReportPain(exercise="L3", nrs=4),
        "report_pain, severe": c.ReportPain(exercise="L3", nrs=8),
        "report_emergency": c.ReportEmergency(),
        "finish_session": c.FinishSession(),
    }
    asked: dict[str, Callable[[], object]] = {
        name: lambda command=command: decide(command=command, by=PATIENT, **place)
        for name, command in commands.items()
    }
    asked["assess"] = lambda: assess(supervised=False, **place)
    asked["released"] = lambda: released(**place)
    return asked


def starting(patient: Patient) -> Callable[[], object]:
    """Return the start of a session, the dearest command."""
    patient.accepted(c.AbandonSession(), PATIENT).tomorrow().check()
    place = {"state": patient.state, "now": patient.now, "programme": patient.programme}
    return lambda: decide(command=c.StartSession(), by=PATIENT, **place)


def main() -> int:
    """Print the figures; 1 where one is missed."""
    patient = trained(500)
    figures = {name: microseconds(work) for name, work in deciding(patient).items()}
    figures["start_session"] = microseconds(starting(patient))
    print(f"Python {platform.python_version()}, {platform.machine()}")
    print(f"one decision on a state of {len(events_of(patient))} events, median:")
    for name, taken in figures.items():
        print(f"  {name:26}{taken:7.0f} µs")
    long = events_of(trained(10_000))[:10_000]
    folding = min(timeit.repeat(lambda: fold(long), number=1, repeat=5))
    print(f"folding {len(long):,} events: {folding:.3f} s")
    missed = [name for name, taken in figures.items() if taken > DECISION_US]
    missed += ["folding"] * (folding > FOLD_S)
    print(f"over {DECISION_US} µs or {FOLD_S} s: {', '.join(missed) or 'none'}")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
