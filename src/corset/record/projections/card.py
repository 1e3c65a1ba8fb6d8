"""One line about a patient."""

from collections.abc import Iterator
from uuid import UUID

from corset.care.queries.pending import PendingKind
from corset.care.queries.stage import stage_of, undecided, whole_spine_offered_from
from corset.record.models.read_models import PatientCard
from corset.therapy.state import State


def card_of(patient: UUID, state: State, version: int) -> PatientCard:
    """Return the card of a patient from the state."""
    return PatientCard(
        patient=patient,
        version=version,
        stage=stage_of(state).value,
        phase=state.phase.value,
        regions=",".join(state.intake.regions or ()),
        began=state.therapy_since and state.therapy_since.date(),
        trained_on=state.trained_on,
        supervised=state.supervised,
        open_alerts=len(state.alerts),
        alert_due=min((alert.due for alert in state.alerts), default=None),
        whole_spine_from=whole_spine_offered_from(state),
        proposed=state.proposal is not None,
        withdrawn=state.withdrawn,
        undecided=",".join(_undecided(state)),
    )


def _undecided(state: State) -> Iterator[str]:
    """Name what no acknowledgement settles: training closed, an exercise barred, doses held."""
    if state.emergency or state.suspended:
        yield PendingKind.CLEARANCE.value
    if any(True for _ in undecided(state)):
        yield PendingKind.CORRECTION.value
    if state.held and not state.withdrawn:
        yield PendingKind.REVIEW.value
