"""The pseudo-language: every sentence of the source language in brackets, to find what has none."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

PSEUDO = "qps"
"""Of the range that ISO 639 leaves to private use."""
Value = TypeVar("Value")


def bracketed(value: Value) -> Value:
    """Return texts with every sentence in brackets; ids and blanks stay as they are."""
    return _bracketed(value)


def _bracketed(value: Any) -> Any:  # noqa: ANN401 - texts, however deep
    match value:
        case str():
            return f"⟦{value}⟧" if value else value
        case tuple():
            return tuple(_bracketed(each) for each in value)  # pyright: ignore[reportUnknownVariableType]
        case Mapping():
            pairs: list[tuple[Any, Any]] = list(value.items())  # pyright: ignore[reportUnknownArgumentType]
            return MappingProxyType({key: _bracketed(each) for key, each in pairs})
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **_fields(value))
        case _:
            return value


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: _bracketed(each) for name, each in found.items() if name != "id"}
