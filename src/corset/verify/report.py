"""What a verification found, as plain data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from corset.verify.invariants import INVARIANTS, number_of

OTHERS = ("I19", "I23", "I24")
"""Invariants over pairs of steps, whole histories and the whole graph."""
EVERY = (*INVARIANTS, *OTHERS)


@dataclass(frozen=True, slots=True)
class Violation:
    """An invariant that does not hold, and the shortest story that shows it."""

    invariant: str
    chapter: str
    path: tuple[str, ...]
    message: str
    story: str


@dataclass(frozen=True, slots=True)
class ChapterResult:
    """One chapter's figures; `seconds` of one core."""

    name: str
    explores: str
    holds_fixed: str
    actions: int
    states: int
    transitions: int
    depth: int
    closed: bool
    joint: bool
    seconds: float
    premises: Mapping[str, int]
    violations: Mapping[str, int]
    accepted: Mapping[str, int]
    twins: int
    twins_apart: tuple[str, ...]
    broken: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run."""

    chapters: Sequence[ChapterResult]
    full: bool
    digest: str
    premises: Counter[str] = field(default_factory=Counter[str])
    violations: Counter[str] = field(default_factory=Counter[str])

    def __post_init__(self) -> None:
        """Add the chapters up."""
        for chapter in self.chapters:
            self.premises.update(chapter.premises)
            self.violations.update(chapter.violations)

    @property
    def seconds(self) -> float:
        """How long one core would work on it."""
        return sum(c.seconds for c in self.chapters)

    @property
    def closed(self) -> bool:
        """Whether every chapter closed; the joint explorations are bounded by intent."""
        return all(c.closed for c in self.chapters if not c.joint)

    @property
    def vacuous(self) -> tuple[str, ...]:
        """Invariants, or halves of them, whose premise was never true."""
        return tuple(name for name in EVERY if not self.premises[name])

    @property
    def apart(self) -> tuple[str, ...]:
        """Where two states of one key were decided differently: the projection is not sound."""
        return tuple(x for c in self.chapters for x in c.twins_apart)

    @property
    def holds(self) -> bool:
        """Whether everything closed, nothing was violated, and nothing was vacuous."""
        wrong = self.violations.total() or self.vacuous or self.apart
        return self.closed and not wrong

    def by_number(self) -> dict[str, dict[str, object]]:
        """Return premises and violations by the numbers of THERAPY.md, with the halves."""
        numbers = sorted({number_of(name) for name in EVERY}, key=lambda n: int(n[1:]))
        return {number: self._of(number) for number in numbers}

    def _of(self, number: str) -> dict[str, object]:
        names = [name for name in EVERY if number_of(name) == number]
        return {
            "premise_true": sum(self.premises[n] for n in names),
            "violations": sum(self.violations[n] for n in names),
            "parts": {n: self.premises[n] for n in names},
        }

    def as_json(self) -> dict[str, object]:
        """Return the report as plain data."""
        return {
            "states": sum(c.states for c in self.chapters),
            "transitions": sum(c.transitions for c in self.chapters),
            "depth": max(c.depth for c in self.chapters),
            "closed": self.closed,
            "seconds": round(self.seconds, 1),
            "invariants": self.by_number(),
            "holds": self.holds,
            "vacuous": list(self.vacuous),
            "projection_apart": list(self.apart),
            "programme": self.digest,
            "full": self.full,
            "chapters": [asdict(c) for c in self.chapters],
        }
