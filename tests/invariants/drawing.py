"""Every command there is, its fields drawn from around the thresholds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from tests.patient import (
    ALL_CLEAR,
    ASKED_DAILY,
    LASTING,
    LUMBAR,
    PROGRAMME,
    Patient,
)

from corset.therapy import commands as c
from corset.therapy.commands import Command
from corset.therapy.terms import (
    Answer,
    Damage,
    PainWords,
    Phase,
    Region,
    Resolution,
    SessionKind,
)

EXERCISES = tuple(PROGRAMME.exercises)
SIGNS = tuple(PROGRAMME.emergency_signs)
SETTLED = dict.fromkeys(LASTING, Answer.NO)
ANSWERS = (Answer.NO, Answer.NO, Answer.UNKNOWN, Answer.YES)


@dataclass
class Drawing:
    """Draws a command to a patient."""

    draw: Random
    patient: Patient

    def intake(self) -> c.RecordIntake:
        draw = self.draw
        conditions = tuple(PROGRAMME.conditions)
        return c.RecordIntake(
            regions=draw.choice(
                ((Region.LUMBAR,), (Region.CERVICAL,), (Region.THORACIC,), tuple(Region))
            ),
            stage=draw.choice((1, 2, 4)),
            damage=draw.choice(tuple(Damage)),
            age=draw.choice((30, 64, 65, 80)),
            height_m=draw.choice((None, 1.7)),
            mass_kg=draw.choice((None, 60.0, 86.6, 86.8)),
            conditions=tuple(draw.sample(conditions, draw.choice((0, 0, 0, 1, 3)))),
            rest_pain=draw.choice((None, 0, 2)),
        )

    def review(self) -> c.RecordIntake:
        """Say again what may change: a disease, the usual pain, and once in a while no region."""
        some = tuple(self.draw.sample(tuple(PROGRAMME.conditions), 1))
        changes: tuple[Mapping[str, object], ...] = (
            {"conditions": some},
            {"conditions": ()},
            {"rest_pain": 3},
            {"regions": ()},
            {"regions": LUMBAR.regions},
            {"age": 130},
        )
        return c.RecordIntake(**self.draw.choice(changes))

    def check(self) -> c.CheckIn:
        clear = c.CheckIn(answers=ALL_CLEAR, rest_pain=self.draw.choice((0, 0, 1)))
        if self.draw.random() < 0.75:
            return clear
        name, answer = self.draw.choice(ASKED_DAILY), self.draw.choice(ANSWERS)
        changes: tuple[Mapping[str, object], ...] = (
            {"answers": ALL_CLEAR | {name: answer}},
            {"answers": {k: v for k, v in ALL_CLEAR.items() if k != name}},
            {"rest_pain": self.draw.choice((None, -1, 2, 3, 4, 10, 11))},
            {"temperature_c": self.draw.choice((20.0, 37.9, 38.0, 100.0))},
            {"systolic_mmhg": self.draw.choice((10, 90, 91, 179, 180, 400))},
            {"diastolic_mmhg": self.draw.choice((10, 60, 99, 100, 400))},
            {"signs": (self.draw.choice((*SIGNS, "unheard_of")),)},
        )
        return replace(clear, **self.draw.choice(changes))

    def opt_in(self) -> tuple[str, ...]:
        return self.draw.choice(((), ("S2",), ("S1", "S2")))

    def sign(self) -> c.Sign:
        draw = self.draw
        sign = c.Sign(supervised_sessions=draw.choice((3, 3, 3, 4, 5, None, 2, 6)))
        sign = replace(sign, whole_spine_days=draw.choice((14, 14, 21, None, 43)))
        if draw.random() < 0.7:
            return sign
        names = draw.sample(EXERCISES, draw.choice((1, 2, 4)))
        items = tuple(self.item(name) for name in names)
        return replace(sign, items=items, opt_in=self.opt_in())

    def item(self, exercise: str) -> c.SignItem:
        dose = PROGRAMME.exercises[exercise].dose
        repetitions = self.draw.choice((None, None, dose.max, dose.max + 1, 5, 4))
        ceiling = self.draw.choice((None, None, dose.max, dose.max + 1))
        return c.SignItem(exercise=exercise, repetitions=repetitions, ceiling=ceiling)

    def pain(self, exercise: str | None = None) -> c.ReportPain:
        draw = self.draw
        if exercise is None:
            exercise = draw.choice((None, *EXERCISES))
        levels = (0, 1, 2, 3, 4, 5, 6, 7, 10, 11, None)
        nrs = draw.choices(levels, (60, 4, 3, 6, 3, 3, 2, 1, 1, 1, 2))[0]
        words = draw.choices((None, *PainWords), (20, 1, 1, 1))[0]
        return c.ReportPain(exercise=exercise, nrs=nrs, words=words)

    def correct(self, exercise: str | None = None) -> c.Correct:
        draw = self.draw
        return c.Correct(
            exercise=exercise or draw.choice(EXERCISES),
            resolution=draw.choice((Resolution.RESUME, Resolution.RESUME, *Resolution)),
            replacement=draw.choice((None, *EXERCISES)),
            repetitions=draw.choice((None, None, 5, 10, 20)),
            opt_in=draw.choice((True, False)),
        )

    def alert(self) -> str:
        waiting = [alert.id for alert in self.patient.state.alerts]
        return self.draw.choice((*waiting, "no-such-alert"))


MAKERS: Mapping[type[Command], Callable[[Drawing], Command]] = {
    c.Enrol: lambda _: c.Enrol(),
    c.ShareCare: lambda w: c.ShareCare(clinician=w.draw.choice(("other", "third"))),
    c.RecordIntake: Drawing.review,
    c.Screen: lambda w: c.Screen(
        answers=SETTLED | {w.draw.choice(LASTING): w.draw.choice(ANSWERS)}
    ),
    c.SetPhase: lambda w: c.SetPhase(phase=w.draw.choice((*Phase, Phase.REMISSION))),
    c.Propose: lambda w: c.Propose(opt_in=w.opt_in()),
    c.Sign: Drawing.sign,
    c.CheckIn: Drawing.check,
    c.StartSession: lambda w: c.StartSession(kind=w.draw.choice(tuple(SessionKind))),
    c.WarmUp: lambda _: c.WarmUp(),
    c.StartExercise: lambda w: c.StartExercise(exercise=w.draw.choice(EXERCISES)),
    c.FinishExercise: lambda w: c.FinishExercise(exercise=w.draw.choice(EXERCISES), repetitions=10),
    c.ReportPain: Drawing.pain,
    c.ReportEffort: lambda w: c.ReportEffort(cr10=w.draw.choice((0.0, 6.9, 7.0, 10.0, 11.0))),
    c.ReportEmergency: lambda w: c.ReportEmergency(signs=tuple(w.draw.sample(SIGNS, 1))),
    c.FinishSession: lambda _: c.FinishSession(),
    c.AbandonSession: lambda _: c.AbandonSession(),
    c.SignOff: lambda _: c.SignOff(),
    c.OpenWholeSpine: lambda _: c.OpenWholeSpine(),
    c.Acknowledge: lambda w: c.Acknowledge(alert=w.alert()),
    c.Correct: Drawing.correct,
    c.Clear: lambda _: c.Clear(),
    c.Escalate: lambda _: c.Escalate(),
    c.Withdraw: lambda _: c.Withdraw(),
}
"""Every command there is, with fields around the thresholds."""
