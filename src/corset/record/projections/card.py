"""One line about a patient."""

from uuid import UUID

from corset.care.queries.stage import stage_of, whole_spine_offered_from
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
    )
