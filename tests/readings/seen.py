"""One step of the core, as the readings look at it: what was asked, decided and changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.readings.told import Reviewed, Told

from corset.care import released
from corset.care.queries.release import result_of
from corset.care.queries.trained import trained_of
from corset.simulation.driver import Transition
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.plan import Progress, Proposed
from corset.therapy.programme import Exercise, Programme
from corset.therapy.session import ClosureCause, Session
from corset.therapy.state import State
from corset.therapy.terms import Answer, Role, SessionEnd

NOT_HEARD = {"I21.wrong_role", "I21.not_in_care", "R7.not_in_therapy"}
"""What keeps a command from being decided at all."""
EMPTY = ("R7.nothing_to_train", "R24.not_opened", "R24.often_enough")
"""Why a session that may begin would hold nothing."""
UNREADY = ("R7.fact_missing", "R9.conditions_missing", "R8.lasting", "R8.unscreened")
"""What stands against any plan, whatever it holds."""
UNCLEAR = ("R7.unknown_exercise", "R7.named_twice")
"""What stands against looking at the exercises of a plan."""


@dataclass(frozen=True)
class Seen:
    """A step, with what the readings ask about it."""

    step: Transition
    programme: Programme

    @cached_property
    def before(self) -> State:
        return self.step.before

    @cached_property
    def after(self) -> State:
        return self.step.after

    @cached_property
    def accepted(self) -> bool:
        return self.step.decision.accepted

    @cached_property
    def said(self) -> frozenset[str]:
        """The names of the sentences that were said."""
        return frozenset(reason.id for reason in self.step.decision.reasons)

    def says(self, *names: str) -> bool:
        return not self.said.isdisjoint(names)

    # ------------------------------------------------------------ commands

    @cached_property
    def heard(self) -> bool:
        """Whether the command came from somebody who may give it, in a therapy that runs."""
        return self.accepted or self.said.isdisjoint(NOT_HEARD)

    def asks(self, *kinds: type[c.Command]) -> bool:
        return isinstance(self.step.command, kinds) and self.heard

    def does(self, *kinds: type[c.Command]) -> bool:
        """Whether such a command was accepted."""
        return isinstance(self.step.command, kinds) and self.accepted

    @property
    def check(self) -> c.CheckIn:
        assert isinstance(self.step.command, c.CheckIn)
        return self.step.command

    def answer(self, question: str) -> Answer:
        return self.check.answers.get(question, Answer.UNKNOWN)

    @cached_property
    def by_staff(self) -> bool:
        return self.step.by.role is not Role.PATIENT

    def says_of(self, sentence: str, **facts: str) -> bool:
        """Whether a sentence is said with these facts."""
        said = (x for x in self.step.decision.reasons if x.id == sentence)
        return any(all(x.fact(name) == fact for name, fact in facts.items()) for x in said)

    # ------------------------------------------------------------ events

    @cached_property
    def kinds(self) -> frozenset[type[e.Event]]:
        return frozenset(type(event) for event in self.step.decision.events)

    def has(self, event: type[e.Event], **fields: object) -> bool:
        """Whether there is such an event, with these values."""
        return event in self.kinds and any(
            all(getattr(new, name) == value for name, value in fields.items())
            for new in self.step.decision.events
            if isinstance(new, event)
        )

    @cached_property
    def doses(self) -> dict[str, e.DoseSet]:
        """The doses that were set, by exercise."""
        return {x.exercise: x for x in self.step.decision.events if isinstance(x, e.DoseSet)}

    @cached_property
    def suspends(self) -> frozenset[str]:
        """The causes for which training was suspended."""
        new = (x for x in self.step.decision.events if isinstance(x, e.TrainingSuspended))
        return frozenset(cause for event in new for cause in event.causes)

    @cached_property
    def ended(self) -> SessionEnd | None:
        """How the session came to its end in this step."""
        closed = (x.end for x in self.step.decision.events if isinstance(x, e.SessionClosed))
        return next(closed, None)

    # ------------------------------------------------------------ sessions

    @cached_property
    def running(self) -> bool:
        """Whether a session of this day ran when the command was given."""
        session = self.before.session
        return session is not None and session.runs_on(self.step.now.date())

    @cached_property
    def in_session(self) -> bool:
        """Whether a session was open, of whatever day."""
        return self.before.session is not None and self.before.session.is_open

    @property
    def session(self) -> Session:
        assert self.before.session is not None
        return self.before.session

    @cached_property
    def opens(self) -> bool:
        """Whether somebody wants to begin a session: the gates are asked."""
        return self.asks(c.StartSession) and not self.running

    @cached_property
    def opens_main(self) -> bool:
        command = self.step.command
        return self.opens and isinstance(command, c.StartSession) and command.kind == "main"

    @cached_property
    def checks(self) -> bool:
        return self.does(c.CheckIn)

    @cached_property
    def at_the_gate(self) -> bool:
        """Whether it is asked what keeps training closed."""
        return self.checks or self.opens

    @cached_property
    def goes_on(self) -> bool:
        """Whether it is asked what keeps the running session from going on."""
        return self.in_session and self.asks(c.WarmUp, c.StartExercise)

    @cached_property
    def hands_out(self) -> bool:
        """Whether a session is handed out, or would hold nothing: no gate stands against it."""
        return self.opens and (self.accepted or self.says(*EMPTY))

    # ------------------------------------------------------------ what a day closed

    def closed(self, cause: ClosureCause, question: str | None = None) -> bool:
        """Whether something closed this very day before this step."""
        today = self.step.now.date()
        return any(
            x.cause is cause and question in {None, x.question} and x.at.date() == today
            for x in self.before.closures
        )

    # ------------------------------------------------------------ an exercise

    def exercise(self, name: str) -> Exercise:
        return self.programme.exercises[name]

    @cached_property
    def pain(self) -> Told | None:
        """What was told of pain at an exercise that was trained."""
        command = self.step.command
        if not isinstance(command, c.ReportPain) or not self.accepted:
            return None
        event = next(x for x in self.step.decision.events if isinstance(x, e.PainReported))
        trained = trained_of(self.before, event.exercise) if event.exercise else None
        return Told(command, event.exercise, trained, self.before) if trained else None

    @cached_property
    def finished(self) -> bool:
        """Whether a session came to its regular end: its exercises are reviewed."""
        return self.ended is SessionEnd.FINISHED

    @cached_property
    def reviewed(self) -> tuple[Reviewed, ...]:
        """The exercises of a session that came to its regular end."""
        return tuple(self._reviewed()) if self.finished else ()

    def _reviewed(self) -> Iterator[Reviewed]:
        for item in self.session.items:
            if item.exercise in self.session.begun:
                result = result_of(self.session, item.exercise)
                dose = self.doses.get(item.exercise)
                yield Reviewed(item, result, dose, self._stands(item.exercise))

    def _stands(self, exercise: str) -> Progress:
        return next(p for p in self.after.progress if p.exercise == exercise)

    def release(self, exercise: str) -> int | None:
        """Return the dose of an exercise that is released after this step."""
        out = released(state=self.after, now=self.step.now, programme=self.programme)
        return next((x.repetitions for x in out if x.exercise == exercise), None)

    # ------------------------------------------------------------ a plan

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """The exercises that a clinician wants to prescribe."""
        command, proposal = self.step.command, self.before.proposal
        if isinstance(command, c.Correct):
            return (command.replacement,) if command.replacement else ()
        if not isinstance(command, c.Sign):
            return ()
        if command.items is not None:
            return tuple(item.exercise for item in command.items)
        return tuple(line.item.exercise for line in proposal.taken) if proposal else ()

    @cached_property
    def prescribes(self) -> tuple[Exercise, ...]:
        """The known exercises that somebody who may prescribe wants to prescribe."""
        known = self.programme.exercises
        signs = self.asks(c.Sign) or (self.asks(c.Correct) and self.before.plan is not None)
        return tuple(known[x] for x in self.wanted if x in known) if signs else ()

    @cached_property
    def in_bounds_asked(self) -> bool:
        """Whether the exercises of a plan are held to its bounds: nothing stood before that."""
        return bool(self.prescribes) and not self.says(*UNREADY, *UNCLEAR)

    @cached_property
    def proposes(self) -> bool:
        """Whether a complex was proposed."""
        return self.does(c.Propose)

    @cached_property
    def proposed(self) -> tuple[Proposed, ...]:
        """The lines of a complex that was just proposed."""
        proposal = self.after.proposal
        return proposal.taken if proposal and self.does(c.Propose) else ()

    def is_foreign(self, exercise: str) -> bool:
        """Whether an exercise belongs to a region where no damage was found."""
        return self.exercise(exercise).region not in (self.before.intake.regions or ())
