"""Going a way again from nothing: I23, stories of a violation, and whether equal keys are equal."""

from dataclasses import dataclass

from corset.care import fold
from corset.therapy.events import Event
from corset.verify.invariants.registry import INVARIANTS
from corset.verify.oracle.step import Step
from corset.verify.reachability.exploration import Explorer, Move, Place


@dataclass(frozen=True, slots=True)
class Walked:
    """A way as it was gone: its moves, and where it led."""

    moves: tuple[Move, ...]
    to: Place

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened on the way."""
        return tuple(event for move in self.moves for event in move.step.new)


def walk(explorer: Explorer, path: tuple[str, ...]) -> Walked:
    """Go a way from the very beginning, the chapter's first commands included."""
    moves: list[Move] = []
    place = explorer.nothing()
    for name in (*explorer.chapter.begins, *path):
        moves.append(explorer.follow(place, name))
        place = moves[-1].to
    return Walked(tuple(moves), place)


def replays(explorer: Explorer, number: int) -> bool:
    """Whether the log of a state gives that state again (I23)."""
    walked = walk(explorer, explorer.found.path(number))
    same = explorer.number(walked.to) == number
    return same and fold(walked.events) == walked.to.state


def alike(explorer: Explorer, one: Place, other: Place) -> str:
    """Return which move tells two places of one key apart; empty where none does."""
    here, there = _seen(explorer, one), _seen(explorer, other)
    apart = [name for name in here | there if here.get(name) != there.get(name)]
    return ", ".join(sorted(apart))


def _seen(explorer: Explorer, place: Place) -> dict[str, object]:
    return {move.name: _outcome(explorer, move) for move in explorer.moves(place)}


def _outcome(explorer: Explorer, move: Move) -> object:
    decision = move.step.transition.decision
    events = tuple(type(event).__name__ for event in decision.events)
    out = tuple(sorted((r.exercise, r.repetitions) for r in move.to.released))
    key = explorer.key(move.to)
    return decision.accepted, decision.outcome, events, out, key, _asked(move.step)


def _asked(step: Step) -> tuple[object, ...]:
    """Return what each invariant says of a step: whether it had something to assert, and held."""
    said: list[object] = []
    for holds in INVARIANTS.values():
        try:
            said.append(holds(step))
        except AssertionError:
            said.append("broken")
    return tuple(said)
