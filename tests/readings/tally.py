"""How often each reading passed, bit and was not asked: in all stories, and in the verification.

Of each chapter of the verification the first states are taken, always the same ones, so that
whoever counts again finds the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.patient import PROGRAMME
from tests.readings.entries import READINGS
from tests.readings.reading import Reading, Verdict
from tests.readings.seen import Seen
from tests.telling import STORIES, read, tell_shipped

from corset.services import scenarios
from corset.services.story.reading import before
from corset.simulation.driver import Transition
from corset.therapy.commands import Actor
from corset.therapy.state import State
from corset.therapy.terms import Role
from corset.verify.chapters import MAKERS
from corset.verify.reachability.exploration import Explorer, Move

STATES = 100
"""How many states of each chapter are left, by every action."""


@dataclass
class Tally:
    """What came of each reading, and where it was first seen to bite."""

    readings: tuple[Reading, ...] = READINGS
    steps: int = 0
    counts: dict[Reading, Counter[Verdict]] = field(default_factory=dict)
    first: dict[Reading, str] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    """How often each sentence was said."""
    unasked: Counter[str] = field(default_factory=Counter)
    """How often where no reading that has it was asked."""

    def __post_init__(self) -> None:
        self.counts = {reading: Counter[Verdict]() for reading in self.readings}

    def of(self, reading: Reading, verdict: Verdict) -> int:
        asked = self.counts[reading]
        return self.steps - asked.total() if verdict is Verdict.NOT_ASKED else asked[verdict]

    def take(self, seen: Seen, where: str) -> None:
        """Ask every reading about a step."""
        self.steps += 1
        explained: set[str] = set()
        for reading in self.readings:
            if reading.asked(seen):
                bites = reading.bites(seen)
                self.counts[reading][Verdict.BIT if bites else Verdict.PASSED] += 1
                explained.update(reading.sentences)
                if bites:
                    self.first.setdefault(reading, where)
        self.said.update(seen.said)
        self.unasked.update(seen.said - explained)


def stories() -> tuple[Path, ...]:
    """Return every story, and the beginnings of several."""
    return (*sorted(STORIES.glob("*.yaml")), *sorted((STORIES / "stories").glob("*.yaml")))


def steps_of(path: Path) -> Iterator[Transition]:
    """Yield the steps of a story, without those that come before it."""
    scenario = read(path)
    state = tell_shipped(before(path, scenario))[-1].state if scenario.after else State()
    commands = scenarios._commands(path, scenario, PROGRAMME)
    for (step, at, command), told in zip(commands, tell_shipped(path), strict=True):
        role, _, other = step.by.partition("/")
        by = Actor(Role(role), other or role)
        yield Transition(state, command, by, at, told.decision, told.state)
        state = told.state


class Watched(Explorer):
    """A chapter that is explored, with every step of it shown to somebody."""

    show: Callable[[Transition], None]

    def ask(self, _number: int, move: Move) -> None:
        if move.action is not None:
            self.show(move.step.transition)


def told(paths: Iterable[Path]) -> Tally:
    """Return what came of the readings in stories."""
    tally = Tally()
    for path in paths:
        for step in steps_of(path):
            tally.take(Seen(step, PROGRAMME), path.stem)
    return tally


def explored(names: Iterable[str] = MAKERS, states: int = STATES) -> Tally:
    """Return what came of the readings in chapters of the verification."""
    tally = Tally()
    for name in names:
        chapter = MAKERS[name](False)
        explorer = Watched(chapter, PROGRAMME)
        programme = explorer.programme
        explorer.show = lambda step, at=name, by=programme: tally.take(Seen(step, by), at)
        explorer.run(most=states)
    return tally
