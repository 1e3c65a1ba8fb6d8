"""A programme as text and back: the form in which it is kept beside the log that it explains."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from corset.programme.texts.language import SOURCE, speaking
from corset.therapy.programme import Programme

Value = TypeVar("Value")


def dump_programme(programme: Programme) -> str:
    """Return a programme as JSON: all its languages with it, put first as its authors wrote it."""
    plain = to_jsonable_python(speaking(programme, SOURCE), fallback=dict)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def load_programme(text: str) -> Programme:
    """Return the programme that a text holds. Raises ValueError where it holds none."""
    return _frozen(_adapter().validate_json(text))


@cache
def _adapter() -> TypeAdapter[Programme]:
    return TypeAdapter(Programme)


def _frozen(value: Value) -> Value:
    """Return a value in which no table can be written to, as the compiler makes it."""
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        frozen = MappingProxyType({key: _frozen(entry) for key, entry in table.items()})
        return cast("Value", frozen)
    if isinstance(value, tuple):
        return cast("Value", tuple(map(_frozen, cast("tuple[object, ...]", value))))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _frozen(getattr(value, part.name)) for part in fields(value)}
        return cast("Value", replace(value, **parts))
    return value
