"""Bringing programmes into the library, and saying which patient trains by which."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from corset.people.models import Patient
from corset.record.log import programmes as log
from corset.record.log import replay
from corset.record.models.programmes import ProgrammeAssignment, ProgrammeRow
from corset.services.library.programmes import installed, programme_named
from corset.therapy.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptProgramme:
    """One programme of the library, for a list."""

    digest: str
    kept_at: datetime
    exercises: int
    patients: int
    """Who were assigned it; the installed one holds for all others, too."""
    installed: bool


class NotAssignable(ValueError):
    """Why a patient cannot train by a programme."""


def take_in(programme: Programme) -> None:
    """Keep a programme, so that it can be assigned."""
    log.keep(programme)


def kept_programmes() -> tuple[KeptProgramme, ...]:
    """Return the programmes of the library, the oldest first."""
    return tuple(_kept(row) for row in ProgrammeRow.objects.order_by("kept_at", "digest"))


def _kept(row: ProgrammeRow) -> KeptProgramme:
    return KeptProgramme(
        digest=row.digest,
        kept_at=row.kept_at,
        exercises=len(programme_named(row.digest).exercises),
        patients=ProgrammeAssignment.objects.filter(programme=row).count(),
        installed=row.digest == installed().digest,
    )


def assign(*, patient_id: UUID, digest: str) -> Programme:
    """Let new decisions about a patient be made by a programme; old ones keep theirs.

    The digest may be cut short. Raises NotAssignable, which says what is allowed.
    """
    if not Patient.objects.filter(id=patient_id).exists():
        raise NotAssignable(f"there is no patient {patient_id}")
    programme = programme_named(_whole(digest))
    _refuse_gaps(patient_id, programme)
    if programme.digest == installed().digest:
        ProgrammeAssignment.objects.filter(patient=patient_id).delete()
    else:
        ProgrammeAssignment.objects.update_or_create(
            patient=patient_id, defaults={"programme_id": programme.digest}
        )
    return programme


def _whole(digest: str) -> str:
    """Return the one digest that begins so."""
    log.keep(installed())
    known = list(ProgrammeRow.objects.order_by("digest").values_list("digest", flat=True))
    found = [name for name in known if digest and name.startswith(digest)]
    if len(found) != 1:
        why = "more than one programme begins so" if found else "there is no such programme"
        raise NotAssignable(f"{digest!r}: {why}; there are {', '.join(n[:12] for n in known)}")
    return found[0]


def _refuse_gaps(patient: UUID, programme: Programme) -> None:
    """A plan, a session and a bar name exercises that must be there to go on with."""
    state = replay.load(patient).state
    planned = state.plan.items if state.plan else ()
    handed_out = state.session.items if state.session else ()
    named = {item.exercise for item in (*planned, *handed_out)} | set(state.barred)
    if missing := sorted(named - programme.exercises.keys()):
        raise NotAssignable(
            f"programme {programme.digest[:12]} lacks {', '.join(missing)}, which this patient's "
            "therapy holds; take it out of the plan first, or assign one that has it"
        )
