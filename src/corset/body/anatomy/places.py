"""Places on the body, measured in its stature; what is read from them needs no solver."""

from dataclasses import dataclass

from corset.body.anatomy.anthropometry import SHOULDER, Person
from corset.body.anatomy.bones import side_of


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the zero pose, in fractions of stature.

    `forwards`, `outwards` (of the right side; leftwards negative on the midline), `up`; then what
    is added forwards and outwards in proportion to the girth. An arm's place counts outwards from
    the shoulder's centre.
    """

    forwards: float
    outwards: float
    up: float
    depth: float = 0.0
    breadth: float = 0.0

    def at(self, person: Person, bone: str) -> tuple[float, float, float]:
        """Return the place in the zero pose, metres."""
        kind = bone.removesuffix("_r").removesuffix("_l")
        start = SHOULDER[person.sex] if kind in {"upper_arm", "forearm", "hand"} else 0.0
        outwards = start + self.outwards + self.breadth * person.girth
        forwards = self.forwards + self.depth * person.girth
        left = outwards if side_of(bone) == "l" else -outwards
        return forwards * person.height, left * person.height, self.up * person.height
