"""What is told of an exercise, and what came of one in a session that was finished."""

from dataclasses import dataclass
from functools import cached_property

from corset.care.queries.trained import is_earlier
from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.plan import Progress
from corset.therapy.session import ExerciseResult, Result, SessionItem
from corset.therapy.state import State
from corset.therapy.terms import NRS
from corset.verify.oracle.ledger import CLEAN_ENOUGH, DISCOMFORT, EXHAUSTING, pain_of

PART, MORE, HARD, HASTE, UNTOLD, HURT = "part", "more", "hard", "haste", "untold", "hurt"
"""What keeps an exercise from having gone wholly well (R20, R6)."""


@dataclass(frozen=True)
class Told:
    """Pain at an exercise, with where that stood before and how it was handed out."""

    command: c.ReportPain
    exercise: str
    trained: ExerciseResult
    before: State

    @property
    def level(self) -> float:
        """The worse of number and words, on the scale of the number."""
        return pain_of(self.command)

    @property
    def item(self) -> SessionItem:
        return self.trained.item

    @property
    def here(self) -> bool:
        """Whether it is of a session that is open."""
        session = self.before.session
        return session is not None and session.is_open and not self.earlier

    @property
    def earlier(self) -> bool:
        """Whether it is of a session before the last one."""
        return is_earlier(self.before, self.trained)

    @property
    def worst_before(self) -> float:
        """What had been told of it before in the same session."""
        told = self.trained.result
        return pain_of(c.ReportPain(nrs=told.nrs, words=told.words))


@dataclass(frozen=True)
class Reviewed:
    """An exercise of a session that was finished: what was handed out, done, and what follows."""

    item: SessionItem
    result: Result
    dose: e.DoseSet | None
    stands: Progress

    @cached_property
    def flaws(self) -> frozenset[str]:
        """What of it did not go wholly well."""
        result, dose = self.result, self.item.repetitions
        silent = result.nrs is None and result.words is None
        hurt = pain_of(c.ReportPain(nrs=result.nrs, words=result.words)) > 0
        done = result.repetitions or 0
        found = {UNTOLD: silent, HURT: hurt, PART: done < dose, MORE: done > dose}
        found[HARD] = (result.cr10 or 0) >= EXHAUSTING
        found[HASTE] = result.hurried
        return frozenset(flaw for flaw, is_so in found.items() if is_so)

    @property
    def counted(self) -> bool:
        """Whether it was counted as clean: its day was written down."""
        return self.stands.clean_on != self.item.before.clean_on

    @property
    def risen(self) -> bool:
        return self.stands.repetitions > self.item.before.repetitions

    @property
    def may_rise(self) -> bool:
        """Whether it went wholly well for the second time in a row."""
        return not self.flaws and self.item.before.clean + 1 >= CLEAN_ENOUGH


def is_number(told: Told) -> bool:
    """Whether pain was told by a number on the scale."""
    return told.command.nrs in NRS


def hurts(told: Told) -> bool:
    return told.level >= DISCOMFORT
