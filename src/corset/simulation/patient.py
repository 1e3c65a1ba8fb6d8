"""A virtual patient: a therapy, lived day by day as a behaviour has it."""

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from corset.simulation.behaviour import Behaviour
from corset.simulation.therapy import Performance, Therapy, all_clear
from corset.therapy import commands as c
from corset.therapy.commands import Actor
from corset.therapy.terms import Answer

REST_PAIN_RISES = (0, 0, 0, 0, 0, 0, 1, 1, -1)
ILLNESS_RISE = 2
"""By how much rest pain rises on every second day of illness, NRS."""


class Day(StrEnum):
    """What came of a day."""

    TRAINED = "trained"
    STAYED_AWAY = "stayed_away"
    CLOSED = "closed"


@dataclass
class VirtualPatient:
    """One patient; everything that chance decides comes from `draw`."""

    therapy: Therapy
    behaviour: Behaviour
    draw: Random
    days: list[Day] = field(default_factory=list[Day])

    def day(self) -> Day:
        """Live the day that it is, and return what came of it; the clock stays on that day."""
        willing = self.draw.random() < self.behaviour.adherence
        came = self._train() if willing else Day.STAYED_AWAY
        self.days.append(came)
        return came

    def _train(self) -> Day:
        by = self._by()
        self.therapy.give(self._check(), by)
        if not self.therapy.give(c.StartSession(), by).accepted:
            return Day.CLOSED
        warm = self.draw.random() < self.behaviour.warms_up
        if not warm:
            self._start_cold(by)
        self.therapy.wait(self.therapy.pace.warm_up)
        self.therapy.give(c.WarmUp(), by)
        self.therapy.perform_all(by, self._performances(warm=warm))
        return Day.TRAINED

    def _by(self) -> Actor:
        """Under the specialist's eyes until signed off, then alone."""
        people = self.therapy.participants
        return people.patient if self.therapy.state.signed_off else people.specialist

    def _start_cold(self, by: Actor) -> None:
        """Try to begin without a warm-up: the rules refuse it, and it is claimed then."""
        session = self.therapy.state.session
        if session is not None and session.items:
            self.therapy.give(c.StartExercise(exercise=session.items[0].exercise), by)

    def _performances(self, *, warm: bool) -> dict[str, Performance]:
        perform = self.behaviour.performance
        return {x: perform(self.draw, x, warm=warm) for x in self.therapy.doses()}

    def _check(self) -> c.CheckIn:
        answers = all_clear(self.therapy.programme)
        ill = self.draw.random() < self.behaviour.illness
        usual = self.therapy.state.intake.rest_pain or 0
        rise = self.draw.choice(REST_PAIN_RISES)
        if ill and self.draw.random() < 1 / 2:
            rise = ILLNESS_RISE
        elif ill:
            answers[self._complaint()] = Answer.YES
        took = self.draw.random() < self.behaviour.painkiller
        return c.CheckIn(answers=answers, rest_pain=max(0, usual + rise), painkillers=int(took))

    def _complaint(self) -> str:
        """Choose what is answered with yes; what passes by itself is the likelier."""
        programme = self.therapy.programme
        passing = [q.id for q in programme.contraindications.values() if not q.lasting]
        return self.draw.choice((*passing, *passing, *programme.check_questions))
