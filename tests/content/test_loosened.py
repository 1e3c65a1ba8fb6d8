"""Content that would loosen a rule does not load (I29)."""

import math

import pytest
import yaml

from corset.programme import CONTENT, check, read
from corset.programme.checks.numbers import NOT_FALLING, RISING

PARAMETERS = "parameters/parameters.yaml"
NUMBERS = yaml.safe_load((CONTENT / PARAMETERS).read_text(encoding="utf-8"))
REQUIRED = yaml.safe_load((CONTENT / "sources/article.yaml").read_text(encoding="utf-8"))
QUESTIONS = [(g, n) for g, asked in REQUIRED["questions"].items() for n in asked]
DOSES = REQUIRED["doses"]


def told(edit, file, how):
    return [str(problem) for problem in check(edit(file, how))]


def out_of_bounds():
    for name in NUMBERS:
        low, high = REQUIRED["parameters"][name]
        yield name, low - 1
        yield name, high + 1


@pytest.mark.parametrize(("name", "value"), list(out_of_bounds()))
def test_a_parameter_outside_its_bounds_is_refused(edit, name, value):
    lines = told(edit, PARAMETERS, lambda d: d[name].update(value=value))
    low, high = NUMBERS[name]["bounds"]
    line = (
        f"content/{PARAMETERS}: {name}.value: {value:g} is outside the allowed {low:g} to {high:g}"
    )
    assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize("name", NUMBERS)
def test_content_cannot_widen_the_bounds(edit, name):
    low, high = REQUIRED["parameters"][name]
    lines = told(edit, PARAMETERS, lambda d: d[name].update(bounds=[low, high + 1]))
    where = f"content/{PARAMETERS}: {name}.bounds: {low:g} to {high + 1:g} is outside the allowed"
    assert any(found.startswith(where) for found in lines), lines


@pytest.mark.parametrize("value", ["6", True, math.nan, math.inf, None, [6]])
@pytest.mark.parametrize("name", ["severe_pain_nrs", "fever_celsius"])
def test_what_is_no_number_is_refused(edit, name, value):
    lines = told(edit, PARAMETERS, lambda d: d[name].update(value=value))
    assert lines
    assert all(f"content/{PARAMETERS}: {name}.value" in line for line in lines), lines


@pytest.mark.parametrize("name", NUMBERS)
def test_a_parameter_removed_or_renamed_is_refused(edit, name):
    def rename(document):
        document[f"{name}x"] = document.pop(name)

    lines = told(edit, PARAMETERS, rename)
    assert f"content/{PARAMETERS}: {name}: is missing" in lines
    assert any(f"{name}x: is no parameter" in line for line in lines)


@pytest.mark.parametrize(("lower", "upper"), [*RISING, *NOT_FALLING])
def test_parameters_that_bound_each_other_stay_in_order(edit, lower, upper):
    over = NUMBERS[upper]["value"] + 1
    lines = told(edit, PARAMETERS, lambda d: d[lower].update(value=over))
    assert any(f"{lower}.value: {over:g} has to be" in line for line in lines), lines


@pytest.mark.parametrize(("group", "name"), QUESTIONS)
def test_a_question_has_to_be_asked(edit, group, name):
    def remove(document):
        document[group] = [q for q in document[group] if q["id"] != f"{name}x"]

    def rename(document):
        next(q for q in document[group] if q["id"] == name)["id"] = f"{name}x"

    for change in (rename, remove):
        lines = told(edit, "questions/questions.yaml", change)
        missing = (
            f"content/questions/questions.yaml: {group}: {name} is missing; it has to be asked"
        )
        assert missing in lines


@pytest.mark.parametrize(("group", "name"), QUESTIONS)
@pytest.mark.parametrize("field", ["leads_to", "measures"])
def test_a_question_has_to_lead_where_it_leads(edit, group, name, field):
    milder = {
        "leads_to": "block" if group != "passing" else "suspension",
        "measures": "temperature",
    }
    found = REQUIRED["questions"][group][name].get(field)
    value = milder[field] if found != milder[field] else "blood_pressure"

    def change(document):
        next(q for q in document[group] if q["id"] == name)[field] = value

    lines = told(edit, "questions/questions.yaml", change)
    where = f"questions/questions.yaml: {group}.{name}.{field}: {value} has to be {found}"
    assert any(where in line for line in lines), lines


