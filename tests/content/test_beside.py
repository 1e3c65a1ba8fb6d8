"""Lists to note what was seen: whole in every language, and outside of the programme."""

import pytest
from tests.content.edits import drop, put

from corset.programme import check, load
from corset.programme.beside.inspection import aspects
from corset.programme.beside.reminders import reminders
from corset.programme.beside.technique import technique_points
from corset.programme.texts.language import SOURCE
from corset.programme.texts.pseudo import PSEUDO

ASPECTS, ASPECT_TEXTS = "inspection/aspects.yaml", "inspection/texts.en.yaml"
REMINDERS, REMINDER_TEXTS = "reminders/reminders.yaml", "reminders/texts.en.yaml"
POINTS, POINT_TEXTS = "technique/points.yaml", "technique/texts.en.yaml"
BROKEN = [
    (POINTS, put("slower", "only", value="run"), "slower.only: 'run' is not allowed; allowed are"),
    (POINTS, put("slower", "when", value=1), "slower.when: is not a known field; allowed are only"),
    (POINTS, put("luck", value={}), "luck: is missing"),
    (POINT_TEXTS, drop("breathe"), "breathe: is missing"),
    (POINT_TEXTS, put("luck", value="Luck."), "luck: tells of nothing; allowed are slower"),
    (ASPECTS, put("gait", "values", value=["free"]), "gait.values: ['free'] does not fit"),
    (ASPECTS, put("gait", "view", value="above"), "views.above: is missing"),
    (ASPECT_TEXTS, drop("aspects", "gait"), "aspects.gait: is missing"),
    (ASPECT_TEXTS, drop("values", "free"), "values.free: is missing"),
    (ASPECT_TEXTS, put("values", "fast", value="fast"), "values.fast: tells of nothing"),
    (REMINDERS, put("shower", "before", value="tea"), "shower.before: 'tea' is not allowed"),
    (REMINDERS, put("shower", "lesson", value="luck"), "shower.lesson: luck is no lesson"),
    (REMINDERS, put("shower", "paragraph", value=9), "shower.paragraph: the lesson has 2 in en"),
    (REMINDERS, drop("shower", "paragraph"), "shower: has to have both lesson and paragraph"),
    (REMINDER_TEXTS, drop("massage"), "massage: is missing"),
    (REMINDER_TEXTS, put("shower", value="Twice."), "shower: tells of nothing; allowed are mass"),
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


def test_aspects_are_spoken_in_every_language():
    assert aspects("nl") == aspects(SOURCE)
    for aspect in aspects(PSEUDO):
        assert all(t.startswith("⟦") for t in (aspect.name, aspect.view, *aspect.values.values()))
    assert [a.id for a in aspects(PSEUDO)] == [a.id for a in aspects(SOURCE)]


def test_reminders_are_spoken_in_every_language_or_are_a_lesson_s():
    assert reminders("nl") == reminders(SOURCE)
    assert all(r.text.startswith("⟦") != bool(r.lesson) for r in reminders(PSEUDO))


def test_points_are_spoken_in_every_language():
    points = technique_points(SOURCE)
    assert technique_points("nl") == points
    pseudo = technique_points(PSEUDO)
    assert [(p.id, p.only) for p in pseudo] == [(p.id, p.only) for p in points]
    assert [p.text for p in pseudo] == [f"⟦{p.text}⟧" for p in points]
