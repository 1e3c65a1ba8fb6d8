"""Care without one of its guards: a story, or the exploration of a chapter, notices each time."""

import pytest
from tests.guards.mutants import Mutant, without
from tests.guards.table import CHAPTER, UNNOTICED, table
from tests.patient import PROGRAMME
from tests.telling import STORIES, tell

from corset.verify.chapters import MAKERS
from corset.verify.exploring import Explorer

STATES = 1200


def by_story(mutant: Mutant) -> bool:
    """Whether the story named in the table goes otherwise."""
    path = STORIES / f"{mutant.caught_by}.yaml"
    try:
        told = tell(path, PROGRAMME)
    except (AssertionError, AttributeError, LookupError, StopIteration, TypeError):
        return True
    return any(step.failures for step in told)


def by_chapter(mutant: Mutant) -> bool:
    """Whether an invariant breaks in the chapter named in the table."""
    chapter = MAKERS[mutant.caught_by.removeprefix(CHAPTER)](False)
    try:
        return bool(Explorer(chapter, PROGRAMME).run(most=STATES).broken)
    except (AssertionError, AttributeError, LookupError, StopIteration, TypeError):
        return True


@pytest.mark.parametrize("mutant", [m for m in table() if m.caught_by], ids=str)
def test_care_without_a_guard_is_noticed(mutant: Mutant):
    caught = by_chapter if mutant.caught_by.startswith(CHAPTER) else by_story
    with without(mutant):
        assert caught(mutant)


def test_what_goes_unnoticed_has_a_reason():
    """A guard that another one stands behind, or that no story needs, says so."""
    silent = {(m.module, m.guard, m.without) for m in table() if not m.caught_by}
    assert silent == set(UNNOTICED)
    assert all(UNNOTICED.values())
