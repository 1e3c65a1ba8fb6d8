"""Old events stay as they were written; on reading they are brought to today's form."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from corset.record.serialisation.told import of_exercise
from corset.therapy.reason import AS_TOLD

Payload = dict[str, Any]
Upcast = Callable[[Payload], Payload]


@dataclass(frozen=True, slots=True)
class Upcasters:
    """Steps from one schema version of an event to the next, by (event, version)."""

    steps: dict[tuple[str, int], Upcast] = field(default_factory=dict[tuple[str, int], Upcast])

    def register(self, event: str, version: int) -> Callable[[Upcast], Upcast]:
        """Register the step from `version` of an event to the next one."""

        def keep(upcast: Upcast) -> Upcast:
            if (event, version) in self.steps:
                raise ValueError(f"{event} already has a step from version {version}.")
            self.steps[event, version] = upcast
            return upcast

        return keep

    def current(self, event: str) -> int:
        """Return the schema version in which an event is written today."""
        version = 1
        while (event, version) in self.steps:
            version += 1
        return version

    def upcast(self, event: str, version: int, payload: Payload) -> Payload:
        """Bring a payload from its version to today's."""
        while step := self.steps.get((event, version)):
            payload, version = step(payload), version + 1
        return payload


UPCASTERS = Upcasters()
"""The steps of the real log."""


def upcast_reason(reason: Payload) -> Payload:
    """Return a reason in today's form: one that was kept as a sentence keeps that sentence."""
    if "text" not in reason:
        return reason
    told = ["text", reason["text"]]
    return {"rule": reason["rule"], "key": AS_TOLD, "facts": [told, *reason["facts"]]}


@UPCASTERS.register("PlanProposed", 1)
def _reasons_of_a_proposal(payload: Payload) -> Payload:
    """Bring the reasons beside each exercise of a proposal to today's form."""
    proposal = payload["proposal"]
    brought = {
        part: [
            {**line, "reasons": [_of_line(reason, line) for reason in line["reasons"]]}
            for line in proposal[part]
        ]
        for part in ("taken", "left_out")
    }
    return {**payload, "proposal": {**proposal, **brought}}


def _of_line(reason: Payload, line: Payload) -> Payload:
    exercise = line["item"]["exercise"] if "item" in line else line["exercise"]
    return of_exercise(upcast_reason(reason), exercise)


@UPCASTERS.register("DoseSet", 1)
def _reduced_since_discomfort(payload: Payload) -> Payload:
    """Before `reduced` was kept, only a running row of discomforts says that it was so."""
    return {**payload, "reduced": payload["discomforts"] > 0}


@UPCASTERS.register("SessionStarted", 1)
def _items_reduced_since_discomfort(payload: Payload) -> Payload:
    items = [
        {**item, "before": _reduced_since_discomfort(item["before"])} for item in payload["items"]
    ]
    return {**payload, "items": items}
