"""What guards an exercise, a rule or a text cannot be taken out or made milder (I29)."""

import pytest
import yaml
from tests.content.edits import put

from corset.cli import main
from corset.programme import CONTENT, check, read
from corset.programme.checks.required import STRICTER

ARTICLE = read().sources["article"]
PARAMETERS = "parameters/parameters.yaml"
RULES = "rules/rules.yaml"
SENTENCES = "rules/reasons.en.yaml"


def told(edit, file, how):
    return [str(problem) for problem in check(edit(file, how))]


def exercise(name):
    return f"exercises/{name}/exercise.yaml"


@pytest.mark.parametrize("name", [n for n, said in ARTICLE.doses.items() if said.limits])
def test_a_cap_is_neither_raised_nor_in_another_unit_nor_removed(edit, name):
    def loosen(document):
        for limit in document["limits"]:
            limit.update(max=limit["max"] + 1, unit="ells")

    where, caps = f"content/{exercise(name)}: limits", ARTICLE.doses[name].limits
    lines = told(edit, exercise(name), loosen)
    for quantity, cap in caps.items():
        assert f"{where}.{quantity}: {cap + 1:g} is over the cap of {cap:g}" in lines
        assert f"{where}.{quantity}.unit: ells has to be {ARTICLE.units[quantity]}" in lines
    other = {"quantity": "other", "max": 1, "unit": "cm", "origin": "reading"}
    lines = told(edit, exercise(name), lambda d: d.update(limits=[other]))
    for quantity, cap in caps.items():
        assert f"{where}: {quantity} is missing; its cap is {cap:g}" in lines


@pytest.mark.parametrize("name", [n for n, said in ARTICLE.doses.items() if said.adapts()])
def test_what_a_disease_or_an_age_does_is_neither_removed_nor_made_milder(edit, name):
    said = ARTICLE.doses[name].adapts()

    def milder(document):
        for adapt in document["adapt"]:
            adapt["then"] = "start_lower"

    lines = told(edit, exercise(name), milder)
    for key, least in said.items():
        stricter = " or ".join(STRICTER[STRICTER.index(least) :])
        line = f"content/{exercise(name)}: adapt.{key}: start_lower has to be {stricter}"
        assert (line in lines) == (least != "start_lower")
    lines = told(edit, exercise(name), lambda d: d.update(adapt=[]))
    for key, least in said.items():
        line = f"adapt: {key} is missing; it has to be there with then: {least}"
        assert f"content/{exercise(name)}: {line}" in lines


@pytest.mark.parametrize("part", ARTICLE.doses["W"].part_sides)
def test_the_warm_up_stays_on_both_sides(edit, part):
    def one_side(document):
        next(p for p in document["parts"] if p["id"] == part).pop("per_side")

    line = f"content/{exercise('W')}: parts.{part}.per_side: has to be true: it is done on each"
    assert any(found.startswith(line) for found in told(edit, exercise("W"), one_side))


@pytest.mark.parametrize("field", ["out_s", "hold_s", "return_s", "rest_s"])
@pytest.mark.parametrize("value", [-1, 1000, "3", float("nan")])
def test_a_tempo_is_a_number_of_seconds_that_can_be(edit, field, value):
    for name in ("L3", "W"):
        lines = told(edit, exercise(name), lambda d: d["tempo"].update({field: value}))
        assert any(f"{name}/exercise.yaml: tempo.{field}: " in line for line in lines), lines


@pytest.mark.parametrize("steps", [None, [3], [2, 3], [10, 5], [0]])
def test_a_cut_cuts(edit, steps):
    """R4 lowers a dose: of three, the article's ten would be none."""

    def change(document):
        document.pop("after_discomfort")
        document.update({"after_discomfort": steps} if steps else {})

    lines = told(edit, exercise("S1"), change)
    assert any("S1/exercise.yaml: after_discomfort" in line for line in lines), lines


@pytest.mark.parametrize("name", ["L3", "C4", "T3"])
def test_the_parts_of_a_repetition_are_those_that_move(edit, name):
    for parts in ([], ["nothing"]):
        lines = told(edit, exercise(name), lambda d, p=parts: d.update(parts=p))
        assert any(f"{name}/exercise.yaml: parts: " in line for line in lines), lines


def test_a_parameter_keeps_its_unit_and_stays_a_reading(edit):
    """A fever of 100 °F is none, and what is ours waits for a clinician."""

    def change(document):
        for number in document.values():
            number.update(unit="ells", origin="article", needs_signoff=False)

    lines = told(edit, PARAMETERS, change)
    for name in ARTICLE.parameters:
        line = f"content/{PARAMETERS}: {name}.unit: ells has to be {ARTICLE.units[name]}"
        assert line in lines
        line = f"content/{PARAMETERS}: {name}.origin: article has to be reading"
        assert (line in lines) == (name not in ARTICLE.own_parameters)


def test_every_rule_and_invariant_stands(edit):
    said = ARTICLE.statements
    lines = told(edit, RULES, lambda d: d.update({kind: d[kind][:1] for kind in d}))
    for name in (*said.plain, *said.waiting, *said.invariants):
        line = f"content/{RULES}: id: {name} is missing; it has to stand there"
        assert (line in lines) == (name not in {"R1", "I1"})


