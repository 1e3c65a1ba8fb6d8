"""Each mistake in the content gives one clear line with file and field."""

import shutil

import pytest
from tests.content.edits import drop, put, twice

from corset.programme import CONTENT, ContentError, check, load, read

T3_TEXTS = "exercises/T3/texts.en.yaml"
L1_TEXTS = "exercises/L1/texts.en.yaml"
SAID = "rules/reasons.en.yaml"
L1, L3, C1 = (
    "exercises/L1/exercise.yaml",
    "exercises/L3/exercise.yaml",
    "exercises/C1/exercise.yaml",
)
PARAMETERS, RULES = "parameters/parameters.yaml", "rules/rules.yaml"
BROKEN = [
    (
        L1,
        put("colour", value="red"),
        "L1/exercise.yaml: colour: is not a known field; allowed are id",
    ),
    (
        L1,
        put("dose", "most", value=3),
        "L1/exercise.yaml: dose.most: is not a known field; allowed are min",
    ),
    (
        L1,
        put("adapt", 0, "when", value="x"),
        "adapt[0].when: is not a known field; allowed are if, is, then, rule",
    ),
    (L1, drop("source"), "content/exercises/L1/exercise.yaml: source: is missing"),
    (L1, drop("source", "of"), "content/exercises/L1/exercise.yaml: source.of: is missing"),
    (L1, drop("source", "line"), "L1/exercise.yaml: source.line: None is no line of article;"),
    (L1, put("source", "of", value="book"), "L1/exercise.yaml: source.of: book is no source;"),
    (L1, put("source", "line", value="L2"), "source.line: L2 has to be L1"),
    (L1, put("id", value="L2"), "exercises/L1/exercise.yaml: id: L2 has to be L1"),
    (L1, put("dose", "max", value=40), "dose.max: 40 is over the article's maximum of 30"),
    (L1, put("dose", "max", value=25), "dose.max: 25 is not the article's maximum of 30"),
    (L1, put("dose", "min", value=20), "dose.min: 20 is not the article's minimum of 30"),
    (C1, put("dose", "per_side", value=False), "C1/exercise.yaml: dose.per_side: has to be true"),
    (L1, put("dose", "start", value=20), "dose.start: 20 is not 15, 0.5 of the single figure 30"),
    (L1, put("dose", "start", value=40), "dose.start: 40 is outside the allowed 1 to 30"),
    (L1, put("dose", "start", value=0), "dose.start: 0 does not fit"),
    (C1, put("dose", "start", value=25), "dose.start: 25 is over the low end, 20"),
    (L3, put("limits", value=[]), "L3/exercise.yaml: limits: is missing or empty"),
    (L3, drop("limits"), "L3/exercise.yaml: limits: is missing or empty"),
    (L3, put("limits", 0, "max", value=25), "limits.height: 25 is over the cap of 20"),
    (L3, drop("limits", 0), "L3/exercise.yaml: limits: height is missing; its cap is 20"),
    (L3, twice("limits"), "L3/exercise.yaml: limits: height is there twice"),
    (L3, put("tempo", "out_s", value=1), "tempo.out_s: 1 s is too fast; allowed are 2 s and more"),
    (L1, put("tempo", "hold_s", value=9), "tempo.hold_s: 9 s is over the article's 7 s"),
    (L1, put("sets_a_day", value=2), "L1/exercise.yaml: sets_a_day: 2 is over the article's 1"),
    (L1, put("after_discomfort", value=[5, 10]), "after_discomfort: [5, 10] has to fall"),
    ("exercises/C3/exercise.yaml", put("stop_at_nrs", value=2), "stop_at_nrs: has to be 1"),
    (C1, put("cervical_list", value=False), "C1/exercise.yaml: cervical_list: has to be true"),
    (L1, put("cervical_list", value=True), "L1/exercise.yaml: cervical_list: has to be false"),
    (L1, put("region", value="pelvic"), "region: 'pelvic' is not allowed; allowed are 'cervical'"),
    (L1, put("adapt", 0, "is", value="gout"), "adapt[0].is: gout is no condition"),
    (L1, put("adapt", -1, "is", value="luck"), "].is: luck is neither a number nor in"),
    (L1, put("adapt", 0, "rule", value="R99"), "adapt[0].rule: R99 is no rule"),
    (L1, put("adapt", 0, "then", value="forbid"), "then: 'forbid' is not allowed; allowed are"),
    (L1, twice("adapt"), "L1/exercise.yaml: adapt: condition:abdominal_hernia is there twice"),
    (L1, put("replaced_by", value=["L9"]), "L1/exercise.yaml: replaced_by: L9 is no exercise"),
    (L1, put("replaced_by", value=["T1"]), "replaced_by: T1 has to be another exercise of the"),
    (L1, put("replaced_by", value=["L1"]), "replaced_by: L1 has to be another exercise of the"),
    (
        L1_TEXTS,
        put("purpose", value="Then take fewer painkillers."),
        "purpose: advises on changing",
    ),
    (L1_TEXTS, drop("adapt", "condition:pregnancy"), "adapt.condition:pregnancy: is m"),
    (L1_TEXTS, drop("limits", "hold"), "L1/texts.en.yaml: limits.hold: is missing"),
    (L1_TEXTS, drop("parts", "left_leg"), "L1/texts.en.yaml: parts.left_leg: is missing"),
    (L1_TEXTS, put("parts", "tail", value="x"), "parts.tail: tells of nothing; allowed are right_"),
    (L1_TEXTS, drop("steps"), "L1/texts.en.yaml: steps: is missing"),
    ("questions/texts.en.yaml", drop("fever"), "questions/texts.en.yaml: fever: is missing"),
    (
        "questions/texts.en.yaml",
        put("fever", "help", value="Over {fever}."),
        "questions/texts.en.yaml: fever.help: {fever} is not in content/parameters/",
    ),
    ("questions/texts.en.yaml", put("fever", "help", value="{"), "help: its blanks cannot be read"),
    ("conditions/texts.en.yaml", drop("copd"), "conditions/texts.en.yaml: copd: is missing"),
    (L1, put("kind", value="warm-up"), "kind: 'warm-up' is not allowed; allowed are 'exercise'"),
    ("exercises/W/exercise.yaml", put("id", value="X"), "W/exercise.yaml: id: X has to be W"),
    (
        "exercises/W/exercise.yaml",
        put("parts", 0, "repetitions", value=3),
        "W/exercise.yaml: parts[0]: has to be timed or counted",
    ),
    (
        "exercises/W/exercise.yaml",
        put("parts", 0, "seconds", value=60),
        "W/exercise.yaml: parts.walk: 60 is outside the allowed 120 to 600",
    ),
    (
        "exercises/W/exercise.yaml",
        put("parts", 1, "repetitions", value=11),
        "W/exercise.yaml: parts.tilts: 11 is outside the allowed 5 to 10",
    ),
    (PARAMETERS, drop("fever_celsius"), "parameters/parameters.yaml: fever_celsius: is missing"),
    (
        PARAMETERS,
        drop("dose_rise", "source"),
        "parameters/parameters.yaml: dose_rise.source: is missing",
    ),
    (PARAMETERS, put("dose_rise", "value", value=1.5), "dose_rise.value: 1.5 has to be a whole"),
    (PARAMETERS, put("dose_rise", "rule", value="R99"), "dose_rise.rule: R99 is no rule"),
    (PARAMETERS, put("dose_rise", "needs_signoff", value=False), "needs_signoff: has to be true"),
    (PARAMETERS, put("dose_rise", "date", value="soon"), "dose_rise.date: 'soon' does not fit"),
    (L1, put("adapt", 0, "rule", value="R12"), "R12 adapts no exercise; allowed are R7, R9, R24"),
    (RULES, twice("rules"), "content/rules/rules.yaml: id: R1 is there twice"),
    (T3_TEXTS, drop("cues"), "T3/texts.en.yaml: cues: is missing"),
    (T3_TEXTS, drop("cues", "arch", "rest"), "T3/texts.en.yaml: cues.arch.rest: is missing"),
    (T3_TEXTS, drop("cues", "arch", "out", "left"), "cues.arch.out.left: is missing"),
    (
        T3_TEXTS,
        put("cues", "arch", "hold", value="Stay."),
        "cues.arch.hold: tells of nothing; allowed are grow_long.start, grow_long.out",
    ),
    (
        "exercises/W/texts.en.yaml",
        put("cues", "walk", "out", value="Step"),
        "cues.walk.out: tells of nothing; allowed are walk.start, walk.go, tilts.start",
    ),
    (
        "exercises/T1/motion.yaml",
        put("parts", 2, "middle", value=[0.7, 0.3]),
        "parts[2]: middle is 0.7 to 0.3; it lies between 0 and 1",
    ),
    (
        "exercises/T3/motion.yaml",
        put("parts", 0, "holds", value=True),
        "parts.holds: is for nothing: it is held for 0 s",
    ),
    (SAID, put("sentences", "R1", "nothing_to_clear", value="{}"), "clear: {} is no fact of"),
    (SAID, put("sentences", "R1", "nothing_to_clear", value="{a"), "clear: its blanks cannot"),
    (SAID, put("sentences", "I9", "stopped", value="{nome} stops."), "allowed are {exercise}"),
    (SAID, drop("sentences", "I9", "stopped"), "sentences.I9.stopped: is missing; the core can"),
    (SAID, put("sentences", "I9", "new", value="New."), "I9.new: is never said; I9 says stopped"),
    (SAID, drop("words", "roles", "patient"), "words.roles.patient: is missing"),
    (
        SAID,
        put("sentences", "I9", "stopped", value={"by": "days", "other": "{days} days."}),
        "I9.stopped: {days} is no fact of this sentence; allowed are {exercise}",
    ),
    (
        SAID,
        put("sentences", "R7", "signed", value={"by": "count", "one": "One.", "other": "{count}."}),
        "R7.signed counts by count, and each form has to name it",
    ),
    (
        "conditions/conditions.yaml",
        lambda d: d.append(d[0]),
        "conditions/conditions.yaml: id: osteoporosis is there twice",
    ),
    ("questions/questions.yaml", twice("passing"), "id: respiratory_infection is there twice"),
    ("questions/questions.yaml", put("check", 0, "source", value="I99"), "I99 is no rule"),
    (
        "emergency/signs.yaml",
        lambda d: d.append(d[0]),
        "emergency/signs.yaml: id: bladder_or_bowel is there twice",
    ),
    (
        "emergency/texts.en.yaml",
        drop("instructions", "doctor_today"),
        "instructions.doctor_today: is missing",
    ),
    ("emergency/texts.en.yaml", drop("signs", "double_vision"), "signs.double_vision: is missing"),
]


