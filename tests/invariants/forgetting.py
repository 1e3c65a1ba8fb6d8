"""Every way in which one place of a state can be another: what a projection may forget, or not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
WORDS = {
    "id": ("another-1",),
    "suspended": ("rest_pain", "new_sign", "pain_in_warm_up"),
    "emergency": ("unspecified", "bladder_or_bowel"),
}
"""Words that may be others; every other text is a name, and names something that must be there."""


def changed(value: object, where: str = "state") -> Iterator[tuple[str, object]]:
    """Yield a value with one leaf changed, and the name of the leaf; each leaf in each way.

    What is None stays so, as nothing tells what else it could be.
    """
    match value:
        case bool():
            yield where, not value
        case Enum():
            yield from ((where, other) for other in type(value) if other is not value)
        case int() | float():
            yield from ((where, value + step) for step in (-1, 1))
        case datetime():
            yield from ((where, value + step) for step in (-DAY, -MINUTE, MINUTE, DAY))
        case date():
            yield from ((where, value + step) for step in (-DAY, DAY))
        case str():
            yield from ((where, other) for other in _words(where) if other != value)
        case tuple():
            yield from _changed_tuple(value, where)
        case _ if is_dataclass(value):
            yield from _changed_fields(value, where)
        case _:
            return


def _words(where: str) -> tuple[str, ...]:
    field = where.partition("[")[0] if where.endswith("]") else where
    return WORDS.get(field.rpartition(".")[2], ())


def _changed_fields(value: object, where: str) -> Iterator[tuple[str, object]]:
    for field in fields(value):
        inner = getattr(value, field.name)
        for name, other in changed(inner, f"{where}.{field.name}"):
            yield name, replace(value, **{field.name: other})


def _changed_tuple(values: tuple[object, ...], where: str) -> Iterator[tuple[str, object]]:
    if len(values) > 1 and len({type(value) for value in values}) == 1:
        yield f"{where} reversed", values[::-1]
    for n, value in enumerate(values):
        for name, other in changed(value, f"{where}[{n}]"):
            yield name, (*values[:n], other, *values[n + 1 :])
