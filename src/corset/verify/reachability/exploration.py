"""Breadth-first through every state that a chapter's actions and its clock can reach."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic

from corset.care import decide, fold, released
from corset.care.queries.trained import is_earlier, trained_of
from corset.simulation.actors import SYSTEM
from corset.simulation.driver import Transition
from corset.therapy.commands import Command, FinishExercise, ReportEffort, ReportPain
from corset.therapy.decision import Decision, Release
from corset.therapy.programme import Programme
from corset.therapy.state import State
from corset.therapy.terms import Answer, Outcome
from corset.verify.action_catalogue.action import Action
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Moment
from corset.verify.invariants.registry import INVARIANTS, OF_REFUSALS
from corset.verify.oracle.article import WARM_UP
from corset.verify.oracle.entries import ledger_after, restart_streaks
from corset.verify.oracle.key import oracle_key
from corset.verify.oracle.ledger import Ledger
from corset.verify.oracle.step import Step
from corset.verify.projection import key_of
from corset.verify.view import View

WAITING = Decision(accepted=False, outcome=Outcome.CLEAR, events=(), reasons=())
NOWHERE = -1
TWIN_EVERY, TWINS = 97, 400


@dataclass(frozen=True, slots=True)
class Place:
    """A state of core and ledger at a moment, with what is released there."""

    state: State
    ledger: Ledger
    moment: Moment
    released: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A step from a place: by an action, or by time alone."""

    name: str
    action: Action | None
    step: Step
    to: Place


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold, and how one comes there."""

    invariant: str
    path: tuple[str, ...]
    message: str


@dataclass(slots=True)
class Found:
    """What an exploration found: places by number, how each was first reached, and the counts."""

    chapter: Chapter
    parents: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    depths: list[int] = field(default_factory=list[int])
    exempt: set[int] = field(default_factory=set[int])
    open: set[int] = field(default_factory=set[int])
    led: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    transitions: int = 0
    accepted: Counter[str] = field(default_factory=Counter[str])
    premises: Counter[str] = field(default_factory=Counter[str])
    broken: dict[str, Broken] = field(default_factory=dict[str, Broken])
    violations: Counter[str] = field(default_factory=Counter[str])
    closed: bool = False
    seconds: float = 0.0

    @property
    def states(self) -> int:
        """How many states there are, equal ones counted once."""
        return len(self.parents)

    @property
    def depth(self) -> int:
        """The most steps that it takes to a state."""
        return max(self.depths, default=0)

    def path(self, number: int) -> tuple[str, ...]:
        """Return the shortest way to a place, as names of moves after the chapter's beginning."""
        names: list[str] = []
        while number > 0:
            number, name = self.parents[number]
            names.append(name)
        return tuple(reversed(names))


