"""Every language has a text for all that people read, and none for what is not there."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from corset.coach.duration import warm_up_dose
from corset.coach.phases import Dose, cues_of, cues_of_stretch
from corset.programme.checks.blanks import unknown_blank
from corset.programme.checks.register import check
from corset.programme.compile.exercises import exercise_parts, warm_up_part
from corset.programme.documents.content import Conditions, Numbers, Sources, label, texts_file
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.motions import MotionDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.tables import (
    Aspects,
    Contraindications,
    Lessons,
    Reminders,
    Signs,
    TechniquePoints,
)
from corset.programme.documents.texts import ExerciseTexts, LessonTexts, QuestionTexts
from corset.programme.texts.language import SOURCE
from corset.therapy.programme import Tempo
from corset.therapy.terms import Region, Urgency

TWICE = 2
"""Repetitions in which everything is said: on either side, and of the rest between them."""
Exercised = ExerciseDocument | WarmUpDocument
Words = Mapping[str, Mapping[str, Any]]
"""The texts by language, and by the field of `LanguageTexts`."""


@check
def source_language(words: Words) -> Iterator[Problem]:
    """The language that stands in for the others is there."""
    if SOURCE not in words:
        yield Problem(label("exercises"), f"texts.{SOURCE}.yaml", "is missing from every folder")


@check
def exercises_told(
    words: Words, sheets: Mapping[str, Exercised], motions: Mapping[str, MotionDocument]
) -> Iterator[Problem]:
    """An exercise's parts each have their text, and their phases on each side their cue."""
    for language, texts in words.items():
        for name, sheet in sheets.items():
            text = texts["exercises"].get(name)
            if text is not None and name in motions:
                file = texts_file(name, language)
                for field, given, asked in _fields(text, sheet, motions[name]):
                    yield from _differing(file, field, given, asked)


def _fields(
    text: ExerciseTexts, sheet: Exercised, motion: MotionDocument
) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    yield "parts", text.parts, [part.id for part in motion.parts]
    yield "variants", text.variants, motion.variants
    timed = [part.id for part in sheet.parts] if isinstance(sheet, WarmUpDocument) else []
    yield "instructions", text.instructions, timed
    yield "cues", text.cues_by_key(), _cues(sheet, motion)


def _cues(sheet: Exercised, motion: MotionDocument) -> Iterator[str]:
    """Yield the key of all that is said while one is led through an exercise or the warm-up."""
    moved = exercise_parts(motion)
    tempo, per_side = Tempo(**sheet.tempo.model_dump()), sheet.dose.per_side
    if isinstance(sheet, ExerciseDocument):
        yield from cues_of(Dose(repetitions=TWICE, per_side=per_side, tempo=tempo, parts=moved))
        return
    by_id = {part.id: part for part in moved}
    for part in (part for part in sheet.parts if part.id in by_id):
        told = warm_up_part(part, by_id[part.id])
        counted = cues_of(warm_up_dose(told, TWICE, tempo))
        yield from counted if part.repetitions else cues_of_stretch(part.id)


@check
def bounds_told(
    words: Words, sheets: Mapping[str, Exercised], conditions: Conditions, numbers: Numbers
) -> Iterator[Problem]:
    """An exercise's limits and adaptations each have their text."""
    known = {condition.id for condition in conditions} | numbers.keys() | {*Region}
    for language, texts in words.items():
        for name, sheet in sheets.items():
            if (text := texts["exercises"].get(name)) is not None:
                file = texts_file(name, language)
                yield from _missing(file, "limits", text.limits, _limited(sheet))
                yield from _missing(file, "adapt", text.adapt, _adapted(sheet, known))


def _limited(sheet: Exercised) -> list[str]:
    return [limit.quantity for limit in sheet.limits]


def _adapted(sheet: Exercised, known: AbstractSet[str]) -> list[str]:
    """Return the adaptations to what there is; the others were told where they stand."""
    adapt = sheet.adapt if isinstance(sheet, ExerciseDocument) else ()
    return [x.key for x in adapt if not isinstance(x.value, str) or x.value in known]


@check
def questions_told(words: Words, contraindications: Contraindications) -> Iterator[Problem]:
    """Every question has its words."""
    asked = [question.id for question in contraindications.every()]
    yield from _each(words, "questions", "", asked)


@check
def numbers_told(words: Words, sources: Sources) -> Iterator[Problem]:
    """A blank in a question is a parameter."""
    known = {name for source in sources.values() for name in source.parameters}
    for language, texts in words.items():
        file = label("questions", f"texts.{language}.yaml")
        asked: Mapping[str, QuestionTexts] = texts["questions"] or {}
        for name, said in asked.items():
            for field, text in (("question", said.question), ("help", said.help)):
                for wrong in _unfilled(text, known):
                    yield Problem(file, f"{name}.{field}", wrong)


