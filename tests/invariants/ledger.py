"""What happened, kept in a second book that knows nothing of the core's own bookkeeping.

It reads commands that were accepted. Of the events it takes only that a session was closed, and
what a session was opened with.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from tests.patient import Happened

from corset.therapy import commands as c
from corset.therapy.events import SessionClosed, SessionStarted
from corset.therapy.intake import Intake
from corset.therapy.session import SessionItem
from corset.therapy.terms import (
    Answer,
    PainWords,
    Phase,
    Region,
    Resolution,
    Role,
    SessionEnd,
    SessionKind,
)

DISCOMFORT, SEVERE, EXHAUSTING, REST_PAIN_RISE = 3, 6, 7, 2


def pain_of(command: c.ReportPain) -> float:
    """Return a report as one number, the worse of number and words; no number is 0."""
    words = {PainWords.UNCOMFORTABLE: DISCOMFORT, PainWords.SEVERE: SEVERE}
    number = command.nrs if command.nrs in range(11) else 0
    return max(number or 0, words.get(command.words, 0))


@dataclass
class Report:
    """What was said of one exercise in one session."""

    pain: float | None = None
    effort: float = 0
    done: int | None = None
    begun: bool = False

    @property
    def said(self) -> bool:
        """Whether anything was said or done at all."""
        return self.pain is not None or self.effort > 0 or self.done is not None


@dataclass
class Training:
    """One session."""

    kind: SessionKind
    supervised: bool
    at: datetime
    handed: dict[str, SessionItem]
    warm_on: date | None = None
    end: SessionEnd | None = None
    reports: dict[str, Report] = field(default_factory=dict[str, Report])

    def of(self, exercise: str) -> Report:
        """Return the report of an exercise."""
        return self.reports.setdefault(exercise, Report())

    @property
    def trained(self) -> bool:
        """Whether an exercise was begun."""
        return any(report.begun for report in self.reports.values())

    def clean(self, exercise: str) -> bool:
        """Whether an exercise went wholly well, in a session that was finished."""
        report, finished = self.of(exercise), self.end is SessionEnd.FINISHED
        whole = report.done == self.handed[exercise].repetitions
        return finished and report.pain == 0 and whole and report.effort < EXHAUSTING


@dataclass
class Ledger:
    """The second book."""

    first_session: int = 0
    in_therapy: bool = False
    team: set[str] = field(default_factory=set[str])
    intake: Intake = field(default_factory=Intake)
    screening: dict[str, Answer] = field(default_factory=dict[str, Answer])
    phase: Phase = Phase.UNKNOWN
    check: c.CheckIn | None = None
    checked_at: datetime | None = None
    emergency: bool = False
    suspended: bool = False
    barred: set[str] = field(default_factory=set[str])
    stopped: set[date] = field(default_factory=set[date])
    first_signed: datetime | None = None
    whole_spine_at: datetime | None = None
    signed_wide: bool = False
    signed_for: tuple[Region, ...] = ()
    signed_off: bool = False
    sessions: list[Training] = field(default_factory=list[Training])
    since_rise: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def session(self) -> Training | None:
        """The last session."""
        return self.sessions[-1] if self.sessions else None

    @property
    def supervised(self) -> int:
        """Supervised workouts that were finished in this therapy."""
        return sum(
            s.supervised and s.kind is SessionKind.MAIN and s.end is SessionEnd.FINISHED
            for s in self.sessions[self.first_session :]
        )

    @property
    def cervical(self) -> bool:
        """Whether the neck is, or may be, the diagnosis."""
        return Region.CERVICAL in (self.intake.regions or tuple(Region))

    def clean_sessions(self, exercise: str) -> int:
        """Return the clean sessions of an exercise since its last rise, back to one with pain."""
        count = 0
        for session in reversed(self.sessions[self.since_rise.get(exercise, 0) :]):
            if exercise not in session.handed or not session.of(exercise).said:
                continue
            if session.clean(exercise):
                count += 1
            elif session.end is SessionEnd.FINISHED or (session.of(exercise).pain or 0) > 0:
                break
        return count

    def write(self, step: Happened) -> None:
        """Write down a command that was accepted."""
        if not step.decision.accepted:
            return
        for event in step.decision.events:
            if isinstance(event, SessionClosed) and self.session:
                self.session.end = event.end
        getattr(self, f"_{type(step.command).__name__}", _nothing)(step.command, step)

    def _Enrol(self, _: c.Enrol, step: Happened) -> None:  # noqa: N802 - named as its command
        self.in_therapy, self.first_session, self.team = True, len(self.sessions), {step.by.id}
        self.first_signed = self.whole_spine_at = None
        self.signed_wide = self.signed_off = False
        self.check = self.checked_at = None

    def _ShareCare(self, command: c.ShareCare, _: Happened) -> None:  # noqa: N802
        self.team.add(command.clinician)

    def _Withdraw(self, _: c.Withdraw, __: Happened) -> None:  # noqa: N802
        self.in_therapy = False

    def _RecordIntake(self, command: c.RecordIntake, _: Happened) -> None:  # noqa: N802
        names = Intake.__dataclass_fields__
        known = {name: getattr(self.intake, name) for name in names}
        given = {name: getattr(command, name) for name in names}
        self.intake = Intake(**known | {k: v for k, v in given.items() if v is not None})

    def _Screen(self, command: c.Screen, _: Happened) -> None:  # noqa: N802
        self.screening = dict(command.answers)

    def _SetPhase(self, command: c.SetPhase, _: Happened) -> None:  # noqa: N802
        self.phase = command.phase

    def _CheckIn(self, command: c.CheckIn, step: Happened) -> None:  # noqa: N802
        self.check, self.checked_at = command, step.now
        usual = self.intake.rest_pain or 0
        risen = command.rest_pain in range(usual + REST_PAIN_RISE, 11)
        self.suspended |= risen or command.answers.get("new_sign") is Answer.YES
        sign = command.answers.get("emergency_sign") is Answer.YES
        self.emergency |= sign or bool(command.signs)

    def _ReportEmergency(self, _: c.ReportEmergency, __: Happened) -> None:  # noqa: N802
        self.emergency = True

    def _Clear(self, _: c.Clear, __: Happened) -> None:  # noqa: N802
        self.emergency = self.suspended = False

    def _Sign(self, _: c.Sign, step: Happened) -> None:  # noqa: N802
        self.first_signed = self.first_signed or step.now
        self.signed_for = self.intake.regions or ()
        self.signed_wide = self.whole_spine_at is not None

    def _Correct(self, command: c.Correct, _: Happened) -> None:  # noqa: N802
        if command.resolution is Resolution.RESUME:
            self.barred.discard(command.exercise)
        if command.resolution is Resolution.REPLACE:
            self.signed_wide |= self.whole_spine_at is not None

    def _OpenWholeSpine(self, _: c.OpenWholeSpine, step: Happened) -> None:  # noqa: N802
        self.whole_spine_at = self.whole_spine_at or step.now

    def _SignOff(self, _: c.SignOff, step: Happened) -> None:  # noqa: N802
        self.signed_off = step.by.role in {Role.SPECIALIST, Role.CLINICIAN}

    def _StartSession(self, _: c.StartSession, step: Happened) -> None:  # noqa: N802
        opened = next(e for e in step.decision.events if isinstance(e, SessionStarted))
        handed = {item.exercise: item for item in opened.items}
        supervised = step.by.role is not Role.PATIENT
        self.sessions.append(Training(opened.kind, supervised, step.now, handed))

    def _WarmUp(self, _: c.WarmUp, step: Happened) -> None:  # noqa: N802
        self._running.warm_on = step.now.date()

    @property
    def _running(self) -> Training:
        assert self.session is not None
        return self.session

    def _StartExercise(self, command: c.StartExercise, _: Happened) -> None:  # noqa: N802
        self._running.of(command.exercise).begun = True

    def _FinishExercise(self, command: c.FinishExercise, _: Happened) -> None:  # noqa: N802
        self._running.of(command.exercise).done = command.repetitions

    def _ReportPain(self, command: c.ReportPain, step: Happened) -> None:  # noqa: N802
        exercise, pain = exercise_of(command, step), pain_of(command)
        if exercise is None:  # before the first one, in the warm-up
            self.suspended = True
        elif pain >= SEVERE:
            self.barred.add(exercise)
            self.stopped.add(step.now.date())
        if self.session and exercise in self.session.handed:
            report = self.session.of(exercise)
            report.pain = max(report.pain or 0, pain)

    def _ReportEffort(self, command: c.ReportEffort, step: Happened) -> None:  # noqa: N802
        report = self._running.of(exercise_of(command, step) or "")
        report.effort = max(report.effort, command.cr10)


def exercise_of(command: c.ReportPain | c.ReportEffort, step: Happened) -> str | None:
    """Return the exercise that a report is about, as the decision took it; None in the warm-up."""
    return command.exercise or getattr(step.decision.events[0], "exercise", None)


def _nothing(_: c.Command, __: Happened) -> None:
    """Nothing to write down."""
