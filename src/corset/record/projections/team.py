"""Who cares for whom."""

from corset.record.models.read_models import CareTeamMember
from corset.record.projections.step import Step


def follow(step: Step) -> None:
    """Keep the care team as the state has it."""
    if step.before.care_team == step.after.care_team:
        return
    members = CareTeamMember.objects.filter(patient=step.patient)
    left = set(step.before.care_team) - set(step.after.care_team)
    members.filter(clinician__in=left).delete()  # of a broken log no others are known
    CareTeamMember.objects.bulk_create(
        [CareTeamMember(patient=step.patient, clinician=who) for who in step.after.care_team],
        ignore_conflicts=True,
    )
