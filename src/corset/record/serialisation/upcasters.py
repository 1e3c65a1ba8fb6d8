"""Old events stay as they were written; on reading they are brought to today's form."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

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
"""The steps of the real log; there is none yet."""
