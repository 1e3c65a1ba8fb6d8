"""Care without one of its guards: a story, or the exploration of a chapter, notices each time."""

import pytest
from tests.guards.branches import branches, is_guarded
from tests.guards.elsewhere import ELSEWHERE
from tests.guards.harmless import HARMLESS
from tests.guards.mutants import Mutant, without
from tests.guards.table import CHAPTER, table
from tests.patient import PROGRAMME
from tests.telling import STORIES, tell

from corset.verify.chapters import MAKERS
from corset.verify.reachability.exploration import Explorer

STATES = 1200
BROKEN = (AssertionError, AttributeError, LookupError, StopIteration, TypeError)
"""What a core without a guard may run into; that is noticed, too."""


def by_story(mutant: Mutant) -> bool:
    """Whether the story named in the table goes otherwise."""
    told = tell(STORIES / f"{mutant.caught_by}.yaml", PROGRAMME)
    return any(step.failures for step in told)


def by_chapter(mutant: Mutant) -> bool:
    """Whether an invariant breaks in the chapter named in the table."""
    chapter = MAKERS[mutant.caught_by.removeprefix(CHAPTER)](False)
    return bool(Explorer(chapter, PROGRAMME).run(most=STATES).broken)


def is_noticed(mutant: Mutant) -> bool:
    """Whether what the table names notices that the guard is missing."""
    if mutant.caught_by in ELSEWHERE:
        return not ELSEWHERE[mutant.caught_by]()
    caught = by_chapter if mutant.caught_by.startswith(CHAPTER) else by_story
    try:
        return caught(mutant)
    except BROKEN:
        return True


@pytest.mark.parametrize("mutant", table(), ids=str)
def test_care_without_a_guard_is_noticed(mutant: Mutant):
    with without(mutant):
        assert is_noticed(mutant)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_with_all_guards_doses_are_held_down(name: str):
    assert ELSEWHERE[name]()


def test_every_branch_of_care_is_a_guard_in_the_table_or_says_why_it_is_none():
    unguarded = {(b.module, b.source) for b in branches() if not is_guarded(b)}
    assert unguarded == {(module, source) for module in HARMLESS for source in HARMLESS[module]}
