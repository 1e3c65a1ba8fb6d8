"""One exercise, and the warm-up, compiled."""

from typing import Any

from corset.programme.documents.content import Content, Numbers
from corset.programme.documents.exercises import Adapt, ExerciseDocument, Source, WarmUpDocument
from corset.programme.documents.exercises import Sheet as SheetDocument
from corset.therapy.programme import (
    Adaptation,
    DoseRange,
    Exercise,
    Limit,
    Sheet,
    Tempo,
    Trigger,
    WarmUp,
    WarmUpPart,
)


def compiled_exercise(content: Content, name: str) -> Exercise:
    """Return one exercise as the core sees it."""
    document = content.exercises[name]
    return Exercise(
        id=document.id,
        region=document.region,
        sheet=_sheet(document),
        dose=_dose(document),
        tempo=Tempo(**document.tempo.model_dump()),
        limits=_limits(document),
        adapt=tuple(_adaptation(adapt, content.numbers) for adapt in document.adapt),
        source=_source(document.source),
        parts=document.parts,
        **_bounds(document),
    )


def _bounds(document: ExerciseDocument) -> dict[str, Any]:
    names = ("neck", "cervical_list", "stop_at_nrs", "after_discomfort", "sets_a_day", "opt_in")
    return {name: getattr(document, name) for name in (*names, "replaced_by")}


def compiled_warm_up(document: WarmUpDocument) -> WarmUp:
    """Return the warm-up as the core sees it."""
    return WarmUp(
        id=document.id,
        sheet=_sheet(document),
        parts=tuple(WarmUpPart(**part.model_dump()) for part in document.parts),
        dose=_dose(document),
        limits=_limits(document),
        source=_source(document.source),
    )


def _sheet(document: SheetDocument) -> Sheet:
    return Sheet(
        name=document.name,
        purpose=document.purpose,
        trains=document.trains,
        position=document.position,
        steps=document.steps,
        breathing=document.breathing,
        cautions=document.cautions,
    )


def _dose(document: SheetDocument) -> DoseRange:
    return DoseRange(**document.dose.model_dump())


def _limits(document: SheetDocument) -> tuple[Limit, ...]:
    return tuple(Limit(x.quantity, x.max, x.unit, x.text) for x in document.limits)


def _adaptation(adapt: Adapt, numbers: Numbers) -> Adaptation:
    return Adaptation(
        trigger=adapt.trigger,
        value=adapt.value if isinstance(adapt.value, str) else f"{adapt.value:g}",
        threshold=None if adapt.trigger is Trigger.CONDITION else _threshold(adapt.value, numbers),
        effect=adapt.effect,
        why=adapt.why,
        rule=adapt.rule,
    )


def _threshold(value: str | float, numbers: Numbers) -> float:
    return numbers[value].value if isinstance(value, str) else value


def _source(source: Source) -> str:
    read = f"; read as: {', '.join(source.readings)}" if source.readings else ""
    return f"{source.line}; article, {source.article}{read}"