@pytest.mark.parametrize(("name", "how", "line"), BROKEN, ids=[line for *_, line in BROKEN])
def test_a_mistake_gives_exactly_one_clear_line(edit, name, how, line):
    problems = check(edit(name, how))
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith(f"content/{name}: ")
    assert line in str(problems[0])
    assert "\n" not in str(problems[0])


def test_a_hold_that_no_part_has_is_told(edit):
    problems = check(edit("exercises/T4/motion.yaml", put("parts", 0, "holds", value=False)))
    (told,) = (str(p) for p in problems if p.field == "parts.holds")
    assert told.endswith("has to be true of a part: it is held for 30 s")


def test_the_content_of_the_project_has_no_problem():
    assert check(CONTENT) == []


def test_a_missing_file_is_named(copy):
    (copy / "emergency/signs.yaml").unlink()
    (copy / "exercises/T2/exercise.yaml").unlink()
    lines = [str(p) for p in check(copy)]
    assert "content/emergency/signs.yaml: is missing" in lines
    assert "content/exercises/T2/exercise.yaml: is missing" in lines


def test_a_foreign_exercise_is_refused(copy):
    shutil.copytree(copy / "exercises/L1", copy / "exercises/L9")
    for file in (copy / "exercises/L9").iterdir():
        file.write_text(file.read_text().replace("L1", "L9"))
    [problem] = check(copy)
    assert "source.line: L9 is no line of article; allowed are C1, C2" in str(problem)


def test_broken_yaml_is_told_with_its_line(copy):
    (copy / L1).write_text("id: L1\nparts: [\n")
    [problem] = check(copy)
    assert str(problem).startswith("content/exercises/L1/exercise.yaml: line 3")


def test_a_key_that_stands_twice_is_told(copy):
    (copy / L1).write_text((copy / L1).read_text() + "\nneck: still\n")
    [problem] = check(copy)
    assert "neck is there twice" in str(problem)


def test_a_directory_without_content_is_told(tmp_path):
    assert any("content/rules/rules.yaml: is missing" in str(p) for p in check(tmp_path))


def test_all_mistakes_are_told_at_once(edit):
    edit(C1, put("colour", value="red"))
    edit("exercises/C2/exercise.yaml", drop("source"))
    edit(L1, put("dose", "max", value=40))
    broken = edit(L3, drop("limits"))
    assert len(check(broken)) == 4


@pytest.mark.parametrize("use", [load, read])
def test_broken_content_is_never_used(edit, use):
    broken = edit(L1, put("dose", "max", value=40))
    with pytest.raises(ContentError, match=r"L1/exercise\.yaml: dose\.max: 40 is over") as told:
        use(broken)
    assert len(told.value.problems) == 1
