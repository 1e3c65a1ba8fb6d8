"""Histories: a clinic in which mostly the next sensible thing happens, and often something else.

Whatever is drawn goes through the real core; refused commands belong to a history as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from tests.patient import (
    ALL_CLEAR,
    ASKED_DAILY,
    CLINICIAN,
    LASTING,
    LUMBAR,
    OTHER_CLINICIAN,
    PATIENT,
    PROGRAMME,
    SPECIALIST,
    SYSTEM,
    Patient,
)

from corset.care import released
from corset.therapy import commands as c
from corset.therapy.commands import Actor, Command
from corset.therapy.plan import Plan
from corset.therapy.state import State
from corset.therapy.terms import (
    Answer,
    Damage,
    PainWords,
    Phase,
    Region,
    Resolution,
    Role,
    SessionKind,
)

ACTORS = (CLINICIAN, PATIENT, SPECIALIST, SYSTEM, OTHER_CLINICIAN, Actor(Role.ADMINISTRATOR, "a"))
EXERCISES = tuple(PROGRAMME.exercises)
SIGNS = tuple(PROGRAMME.emergency_signs)
SETTLED = dict.fromkeys(LASTING, Answer.NO)
ANSWERS = (Answer.NO, Answer.NO, Answer.UNKNOWN, Answer.YES)
MINUTES = (1, 1, 1, 1, 5, 60, 719, 720, 721)
DAYS = (1, 1, 1, 1, 2, 7, 14, 21, 42)
Asked = tuple[Command, Actor]


@dataclass
class Wanderer:
    """Draws what happens next to a patient."""

    draw: Random
    patient: Patient

    def step(self) -> None:
        """Let one thing happen, and time pass."""
        command, by = self._sensible() if self.draw.random() < 0.85 else self._anything()
        self.patient.give(command, by)
        if self.draw.random() < 0.04:
            self.patient.now += timedelta(minutes=self.draw.choice((*MINUTES, -60)))
        session = self.patient.state.session
        trained = session is not None and not session.is_open
        if self.draw.random() < (0.3 if trained else 0.01):
            self.patient.tomorrow(self.draw.choice(DAYS))

    # ------------------------------------------------------------ what comes next

    def _sensible(self) -> Asked:
        state = self.patient.state
        if not state.enrolled or state.withdrawn:
            return c.Enrol(), CLINICIAN
        if state.plan is None:
            return self._preparation()
        return self._to_look_at(state) or self._of_the_day(state, state.plan)

    def _to_look_at(self, state: State) -> Asked | None:
        """What waits for a clinician, or for a specialist."""
        if state.emergency or state.suspended:
            return self._one(c.Clear(), c.Clear(), self._check())
        if state.barred and self.draw.random() < 0.2:
            return self._correct(self.draw.choice(state.barred)), CLINICIAN
        return None

    def _of_the_day(self, state: State, plan: Plan) -> Asked:
        now = self.patient.now
        if state.session and state.session.is_open:
            return self._in_session()
        if state.check is None or state.check.at.date() != now.date():
            return self._check(), self._who()
        if state.supervised >= plan.supervised_sessions and not state.signed_off:
            return c.SignOff(), SPECIALIST
        due = now - (state.therapy_since or now) >= timedelta(days=plan.whole_spine_days)
        if due and not state.whole_spine:
            return c.OpenWholeSpine(), CLINICIAN
        return self._between()

    def _who(self) -> Actor:
        home = self.patient.state.signed_off
        return self.draw.choice(
            (PATIENT, SPECIALIST) if home else (SPECIALIST, SPECIALIST, PATIENT)
        )

    def _one(self, *commands: Command) -> Asked:
        return self.draw.choice(commands), CLINICIAN

    def _preparation(self) -> Asked:
        state = self.patient.state
        if state.intake.age is None or state.intake.conditions is None:
            return self._intake(), CLINICIAN
        if dict(state.screening) != SETTLED:
            return c.Screen(answers=SETTLED), CLINICIAN
        if state.phase is not Phase.REMISSION:
            return c.SetPhase(phase=Phase.REMISSION), CLINICIAN
        if state.proposal is None:
            return c.Propose(opt_in=self._opt_in()), CLINICIAN
        return self._sign(), CLINICIAN

    def _between(self) -> Asked:
        """Between sessions: another one, a plan anew, a late report."""
        kinds = (SessionKind.MAIN, SessionKind.MAIN, SessionKind.STRETCH)
        start = c.StartSession(kind=self.draw.choice(kinds))
        wide = self.patient.state.whole_spine
        anew = c.Propose(opt_in=self._opt_in()), self._sign()
        if self.patient.state.proposal is not None and self.draw.random() < 0.6:
            return anew[1], CLINICIAN
        if self.draw.random() < (0.1 if wide else 0.03):
            return anew[0], CLINICIAN
        if self.draw.random() < 0.15:
            return self._pain(), PATIENT
        return start, self._who()

    def _in_session(self) -> Asked:
        state = self.patient.state
        assert state.session is not None
        by = SPECIALIST if state.session.supervised else PATIENT
        if self.draw.random() < 0.03:
            return self._check(), PATIENT
        if not state.session.warmed_up:
            return c.WarmUp(), by
        if state.session.current is not None:
            return self._during(state.session.current), by
        missing = [r.exercise for r in state.session.results if r.nrs is None and r.words is None]
        if missing and self.draw.random() < 0.9:
            return self._pain(missing[-1]), by
        out = released(state=state, now=self.patient.now, programme=PROGRAMME)
        if not out or (state.session.results and self.draw.random() < 0.25):
            return c.FinishSession(), by
        return c.StartExercise(exercise=self.draw.choice(out).exercise), by

    def _during(self, exercise: str) -> Command:
        handed = self.patient.doses().get(exercise, 10)
        whole = c.FinishExercise(exercise=exercise, repetitions=handed)
        part = replace(whole, repetitions=self.draw.choice((0, handed // 2, handed + 1)))
        effort = c.ReportEffort(cr10=self.draw.choice((3.0, 6.5, 7.0)))
        commands = (whole, part, self._pain(exercise), effort)
        return self.draw.choices(commands, (80, 5, 8, 7))[0]

    # ------------------------------------------------------------ anything at all

    def _anything(self) -> Asked:
        kinds = tuple(MAKERS)
        kind = self.draw.choices(kinds, [GRAVE.get(kind, 1.0) for kind in kinds])[0]
        usual = {c.Escalate: SYSTEM, c.SignOff: SPECIALIST}.get(kind, CLINICIAN)
        usual = PATIENT if kind in OF_PATIENTS else usual
        by = usual if self.draw.random() < 0.8 else self.draw.choice(ACTORS)
        return MAKERS[kind](self), by

    def _intake(self) -> c.RecordIntake:
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

    def _review(self) -> c.RecordIntake:
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

    def _check(self) -> c.CheckIn:
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

    def _opt_in(self) -> tuple[str, ...]:
        return self.draw.choice(((), ("S2",), ("S1", "S2")))

    def _sign(self) -> c.Sign:
        draw = self.draw
        sign = c.Sign(supervised_sessions=draw.choice((3, 3, 3, 4, 5, None, 2, 6)))
        sign = replace(sign, whole_spine_days=draw.choice((14, 14, 21, None, 43)))
        if draw.random() < 0.7:
            return sign
        names = draw.sample(EXERCISES, draw.choice((1, 2, 4)))
        items = tuple(self._item(name) for name in names)
        return replace(sign, items=items, opt_in=self._opt_in())

    def _item(self, exercise: str) -> c.SignItem:
        dose = PROGRAMME.exercises[exercise].dose
        repetitions = self.draw.choice((None, None, dose.max, dose.max + 1, 5, 4))
        ceiling = self.draw.choice((None, None, dose.max, dose.max + 1))
        return c.SignItem(exercise=exercise, repetitions=repetitions, ceiling=ceiling)

    def _pain(self, exercise: str | None = None) -> c.ReportPain:
        draw = self.draw
        if exercise is None:
            exercise = draw.choice((None, *EXERCISES))
        levels = (0, 1, 2, 3, 4, 5, 6, 7, 10, 11, None)
        nrs = draw.choices(levels, (60, 4, 3, 6, 3, 3, 2, 1, 1, 1, 2))[0]
        words = draw.choices((None, *PainWords), (20, 1, 1, 1))[0]
        return c.ReportPain(exercise=exercise, nrs=nrs, words=words)

    def _correct(self, exercise: str | None = None) -> c.Correct:
        draw = self.draw
        return c.Correct(
            exercise=exercise or draw.choice(EXERCISES),
            resolution=draw.choice((Resolution.RESUME, Resolution.RESUME, *Resolution)),
            replacement=draw.choice((None, *EXERCISES)),
            repetitions=draw.choice((None, None, 5, 10, 20)),
            opt_in=draw.choice((True, False)),
        )

    def _alert(self) -> str:
        waiting = [alert.id for alert in self.patient.state.alerts]
        return self.draw.choice((*waiting, "no-such-alert"))


MAKERS: Mapping[type[Command], Callable[[Wanderer], Command]] = {
    c.Enrol: lambda _: c.Enrol(),
    c.ShareCare: lambda w: c.ShareCare(clinician=w.draw.choice(("other", "third"))),
    c.RecordIntake: Wanderer._review,
    c.Screen: lambda w: c.Screen(
        answers=SETTLED | {w.draw.choice(LASTING): w.draw.choice(ANSWERS)}
    ),
    c.SetPhase: lambda w: c.SetPhase(phase=w.draw.choice((*Phase, Phase.REMISSION))),
    c.Propose: lambda w: c.Propose(opt_in=w._opt_in()),
    c.Sign: Wanderer._sign,
    c.CheckIn: Wanderer._check,
    c.StartSession: lambda w: c.StartSession(kind=w.draw.choice(tuple(SessionKind))),
    c.WarmUp: lambda _: c.WarmUp(),
    c.StartExercise: lambda w: c.StartExercise(exercise=w.draw.choice(EXERCISES)),
    c.FinishExercise: lambda w: c.FinishExercise(exercise=w.draw.choice(EXERCISES), repetitions=10),
    c.ReportPain: Wanderer._pain,
    c.ReportEffort: lambda w: c.ReportEffort(cr10=w.draw.choice((0.0, 6.9, 7.0, 10.0, 11.0))),
    c.ReportEmergency: lambda w: c.ReportEmergency(signs=tuple(w.draw.sample(SIGNS, 1))),
    c.FinishSession: lambda _: c.FinishSession(),
    c.AbandonSession: lambda _: c.AbandonSession(),
    c.SignOff: lambda _: c.SignOff(),
    c.OpenWholeSpine: lambda _: c.OpenWholeSpine(),
    c.Acknowledge: lambda w: c.Acknowledge(alert=w._alert()),
    c.Correct: Wanderer._correct,
    c.Clear: lambda _: c.Clear(),
    c.Escalate: lambda _: c.Escalate(),
    c.Withdraw: lambda _: c.Withdraw(),
}
"""Every command there is, with fields around the thresholds."""
GRAVE = {
    c.Withdraw: 0.1,
    c.ReportEmergency: 0.2,
    c.SetPhase: 0.4,
    c.Screen: 0.4,
    c.Propose: 0.2,
    c.Sign: 0.3,
}
"""Commands after which training is closed for long: rarer, so that histories get far."""
OF_PATIENTS = {
    c.CheckIn,
    c.StartSession,
    c.WarmUp,
    c.StartExercise,
    c.FinishExercise,
    c.ReportPain,
    c.ReportEffort,
    c.ReportEmergency,
    c.FinishSession,
    c.AbandonSession,
}
