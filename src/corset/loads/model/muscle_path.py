"""The path of a muscle over the bones. Metres, newtons."""

from dataclasses import dataclass

from corset.body.anatomy.joints import Vector


@dataclass(frozen=True, slots=True)
class PathPoint:
    """Where a muscle passes: metres from the middle of the hips, forwards, left, up."""

    bone: str
    at: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappingSurface:
    """A surface that a muscle lies round, and the point that says on which side."""

    name: str
    bone: str
    at: Vector
    turn: Vector
    """(3, 3) its axes, in columns."""
    size: tuple[float, ...]
    round: bool
    """A sphere; else a cylinder."""
    side: PathPoint | None


@dataclass(frozen=True, slots=True)
class Muscle:
    """One fascicle: its path, and what it pulls with at most as the package has it (newtons)."""

    name: str
    path: tuple[PathPoint | WrappingSurface, ...]
    strength: float

    @property
    def bones(self) -> tuple[str, ...]:
        """The bones that it passes, in order."""
        return tuple(step.bone for step in self.path if isinstance(step, PathPoint))

    @property
    def spinal(self) -> bool:
        """Whether it spans a disc."""
        return any(bone.startswith(("lumbar", "thorax")) for bone in self.bones)