@pytest.mark.parametrize("name", REQUIRED["signs"])
def test_a_sign_has_to_be_named(edit, name):
    def remove(document):
        document[:] = [sign for sign in document if sign["id"] != name]

    lines = told(edit, "emergency/signs.yaml", remove)
    assert f"content/emergency/signs.yaml: id: {name} is missing; it has to be named" in lines


@pytest.mark.parametrize("name", REQUIRED["signs"])
def test_a_sign_is_not_made_milder(edit, name):
    said = REQUIRED["signs"][name]
    other = {"hospital_now": "doctor_today", "doctor_today": "hospital_now"}[said["urgency"]]

    def milder(document):
        next(s for s in document if s["id"] == name).update(urgency=other, group="other")

    lines = told(edit, "emergency/signs.yaml", milder)
    assert (
        f"content/emergency/signs.yaml: {name}.urgency: {other} has to be {said['urgency']}"
        in lines
    )
    assert f"content/emergency/signs.yaml: {name}.group: other has to be {said['group']}" in lines


@pytest.mark.parametrize("name", [n for n, d in DOSES.items() if "neck" in d])
def test_the_neck_is_marked_truly(edit, name):
    said = DOSES[name]["neck"]
    other = "still" if said != "still" else "moves"
    lines = told(edit, f"exercises/{name}/exercise.yaml", lambda d: d.update(neck=other))
    assert f"content/exercises/{name}/exercise.yaml: neck: {other} has to be {said}" in lines


def test_the_turns_of_the_warm_up_move_the_neck(edit):
    lines = told(edit, "exercises/W/exercise.yaml", lambda d: d["parts"][2].update(neck="still"))
    assert lines == ["content/exercises/W/exercise.yaml: parts.turns.neck: still has to be moves"]


def test_geometry_decides_whether_the_neck_moves(copy, edit):
    """Whatever a new exercise says of itself, its joints say more."""
    turning = {"neck": {"turn": 20}}

    def turn(document):
        document["parts"][0]["keys"][-1]["joints"].update(turning)

    lines = told(edit, "exercises/L2/motion.yaml", turn)
    assert any("L2/exercise.yaml: neck: still has to be moves: in spread" in line for line in lines)


@pytest.mark.parametrize("name", [n for n, d in DOSES.items() if d.get("opt_in")])
def test_a_stretch_stays_closed_until_a_clinician_opens_it(edit, name):
    lines = told(edit, f"exercises/{name}/exercise.yaml", lambda d: d.update(opt_in=False))
    assert any(f"{name}/exercise.yaml: opt_in: false has to be true" in line for line in lines)


@pytest.mark.parametrize("key", DOSES["S1"]["rules_out"])
def test_age_and_weight_rule_the_bar_out(edit, key):
    trigger = key.partition(":")[0]

    def weaken(document):
        next(a for a in document["adapt"] if a["if"] == trigger)["then"] = "leave_out"

    def drop(document):
        document["adapt"] = [a for a in document["adapt"] if a["if"] != trigger]

    lines = told(edit, "exercises/S1/exercise.yaml", weaken)
    assert any(f"adapt.{key}: leave_out has to be rule_out" in line for line in lines), lines
    lines = told(edit, "exercises/S1/exercise.yaml", drop)
    assert any(f"S1/exercise.yaml: adapt: {key} is missing" in line for line in lines), lines


@pytest.mark.parametrize("name", DOSES)
def test_an_exercise_of_the_therapy_cannot_be_left_out(copy, name):
    (copy / f"exercises/{name}/exercise.yaml").unlink()
    assert f"content/exercises/{name}/exercise.yaml: is missing" in [str(p) for p in check(copy)]


def test_what_the_therapy_asks_for_is_sealed(edit):
    lines = told(edit, "sources/article.yaml", lambda d: d["parameters"].update(dose_rise=[1, 9]))
    assert len(lines) == 1
    assert "content/sources/article.yaml: has the digest" in lines[0]


def test_every_parameter_of_the_therapy_is_there():
    assert set(read().numbers) == set(REQUIRED["parameters"])
