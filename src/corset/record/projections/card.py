"""One line about a patient."""

from uuid import UUID

from corset.care.queries.stage import stage_of, whole_spine_offered_from
from corset.record.models.read_models import PatientCard
from corset.therapy.state import State


def write(patient: UUID, state: State, version: int) -> None:
    """Write the card of a patient from the state."""
    stage = stage_of(state)
    PatientCard.objects.update_or_create(
        patient=patient,
        defaults={
            "version": version,
            "stage": stage.value,
            "phase": state.phase.value,
            "regions": ",".join(state.intake.regions or ()),
            "began": state.therapy_since and state.therapy_since.date(),
            "trained_on": state.trained_on,
            "supervised": state.supervised,
            "open_alerts": len(state.alerts),
            "alert_due": min((alert.due for alert in state.alerts), default=None),
            "whole_spine_from": whole_spine_offered_from(state),
            "proposed": state.proposal is not None,
            "withdrawn": state.withdrawn,
        },
    )
