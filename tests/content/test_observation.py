"""Lists to note what was seen: whole in every language, and outside of the programme."""

import pytest
from tests.content.edits import drop, put

from corset.programme import check, load
from corset.programme.observation.technique import technique_points
from corset.programme.texts.language import SOURCE
from corset.programme.texts.pseudo import PSEUDO

POINTS, POINT_TEXTS = "technique/points.yaml", "technique/texts.en.yaml"
BROKEN = [
    (POINTS, put("slower", "only", value="run"), "slower.only: 'run' is not allowed; allowed are"),
    (POINTS, put("slower", "when", value=1), "slower.when: is not a known field; allowed are only"),
    (POINTS, put("luck", value={}), "luck: is missing"),
    (POINT_TEXTS, drop("breathe"), "breathe: is missing"),
    (POINT_TEXTS, put("luck", value="Luck."), "luck: tells of nothing; allowed are slower"),
    (
        POINT_TEXTS,
        put("breathe", value="Take fewer painkillers."),
        "breathe: advises on changing a medicine, which no text may (I20)",
    ),
]


@pytest.mark.parametrize(("name", "how", "line"), BROKEN, ids=[line for *_, line in BROKEN])
def test_a_mistake_gives_exactly_one_clear_line(edit, name, how, line):
    problems = check(edit(name, how))
    assert len(problems) == 1, problems
    assert line in str(problems[0])


def test_no_programme_is_another_for_what_is_noted(edit, programme):
    folder = edit(POINTS, put("slower", value={}))
    assert load(folder).digest == programme.digest


def test_points_are_spoken_in_every_language():
    points = technique_points(SOURCE)
    assert technique_points("nl") == points
    pseudo = technique_points(PSEUDO)
    assert [(p.id, p.only) for p in pseudo] == [(p.id, p.only) for p in points]
    assert [p.text for p in pseudo] == [f"⟦{p.text}⟧" for p in points]
