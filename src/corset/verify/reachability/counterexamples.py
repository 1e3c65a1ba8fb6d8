"""The shortest way to a violation, as a story that `corset decide` tells again."""

import yaml
from pydantic import TypeAdapter

from corset.therapy.commands import COMMANDS, Command
from corset.verify.reachability.exploration import Broken, Explorer, Move
from corset.verify.reachability.replay import walk

NAMES = {kind: name for name, kind in COMMANDS.items()}


def story(explorer: Explorer, broken: Broken) -> str:
    """Return a violation as YAML: every command from the patient's first on."""
    moves = walk(explorer, broken.path).moves
    told = {
        "title": f"{broken.invariant} does not hold: {broken.message or broken.path[-1]}.",
        "hazard": f"Found by corset verify in the chapter “{explorer.chapter.name}”.",
        "steps": [step for move in moves if (step := _step(move))],
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=100)


def _step(move: Move) -> dict[str, object] | None:
    transition = move.step.transition
    command, by = transition.command, transition.by
    if command is None:
        return None
    who = by.role.value if by.id == by.role else f"{by.role.value}/{by.id}"
    step: dict[str, object] = {
        "at": transition.now.isoformat(),
        "by": who,
        "do": NAMES[type(command)],
    }
    given = _given(command)
    out = {release.exercise: release.repetitions for release in move.to.released}
    expect = {"accepted": transition.decision.accepted, "released": out}
    return step | ({"with": given} if given else {}) | {"expect": expect}


def _given(command: Command) -> dict[str, object]:
    """Return what a command holds as plain data; nothing given is left out."""
    adapter: TypeAdapter[Command] = TypeAdapter(type(command))
    return adapter.dump_python(command, mode="json", exclude_none=True)
