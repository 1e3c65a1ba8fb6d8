"""The chapters begin, and two places that were once taken for one, or judged wrongly."""

from dataclasses import replace

import pytest

from corset.programme import load
from corset.verify.chapters import MAKERS, chapters
from corset.verify.projection import key_of
from corset.verify.reachability.exploration import Explorer
from corset.verify.reachability.replay import walk

WORKOUT = (
    "specialist: start main",
    "specialist: warm up",
    "specialist: start L3",
    "specialist: finish L3 wholly",
    "1 days on",
    "specialist: finish the session",
    "specialist: check, all clear",
    "patient: pain 0 at L3",
)


def explorer(name):
    whole = MAKERS[name](True)
    return Explorer(whole, load())


@pytest.mark.parametrize("chapter", chapters(full=True), ids=lambda chapter: chapter.name)
def test_every_whole_chapter_begins(chapter):
    explored = Explorer(chapter, load())
    assert explored.begin().state.enrolled or not chapter.begins


def test_effort_that_ends_a_session_is_said_of_that_session():
    """The ledger took it for one of the session before, and wanted that one smaller again."""
    explored = explorer("growth")
    hurt = ("specialist: check, all clear", "specialist: start main", "patient: pain 3 at L3")
    tired = ("specialist: start main", "1 days on", "patient: effort 7 at L3")
    again = ("specialist: check, all clear", *WORKOUT[:2])
    path = (*hurt, "specialist: finish the session", *WORKOUT, *WORKOUT, *tired, *again)
    walked = walk(explored, path)
    assert walked.to.released
    for move in walked.moves:
        explored.ask(0, move)
    assert not explored.found.violations


def test_discomfort_in_a_warm_up_counts_until_its_session_is_over():
    """On the next day too: finishing the session then counts it as clean, or does not."""
    explored = explorer("warm-up")
    hurt = ("specialist: check, all clear", "specialist: start main", "patient: pain 3 at W")
    place = walk(explored, (*hurt, "1 days on")).to
    session, view = place.state.session, explored.view(place.moment)
    assert session is not None
    assert session.is_open
    assert place.state.warm_up.hurt_in == session.started_at
    never = replace(place.state, warm_up=replace(place.state.warm_up, hurt_in=None))
    assert key_of(never, view) != key_of(place.state, view)
