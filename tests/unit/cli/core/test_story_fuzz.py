"""Whatever a story's file holds: an exit status of 0, 1 or 2, and never a traceback."""

import copy
import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.patient import ASKED_DAILY, LASTING

from corset.cli import main
from corset.therapy.commands import COMMANDS

FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
EVIL = [
    *(None, True, 0, -1, 1, 2, 10, 11, 255, 2**31, 2**53, 2**63, -(2**63), 10**30, 0.5, -0.0),
    *(1e308, 1e-308, float("nan"), float("inf"), float("-inf"), "", " ", "\0", "\x1b[2J", "a\nb"),
    *("day 1 08:00", "day 400 23:59", "day 0 00:00", "2026-03-29T02:30+01:00", "9999-12-31T23:59Z"),
    *(
        "0001-01-01T00:00",
        "10:15",
        "L1",
        "C1",
        "S1",
        "L9",
        "R5",
        "severe",
        "yes",
        "no",
        "clinician/x",
    ),
    *("ü" * 50, "x" * 5000, "\u202e", "\U0001f600", [], {}, [[]], {"a": {}}, ["L1", "L1"]),
]
junk = st.recursive(
    st.sampled_from(EVIL) | st.text(max_size=8) | st.integers() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
names = sorted({field for kind in COMMANDS.values() for field in kind.__dataclass_fields__})
commands = st.fixed_dictionaries(
    {
        "at": st.integers(1, 60).map(lambda day: f"day {day} 09:00"),
        "by": st.sampled_from(["clinician", "specialist", "patient", "system", "administrator"]),
        "do": st.sampled_from(list(COMMANDS)),
    },
    optional={"with": st.dictionaries(st.sampled_from(names), junk, max_size=3)},
)
OPENING = [
    {"do": "enrol"},
    {"do": "record_intake", "with": {"regions": ["lumbar"], "stage": 1, "damage": "mild",
     "age": 45, "conditions": [], "rest_pain": 1}},
    {"do": "screen", "with": {"answers": dict.fromkeys(LASTING, "no")}},
    {"do": "set_phase", "with": {"phase": "remission"}},
    {"do": "propose"},
    {"do": "sign"},
    {"do": "check_in", "with": {"rest_pain": 1, "answers": dict.fromkeys(ASKED_DAILY, "no")}},
    {"do": "start_session"},
    {"do": "warm_up"},
    {"do": "start_exercise", "with": {"exercise": "L1"}},
    {"do": "finish_exercise", "with": {"exercise": "L1", "repetitions": 15}},
    {"do": "report_pain", "with": {"nrs": 0}},
    {"do": "finish_session"},
]  # fmt: skip
WHOLE = {
    "title": "t",
    "begins": "2026-01-05",
    "patient": {"age": 45},
    "steps": [
        {"at": f"day 1 09:{minute:02}", "by": "clinician", **step, "expect": {"accepted": True}}
        for minute, step in enumerate(OPENING)
    ],
}


@pytest.fixture
def told(tmp_path):
    """Tell a story from its bytes, and hold the answer to what every answer has to be."""
    path = tmp_path / "story.yaml"

    def tell(content):
        path.write_bytes(content)
        for form in ([], ["--json"]):
            answered(["decide", str(path), *form])

    return tell


def answered(arguments):
    out, err = StringIO(), StringIO()
    before = os.environ.get("CORSET_TRACEBACK")
    os.environ["CORSET_TRACEBACK"] = "1"
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main(arguments)
    finally:
        os.environ.pop("CORSET_TRACEBACK") if before is None else None
    assert status in {0, 1, 2}
    assert err.getvalue().count("\n") == (status == 2)
    assert bool(out.getvalue()) == (status != 2)


@FEW
@given(st.binary(max_size=300))
@example(b"\xff\xfe")
def test_any_bytes(told, content):
    told(content)


@FEW
@given(st.binary(max_size=40), st.integers(0, 2000), st.booleans())
def test_a_story_with_some_bytes_changed(told, content, place, instead):
    whole = yaml.safe_dump(WHOLE).encode()
    told(whole[:place] + content + whole[place + len(content) * instead :])


@FEW
@given(junk)
def test_any_tree(told, tree):
    told(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@settings(FEW, max_examples=100)
@given(st.data())
def test_a_story_with_a_branch_changed(told, data):
    tree = copy.deepcopy(WHOLE)
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(node[key], dict | list) and node[key]
        if not deeper or data.draw(st.integers(0, 5)) == 0:
            break
        node = node[key]
    node[key] = data.draw(junk)
    told(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "replace"))


@settings(FEW, max_examples=100)
@given(st.lists(commands, min_size=1, max_size=5), st.integers(0, len(OPENING)))
def test_any_commands_after_any_beginning(told, added, begun):
    opening = [{"at": f"day 1 08:{n:02}", "by": "clinician", **s} for n, s in enumerate(OPENING)]
    steps = opening[:begun] + added
    told(yaml.safe_dump({"steps": steps}, allow_unicode=True).encode("utf-8", "replace"))


def test_the_story_that_is_changed_is_one(tmp_path):
    path = tmp_path / "story.yaml"
    path.write_text(yaml.safe_dump(WHOLE), encoding="utf-8")
    assert main(["decide", str(path)]) == 0
