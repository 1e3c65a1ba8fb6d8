"""What pydantic found, said as a person would: which field, and what is allowed."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from corset.clinic.contract.command import AnyCommand, Keyed
from corset.services.therapy.commands.parser import Problem

_MODELS: dict[str, type[Keyed]] = {
    get_args(model.model_fields["command"].annotation)[0]: model for model in get_args(AnyCommand)
}
COMMANDS = tuple(sorted(_MODELS))
_ENVELOPE = 2
"""Before the fields of a body a place names “body” and the argument."""


def problems_of(errors: list[Any]) -> Iterator[Problem]:
    """Go through the errors of a request."""
    for error in errors:
        yield _problem(error) if error["loc"][0] == "body" else _asked(error)


def _asked(error: Mapping[str, Any]) -> Problem:
    """What is wrong with the question in an address."""
    return Problem(str(error["loc"][-1]), _said(error))


def _problem(error: Mapping[str, Any]) -> Problem:
    kind, path = error["type"], tuple(error["loc"][_ENVELOPE:])
    if kind.startswith("union_tag"):
        return Problem("command", f"is one of: {', '.join(COMMANDS)}")
    command, *rest = path or ("",)
    if path and command not in _MODELS:
        return _plain(error, ".".join(map(str, path)))
    field = ".".join(str(step) for step in rest if step != "with") or "with"
    if kind == "extra_forbidden":
        allowed = ", ".join(_fields(_MODELS[command], within="with" in rest)) or "none"
        return Problem(field, f"there is no such field; allowed: {allowed}")
    return Problem(field, _said(error))


def _plain(error: Mapping[str, Any], field: str) -> Problem:
    """What is wrong with a body that is no command."""
    unknown = error["type"] == "extra_forbidden"
    return Problem(field, "there is no such field" if unknown else _said(error))


def _said(error: Mapping[str, Any]) -> str:
    if error["type"] == "missing":
        return "this field is missing"
    return str(error["msg"]).replace("Input should", "should", 1)


def _fields(model: type[Keyed], *, within: bool) -> list[str]:
    if not within:
        return [field.alias or name for name, field in model.model_fields.items()]
    inner: Any = model.model_fields["fields"].annotation
    return list(inner.model_fields)
