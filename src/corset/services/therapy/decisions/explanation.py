"""Why: what was decided until a time, as it was said then, and what holds."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.care import assess, released
from corset.people.models import User
from corset.presentation.reasons import WordedFinding, worded_findings
from corset.record.log import replay
from corset.record.log.chain import Break
from corset.record.log.examination import examine
from corset.record.models import DecisionRow
from corset.services.clock.present import present
from corset.services.integrity.heads import signed_head
from corset.services.library.programmes import programme_of
from corset.services.people.access import open_patient
from corset.services.people.readers import reader_of
from corset.services.therapy.decisions.timeline import TimelineEntry, timeline, with_events
from corset.therapy.commands import Actor
from corset.therapy.decision import Release
from corset.therapy.programme import Programme
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The answer to “why?” for one patient and one moment."""

    patient_id: UUID
    programme: Programme
    at: datetime
    version: int
    state: State
    decisions: tuple[TimelineEntry, ...]
    holds: tuple[WordedFinding, ...]
    released: tuple[Release, ...]
    broken: Break | None

    @property
    def chain_intact(self) -> bool:
        """Whether nothing in the log was changed after it was written."""
        return self.broken is None


def explain(*, by: User | Actor, patient_id: UUID | str, at: datetime | None = None) -> Explanation:
    """Return what was decided up to `at`, oldest first, and what a session at home meets then.

    Raises NotAllowed and NoSuchPatient.
    """
    patient = open_patient(by, patient_id)
    moment = patient.local(present(at))
    loaded = replay.state_at(patient.id, moment)
    rows = DecisionRow.objects.filter(stream_id=patient.id, instant__lte=moment)
    state, rules, reader = loaded.state, programme_of(patient.id), reader_of(by)
    held = assess(state=state, now=moment, programme=rules, supervised=False)
    return Explanation(
        patient_id=patient.id,
        programme=rules,
        at=moment,
        version=loaded.version,
        state=state,
        decisions=timeline(with_events(rows.order_by("number")), reader=reader),
        holds=worded_findings(held, programme=rules, reader=reader),
        released=released(state=state, now=moment, programme=rules),
        broken=examine(patient.id, signed=signed_head(patient.id)),
    )
