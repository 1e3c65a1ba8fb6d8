"""Who cares for whom."""

from corset.record.models.read_models import CareTeamMember
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step


def follow(step: Step, rows: Rows) -> None:
    """Keep the care team as the state has it."""
    for clinician in step.after.care_team:
        if clinician not in rows.team and clinician not in step.before.care_team:
            rows.team[clinician] = CareTeamMember(
                patient=step.patient,
                clinician=clinician,
                since=step.event.at,
                added_by=step.row.actor_id,
            )
            rows.change(rows.team[clinician])
    for clinician in set(step.before.care_team) - set(step.after.care_team):
        if clinician in rows.team:
            rows.gone.append(rows.team.pop(clinician))
