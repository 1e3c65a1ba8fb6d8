"""The oracle's ledger of what happened: it knows nothing of the core's own bookkeeping.

It reads commands that were accepted. Of the events it takes only that a session was closed, and
what a session was opened with. It remembers no more than the invariants ask for, so that it
stays finite however long a therapy goes on.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from corset.therapy import commands as c
from corset.therapy.intake import Intake
from corset.therapy.terms import Answer, PainWords, Phase, Region, SessionEnd, SessionKind
from corset.verify.oracle.answers import Closed

DISCOMFORT, SEVERE, EXHAUSTING, REST_PAIN_RISE = 3, 6, 7, 2
REST_PAIN_LIMIT, REST_PAIN_REMISSION = 7, 5
CLEAN_ENOUGH = 2
SLOWLY = 4
"""Seconds of a repetition, at the least: two out and two back."""
MOST_AMPLITUDE, MOST_EFFORT = 0.667, 0.5


def pain_of(command: c.ReportPain) -> float:
    """Return a report as one number, the worse of number and words; no number is 0.

    A number that cannot be counts as severe.
    """
    words = {PainWords.UNCOMFORTABLE: DISCOMFORT, PainWords.SEVERE: SEVERE}
    number = command.nrs if command.nrs in {None, *range(11)} else SEVERE
    said = words.get(command.words, 0) if command.words else 0
    return max(number or 0, said)


@dataclass(frozen=True, slots=True)
class Report:
    """What was said of one exercise in one session."""

    pain: float | None = None
    effort: float = 0
    done: int | None = None
    begun: bool = False
    hurried: bool = False
    """Whether it was done faster than anybody does it slowly and smoothly."""

    @property
    def said(self) -> bool:
        """Whether anything was said or done at all."""
        return self.pain is not None or self.effort > 0 or self.done is not None


@dataclass(frozen=True, slots=True)
class Training:
    """One session; `led`: whether staff were there to its regular end and half of it was done."""

    kind: SessionKind
    supervised: bool
    at: datetime
    handed: tuple[tuple[str, int], ...]
    warm_on: date | None = None
    end: SessionEnd | None = None
    reports: tuple[tuple[str, Report], ...] = ()
    medicated: bool = False
    led: bool = False
    sore: bool = False
    """Whether discomfort was told of its warm-up."""

    def of(self, exercise: str) -> Report:
        """Return the report of an exercise."""
        return dict(self.reports).get(exercise, Report())

    def dose(self, exercise: str) -> int:
        """Return the repetitions handed out."""
        return dict(self.handed)[exercise]

    @property
    def workout(self) -> bool:
        """Whether it counts as a supervised workout of this therapy."""
        finished = self.end is SessionEnd.FINISHED and self.led
        return finished and self.supervised and self.kind is SessionKind.MAIN

    @property
    def half_done(self) -> bool:
        """Whether at least half of its exercises were done to at least half of their dose."""
        done = [x for x, dose in self.handed if 2 * (self.of(x).done or 0) >= dose]
        return 2 * len(done) >= len(self.handed)

    def outcome(self, exercise: str, counted_on: date | None) -> "Outcome":
        """Return what came of an exercise that was last counted as clean on that day."""
        finished = self.end is SessionEnd.FINISHED
        counts = not self.medicated and counted_on != self.at.date()
        return Outcome(self.of(exercise), self.dose(exercise), finished, counts)

    def holds(self, exercise: str) -> bool:
        """Whether what is said of an exercise now is said of this session."""
        if exercise not in dict(self.handed):
            return False
        report = self.of(exercise)
        return self.end is None or report.begun or report.said


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an exercise in a session: the report, the dose, whether it was finished.

    `counts`: whether it can be a ground for more, by its day and with no painkiller before it.
    """

    report: Report
    dose: int
    finished: bool
    counts: bool

    @property
    def clean(self) -> bool:
        """Whether it went wholly well, in a session that was finished."""
        report, whole = self.report, self.report.done == self.dose and not self.report.hurried
        return self.finished and report.pain == 0 and whole and report.effort < EXHAUSTING

    @property
    def broken(self) -> bool:
        """Whether it was tried and did not go wholly well."""
        return (self.finished or (self.report.pain or 0) > 0) and not self.clean

    def clean_after(self, before: int) -> int:
        """Return the clean sessions in a row, at most two, after `before` of them."""
        if not self.report.said:
            return before
        if self.clean:
            return min(before + self.counts, CLEAN_ENOUGH)
        return 0 if self.broken else before

    def sore_after(self, before: int | None) -> int | None:
        """Return the clean sessions since discomfort; None where it is over, or never was."""
        if (self.report.pain or 0) >= DISCOMFORT:
            return 0
        if before is None or not self.report.said:
            return before
        if self.clean:
            clean = before + self.counts
            return clean if clean < CLEAN_ENOUGH else None
        return 0 if self.broken else before


