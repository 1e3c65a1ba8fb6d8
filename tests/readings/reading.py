"""A reading of a rule, and what a step says of it: it passed, it bit, or it did not apply."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.readings.seen import Seen

Asked = Callable[[Seen], bool]


class Verdict(StrEnum):
    """What came of a reading in one step of the core."""

    PASSED = "passed"
    """It was asked, and let the step through."""
    BIT = "bit"
    """It refused, cut, held, closed, suspended or told somebody."""
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Reading:
    """One reading: where it is asked, when it bites, and the sentences with which it does.

    `sentences` are the names of the reasons that are said where it bites, or where it passes.
    """

    rule: str
    says: str
    asked: Asked
    bites: Asked
    sentences: tuple[str, ...] = ()


def says(*names: str) -> Asked:
    """Return whether one of these sentences is said."""

    def is_said(seen: Seen) -> bool:
        return seen.says(*names)

    return is_said


def gate(rule: str, text: str, *names: str, asked: Asked | None = None) -> Reading:
    """Return a gate: asked at a check and at the start of a session, it bites with a sentence."""

    def at_the_gate(seen: Seen) -> bool:
        return seen.at_the_gate and (asked is None or asked(seen))

    return Reading(rule, text, at_the_gate, says(*names), names)


def refusal(rule: str, text: str, asked: Asked, *names: str) -> Reading:
    """Return a reading that refuses with a sentence."""

    def refuses(seen: Seen) -> bool:
        return not seen.accepted and seen.says(*names)

    return Reading(rule, text, asked, refuses, names)
