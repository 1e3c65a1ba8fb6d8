"""A story's file, read: what it holds, or one line that says what is wrong and what is allowed."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from corset.programme import MOST_BYTES, UnreadableError, read_yaml
from corset.services.shown import shown
from corset.services.story.documents import Expectation, Scenario, Step

MOST_BEFORE = 20
"""How many stories may stand before one."""
_A_STORY = f"a story in YAML, as text in UTF-8 of at most {MOST_BYTES} bytes"
_KINDS = {
    "string_type": "text",
    "bool_type": "yes or no",
    "int_type": "a whole number",
    "list_type": "a list, such as [R5]",
    "dict_type": "fields by name",
    "model_type": "keys with their values",
    "string_too_short": "at least one letter",
    "too_short": "at least one step",
}


class ScenarioError(ValueError):
    """A story that cannot be run: which file, which field, what is allowed."""


def read(path: Path) -> Scenario:
    """Return the story in a file. Raises ScenarioError."""
    try:
        return Scenario.model_validate(read_yaml(path))
    except UnreadableError as error:
        allowed = "" if "allowed" in str(error) else f"; allowed: {_A_STORY}"
        raise ScenarioError(f"{path}: {error}{allowed}") from None
    except ValidationError as error:
        raise ScenarioError(_problem(path, error)) from None


def _problem(path: Path, error: ValidationError) -> str:
    first, *others = error.errors(include_url=False)
    where = ".".join(map(str, first["loc"])) or "the story"
    more = f" ({len(others)} more are wrong)" if others else ""
    return f"{path}: {where}: {_said(first)}{more}"


def _said(problem: ErrorDetails) -> str:
    kind, given = problem["type"], shown(problem["input"])
    if kind == "extra_forbidden":
        return f"there is no such key; allowed: {', '.join(_allowed(problem['loc']))}"
    if kind == "missing":
        return f"is missing; allowed: {', '.join(_allowed(problem['loc']))}"
    if kind in _KINDS:
        return f"{given} is not allowed; allowed: {_KINDS[kind]}"
    return problem["msg"].removeprefix("Value error, ")


def _allowed(place: Sequence[int | str]) -> list[str]:
    model: type[BaseModel] = Scenario
    if len(place) > 1:
        model = Expectation if place[-2] == "expect" else Step
    return [field.alias or name for name, field in model.model_fields.items()]


def refuse_circle(path: Path, scenario: Scenario) -> None:
    """Refuse a story that comes after itself, or after too many. Raises ScenarioError."""
    begun, seen = path, {path.resolve()}
    while scenario.after is not None:
        begun, last = before(begun, scenario), scenario.after
        scenario = read(begun)
        if begun.resolve() in seen:
            wrong = f"{last} leads back to itself; allowed: a story that does not come after it"
            raise ScenarioError(f"{path}: after: {wrong}")
        seen.add(begun.resolve())
        if len(seen) > MOST_BEFORE + 1:
            wrong = f"more than {MOST_BEFORE} stories come before; allowed are {MOST_BEFORE}"
            raise ScenarioError(f"{path}: after: {wrong}")


def before(path: Path, scenario: Scenario) -> Path:
    """Return the file of the story that comes before one; it is found from its own place."""
    return path.parent / (scenario.after or "")
