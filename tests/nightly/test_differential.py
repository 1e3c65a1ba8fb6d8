"""Random histories through the production services and the log on SQLite, beside the pure fold.

A few in `make test`; CORSET_DIFFERENTIAL says how many in `make nightly`.
"""

import os
from dataclasses import dataclass
from datetime import UTC
from random import Random

import pytest
from tests.invariants.wandering import Wanderer
from tests.patient import CLINICIAN
from tests.patient import Patient as Pure

from corset.care import fold
from corset.people.models import Patient
from corset.record import replay
from corset.record.replay import FOLDED
from corset.services.submitting import submit_to

HISTORIES = int(os.environ.get("CORSET_DIFFERENTIAL", "3"))
STEPS, BATCHES = 60, 3
pytestmark = pytest.mark.django_db


@dataclass
class Beside(Pure):
    """A patient of the pure core beside whom everything is also submitted to the log."""

    logged: Patient | None = None

    def give(self, command, by=CLINICIAN):
        now = self.now
        decision = super().give(command, by)
        key = f"{len(self.history)}"
        answer = submit_to(patient=self.logged, command=command, by=by, key=key, now=now)
        assert answer.decision == decision, command
        assert answer.state == self.state, command
        return decision


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_log_decides_as_the_pure_core_does(batch: int):
    for seed in range(batch, HISTORIES, BATCHES):
        live(seed)


def live(seed: int) -> None:
    """Let one history happen in both places."""
    logged = Patient.objects.create(name=f"Random {seed}", timezone="UTC")
    patient = Beside(logged=logged)
    patient.now = patient.now.replace(tzinfo=UTC)
    wanderer = Wanderer(Random(seed), patient)  # noqa: S311 - no secret hangs on it
    for _ in range(STEPS):
        wanderer.step()
    FOLDED.clear()
    events = [event for step in patient.history for event in step.decision.events]
    assert replay.load(logged.id).state == fold(events) == patient.state
