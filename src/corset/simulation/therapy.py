"""What therapies are made of: the usual sequences of commands, given to a driver."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from corset.simulation.actors import Participants
from corset.simulation.driver import Driver
from corset.therapy import commands as c
from corset.therapy.commands import Actor
from corset.therapy.programme import Programme
from corset.therapy.terms import Answer, PainWords, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """How an exercise goes and what is reported of it; without repetitions, the whole dose.

    One that is `stopped` is reported while it runs, and not finished.
    """

    nrs: int | None = 0
    words: PainWords | None = None
    cr10: float | None = None
    repetitions: int | None = None
    stopped: bool = False


PAINLESS = Performance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long the body takes, beside the driver's step with each command."""

    warm_up: timedelta = timedelta(minutes=3)
    repetition: timedelta = timedelta(seconds=8)


AT_ONCE = Pace(warm_up=timedelta(), repetition=timedelta())


@dataclass
class Therapy(Driver):
    """A driver that knows how a therapy goes; each command has to be accepted."""

    participants: Participants = field(default_factory=Participants)
    pace: Pace = AT_ONCE

    def take_in(self, intake: c.RecordIntake) -> None:
        """Take the intake, screen without a contraindication, and set remission."""
        clinician = self.participants.clinician
        self.accept(intake, clinician)
        self.accept(c.Screen(answers=no_contraindication(self.programme)), clinician)
        self.accept(c.SetPhase(phase=Phase.REMISSION), clinician)

    def prescribe(self, sign: c.Sign | None = None, opt_in: tuple[str, ...] = ()) -> None:
        """Propose a complex and sign it, as proposed unless said otherwise."""
        self.accept(c.Propose(opt_in=opt_in), self.participants.clinician)
        self.accept(sign or c.Sign(), self.participants.clinician)

    def check(self, by: Actor, check: c.CheckIn | None = None) -> None:
        """Answer the day's check: all clear, with rest pain of 1, unless said otherwise."""
        self.accept(check or c.CheckIn(answers=all_clear(self.programme), rest_pain=1), by)

    def begin(self, by: Actor) -> None:
        """Open a session and warm up."""
        self.accept(c.StartSession(), by)
        self.wait(self.pace.warm_up)
        self.accept(c.WarmUp(), by)

    def perform(self, exercise: str, performance: Performance, by: Actor) -> None:
        """Do an exercise and report how it was."""
        given = performance.repetitions
        repetitions = self.doses()[exercise] if given is None else given
        self.accept(c.StartExercise(exercise=exercise), by)
        self.wait(self.pace.repetition * repetitions)
        if not performance.stopped:
            self.accept(c.FinishExercise(exercise=exercise, repetitions=repetitions), by)
        self._report(exercise, performance, by)

    def _report(self, exercise: str, performance: Performance, by: Actor) -> None:
        nrs, words = performance.nrs, performance.words
        if nrs is not None or words is not None:
            self.accept(c.ReportPain(exercise=exercise, nrs=nrs, words=words), by)
        if performance.cr10 is not None and self.in_session:
            self.accept(c.ReportEffort(exercise=exercise, cr10=performance.cr10), by)

    def stops(self, exercise: str, nrs: int | None) -> bool:
        """Whether a pain is one at which a patient lets go at once: severe, or the exercise's."""
        limit = self.programme.exercises[exercise].stop_at_nrs
        severe = self.programme.parameters.severe_pain_nrs
        return nrs is not None and nrs >= (severe if limit is None else min(limit, severe))

    def perform_all(self, by: Actor, performances: Mapping[str, Performance]) -> None:
        """Do what is handed out, as long as the session runs; finish it."""
        for exercise in self.doses():
            if self.in_session and exercise in self.doses():
                performance = performances.get(exercise, PAINLESS)
                stopped = self.stops(exercise, performance.nrs)
                self.perform(exercise, replace(performance, stopped=stopped), by)
        if self.in_session:
            self.accept(c.FinishSession(), by)

    def train(
        self,
        by: Actor,
        performances: Mapping[str, Performance] | None = None,
        check: c.CheckIn | None = None,
    ) -> None:
        """Do a whole session, from the day's check to its end; without pain unless given."""
        self.check(by, check)
        self.begin(by)
        self.perform_all(by, performances or {})

    @property
    def in_session(self) -> bool:
        """Whether a session runs."""
        return self.state.session is not None and self.state.session.is_open


def all_clear(programme: Programme) -> dict[str, Answer]:
    """Return the day's answers of somebody who is well."""
    passing = (q.id for q in programme.contraindications.values() if not q.lasting)
    return dict.fromkeys((*passing, *programme.check_questions), Answer.NO)


def no_contraindication(programme: Programme) -> dict[str, Answer]:
    """Return the screening of somebody whom nothing lasting speaks against."""
    lasting = (q.id for q in programme.contraindications.values() if q.lasting)
    return dict.fromkeys(lasting, Answer.NO)
