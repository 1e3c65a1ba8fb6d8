"""The compiled programme: frozen, and named by digests that follow what it says."""

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from corset.programme import load
from corset.therapy.content.parts import Playback, Sides, When


def test_a_programme_is_frozen_all_the_way_down(programme):
    with pytest.raises(FrozenInstanceError):
        programme.digest = "other"
    with pytest.raises(TypeError):
        programme.exercises["L1"] = programme.exercises["L2"]
    with pytest.raises(TypeError):
        programme.sentences["en"].by_reason["R1.new"] = "text"
    hash(programme.exercises["L1"])


def test_a_programme_is_compiled_once():
    assert load() is load()


def test_the_same_content_elsewhere_has_the_same_digests(programme, copy):
    again = load(copy)
    assert (again.digest, again.rules_digest) == (programme.digest, programme.rules_digest)


def test_a_changed_exercise_changes_the_digest_but_not_that_of_the_rules(programme, edit):
    changed = load(edit("exercises/L1/texts.en.yaml", lambda d: d.update(name="Leg raise")))
    assert changed.digest != programme.digest
    assert changed.rules_digest == programme.rules_digest


def test_a_changed_number_changes_both_digests(programme, edit):
    changed = load(edit("parameters/parameters.yaml", lambda d: d["dose_rise"].update(value=1)))
    assert changed.digest != programme.digest
    assert changed.rules_digest != programme.rules_digest


def test_a_threshold_comes_from_its_parameter(programme):
    hang = {a.key: a.threshold for a in programme.exercises["S1"].adapt}
    assert hang["age_from:bar_hang_age"] == 65
    assert hang["bmi_from:bar_hang_bmi"] == 30
    assert hang["condition:epilepsy"] is None


def test_the_parts_of_an_exercise_are_there_in_their_order_as_they_move(programme):
    assert [part.id for part in programme.exercises["L3"].parts] == ["upper_body", "legs"]
    assert programme.exercises["C4"].sheet.part("both_shoulders") == "both shoulders"
    (leg,) = programme.exercises["L4"].parts
    assert leg.sides is Sides.IN_TURN
    right, left = programme.exercises["L1"].parts
    assert right.holds
    assert left.holds
    shake = programme.exercises["T1"].parts[-1]
    assert (shake.when, shake.plays, shake.middle) == (When.END, Playback.ONCE, (0.3, 0.7))
    walk, tilts, _ = programme.warm_up.parts
    assert (walk.plays, tilts.sides) == (Playback.CYCLE, Sides.ALTERNATE)


NAMES = """
from corset.programme import load, load_reduced_motions, load_reduced_variants, motion_name
reduced = {**load_reduced_motions(), **load_reduced_variants()}
print(load().digest, *(motion_name(motion) for motion in reduced.values()))
"""


def test_one_content_has_one_name_whatever_order_a_process_puts_sets_in():
    """Else each machine that compiles the same content has another programme, and draws it anew."""
    names = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", NAMES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=300,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(names) == 1
