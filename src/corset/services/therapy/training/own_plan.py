"""The plan of whoever asks, line by line: what of it is done now, and how much."""

from datetime import datetime

from corset.people.models import Patient, Role, User
from corset.services.clock.present import present
from corset.services.integrity.opened import own_record
from corset.services.integrity.piecewise import as_far_as_readable
from corset.services.people.readers import reader_of
from corset.services.therapy.training.plan_lines import PlanLine, plan_lines


def own_plan(*, by: User, now: datetime | None = None) -> tuple[PlanLine, ...] | None:
    """Return the plan of whoever asks, line by line.

    Nothing for those who are no patients, who have no plan, or whose therapy has ended.
    """
    if by.role != Role.PATIENT or not Patient.objects.filter(user=by).exists():
        return None
    opened = own_record(by)
    state = opened.stands.loaded.state
    if state.plan is None or state.withdrawn:
        return None
    patient, at = opened.patient, opened.patient.local(present(now))
    return as_far_as_readable(
        opened.stands.broken,
        lambda: plan_lines(patient, state, opened.programme, now=at, reader=reader_of(by)),
        None,
    )
