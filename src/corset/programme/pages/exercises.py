"""The page of exercises."""

from collections.abc import Iterator, Mapping

from corset.programme.documents.content import Content
from corset.programme.documents.exercises import Adapt, ExerciseDocument, Sheet
from corset.programme.pages.markdown import MARK, mark, table
from corset.therapy.programme import Trigger


def exercises(content: Content) -> Iterator[str]:
    rows = ([e.id, e.name, e.region, dose_of(e), f"{e.dose.start}"] for e in ordered(content))
    yield from table(("", "Exercise", "Region", "Dose", "A new plan starts with"), rows)
    names = {condition.id: condition.name for condition in content.conditions}
    for sheet in (*ordered(content), content.warm_up):
        yield from ("", f"## {sheet.source.line} {sheet.name}", "", *_sheet(sheet))
        if isinstance(sheet, ExerciseDocument):
            yield from _clinical(sheet, names)


def ordered(content: Content) -> list[ExerciseDocument]:
    order = content.article.doses
    return [content.exercises[name] for name in order if name in content.exercises]


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield from (sheet.purpose, "", f"**Trains**: {', '.join(sheet.trains)}.", "")
    yield from (f"**Position**: {sheet.position}", "")
    yield from (f"{place}. {step}" for place, step in enumerate(sheet.steps, start=1))
    yield from ("", f"**Breathing**: {sheet.breathing}", "", f"**Dose**: {dose_of(sheet)}.", "")
    yield from ("**Take care**:", "", *(f"- {caution}" for caution in sheet.cautions))
    yield from (f"- {limit.text}{mark(limit.origin == 'reading')}" for limit in sheet.limits)
    yield from ("", f"**Source**: {sheet.source.article}.")
    yield from ("", *(f"- *Reading*: {reading}" for reading in sheet.source.readings))


def _clinical(exercise: ExerciseDocument, names: Mapping[str, str]) -> Iterator[str]:
    if exercise.replaced_by:
        yield from ("", f"**After severe pain**: perhaps {', '.join(exercise.replaced_by)}.")
    if exercise.adapt:
        yield from ("", f"**Adapted to the patient** {MARK}:", "")
    for adapt in exercise.adapt:
        effect = adapt.effect.replace("_", " ")
        yield f"- {trigger_of(adapt, names)}: {effect} ({adapt.rule}). {adapt.why}"


def trigger_of(adapt: Adapt, names: Mapping[str, str]) -> str:
    if adapt.trigger is Trigger.CONDITION:
        return names[str(adapt.value)]
    return f"{adapt.trigger.removesuffix('_from').capitalize()} from `{adapt.value}`"


def dose_of(sheet: Sheet) -> str:
    dose = sheet.dose
    count = f"{dose.min}" if dose.min == dose.max else f"{dose.min} to {dose.max}"
    side = " a side" if dose.per_side else ""
    hold = f", held {sheet.tempo.hold_s:g} s" if sheet.tempo.hold_s else ""
    return f"{count} {dose.unit}{side}{hold}"