def _unfilled(text: str, known: AbstractSet[str]) -> Iterator[str]:
    try:
        wrong = unknown_blank(text, known)
    except ValueError as error:
        yield f"its blanks cannot be read: {error}"
    else:
        if wrong:
            yield f"{wrong} is not in content/parameters/"


@check
def conditions_told(words: Words, conditions: Conditions) -> Iterator[Problem]:
    """Every condition has its name."""
    yield from _each(words, "conditions", "", [condition.id for condition in conditions])


@check
def emergency_told(words: Words, signs: Signs) -> Iterator[Problem]:
    """Every sign and group has its words, and every urgency says what to do."""
    yield from _each(words, "emergency", "signs", [sign.id for sign in signs])
    yield from _each(words, "emergency", "groups", [sign.group for sign in signs])
    yield from _each(words, "emergency", "instructions", list(Urgency))


@check
def instructions_whole(words: Words, sources: Sources) -> Iterator[Problem]:
    """What to do in an emergency is not made milder."""
    asked = [x for source in sources.values() for x in source.instructions.items()]
    for language, texts in words.items():
        given: Mapping[Urgency, str] = getattr(texts["emergency"], "instructions", {})
        for urgency, spoken in asked:
            said = given.get(urgency, "").casefold()
            for part in spoken.get(language, ()) if said else ():
                if part not in said:
                    place = label("emergency", f"texts.{language}.yaml"), f"instructions.{urgency}"
                    yield Problem(*place, f"does not speak of “{part}”; it has to")


@check
def lessons_told(words: Words, lessons: Lessons) -> Iterator[Problem]:
    """Every lesson has its words."""
    yield from _each(words, "education", "", list(lessons))


@check
def technique_told(words: Words, technique: TechniquePoints) -> Iterator[Problem]:
    """Every point of technique has its words."""
    yield from _each(words, "technique", "", list(technique))


@check
def inspection_told(words: Words, inspection: Aspects) -> Iterator[Problem]:
    """Every aspect, where one looks for it, and every value has its words."""
    aspects = inspection.values()
    yield from _each(words, "inspection", "views", [aspect.view for aspect in aspects])
    yield from _each(words, "inspection", "aspects", list(inspection))
    values = [value for aspect in aspects for value in aspect.values]
    yield from _each(words, "inspection", "values", values)


@check
def reminders_told(words: Words, reminders: Reminders) -> Iterator[Problem]:
    """Every reminder that no lesson has has its words."""
    own = [name for name, reminder in reminders.items() if reminder.lesson is None]
    yield from _each(words, "reminders", "", own)


@check
def reminders_taught(words: Words, reminders: Reminders, lessons: Lessons) -> Iterator[Problem]:
    """A reminder takes a paragraph that its lesson has, in every language."""
    file = label("reminders", "reminders.yaml")
    for name, reminder in reminders.items():
        if reminder.lesson is not None and reminder.lesson not in lessons:
            message = f"{reminder.lesson} is no lesson; allowed are {', '.join(lessons)}"
            yield Problem(file, f"{name}.lesson", message)
        for language, texts in words.items():
            said: Mapping[str, LessonTexts] = texts["education"] or {}
            told = said.get(reminder.lesson or "")
            if told and reminder.paragraph and reminder.paragraph > len(told.text):
                message = f"the lesson has {len(told.text)} in {language}"
                yield Problem(file, f"{name}.paragraph", message)


@check
def lessons_whole(words: Words, lessons: Lessons) -> Iterator[Problem]:
    """What is printed of a lesson has its line, and what is drawn is told too."""
    for language, texts in words.items():
        file = label("education", f"texts.{language}.yaml")
        said: Mapping[str, LessonTexts] = texts["education"] or {}
        for name in said.keys() & lessons.keys():
            lesson, told = lessons[name], said[name]
            asked = {"short": lesson.printed, "figure": bool(lesson.figure)}
            given = [field for field in asked if getattr(told, field)]
            yield from _differing(file, name, given, [field for field in asked if asked[field]])


def _each(words: Words, folder: str, field: str, asked: list[str]) -> Iterator[Problem]:
    for language, texts in words.items():
        if texts[folder] is not None:
            given = getattr(texts[folder], field) if field else texts[folder]
            yield from _differing(label(folder, f"texts.{language}.yaml"), field, given, asked)


def _differing(
    file: str, field: str, given: Iterable[str], asked: Iterable[str]
) -> Iterator[Problem]:
    given, asked = list(given), list(dict.fromkeys(asked))
    yield from _missing(file, field, given, asked)
    for name in given:
        if name not in asked:
            allowed = ", ".join(asked) or "none"
            yield Problem(file, _place(field, name), f"tells of nothing; allowed are {allowed}")


def _missing(
    file: str, field: str, given: Iterable[str], asked: Iterable[str]
) -> Iterator[Problem]:
    for name in asked:
        if name not in given:
            yield Problem(file, _place(field, name), "is missing")


def _place(field: str, name: str) -> str:
    return ".".join(filter(None, (field, name)))
