"""Random histories through the production services and the log on SQLite, beside the pure fold.

A trunk is lived step by step. At each of its steps other histories part from it: each happens in
the same database, is loaded anew from the log and compared, and is undone by a savepoint, so that
the next one finds the trunk as it was. So a million histories share most of their pasts.

A few in `make test`; CORSET_DIFFERENTIAL says how many in `make nightly`.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from random import Random

import pytest
from django.db import transaction
from tests.invariants.wandering import Wanderer
from tests.patient import PROGRAMME
from tests.patient import Patient as Pure

from corset.care import fold
from corset.people.models import Patient
from corset.record.log import replay
from corset.record.log.chain import verify_chain
from corset.record.log.replay import FOLDED
from corset.services.integrity.checking import check_log, recall_log
from corset.services.therapy.commands.submission import submit_to
from corset.simulation.driver import Core

HISTORIES = int(os.environ.get("CORSET_DIFFERENTIAL", "480"))
STEPS, BATCHES = 60, 8
SHARE = -(-HISTORIES // BATCHES)
PARTING = max(1, min(16, SHARE // STEPS))
"""How many histories part from a trunk at each of its steps."""
SNAPSHOT = 10
"""After how many steps a snapshot of a trunk is kept anew."""
pytestmark = pytest.mark.django_db


@dataclass
class Both(Core):
    """The pure core as a target, beside which everything is also submitted to the log."""

    logged: Patient | None = None
    submitted: int = 0

    def submit(self, *, command, by, now):
        decision = super().submit(command=command, by=by, now=now)
        key = f"{self.submitted}"
        self.submitted += 1
        answer = submit_to(patient=self.logged, command=command, by=by, key=key, now=now)
        assert answer.decision == decision, command
        assert answer.state == self.state, command
        return decision

    def reloads(self) -> None:
        """Forget what is at hand, load the log, and compare it with what the pure core folded."""
        FOLDED.clear()
        assert replay.load(self.logged.id).state == self.state

    def recalls(self) -> None:
        """Forget what is at hand, and compare what a snapshot and what came since come to."""
        FOLDED.clear()
        assert recall_log(self.logged.id)
        assert replay.load(self.logged.id).state == self.state


@contextmanager
def parted(patient: Pure) -> Iterator[Pure]:
    """Let a history part from a patient's, and undo in the log what happened in it."""
    place = transaction.savepoint()
    yield patient.branch()
    transaction.savepoint_rollback(place)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_log_decides_as_the_pure_core_does(batch: int, record_property):
    """Trunk after trunk, until the batch has lived its share of the histories."""
    lived: Counter[str] = Counter()
    while lived["histories"] < SHARE:
        with transaction.atomic():
            live(seed=batch + lived["trunks"] * BATCHES, lived=lived)
            transaction.set_rollback(True)  # else a batch's database grows with every trunk
    assert lived["accepted"] > SHARE // 3
    assert lived["refused"]
    record_property("lived", dict(lived))
    print(f"\nBatch {batch}: {dict(lived)}")  # noqa: T201 - for `pytest -s` and the nightly log


def live(*, seed: int, lived: Counter[str]) -> None:
    """Let a trunk happen in both places, and histories that part from it."""
    draw = Random(seed)  # noqa: S311 - no secret hangs on it
    logged = Patient.objects.create(name=f"Random {seed}", timezone="UTC")
    trunk = Pure(target=Both(PROGRAMME, logged=logged))
    trunk.now = trunk.now.replace(tzinfo=UTC)
    lived["trunks"] += 1
    for step in range(STEPS):
        Wanderer(draw, trunk).step()
        known = replay.load(logged.id)
        if step % SNAPSHOT == 0:
            assert check_log(logged.id) is None
        for parting in range(PARTING):
            FOLDED.keep(logged.id, known)
            with parted(trunk) as other:
                Wanderer(draw, other).step()
                other.target.reloads()
                if parting == 0:  # the dearer way back, once a step
                    other.target.recalls()
            accepted = other.history[-1].decision.accepted
            lived.update(["histories", "accepted" if accepted else "refused"])
        FOLDED.keep(logged.id, known)
    trunk.target.reloads()
    assert trunk.state == fold(event for step in trunk.history for event in step.decision.events)
    assert verify_chain(logged.id) is None
