"""A programme as text and back: the form in which it is kept beside the log that it explains."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from corset.programme.texts.language import SOURCE, speaking
from corset.therapy.content.parts import Playback, Sides
from corset.therapy.programme import Programme

Value = TypeVar("Value")
STOOD_IN_CODE = {
    "plausible_celsius_min": 34.0,
    "plausible_celsius_max": 45.0,
    "plausible_mmhg_min": 30,
    "plausible_mmhg_max": 300,
    "plausible_age_max": 120,
    "plausible_height_min_m": 0.5,
    "plausible_height_max_m": 2.5,
    "plausible_mass_min_kg": 20,
    "plausible_mass_max_kg": 400,
    "lower_start_part": 0.5,
    "reduced_amplitude": 0.667,
    "reduced_effort": 0.5,
    "ready_s": 5.0,
    "change_sides_s": 10.0,
    "questions_s": 20.0,
    "rupture_healthy_n": 4903.325,
    "rupture_affected_n": 1961.33,
}
"""Numbers that came in after programmes were kept; one that was kept earlier goes by these."""
WARM_UP_TEMPO = {"out_s": 2.0, "hold_s": 0.0, "return_s": 2.0, "rest_s": 0.0}


def dump_programme(programme: Programme) -> str:
    """Return a programme as JSON: all its languages with it, put first as its authors wrote it."""
    plain = to_jsonable_python(speaking(programme, SOURCE), fallback=dict)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def load_programme(text: str) -> Programme:
    """Return the programme that a text holds. Raises ValueError where it holds none."""
    return _frozen(_adapter().validate_python(_as_now(json.loads(text))))


def _as_now(kept: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a programme kept by earlier code, with what stood in that code itself."""
    if not isinstance(kept, dict):
        return kept
    found = cast("dict[str, Any]", kept)
    for sheet in _sheets(found):
        if isinstance(sheet["unit"], str):
            sheet["unit"] = [{"id": "other", "text": sheet["unit"]}]
    for exercise in found.get("exercises", {}).values():
        exercise["parts"] = _parts(exercise)
    for part in found.get("warm_up", {}).get("parts", ()):
        part.setdefault("sides", _sides(part))
        part.setdefault("plays", Playback.CYCLE if part["seconds"] else Playback.OUT_AND_BACK)
    added = {"parameters": STOOD_IN_CODE, "warm_up": {"tempo": WARM_UP_TEMPO}}
    return found | {name: {**more, **found.get(name, {})} for name, more in added.items()}


def _parts(exercise: dict[str, Any]) -> list[Any]:
    """Return an exercise's parts: there were names alone, and none of what has but one."""
    parts: list[Any] = exercise.get("parts", [])
    if not parts:
        return [{"id": "", "sides": _sides(exercise["dose"]), "holds": True}]
    return [{"id": p, "holds": True} if isinstance(p, str) else p for p in parts]


def _sides(counted: dict[str, Any]) -> Sides:
    """Return how the sides were done of what is counted: one after the other."""
    return Sides.IN_TURN if counted["per_side"] else Sides.NONE


def _sheets(kept: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the texts of every exercise, in every language."""
    yield from (exercise["sheet"] for exercise in kept.get("exercises", {}).values())
    yield from (kept[part]["sheet"] for part in ("warm_up",) if part in kept)
    for texts in kept.get("texts", {}).values():
        yield from texts["exercises"].values()


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