class Explorer:
    """One chapter, explored."""

    def __init__(self, chapter: Chapter, programme: Programme) -> None:
        self.chapter = chapter
        self.programme = chapter.explored(programme)
        self.found = Found(chapter)
        self._parts: dict[object, int] = {}
        self._numbers: dict[tuple[int, ...], int] = {}
        self._queue: deque[tuple[int, Place]] = deque()
        self._met = 0
        self.twins: list[tuple[int, Place]] = []

    def run(self, depth: int | None = None, most: int | None = None) -> Found:
        """Explore until nothing is new, or as deep or as many as is said."""
        began = monotonic()
        self._arrive(self.begin(), NOWHERE, "")
        while self._queue:
            number, place = self._queue[0]
            deep = depth is not None and self.found.depths[number] >= depth
            if deep or (most is not None and self.found.states >= most):
                break
            self._queue.popleft()
            self._leave(number, place)
        self.found.closed = not self._queue
        self.found.seconds = monotonic() - began
        return self.found

    def nothing(self) -> Place:
        """Return the place before everything."""
        return Place(State(), Ledger(pauses=self.chapter.pauses), Moment(), ())

    def begin(self) -> Place:
        """Return where the chapter begins: after its first commands, each of them accepted."""
        place = self.nothing()
        for name in self.chapter.begins:
            move = self.follow(place, name)
            if move.action and not move.step.transition.decision.accepted:
                message = f"{self.chapter.name} cannot begin: {move.name} is refused"
                raise LookupError(message)
            place = move.to
        return place

    def number(self, place: Place) -> int | None:
        """Return the number of a place that was found."""
        return self._numbers.get(self.key(place))

    def follow(self, place: Place, name: str) -> Move:
        """Return the move of that name from a place. Raises LookupError where there is none."""
        for move in self.moves(place, name):
            return move
        message = f"there is no “{name}” here"
        raise LookupError(message)

    def moves(self, place: Place, only: str | None = None) -> Iterator[Move]:
        """Yield every move from a place, or only the one of a name."""
        for name, moment in self.chapter.clock.passes(place.moment):
            if only in {None, name}:
                yield self._wait(place, name, moment)
        actions = self.chapter.actions if only is None else self.chapter.every
        for action in actions:
            name = str(action)
            if only in {None, name} and (move := self._give(place, name, action)):
                yield move

    def _give(self, place: Place, name: str, action: Action) -> Move | None:
        command = action.make(place.state)
        if command is None or (
            not self.chapter.earlier and speaks_of_another(place.state, command)
        ):
            return None
        now = self.chapter.clock.now(place.moment)
        decision = decide(
            state=place.state, command=command, by=action.by, now=now, programme=self.programme
        )
        if not decision.accepted:
            transition = Transition(place.state, command, action.by, now, decision, place.state)
            step = Step(transition, place.ledger, place.released, self.programme)
            return Move(name, action, step, place)
        after = fold(decision.events, place.state)
        transition = Transition(place.state, command, action.by, now, decision, after)
        ledger = ledger_after(place.ledger, transition)
        out = released(state=after, now=now, programme=self.programme)
        to = Place(after, restart_streaks(ledger, place.state, after), place.moment, out)
        return Move(name, action, Step(transition, ledger, out, self.programme), to)

    def _wait(self, place: Place, name: str, moment: Moment) -> Move:
        now = self.chapter.clock.now(moment)
        transition = Transition(place.state, None, SYSTEM, now, WAITING, place.state)
        out = released(state=place.state, now=now, programme=self.programme)
        step = Step(transition, place.ledger, out, self.programme)
        return Move(name, None, step, Place(place.state, place.ledger, moment, out))

    def key(self, place: Place) -> tuple[int, ...]:
        """Return the key of a place; its parts are numbered, so that keys stay small."""
        view = self.view(place.moment)
        parts = self._parts
        seen = (*key_of(place.state, view), *oracle_key(place.ledger, view))
        numbers = [parts.setdefault(part, len(parts)) for part in enumerate(seen)]
        return (*numbers, place.moment.slot, place.moment.back)

    def view(self, moment: Moment) -> View:
        """Return from where a place of this moment is seen."""
        clock, chapter = self.chapter.clock, self.chapter
        back = clock.days_back - moment.back
        seen = chapter.spine, chapter.alerts, back, chapter.afterwards, chapter.unnamed
        more = chapter.earlier, clock.sets_back, chapter.pauses
        return View(clock.now(moment), self.programme, *seen, *more)

    def _arrive(self, place: Place, parent: int, name: str) -> int:
        key = self.key(place)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == self.found.states:
            self.found.parents.append((parent, name))
            self.found.depths.append(self.found.depths[parent] + 1 if parent >= 0 else 0)
            self._queue.append((number, place))
            self._note(number, place)
        else:
            self._meet(number, place)
        return number

    def _meet(self, number: int, place: Place) -> None:
        """Keep some of the places that were found again, to compare them later."""
        self._met += 1
        if self._met % TWIN_EVERY == 0 and len(self.twins) < TWINS:
            self.twins.append((number, place))

    def _note(self, number: int, place: Place) -> None:
        if place.released:
            self.found.open.add(number)
        if any(answer is Answer.YES for _, answer in place.state.screening):
            self.found.exempt.add(number)

    def _leave(self, number: int, place: Place) -> None:
        found = self.found
        for move in self.moves(place):
            found.transitions += 1
            self.ask(number, move)
            accepted = move.step.transition.decision.accepted
            if move.to is place:
                continue
            to = self._arrive(move.to, number, move.name)
            if accepted:
                found.accepted[type(move.step.transition.command).__name__] += 1
            if _is_led(move):
                found.led.append((number, to))

    def ask(self, number: int, move: Move) -> None:
        """Ask every invariant about a move."""
        refused = move.action is not None and not move.step.transition.decision.accepted
        premises, step = self.found.premises, move.step
        for name, holds in OF_REFUSALS.items() if refused else INVARIANTS.items():
            try:
                if holds(step):
                    premises[name] += 1
            except AssertionError as error:
                self._breaks(number, move, name, str(error))

    def _breaks(self, number: int, move: Move, name: str, message: str) -> None:
        self.found.violations[name] += 1
        if name not in self.found.broken:
            path = (*self.found.path(number), move.name)
            self.found.broken[name] = Broken(name, path, message)


def speaks_of_another(state: State, command: Command) -> bool:
    """Whether a report names an exercise that the last session does not have, or never came to."""
    named = command.exercise if isinstance(command, _REPORTS) else None
    if named == WARM_UP:
        return state.session is None
    trained = trained_of(state, named) if named else None
    return bool(named) and (trained is None or is_earlier(state, trained))


_REPORTS = (ReportPain, ReportEffort, FinishExercise)


def _is_led(move: Move) -> bool:
    """Whether a clinic may go this way: by what staff do, and by time that passes forwards."""
    return move.action.led if move.action else "set back" not in move.name
