"""What the stories leave in the log: when, by whom, and nothing without its content."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from tests.telling import STORIES, tell_shipped

from corset.therapy.events import Event
from corset.therapy.plan import Plan
from corset.therapy.terms import Outcome

PATHS = sorted(STORIES.glob("*.yaml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_event_and_sentence_says_all_that_it_should(path: Path):
    for told in tell_shipped(path):
        role, _, name = told.by.partition("/")
        assert isinstance(told.decision.outcome, Outcome)
        for event in told.decision.events:
            assert event.at == told.at
            assert set(answering(event)) <= {name or role}, event
        assert list(gaps((told.decision.events, told.state, told.released))) == []
        for reason in told.decision.reasons:
            assert not {None, "None"} & set(dict(reason.facts).values()), reason


def answering(event: Event) -> list[object]:
    """Return everybody whom an event names as the one who did it."""
    plan = getattr(event, "plan", None)
    parts = [event, plan] if isinstance(plan, Plan) else [event]
    return [getattr(p, f.name) for p in parts for f in fields(p) if f.name in {"by", "signed_by"}]


def gaps(thing: object) -> Iterator[str]:
    """Yield the fields that hold nothing although their type does not allow it."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from gaps(part)
    if is_dataclass(thing):
        for name in needed(type(thing)):
            if getattr(thing, name) is None:
                yield f"{type(thing).__name__}.{name}"
            yield from gaps(getattr(thing, name))


@cache
def needed(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that may not be None."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if type(None) not in get_args(hints[f.name]))
