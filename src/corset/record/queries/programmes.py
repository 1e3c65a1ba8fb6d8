"""Who trains by which programme."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from corset.record.models.programmes import ProgrammeAssignment


def assigned(patients: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the digests assigned to patients; whoever is not among them has no own one."""
    rows = ProgrammeAssignment.objects.filter(patient__in=set(patients))
    return dict(rows.values_list("patient", "programme_id"))
