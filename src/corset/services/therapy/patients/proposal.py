"""Steps that end in a proposed complex, each in one go: the screening, and the whole spine."""

from dataclasses import dataclass
from uuid import UUID

from corset.people.models import User
from corset.presentation.reasons import WordedReason
from corset.services.therapy.commands.submission import Submitted, submit
from corset.therapy.commands import Actor, Command, OpenWholeSpine, Propose, Screen, SetPhase
from corset.therapy.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What came of a screening; refused, or with the state that it led to."""

    refusal: tuple[WordedReason, ...]
    state: State

    @property
    def waits_for_a_signature(self) -> bool:
        """Whether a complex was proposed and no plan holds yet."""
        return not self.refusal and self.state.plan is None


def screen(
    *, by: User | Actor, patient_id: UUID | str, screening: Screen, phase: SetPhase, key: str
) -> Screened:
    """Record both; propose a complex at once where nothing is signed or proposed yet.

    Raises NotAllowed, NoSuchPatient and KeyReused.
    """

    def give(command: Command, part: str) -> Submitted:
        return submit(patient_id=patient_id, command=command, by=by, key=f"{key}:{part}")

    done = [give(screening, "screen"), give(phase, "set_phase")]
    refusal = tuple(r for one in done if not one.decision.accepted for r in one.reasons)
    state = done[-1].state
    if not refusal and state.plan is None and state.proposal is None:
        state = give(Propose(), "propose").state
    return Screened(refusal=refusal, state=state)


def open_whole_spine(*, by: User | Actor, patient_id: UUID | str, key: str) -> Submitted:
    """Open the whole-spine stage, and propose the wider plan at once.

    What speaks against a proposal is seen where it is signed. Raises as `screen`.
    """
    opened = submit(patient_id=patient_id, command=OpenWholeSpine(), by=by, key=key)
    if opened.decision.accepted:
        plan = opened.state.plan
        wider = Propose(opt_in=plan.opt_in if plan else ())
        submit(patient_id=patient_id, command=wider, by=by, key=f"{key}:propose")
    return opened
