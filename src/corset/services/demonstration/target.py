"""A clinic's services as the target of a simulation: what is decided is written into the log."""

from datetime import datetime
from uuid import UUID

from corset.record.log import replay
from corset.services.library.programmes import programme_of
from corset.services.therapy.commands.submission import Submitted, submit
from corset.therapy.commands import Actor, Command
from corset.therapy.decision import Decision
from corset.therapy.programme import Programme
from corset.therapy.state import State


class Services:
    """One patient's log, reached as the web reaches it; `last` is the last answer."""

    last: Submitted

    def __init__(self, patient_id: UUID, keys: str = "simulation") -> None:
        """Submit for this patient; `keys` begins the key of each command."""
        self.patient_id, self.keys, self.commands = patient_id, keys, 0

    @property
    def programme(self) -> Programme:
        """The programme that decides."""
        return programme_of(self.patient_id)

    @property
    def state(self) -> State:
        """The state as the log has it."""
        return replay.load(self.patient_id).state

    def submit(self, *, command: Command, by: Actor, now: datetime) -> Decision:
        """Submit a command. Raises NotAllowed and NoSuchPatient."""
        self.commands += 1
        key = f"{self.keys}:{self.commands}"
        self.last = submit(patient_id=self.patient_id, command=command, by=by, key=key, now=now)
        return self.last.decision
