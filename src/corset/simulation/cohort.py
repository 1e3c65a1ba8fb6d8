"""Many virtual patients, one after the other, each with a behaviour and a chance of its own."""

from datetime import timedelta
from random import Random

from corset.simulation.behaviour import Behaviour
from corset.simulation.clinic import Clinic
from corset.simulation.driver import Core, Target
from corset.simulation.intake import drawn_intake
from corset.simulation.patient import VirtualPatient
from corset.simulation.tally import Tally
from corset.simulation.therapy import Pace, Therapy
from corset.therapy.programme import Programme

STEP = timedelta(seconds=10)
SEED_BITS = 64


def simulate(*, programme: Programme, patients: int, days: int, draw: Random) -> Tally:
    """Let patients train on the pure core for so many days each, and count what happened."""
    tally = Tally(programme.parameters)
    for _ in range(patients):
        own = Random(draw.getrandbits(SEED_BITS))  # noqa: S311 - no secret hangs on it
        patient, treated = admit(Core(programme), own)
        if treated:
            live(patient, days)
        tally.untreated += not treated
        tally.add(patient.therapy.history, patient.days)
    return tally


def admit(target: Target, draw: Random) -> tuple[VirtualPatient, bool]:
    """Return a new patient after the first visit, and whether a plan could be signed."""
    therapy = Therapy(target, step=STEP, pace=Pace())
    behaviour = Behaviour.drawn(draw, target.programme)
    treated = Clinic(therapy).begin(drawn_intake(draw, target.programme))
    return VirtualPatient(therapy, behaviour, draw), treated


def live(patient: VirtualPatient, days: int) -> None:
    """Let days pass: each morning the staff look at what waits, then the patient may train."""
    clinic = Clinic(patient.therapy)
    for _ in range(days):
        patient.therapy.next_day()
        clinic.attend()
        patient.day()
