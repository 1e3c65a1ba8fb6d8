"""Of which exercise a reason of an old log spoke: the reason has its name, the id stands beside it.

An exercise is never looked for by its name. The names that one decision's reasons hold are told
apart by what it was decided about, and by the doses that it set; where that leaves two ways to read
it, the reasons stay without an exercise.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from corset.therapy.reason import AS_TOLD

Payload = dict[str, Any]
Written = tuple[str, Payload]
"""An event's name and payload."""
Dose = tuple[str, int]
"""The name or the id of an exercise, and the repetitions that were set for it."""


def with_exercises(
    reasons: Sequence[Payload], *, command: Payload, events: Sequence[Written]
) -> list[Payload]:
    """Return a decision's reasons, those of an old log with the exercise that they speak of."""
    known = _ids(reasons, command, events)
    return [of_exercise(reason, known.get(_name(reason), "")) for reason in reasons]


def of_exercise(reason: Payload, exercise: str) -> Payload:
    """Return a reason that speaks of an exercise, if it is an old one that names one."""
    if not exercise or not _name(reason):
        return reason
    return {**reason, "facts": [*reason["facts"], ["exercise", exercise]]}


def _ids(reasons: Sequence[Payload], command: Payload, events: Sequence[Written]) -> dict[str, str]:
    """Return the exercises of one decision by the names that its reasons hold."""
    names = {name for reason in reasons if (name := _name(reason))}
    given = [command, *(payload for _, payload in events)]
    spoken = {found for payload in given if (found := payload.get("exercise"))}
    if len(names) == len(spoken) == 1:
        return dict(zip(names, spoken, strict=True))
    told = ((_name(reason), _fact(reason, "after")) for reason in reasons)
    doses = [(name, after) for name, after in told if name and isinstance(after, int)]
    return _by_doses(doses, list(_set(events)))


def _by_doses(told: Sequence[Dose], were_set: Sequence[Dose]) -> dict[str, str]:
    """Read doses in their order; only what comes out the same from both ends is certain."""
    forwards = _in_order(told, were_set)
    backwards = _in_order(told[::-1], were_set[::-1])
    return {name: found for name, found in forwards.items() if backwards.get(name) == found}


def _in_order(told: Sequence[Dose], were_set: Sequence[Dose]) -> dict[str, str]:
    found: dict[str, str] = {}
    left = iter(were_set)
    for name, dose in told:
        exercise = next((exercise for exercise, was in left if was == dose), None)
        if exercise is None:
            return {}
        found[name] = exercise
    return found


def _set(events: Iterable[Written]) -> Iterable[Dose]:
    """Yield the doses that had a reason: a clean session that changes none has none."""
    for name, payload in events:
        if name == "DoseSet" and not payload["clean"]:
            yield payload["exercise"], payload["repetitions"]


def _name(reason: Payload) -> str:
    """Return the name that an old reason holds; nothing where it is not old, or names nothing."""
    return str(_fact(reason, "name") or "") if reason["key"] == AS_TOLD else ""


def _fact(reason: Payload, name: str) -> object:
    return dict(map(tuple, reason["facts"])).get(name)
