"""From when daily training at home is due, and from when it is not."""

from corset.record.models.read_models import DueTurn
from corset.record.projections.rows import Rows
from corset.record.projections.step import Step
from corset.therapy.state import State
from corset.therapy.terms import Phase


def follow(step: Step, rows: Rows) -> None:
    """Write down a turn."""
    due = _due(step.after)
    if due != _due(step.before):
        turn = DueTurn(patient=step.patient, seq=step.row.seq, day=step.event.at.date(), due=due)
        rows.turns[turn.seq] = turn
        rows.change(turn)


def _due(state: State) -> bool:
    free = not state.suspended and not state.emergency and not state.withdrawn
    return state.signed_off and state.phase is Phase.REMISSION and free
