"""What a patient may do now: the one thing that the day asks for, and what speaks against training.

Nothing is decided here; whoever begins a session meets the gates again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from corset.care.queries.release import session_items, valid_check
from corset.care.reasons import Subject, subject_of
from corset.care.rules.gates import assess
from corset.therapy.decision import Finding
from corset.therapy.programme import Programme
from corset.therapy.session import Check
from corset.therapy.state import State
from corset.therapy.terms import Outcome, SessionKind


class Due(StrEnum):
    """The one thing that a day asks for; in the order in which it is looked for."""

    HELP = "help"
    ENDED = "ended"
    WITH_SPECIALIST = "with_specialist"
    GO_ON = "go_on"
    TRAIN = "train"
    CHECK = "check"
    STOPPED = "stopped"
    TRAINED = "trained"
    VISIT = "visit"
    EXCLUDED = "excluded"
    PAUSED = "paused"
    REST = "rest"
    ANSWER = "answer"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A patient's day as it stands now."""

    state: State
    date: date
    check: Check | None
    """The one that holds now."""
    findings: tuple[Finding, ...]
    """What keeps the main session closed, worst first."""
    trains: bool
    """Whether a main session would hold an exercise."""
    stretches: bool
    """Whether a short session may begin, and would hold an exercise."""

    @property
    def runs(self) -> bool:
        """Whether a session runs that can go on."""
        session = self.state.session
        return session is not None and session.runs_on(self.date)

    @property
    def against(self) -> tuple[Finding, ...]:
        """What keeps training closed, besides a check that was simply not made yet."""
        if self.check is not None:
            return self.findings
        return tuple(f for f in self.findings if subject_of(f.reason) is not Subject.CHECK)

    @property
    def due(self) -> Due:
        """The first thing, in the order above, that holds."""
        return next(due for due in Due if _HOLDS[due](self))

    @property
    def why(self) -> tuple[Finding, ...]:
        """What to say of a day on which there is nothing to begin."""
        if self.due is Due.STOPPED:
            return tuple(f for f in self.against if subject_of(f.reason) is not Subject.DAY)
        return self.against if self.due in _CLOSED else ()

    @property
    def asks_again(self) -> bool:
        """Whether other answers might open the day."""
        return self.due in {Due.REST, Due.ANSWER}


def day_of(*, state: State, now: datetime, programme: Programme, supervised: bool = False) -> Day:
    """Return a patient's day; `supervised`: as somebody sees it who would lead the session."""
    closed = {
        kind: assess(state=state, now=now, programme=programme, supervised=supervised, kind=kind)
        for kind in SessionKind
    }
    holds = {kind: _holds(state, now, kind, programme) for kind in SessionKind}
    return Day(
        state=state,
        date=now.date(),
        check=valid_check(state=state, now=now, programme=programme),
        findings=closed[SessionKind.MAIN],
        trains=holds[SessionKind.MAIN],
        stretches=holds[SessionKind.STRETCH] and not closed[SessionKind.STRETCH],
    )


def _holds(state: State, now: datetime, kind: SessionKind, programme: Programme) -> bool:
    """Whether there is anything to do in such a session."""
    if state.plan is None:
        return False
    items, _ = session_items(state=state, plan=state.plan, kind=kind, now=now, programme=programme)
    return bool(items)


def _led(day: Day) -> bool:
    """Whether a session runs that a specialist or clinician opened."""
    return day.runs and day.state.session is not None and day.state.session.supervised


def _visits(day: Day) -> bool:
    """Whether nothing but supervision is missing."""
    missing = {finding.outcome for finding in day.against}
    return missing == {Outcome.NEEDS_SUPERVISION}


def _worst(outcome: Outcome) -> Callable[[Day], bool]:
    return lambda day: any(finding.outcome is outcome for finding in day.against[:1])


def _asked(day: Day) -> bool:
    """Whether first of all the patient has an answer to give; others are a clinician's to give."""
    first = {subject_of(finding.reason) for finding in day.against[:1]}
    return first == {Subject.CHECK}


_HOLDS: Mapping[Due, Callable[[Day], bool]] = {
    Due.HELP: lambda day: bool(day.state.emergency),
    Due.ENDED: lambda day: day.state.withdrawn,
    Due.WITH_SPECIALIST: _led,
    Due.GO_ON: lambda day: day.runs,
    Due.TRAIN: lambda day: day.trains and not day.findings,
    Due.CHECK: lambda day: day.check is None and not day.against,
    Due.STOPPED: lambda day: any(at.date() == day.date for at in day.state.stopped_at),
    Due.TRAINED: lambda day: day.state.trained_on == day.date,
    Due.VISIT: _visits,
    Due.EXCLUDED: _worst(Outcome.PROHIBITED),
    Due.PAUSED: _worst(Outcome.SUSPENDED),
    Due.REST: _worst(Outcome.BLOCKED_TODAY),
    Due.ANSWER: _asked,
    Due.WAIT: lambda _day: True,
}
_CLOSED = frozenset({Due.EXCLUDED, Due.PAUSED, Due.REST, Due.ANSWER, Due.WAIT})
"""Days on which training stays closed."""