@dataclass(frozen=True, slots=True)
class ExerciseReport:
    """An exercise of an earlier session, and how it was counted before that: reports may come."""

    outcome: Outcome
    streak: int
    sore: int | None
    rose: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The last check: when, whether it left something open, whether it spoke against training."""

    at: datetime
    is_open: bool
    against: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the oracle knows of one patient."""

    in_therapy: bool = False
    team: frozenset[str] = frozenset()
    intake: Intake = field(default_factory=Intake)
    screening: tuple[tuple[str, Answer], ...] = ()
    phase: Phase = Phase.UNKNOWN
    check: Checked | None = None
    emergency: bool = False
    suspended: bool = False
    closed: frozenset[Closed] = frozenset()
    barred: frozenset[str] = frozenset()
    stopped: frozenset[datetime] = frozenset()
    first_signed: datetime | None = None
    whole_spine_at: datetime | None = None
    signed_wide: bool = False
    signed_for: tuple[Region, ...] = ()
    signed_off: bool = False
    session: Training | None = None
    workouts_before: int = 0
    main_sessions: frozenset[tuple[date, datetime]] = frozenset()
    """The days of main sessions, with when an exercise was begun in them."""
    trained_at: datetime | None = None
    """When an exercise of a main session was last begun."""
    stretched: tuple[tuple[str, datetime], ...] = ()
    """When exercises were last begun."""
    counted_on: tuple[tuple[str, date], ...] = ()
    """The day of the last clean session of each exercise that was counted."""
    rested_from: date | None = None
    """From when a pause counts."""
    limits: tuple[tuple[str, float], ...] = ()
    """What a pause or an exacerbation allows of exercises that were not begun since."""
    pauses: bool = True
    """Whether a pause is looked for at all."""
    held: bool = False
    """Whether a fact changed since the plan was signed."""
    streaks: tuple[tuple[str, int], ...] = ()
    warm_up: tuple[int, date | None] | None = None
    """The clean sessions since discomfort in a warm-up, and the day of the last; None is over."""
    sore: tuple[tuple[str, int], ...] = ()
    """Exercises that were uncomfortable, with their clean sessions in a row since then."""
    risen: frozenset[str] = frozenset()
    earlier: tuple[tuple[str, ExerciseReport], ...] = ()
    """Of each exercise the last time before this session that anything came of it."""
    latest: datetime | None = None
    """The latest time, by any clock, at which something happened."""
    behind_from: datetime | None = None
    """When the clock was first seen to stand before that; None once it has come."""

    def counts_from(self, when: datetime, now: datetime) -> datetime:
        """Return since when something counts as done, as far as the clock can know (I28)."""
        return when if when <= now else min(when, self.behind_from or when)

    @property
    def supervised(self) -> int:
        """Supervised workouts that were finished in this therapy."""
        return self.workouts_before + (self.session is not None and self.session.workout)

    @property
    def cervical(self) -> bool:
        """Whether the neck is, or may be, the diagnosis."""
        return Region.CERVICAL in (self.intake.regions or tuple(Region))

    def clean_since_pain(self, exercise: str) -> int | None:
        """Return the clean sessions since discomfort or worse; None once there were two."""
        before, session = dict(self.sore).get(exercise), self.session
        if session is None or exercise not in dict(session.handed):
            return before
        return self.outcome_of(exercise).sore_after(before)

    def clean_sessions(self, exercise: str) -> int:
        """Return the clean sessions of an exercise since its last rise, at most two."""
        before, session = dict(self.streaks).get(exercise, 0), self.session
        known = session is not None and exercise in dict(session.handed)
        if session is None or not known or exercise in self.risen:
            return before
        return self.outcome_of(exercise).clean_after(before)

    def outcome_of(self, exercise: str) -> Outcome:
        """Return what came of an exercise in the last session. Raises KeyError for no such."""
        assert self.session is not None
        return self.session.outcome(exercise, dict(self.counted_on).get(exercise))
