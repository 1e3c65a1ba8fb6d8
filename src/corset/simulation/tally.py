"""What happened to simulated patients, counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

from corset.simulation.driver import Transition
from corset.simulation.patient import Day
from corset.therapy import events as e
from corset.therapy.content.parameters import Parameters
from corset.therapy.terms import PainWords

WEEK = 7


@dataclass
class Tally:
    """Counts over patients; `doses` are the repetitions handed out, by week from the intake."""

    parameters: Parameters
    patients: int = 0
    untreated: int = 0
    days: Counter[str] = field(default_factory=Counter[str])
    sessions: Counter[str] = field(default_factory=Counter[str])
    pains: Counter[str] = field(default_factory=Counter[str])
    bars: int = 0
    alerts: Counter[str] = field(default_factory=Counter[str])
    refusals: Counter[str] = field(default_factory=Counter[str])
    doses: dict[int, list[int]] = field(default_factory=dict[int, list[int]])

    def add(self, history: Iterable[Transition], days: Iterable[Day]) -> None:
        """Count one patient's therapy."""
        steps = tuple(history)
        self.patients += 1
        self.days.update(day.value for day in days)
        for step in steps:
            if not step.decision.accepted:
                self.refusals.update({reason.rule for reason in step.decision.reasons})
            for event in step.decision.events:
                self._count(event, week=(event.at - steps[0].now).days // WEEK)

    def _count(self, event: e.Event, *, week: int) -> None:
        match event:
            case e.SessionStarted(items=items):
                self.doses.setdefault(week, []).extend(item.repetitions for item in items)
            case e.SessionClosed(end=end):
                self.sessions[end.value] += 1
            case e.PainReported():
                self.pains[self._level(event)] += 1
            case e.ExerciseBarred():
                self.bars += 1
            case e.AlertRaised(kind=kind):
                self.alerts[kind.value] += 1
            case _:
                pass

    def _level(self, pain: e.PainReported) -> str:
        """Name the pain as the parameters divide it; the worse of number and words counts."""
        nrs, p = pain.nrs or 0, self.parameters
        if nrs >= p.severe_pain_nrs or pain.words is PainWords.SEVERE:
            return "severe"
        if nrs >= p.discomfort_nrs or pain.words is PainWords.UNCOMFORTABLE:
            return "discomfort"
        return "slight" if nrs >= p.slight_pain_nrs else "none"

    def mean_doses(self) -> dict[int, float]:
        """Return the mean repetitions handed out, by week."""
        return {week: fmean(self.doses[week]) for week in sorted(self.doses) if self.doses[week]}

    def as_json(self) -> dict[str, object]:
        """Return the counts as plain data; weeks count from 1."""
        counted = ("days", "sessions", "pains", "alerts", "refusals")
        return {
            "patients": self.patients,
            "untreated": self.untreated,
            "bars": self.bars,
            **{name: dict(sorted(getattr(self, name).items())) for name in counted},
            "mean_repetitions": {
                str(week + 1): round(mean, 2) for week, mean in self.mean_doses().items()
            },
        }
