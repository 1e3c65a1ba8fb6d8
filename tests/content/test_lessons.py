"""What a patient is told: every line of the therapy, in time, whole, and in every language."""

import json

import pytest
from tests.content.edits import drop, put

from corset.programme import check
from corset.programme.library.codec import dump_programme, load_programme
from corset.programme.texts.language import speaking
from corset.programme.texts.pseudo import PSEUDO
from corset.therapy.content.lessons import Occasion
from corset.therapy.terms import Region

LESSONS, TEXTS = "education/lessons.yaml", "education/texts.en.yaml"
TOLD = "it has to be told"
BROKEN = [
    (
        LESSONS,
        put("the_disease", "line", value="E2"),
        f"E1: has no lesson with occasion: first_day; {TOLD}",
    ),
    (
        LESSONS,
        put("why_go_on", "occasion", value="week"),
        f"E9: has no lesson with occasion: going_well; {TOLD}",
    ),
    (
        LESSONS,
        put("before_you_begin", "regions", value=["lumbar"]),
        f"E6: has no lesson with occasion: first_session; {TOLD}",
    ),
    (
        LESSONS,
        put("head_circles", "regions", value=["lumbar"]),
        f"E5: has no lesson with occasion: first_session for the cervical region; {TOLD}",
    ),
    (
        LESSONS,
        put("the_hang", "exercises", value=["S2"]),
        f"E7: has no lesson with occasion: exercise for S1; {TOLD}",
    ),
    (
        LESSONS,
        put("stiff_chest", "line", value="E10"),
        "stiff_chest.line: E10 is no line of what is told; allowed are E1, E2, E3",
    ),
    (LESSONS, put("stiff_chest", "line", value="R4"), "stiff_chest.line: 'R4' does not fit"),
    (
        LESSONS,
        put("the_hang", "exercises", value=["S1", "S9"]),
        "the_hang.exercises: S9 is no exercise; allowed are C1",
    ),
    (LESSONS, put("far_bends", "exercises", value=["T1"]), "far_bends: has to name exercises wh"),
    (LESSONS, put("the_hang", "exercises", value=[]), "the_hang: has to name exercises where its"),
    (
        LESSONS,
        put("far_bends", "occasion", value="never"),
        "far_bends.occasion: 'never' is not allowed; allowed are 'first_day'",
    ),
    (
        LESSONS,
        put("far_bends", "regions", value=["pelvic"]),
        "far_bends.regions[0]: 'pelvic' is not allowed; allowed are 'cervical'",
    ),
    (
        LESSONS,
        put("far_bends", "figure", value="bend"),
        "far_bends.figure: 'bend' is not allowed; allowed are 'head_circle'",
    ),
    (TEXTS, drop("far_bends"), "education/texts.en.yaml: far_bends: is missing"),
    (TEXTS, drop("far_bends", "short"), "education/texts.en.yaml: far_bends.short: is missing"),
    (TEXTS, put("far_bends", "text", value=[]), "far_bends.text: [] does not fit"),
    (TEXTS, drop("head_circles", "figure"), "texts.en.yaml: head_circles.figure: is missing"),
    (
        TEXTS,
        put("far_bends", "figure", value="A bend."),
        "far_bends.figure: tells of nothing; allowed are short",
    ),
    (
        TEXTS,
        put("calm_and_slow", "short", value="Slowly."),
        "calm_and_slow.short: tells of nothing; allowed are none",
    ),
    (
        TEXTS,
        put("luck", value={"title": "Luck", "short": "Luck.", "text": ["Luck."]}),
        "luck: tells of nothing; allowed are head_circles",
    ),
    (
        TEXTS,
        put("the_disease", "text", 0, value="Take fewer painkillers."),
        "the_disease.text[0]: advises on changing a medicine, which no text may (I20)",
    ),
]


@pytest.mark.parametrize(("name", "how", "line"), BROKEN, ids=[line for *_, line in BROKEN])
def test_a_mistake_gives_exactly_one_clear_line(edit, name, how, line):
    problems = check(edit(name, how))
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith(f"content/{name}: ")
    assert line in str(problems[0])


def test_both_regions_of_a_line_are_told(edit):
    def muddle(document):
        for name in ("head_circles", "far_bends"):
            document[name]["line"] = "E4"

    lines = [str(problem) for problem in check(edit(LESSONS, muddle))]
    assert [line.partition(" for ")[2] for line in lines] == [
        f"the cervical region; {TOLD}",
        f"the thoracic region; {TOLD}",
    ]


def test_what_the_therapy_asks_to_be_told_is_sealed(edit):
    [problem] = check(
        edit("sources/article.yaml", put("lessons", "E5", "regions", value=["cervical"]))
    )
    assert "content/sources/article.yaml: has the digest" in str(problem)


def test_a_neck_is_told_of_head_circles_with_a_picture_first_of_all(programme):
    first = next(iter(programme.lessons.values()))
    assert (first.line, first.occasion) == ("E5", Occasion.FIRST_SESSION)
    assert first.regions == (Region.CERVICAL,)
    assert first.figure
    assert "crossed out" in first.said.figure


def test_lessons_are_spoken_in_every_language(programme):
    pseudo = speaking(programme, PSEUDO)
    assert list(pseudo.lessons) == list(programme.lessons)
    for name, lesson in pseudo.lessons.items():
        said = programme.lessons[name].said
        assert lesson.said.title == f"⟦{said.title}⟧"
        assert lesson.said.text == tuple(f"⟦{line}⟧" for line in said.text)
        assert bool(lesson.said.figure) is bool(lesson.figure)


def test_lessons_are_kept_with_their_programme(programme):
    assert load_programme(dump_programme(programme)) == programme


def test_a_programme_that_was_kept_before_there_were_lessons_has_none(programme):
    kept = json.loads(dump_programme(programme))
    del kept["lessons"]
    for texts in kept["texts"].values():
        del texts["lessons"]
    older = load_programme(json.dumps(kept))
    assert not older.lessons
    assert not speaking(older, PSEUDO).lessons
    assert older.exercises == programme.exercises
