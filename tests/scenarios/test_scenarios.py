"""Every story is told by the core as its file expects. docs/scenarios.md describes the files."""

from pathlib import Path

import pytest
from tests.telling import read, tell_shipped

HERE = Path(__file__).parent
STORIES = sorted(HERE.glob("*.yaml"))
BEGINNINGS = sorted((HERE / "stories").glob("*.yaml"))
"""How stories begin: what comes before the hazard."""


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [*STORIES, *BEGINNINGS], ids=name_of)
def test_a_story_goes_as_expected(path: Path):
    steps = zip(read(path).steps, tell_shipped(path), strict=True)
    for step, told in steps:
        place = f"{path.name}, {step.at}: {step.do}"
        assert not told.failures, place
        unlooked_for = step.expect is None and not told.decision.accepted
        assert not unlooked_for, f"{place} was refused: {told.decision.reasons}"


@pytest.mark.parametrize("path", STORIES, ids=name_of)
def test_a_story_names_its_hazard_and_what_is_expected(path: Path):
    story = read(path)
    assert story.title
    assert story.hazard
    assert any(step.expect for step in story.steps)


def test_there_are_many_stories_and_no_two_are_the_same():
    titles = {read(path).title for path in STORIES}
    assert len(titles) == len(STORIES) >= 40


@pytest.mark.parametrize("path", BEGINNINGS, ids=name_of)
def test_a_beginning_is_used(path: Path):
    begun = [read(story).after for story in (*STORIES, *BEGINNINGS)]
    assert path.name in {Path(after).name for after in begun if after}