def test_a_reading_waits_for_a_clinician(edit):
    def signed(document):
        for rule in document["rules"]:
            rule.update(needs_signoff=False)

    lines = told(edit, RULES, signed)
    for name in ARTICLE.statements.waiting:
        line = f"content/{RULES}: {name}.needs_signoff: false has to be true: it has a reading"
        assert any(found.startswith(line) for found in lines)


@pytest.mark.parametrize("name", ARTICLE.reminders)
def test_what_is_said_before_a_warm_up_is_said(edit, name):
    lines = told(edit, "reminders/reminders.yaml", lambda d: d.pop(name))
    assert f"content/reminders/reminders.yaml: {name}: is missing; it has to be said" in lines


@pytest.mark.parametrize(
    ("rule", "key", "fact"),
    [("I3", "help", "urgency"), ("I3", "uncleared", "signs"), ("R8", "unanswered", "question"),
     ("R9", "adapted", "adaptation"), ("R5", "barred", "exercise"), ("R4", "cut", "after"),
     ("R1", "suspended", "causes"), ("R5", "resumed", "dose")],
)  # fmt: skip
def test_a_sentence_says_what_it_is_about(edit, rule, key, fact):
    """Without its blank, what to do in an emergency would be said by nothing."""
    lines = told(edit, SENTENCES, lambda d: d["sentences"][rule].update({key: "Take care."}))
    line = f"content/{SENTENCES}: sentences.{rule}.{key}: does not say {{{fact}}}; it has to be"
    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize("urgency", ARTICLE.instructions)
def test_what_to_do_in_an_emergency_is_not_made_milder(edit, urgency):
    texts = "emergency/texts.en.yaml"
    lines = told(edit, texts, lambda d: d["instructions"].update({urgency: "Wait and see."}))
    for part in ARTICLE.instructions[urgency]["en"]:
        line = f"instructions.{urgency}: does not speak of “{part}”; it has to"
        assert f"content/{texts}: {line}" in lines


TEXTS = sorted(
    str(file.relative_to(CONTENT))
    for file in [*CONTENT.glob("*/texts.en.yaml"), CONTENT / "exercises/L3/texts.en.yaml"]
)


@pytest.mark.parametrize("text", ["Dear {nome}", "{", "{}"])
@pytest.mark.parametrize("file", TEXTS)
def test_a_text_that_nothing_fills_has_no_blanks(edit, file, text):
    places = []

    def fill(document):
        node = document
        while isinstance(node, dict | list):
            key = next(iter(node)) if isinstance(node, dict) else 0
            holder, node = node, node[key]
            places.append(key)
        holder[places[-1]] = text

    (line,) = told(edit, file, fill)
    assert line.startswith(f"content/{file}: ")


@pytest.mark.parametrize("name", ["effort.yaml", "neck.yaml", "postures.yaml", "published.yaml"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff\xfe", "is no text in UTF-8: byte 1"),
        (b"a: &a [*a]", "line 1: stands for too many values"),
        (b"#" * 300_000, "has more than 200000 bytes"),
        (b"[1, 2]", " does not fit: "),
    ],
)
def test_what_loads_are_estimated_from_is_looked_at_too(copy, capsys, name, text, said):
    pytest.importorskip("numpy", reason="the loads' extra is not installed")
    (copy / "loads" / name).write_bytes(text)
    status = main(["check", "--no-geometry", str(copy)])
    line, *others = capsys.readouterr().out.splitlines()
    assert (status, others) == (1 if text[:1] == b"[" else 2, [])
    assert line.startswith(f"content/loads/{name}: ")
    assert said in line


def test_an_effort_names_only_muscles_of_which_it_is_said_what_they_are(edit, capsys):
    pytest.importorskip("mujoco", reason="the loads' extra is not installed")
    folder = edit("exercises/T4/motion.yaml", put("parts", 0, "effort", value={"lower back": 0.4}))
    assert main(["check", "--no-geometry", str(folder)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("content/exercises/T4/motion.yaml: parts[0].effort: lower back is no")


@pytest.mark.parametrize("text", [b"\x00\xff", "id: é".encode("latin-1"), b"[" * 5000, b""])
def test_a_file_that_cannot_be_read_ends_with_status_2(copy, capsys, text):
    (copy / "parameters/parameters.yaml").write_bytes(text)
    assert main(["check", "--no-geometry", str(copy)]) == 2
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize("value", ["2026-02-30", "22.11.2026", "soon", 20261122, "9" * 400])
def test_a_day_that_cannot_be_is_refused(edit, value):
    (line,) = told(edit, PARAMETERS, lambda d: d["fever_celsius"].update(date=value))
    assert line.startswith(f"content/{PARAMETERS}: fever_celsius.date: {value!r} does not fit")


def test_units_are_those_that_content_uses():
    numbers = yaml.safe_load((CONTENT / PARAMETERS).read_text(encoding="utf-8"))
    assert {name: number["unit"] for name, number in numbers.items()}.items() <= (
        ARTICLE.units.items()
    )
