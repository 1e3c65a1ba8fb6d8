"""A story told three times by the real core: without the rule, with the rule alone, as it is."""

from collections.abc import Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from tests.patient import PROGRAMME
from tests.risk import guards  # noqa: F401 - registers its switches
from tests.risk.hazards import Arms
from tests.risk.switches import SWITCHES, Switch

from corset.care import warm_up_parts
from corset.services.scenarios import Told, tell
from corset.simulation import driver

STORIES = Path(__file__).parent / "stories"
NO_RULE, RULE_ONLY, PRODUCT = "No rule", "Rule, no mitigation", "With mitigation"
SAID = "said"
"""The name of the arm in which Corset says what it would say, and nothing follows."""


@dataclass(frozen=True)
class Arm:
    """How a story went in one arm."""

    text: str
    says: tuple[str, ...]
    happened: tuple[str, ...]
    held: tuple[tuple[str, int], ...]
    warm_up: tuple[str, ...]
    failures: tuple[str, ...]

    @property
    def outcome(self):
        """What differs where a control matters: the words are not part of it."""
        return self.happened, self.held, self.warm_up


@cache
def told(arms: Arms) -> dict[str, Arm]:
    """Return how the arms of a hazard went, by name, in the page's order."""
    removed = SWITCHES[arms.no_rule]
    run = {NO_RULE: _arm(arms, removed.text, removed)}
    if arms.rule_only:
        run[RULE_ONLY] = _rule_only(arms, removed)
    run[PRODUCT] = _arm(arms, "Corset as it is.", None)
    return run


def _rule_only(arms: Arms, removed: Switch) -> Arm:
    if arms.rule_only != SAID:
        heard = SWITCHES[arms.rule_only]
        return _arm(arms, heard.text, heard)
    text = "Corset says what it sees; nothing is closed, cut or refused for it."
    return _arm(arms, text, removed, only_say=True)


@contextmanager
def _only_saying(removed: Switch):
    """Decide without the rule, and add the words of the decision with it."""
    decide, released = driver.decide, driver.released

    def deaf(**given):
        words = decide(**given).reasons
        with removed():
            decision = decide(**given)
        return replace(decision, reasons=tuple(dict.fromkeys((*words, *decision.reasons))))

    def handed(**given):
        with removed():
            return released(**given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "decide", deaf)
        patch.setattr(driver, "released", handed)
        yield


def _arm(arms: Arms, text: str, removed: Switch | None, *, only_say: bool = False) -> Arm:
    without = removed or nullcontext
    with _only_saying(removed) if only_say and removed else without():
        steps = tell(STORIES / f"{arms.story}.yaml", PROGRAMME)
    with without():
        parts = warm_up_parts(state=steps[-1].state, programme=PROGRAMME)
    return Arm(
        text=text,
        says=_words(steps, arms.rule),
        happened=tuple(type(event).__name__ for step in steps for event in step.decision.events),
        held=tuple((r.exercise, r.repetitions) for r in steps[-1].released),
        warm_up=tuple(part.id for part in parts),
        failures=tuple(failure for step in steps for failure in step.failures),
    )


def _words(steps: Sequence[Told], rule: str) -> tuple[str, ...]:
    """Return every sentence of the rule, once."""
    said = (
        text
        for step in steps
        for reason, text in zip(step.decision.reasons, step.texts, strict=True)
        if reason.rule == rule
    )
    return tuple(dict.fromkeys(said))


def sentence(run: Mapping[str, Arm], arm: Arm) -> str:
    """Return what an arm says of the hazard: what it would not say without the rule."""
    own = (text for text in arm.says if text not in run[NO_RULE].says)
    return next(own, "")
