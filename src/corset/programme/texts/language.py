"""A programme as it is read in one language."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from corset.programme.texts.pseudo import PSEUDO, bracketed
from corset.therapy.content.texts import QuestionText, Said, Sheet, Texts, text_of
from corset.therapy.programme import (
    Adaptation,
    CheckQuestion,
    Contraindication,
    EmergencySign,
    Exercise,
    Limit,
    Programme,
    WarmUp,
    WarmUpPart,
)

SOURCE = "en"
"""The language in which content is written first; it stands in for one that is not there."""

Entry = TypeVar("Entry")
Text = TypeVar("Text")
Asked = TypeVar("Asked", Contraindication, CheckQuestion)


def speaking(programme: Programme, language: str) -> Programme:
    """Return the programme in a language, `de-AT` read as `de`; its digest stays."""
    if language == programme.language:
        return programme
    texts = texts_of(programme, language)
    return replace(
        programme,
        language=language,
        exercises=_each(programme.exercises, texts.exercises, _exercise),
        warm_up=_warm_up(programme.warm_up, texts.exercises[programme.warm_up.id]),
        contraindications=_asked(programme.contraindications, texts),
        check_questions=_asked(programme.check_questions, texts),
        conditions=_each(programme.conditions, texts.conditions, lambda c, t: replace(c, name=t)),
        emergency_signs=_signs(programme, texts),
        emergency_text=texts.emergency,
        lessons=_each(programme.lessons, texts.lessons, lambda x, t: replace(x, said=t)),
    )


def texts_of(programme: Programme, language: str) -> Texts:
    """Return a language's texts; the source language's where it has none."""
    source = programme.texts[SOURCE]
    if language == PSEUDO:
        return bracketed(source)
    known = (programme.texts.get(name) for name in (language, language.split("-", maxsplit=1)[0]))
    return next(filter(None, known), source)


def _exercise(exercise: Exercise, sheet: Sheet) -> Exercise:
    return replace(
        exercise,
        sheet=sheet,
        limits=_limits(exercise.limits, sheet.limits),
        adapt=tuple(_adaptation(adaptation, sheet.adapt) for adaptation in exercise.adapt),
        source=sheet.source,
    )


def _warm_up(warm_up: WarmUp, sheet: Sheet) -> WarmUp:
    return replace(
        warm_up,
        sheet=sheet,
        parts=tuple(_part(part, sheet.instructions) for part in warm_up.parts),
        limits=_limits(warm_up.limits, sheet.limits),
        source=sheet.source,
    )


def _part(part: WarmUpPart, texts: tuple[Said, ...]) -> WarmUpPart:
    return replace(part, text=text_of(texts, part.id))


def _limits(limits: tuple[Limit, ...], texts: tuple[Said, ...]) -> tuple[Limit, ...]:
    return tuple(replace(limit, text=text_of(texts, limit.quantity)) for limit in limits)


def _adaptation(adaptation: Adaptation, texts: tuple[Said, ...]) -> Adaptation:
    return replace(adaptation, why=text_of(texts, adaptation.key))


def _asked(asked: Mapping[str, Asked], texts: Texts) -> Mapping[str, Asked]:
    return _each(asked, texts.questions, _question)


def _question(asked: Asked, said: QuestionText) -> Asked:
    return replace(asked, name=said.name, question=said.question, help=said.help)


def _signs(programme: Programme, texts: Texts) -> Mapping[str, EmergencySign]:
    groups = texts.sign_groups
    return _each(
        programme.emergency_signs,
        texts.signs,
        lambda sign, text: replace(sign, text=text, group_name=groups[sign.group]),
    )


def _each(
    entries: Mapping[str, Entry], texts: Mapping[str, Text], word: Callable[[Entry, Text], Entry]
) -> Mapping[str, Entry]:
    return MappingProxyType({name: word(entry, texts[name]) for name, entry in entries.items()})
