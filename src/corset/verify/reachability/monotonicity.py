"""I19: of two steps from one state, the riskier never leads to more, today or tomorrow."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from corset.care import decide, fold, released
from corset.simulation.actors import SPECIALIST
from corset.therapy import commands as c
from corset.therapy.programme import Programme
from corset.verify.action_catalogue.groups import CLEAR_CHECK
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import MONDAY
from corset.verify.reachability.exploration import Broken, Explorer, Move, Place

if TYPE_CHECKING:
    from corset.therapy.state import State

Doses = dict[str, int]
TOMORROW = (CLEAR_CHECK, c.StartSession(), c.WarmUp())
LEVELS = (0, 1, 2, 3, 5, 6, 10)
WORDS = ("none", "uncomfortable", "severe")
SAFE = {
    "clinician: screen all no": ("clinician: screen",),
    "clinician: remission": ("clinician: exacerbation", "clinician: unknown"),
    "clinician: aged 64, 91 kg": ("clinician: aged 65", "clinician: of 92 kg"),
    "clinician: with no disease": ("clinician: with another disease",),
    "patient: check, all clear": ("patient: check,",),
}
"""An action without risk, and how those begin that carry more of it."""


def ladders(chapter: Chapter) -> tuple[tuple[str, str], ...]:
    """Return the pairs of actions of a chapter of which the second carries more risk."""
    names = [str(action) for action in chapter.actions]
    pairs = [(safe, n) for safe, risky in SAFE.items() for n in names if n.startswith(risky)]
    places = {n.rpartition(" ")[2] for n in names if n.startswith("patient: pain")}
    for place in sorted(places):
        at = "now" if place == "now" else f"at {place}"
        pairs += pairwise(f"patient: pain {n} {at}" for n in LEVELS if _has(names, n, at))
        pairs += pairwise(f"patient: pain None {w} {at}" for w in WORDS)
        pairs.append((f"patient: effort 6 {at}", f"patient: effort 7 {at}"))
    return tuple((a, b) for a, b in pairs if a in names and b in names and a != b)


def _has(names: list[str], level: int, at: str) -> bool:
    return f"patient: pain {level} {at}" in names


class Comparison:
    """The outlooks of states, and whether risk ever pays."""

    def __init__(self, explorer: Explorer, programme: Programme) -> None:
        self.explorer, self.programme = explorer, programme
        self.pairs = ladders(explorer.chapter)
        self.compared, self.broken = 0, list[Broken]()
        self._outlooks: dict[tuple[int, ...], tuple[Doses, Doses]] = {}

    def ask(self, number: int, place: Place) -> None:
        """Compare every pair of actions in a place.

        Where a value is asked for, one that was measured is less of a risk than none.
        """
        if not self.pairs:
            return
        wanted = {name for pair in self.pairs for name in pair}
        moves = {m.name: m for name in wanted for m in self.explorer.moves(place, name)}
        for safe, risky in self.pairs:
            asked = place.state.closures and risky.startswith("patient: check")
            if safe in moves and risky in moves and not asked:
                self._compare(number, moves[safe], moves[risky])

    def _compare(self, number: int, safe: Move, risky: Move) -> None:
        if not (safe.step.transition.decision.accepted or risky.step.transition.decision.accepted):
            return
        self.compared += 1
        outlooks = zip(self.outlook(risky.to), self.outlook(safe.to), strict=True)
        if all(never_more(worse, better) for worse, better in outlooks):
            return
        path = (*self.explorer.found.path(number), risky.name)
        self.broken.append(Broken("I19", path, f"more than after {safe.name}"))

    def outlook(self, place: Place) -> tuple[Doses, Doses]:
        """Return what may be done now, and in a supervised session tomorrow."""
        key = self.explorer.key(place)
        if key not in self._outlooks:
            now = {r.exercise: r.repetitions for r in place.released}
            self._outlooks[key] = now, self._tomorrow(place)
        return self._outlooks[key]

    def _tomorrow(self, place: Place) -> Doses:
        now = MONDAY + timedelta(days=place.moment.day + 1, hours=8)
        state: State = place.state
        for command in TOMORROW:
            decision = decide(
                state=state, command=command, by=SPECIALIST, now=now, programme=self.programme
            )
            state = fold(decision.events, state)
        out = released(state=state, now=now, programme=self.programme)
        return {r.exercise: r.repetitions for r in out}


def never_more(risky: Doses, safe: Doses) -> bool:
    """Whether the riskier side has no other exercise and no higher dose."""
    return set(risky) <= set(safe) and all(risky[x] <= safe[x] for x in risky)


def sample(count: int, most: int) -> Iterator[int]:
    """Yield at most so many numbers under a count, evenly spread."""
    stride = max(1, -(-count // most))
    yield from range(0, count, stride)
