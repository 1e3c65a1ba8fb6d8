"""The page of exercises."""

from collections.abc import Iterator, Mapping

from corset.programme.documents.content import Content
from corset.programme.documents.exercises import Adapt, ExerciseDocument, Sheet
from corset.programme.documents.texts import ExerciseTexts, LanguageTexts
from corset.programme.pages.markdown import MARK, mark, table
from corset.programme.texts.language import SOURCE
from corset.therapy.programme import Trigger


def exercises(content: Content) -> Iterator[str]:
    said = content.texts[SOURCE]
    rows = (
        [e.id, _name(e, said), e.region, dose_of(e, said.exercises[e.id]), f"{e.dose.start}"]
        for e in ordered(content)
    )
    yield from table(("", "Exercise", "Region", "Dose", "A new plan starts with"), rows)
    for sheet in (*ordered(content), content.warm_up):
        texts = said.exercises[sheet.id]
        yield from ("", f"## {sheet.id} {texts.name}", "", *_sheet(sheet, texts))
        if isinstance(sheet, ExerciseDocument):
            yield from _clinical(sheet, texts, said.conditions)


def ordered(content: Content) -> list[ExerciseDocument]:
    return [content.exercises[name] for name in content.order()]


def _name(sheet: Sheet, said: LanguageTexts) -> str:
    return said.exercises[sheet.id].name


def _sheet(sheet: Sheet, texts: ExerciseTexts) -> Iterator[str]:
    yield from (texts.purpose, "", f"**Trains**: {', '.join(texts.trains)}.", "")
    yield from (f"**Position**: {texts.position}", "")
    for variant in texts.variants.values():
        yield from (f"**{variant.name}**: {variant.position}", "")
    yield from (f"{place}. {step}" for place, step in enumerate(texts.steps, start=1))
    yield from (
        "",
        f"**Breathing**: {texts.breathing}",
        "",
        f"**Dose**: {dose_of(sheet, texts)}.",
        "",
    )
    yield from ("**Take care**:", "", *(f"- {caution}" for caution in texts.cautions))
    if isinstance(sheet, ExerciseDocument) and sheet.stop_at_nrs:
        yield f"- Pain of {sheet.stop_at_nrs} or more on the NRS ends it for the day (I9)."
    for limit in sheet.limits:
        yield f"- {texts.limits[limit.quantity]}{mark(limit.origin == 'reading')}"
    yield from ("", f"**Source**: {sheet.source.of}, {texts.source}.")
    yield from ("", *(f"- *Reading*: {reading}" for reading in texts.readings))


def _clinical(
    exercise: ExerciseDocument, texts: ExerciseTexts, names: Mapping[str, str]
) -> Iterator[str]:
    if exercise.replaced_by:
        yield from ("", f"**After severe pain**: perhaps {', '.join(exercise.replaced_by)}.")
    if exercise.adapt:
        yield from ("", f"**Adapted to the patient** {MARK}:", "")
    for adapt in exercise.adapt:
        effect = adapt.effect.replace("_", " ")
        yield f"- {trigger_of(adapt, names)}: {effect} ({adapt.rule}). {texts.adapt[adapt.key]}"


def trigger_of(adapt: Adapt, names: Mapping[str, str]) -> str:
    if adapt.trigger is Trigger.CONDITION:
        return names[str(adapt.value)]
    if adapt.trigger is Trigger.REGION:
        return f"Damage of the {adapt.value} spine"
    return f"{adapt.trigger.removesuffix('_from').capitalize()} from `{adapt.value}`"


def dose_of(sheet: Sheet, texts: ExerciseTexts) -> str:
    dose = sheet.dose
    count = f"{dose.min}" if dose.min == dose.max else f"{dose.min} to {dose.max}"
    side = " a side" if dose.per_side else ""
    hold = f", held {sheet.tempo.hold_s:g} s" if sheet.tempo.hold_s else ""
    return f"{count} {texts.unit.other}{side}{hold}"
