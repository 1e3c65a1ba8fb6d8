"""The words of the content, by language, as a programme keeps them."""

from collections.abc import Mapping
from types import MappingProxyType

from corset.programme.documents.content import Content, Numbers
from corset.programme.documents.exercises import Source
from corset.programme.documents.texts import (
    ExerciseTexts,
    LanguageTexts,
    LessonTexts,
    QuestionTexts,
    VariantTexts,
)
from corset.therapy.content.lessons import LessonText
from corset.therapy.content.texts import QuestionText, Said, Sheet, Texts, VariantText

UNSAID = Sheet(
    name="",
    purpose="",
    trains=(),
    position="",
    steps=(),
    breathing="",
    cautions=(),
    parts=(),
    instructions=(),
    unit=(),
    limits=(),
    adapt=(),
    source="",
)
"""Stands where no language has been chosen yet."""


def compiled_texts(content: Content) -> Mapping[str, Texts]:
    """Return the texts of every language."""
    return MappingProxyType({n: _texts(content, texts) for n, texts in content.texts.items()})


def _texts(content: Content, texts: LanguageTexts) -> Texts:
    sources = {sheet.id: sheet.source for sheet in (*content.exercises.values(), content.warm_up)}
    sheets = {name: _sheet(texts.exercises[name], source) for name, source in sources.items()}
    asked = {n: _question(q, content.numbers) for n, q in texts.questions.items()}
    told = {name: _lesson(lesson) for name, lesson in texts.education.items()}
    return Texts(
        exercises=MappingProxyType(dict(sorted(sheets.items()))),
        questions=MappingProxyType(dict(sorted(asked.items()))),
        conditions=_sorted(texts.conditions),
        signs=_sorted(texts.emergency.signs),
        sign_groups=_sorted(texts.emergency.groups),
        emergency=MappingProxyType(dict(sorted(texts.emergency.instructions.items()))),
        lessons=MappingProxyType(dict(sorted(told.items()))),
    )


def _sheet(texts: ExerciseTexts, source: Source) -> Sheet:
    return Sheet(
        name=texts.name,
        purpose=texts.purpose,
        trains=texts.trains,
        position=texts.position,
        steps=texts.steps,
        breathing=texts.breathing,
        cautions=texts.cautions,
        parts=_said(texts.parts),
        instructions=_said(texts.instructions),
        unit=_said(texts.unit.forms()),
        limits=_said(texts.limits),
        adapt=_said(texts.adapt),
        source=_source(texts, source),
        cues=_said(texts.cues_by_key()),
        variants=tuple(_variant(id_, said) for id_, said in sorted(texts.variants.items())),
    )


def _variant(name: str, texts: VariantTexts) -> VariantText:
    return VariantText(id=name, **texts.model_dump())


def _question(texts: QuestionTexts, numbers: Numbers) -> QuestionText:
    asked, told = (filled(text, numbers) for text in (texts.question, texts.help))
    return QuestionText(texts.name, asked, told)


def _lesson(texts: LessonTexts) -> LessonText:
    return LessonText(
        title=texts.title, short=texts.short or "", text=texts.text, figure=texts.figure or ""
    )


def filled(text: str, numbers: Numbers) -> str:
    """Return a text with the parameters that it names, such as {fever_celsius}."""
    return text.format_map({name: number.value for name, number in numbers.items()})


def _source(texts: ExerciseTexts, source: Source) -> str:
    where = "; ".join(filter(None, (source.line, source.of)))
    read = f" ({', '.join(texts.readings)})" if texts.readings else ""
    return f"{where}, {texts.source}{read}"


def _said(texts: Mapping[str, str]) -> tuple[Said, ...]:
    return tuple(Said(name, text) for name, text in sorted(texts.items()))


def _sorted(texts: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(texts.items())))
