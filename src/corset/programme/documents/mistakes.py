"""Mistakes of form in plain words: which field, what was found, what is allowed."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from corset.programme.documents.problems import Problem
from corset.programme.documents.schema import Document

Place = tuple[int | str, ...]


def problems_of(error: ValidationError, file: str, kind: object) -> Iterator[Problem]:
    """Yield one problem for each mistake; a field that fits none of its kinds counts once."""
    seen: set[str] = set()
    for detail in error.errors(include_url=False):
        field = _field(_place(detail))
        if field not in seen:
            seen.add(field)
            yield Problem(file, field, _message(detail, kind))


def _place(detail: ErrorDetails) -> Place:
    """Leave out what names the tried kind of a union and no place in the file."""
    place = detail["loc"]
    return place[:-1] if place and place[-1] in {"str", "int", "float", "[key]"} else place


def _field(place: Place) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return "".join(parts).removeprefix(".")


def _message(detail: ErrorDetails, kind: object) -> str:
    found = detail["input"]
    match detail["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return f"is not a known field; allowed are {_allowed(kind, detail['loc'][:-1])}"
        case "enum" | "literal_error":
            return f"{found!r} is not allowed; allowed are {detail.get('ctx', {})['expected']}"
        case "value_error":
            return detail["msg"].removeprefix("Value error, ")
        case _:
            return f"{found!r} does not fit: {detail['msg'].lower()}"


def _allowed(kind: object, place: Place) -> str:
    document = _document(kind)
    for part in place:
        document = _document(_fields(document).get(str(part), document))
    return ", ".join(_fields(document))


def _fields(document: type[Document] | None) -> dict[str, Any]:
    """Return the kinds of a document's fields, by the names that content uses."""
    fields = document.model_fields if document else {}
    return {field.alias or name: field.annotation for name, field in fields.items()}


def _document(kind: object) -> type[Document] | None:
    """Return the document that a kind is or holds, as in `tuple[Document, ...]`."""
    if isinstance(kind, type) and issubclass(kind, Document):
        return kind
    return next((found for part in get_args(kind) if (found := _document(part))), None)
