"""What no text may say, and how sentences are filled."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from corset.programme.checks.register import check
from corset.programme.documents.problems import Problem

_MEDICINE = re.compile(
    r"\b(medicines?|medications?|drugs?|painkillers?|tablets?|pills?|analgesics?"
    r"|ibuprofen|paracetamol|opioids?|diclofenac)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(stop|reduc|increas|skip|halv|doubl|lower|rais|chang|adjust|start|take|taking|cut|quit"
    r"|drop|swap|switch|replac|leave out|come off|omit|more|less|fewer|without)\w*\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(never|not|neither|nor|no|don't|doesn't)\b", re.IGNORECASE)
_BRACE = re.compile(r"\{[^{}]*\}|[{}]")
_FILLED = re.compile(
    r"content/(rules/reasons\.[\w-]+\.yaml sentences\."
    r"|questions/texts\.[\w-]+\.yaml \w+\.(question|help)$)"
)
"""Where blanks are filled: what is in them is checked there."""
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


def advises_on_medicine(text: str) -> bool:
    """Whether a sentence of the text speaks of changing a medicine without denying it (I20)."""
    return any(
        _MEDICINE.search(sentence) and _CHANGE.search(sentence) and not _DENIED.search(sentence)
        for sentence in _SENTENCE.split(text)
    )


@check
def no_advice_on_medicine(documents: dict[str, Any]) -> Iterator[Problem]:
    """No text of the content advises on changing a medicine (I20)."""
    for file, document in documents.items():
        for field, text in _texts(document):
            if advises_on_medicine(text):
                yield Problem(
                    file, field, "advises on changing a medicine, which no text may (I20)"
                )


@check
def nothing_left_to_fill(documents: dict[str, Any]) -> Iterator[Problem]:
    """Only decisions and questions have blanks; in any other text one would stay as it is."""
    for file, document in documents.items():
        for field, text in _texts(document):
            if _BRACE.search(text) and not _FILLED.match(f"{file} {field}"):
                message = f"{_BRACE.findall(text)[0]} is filled by nothing; no braces are allowed"
                yield Problem(file, field, message)


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any document
    match value:
        case str():
            yield field, value
        case BaseModel():
            yield from _texts(value.model_dump(by_alias=True), field)
        case dict():
            for name, part in value.items():  # pyright: ignore[reportUnknownVariableType]
                yield from _texts(part, f"{field}.{name}".removeprefix("."))
        case list() | tuple():
            for place, part in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
                yield from _texts(part, f"{field}[{place}]")
        case _:
            pass
