"""The page of everything that waits for a clinician's sign-off."""

from collections.abc import Iterator

from corset.programme.documents.content import Content
from corset.programme.pages.exercises import ordered, trigger_of
from corset.programme.texts.language import SOURCE


def awaiting(content: Content) -> Iterator[str]:
    """Yield all that is not the article's."""
    yield "None of this is the article's. A clinician confirms it before use with patients."
    chapters = {
        "Numbers": _numbers(content),
        "Readings of rules": _readings(content),
        "Exercises": _exercises(content),
        "Adaptations to the patient": _adaptations(content),
        "Warning signs": _signs(content),
        "What patients are told": _lessons(content),
    }
    for title, lines in chapters.items():
        yield from ("", f"## {title}", "", *(f"- {line}" for line in lines))


def _numbers(content: Content) -> Iterator[str]:
    for name, number in content.numbers.items():
        if number.needs_signoff:
            yield f"`{name}` = {number.value:g} {number.unit}: {number.text} {number.source}."


def _readings(content: Content) -> Iterator[str]:
    for rule in content.rules.rules:
        if rule.needs_signoff:
            yield f"{rule.id} {rule.title}: {rule.reading or rule.text}"


def _exercises(content: Content) -> Iterator[str]:
    for sheet in (*ordered(content), content.warm_up):
        line, tempo, texts = sheet.id, sheet.tempo, content.texts[SOURCE].exercises[sheet.id]
        yield from (f"{line}: {reading}" for reading in texts.readings)
        limits = [limit.quantity for limit in sheet.limits if limit.origin == "reading"]
        yield from (f"{line}, limit: {texts.limits[quantity]}" for quantity in limits)
        yield f"{line}, tempo: {tempo.out_s:g} s out, {tempo.return_s:g} s back"


def _adaptations(content: Content) -> Iterator[str]:
    said = content.texts[SOURCE]
    for exercise in ordered(content):
        for adapt in exercise.adapt:
            effect = adapt.effect.replace("_", " ")
            why = said.exercises[exercise.id].adapt[adapt.key]
            yield f"{exercise.id}, {trigger_of(adapt, said.conditions)}: {effect}. {why}"


def _signs(content: Content) -> Iterator[str]:
    words = content.texts[SOURCE].emergency
    for sign in content.signs:
        yield f"{words.signs[sign.id]}: {sign.urgency.replace('_', ' ')}. {sign.source}."
    for urgency, text in words.instructions.items():
        yield f"The text shown at {urgency.replace('_', ' ')}: {text}"


def _lessons(content: Content) -> Iterator[str]:
    told = content.texts[SOURCE].education
    for name, lesson in content.lessons.items():
        said = told[name]
        yield f"{lesson.line}, {said.title}: {' '.join(said.text)}"
