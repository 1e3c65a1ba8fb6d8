"""Writes a patient's log in tests: real commands, decided by the real core."""

from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

from corset.care import decide
from corset.programme import load as load_programme
from corset.record.log.append import Submission, append
from corset.record.log.replay import load
from corset.therapy.commands import Actor, Enrol, RecordIntake, Screen, SetPhase
from corset.therapy.terms import Answer, Phase, Region, Role

CLINICIAN = Actor(Role.CLINICIAN, "clinician")
MORNING = datetime(2025, 3, 3, 8, 0, tzinfo=UTC)
PROGRAMME = load_programme()


class Diary:
    """One patient's log; time goes on by a minute with each entry."""

    def __init__(self):
        self.patient, self._minutes = uuid4(), count()

    def write(self, command, *, key=None, by=CLINICIAN, at=None, on=None):
        """Decide and append; on a given place in the log where `on` says so."""
        minute = next(self._minutes)
        at = at or MORNING + timedelta(minutes=minute)
        submission = Submission(key=key or f"key-{minute}", command=command, by=by, at=at)
        on = on or load(self.patient)
        decision = decide(
            state=on.state, command=command, by=by, now=submission.at, programme=PROGRAMME
        )
        return append(
            patient=self.patient,
            on=on,
            submission=submission,
            decision=decision,
            programme=PROGRAMME,
        )

    def take_in(self):
        """Write the first entries of a therapy: four events."""
        lasting = [c.id for c in PROGRAMME.contraindications.values() if c.lasting]
        self.write(Enrol())
        self.write(RecordIntake(regions=(Region.LUMBAR,), age=45, rest_pain=1))
        self.write(Screen(answers=dict.fromkeys(lasting, Answer.NO)))
        self.write(SetPhase(phase=Phase.REMISSION))
        return self

    def refused(self):
        """Write an entry that the rules refuse: it leads to no event."""
        return self.write(Screen(answers={"unheard_of": Answer.YES}))
