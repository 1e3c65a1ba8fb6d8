"""docs/scenarios.md is complete, and its examples run."""

import json
import re
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path

import pytest
from tests.patient import ASKED_DAILY, LASTING, PROGRAMME

from corset.care.decide import HANDLERS
from corset.services.scenarios import as_json, tell
from corset.services.story.documents import Expectation, Scenario, Step
from corset.therapy.commands import COMMANDS, SignItem
from corset.therapy.events import EVENTS
from corset.therapy.terms import (
    Damage,
    Outcome,
    PainWords,
    Phase,
    Region,
    Resolution,
    SessionEnd,
    SessionKind,
)

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "scenarios.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)


def rows(head: str) -> dict[str, list[str]]:
    """Return the cells of the table with this head, by the first one."""
    _, _, rest = PAGE.partition(f"| {head} |")
    table = rest.partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    return {row[0].strip("`"): row[1:] for row in cells}


def named(text: str) -> list[str]:
    """Return what stands in backticks."""
    return re.findall(r"`([^`]+)`", text)


@pytest.mark.parametrize(
    ("head", "model"),
    [
        ("key | what it holds |\n| --- | --- |\n| `title`", Scenario),
        ("key | what it holds |\n| --- | --- |\n| `at`", Step),
        ("key | holds when", Expectation),
    ],
)
def test_every_key_is_described(head: str, model: type):
    names = {field.alias or name for name, field in model.model_fields.items()}
    table = PAGE[PAGE.index(f"| {head}") :].partition("\n\n")[0]
    found = {line.split("`")[1] for line in table.splitlines()[2:]}
    assert found == names


def test_every_command_is_described_with_its_actors_and_fields():
    table = rows("do | by | with")
    assert list(table) == list(COMMANDS)
    for name, (actors, given) in table.items():
        roles, _ = HANDLERS[COMMANDS[name]]
        assert set(actors.split(", ")) == set(roles), name
        asked = {field.name for field in fields(COMMANDS[name])}
        assert set(re.findall(r"`(\w+)`", given.partition(" Without")[0])) == asked, name


@pytest.mark.parametrize("name", COMMANDS)
def test_a_field_is_optional_where_the_page_says_so(name: str):
    given = rows("do | by | with")[name][1]
    optional = set(re.findall(r"`(\w+)`\?", given))
    required = {f.name for f in fields(COMMANDS[name])} - optional
    plain = [f for f in fields(COMMANDS[name]) if f.default_factory is MISSING]
    assert required == {f.name for f in plain if f.default is MISSING}


def test_the_items_of_a_signature_are_described():
    text = PAGE.partition("One of the `items`")[2].partition("\n\n")[0]
    assert named(text) == [field.name for field in fields(SignItem)]


def test_every_event_and_outcome_is_described():
    events = PAGE.partition("| events | of |")[2].partition("\n\n")[0]
    assert sorted(named(events)) == sorted(EVENTS)
    assert list(rows("outcome | means")) == [outcome.name.lower() for outcome in Outcome]


WORDS: dict[str, type[StrEnum]] = {
    "regions": Region,
    "damage": Damage,
    "phase": Phase,
    "kind": SessionKind,
    "end` of a session": SessionEnd,
    "words": PainWords,
    "resolution": Resolution,
}


def test_every_word_is_described():
    table = rows("for | allowed")
    for key, words in WORDS.items():
        assert named(table[key][0]) == [word.value for word in words]
    assert named(table["answers` of `screen"][0]) == list(LASTING)
    assert sorted(named(table["answers` of `check_in"][0])) == sorted(ASKED_DAILY)
    assert named(table["signs"][0]) == list(PROGRAMME.emergency_signs)
    exercises = next(cells for name, cells in table.items() if name.startswith("exercise"))
    assert named(exercises[0]) == list(PROGRAMME.exercises)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_examples_go_as_they_say(number: int, tmp_path: Path):
    (tmp_path / "stories").symlink_to(HERE / "stories")
    story = tmp_path / "story.yaml"
    story.write_text(EXAMPLES[number], encoding="utf-8")
    told = tell(story, PROGRAMME)
    assert [failure for step in told for failure in step.failures] == []
    assert any(step.decision.accepted for step in told)


def test_there_are_two_examples():
    assert len(EXAMPLES) == 2


def test_the_answer_as_data_is_as_shown(tmp_path: Path):
    story = tmp_path / "story.yaml"
    story.write_text(EXAMPLES[0], encoding="utf-8")
    answer = json.loads(json.dumps(as_json(tell(story, PROGRAMME))))
    shown = json.loads(re.findall(r"```json\n(.*?)```", PAGE, flags=re.DOTALL)[0])
    assert shown["steps"][0] in answer["steps"]
    assert shown.keys() == answer.keys()
