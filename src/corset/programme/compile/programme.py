"""From checked documents to the frozen programme that the core decides with."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from corset.programme.compile.digest import digest
from corset.programme.compile.exercises import compiled_exercise, compiled_warm_up
from corset.programme.compile.motions import motion_name, motions_of
from corset.programme.compile.sentences import compiled_sentences
from corset.programme.compile.texts import compiled_texts
from corset.programme.compile.variants import variant_name, variants_of
from corset.programme.documents.content import Content
from corset.programme.documents.tables import Contraindications, Lessons, Rules
from corset.programme.texts.language import SOURCE, speaking
from corset.therapy.content.lessons import Lesson
from corset.therapy.content.parameters import Parameters
from corset.therapy.programme import (
    CheckQuestion,
    Condition,
    Contraindication,
    EmergencySign,
    Programme,
    Rule,
    Variant,
)

Entry = TypeVar("Entry", Rule, Contraindication, CheckQuestion, Condition, EmergencySign, Lesson)
Value = TypeVar("Value")


def compile_programme(content: Content) -> Programme:
    """Return the programme, named by the digests of all of it and of its rules and numbers."""
    parts = _parts(content)
    rules = {name: parts[name] for name in ("rules", "parameters")}
    unsaid = Programme(digest=digest(parts), rules_digest=digest(rules), language="", **parts)
    return speaking(unsaid, SOURCE)


def _parts(content: Content) -> dict[str, Any]:
    motions = {name: motion_name(motion) for name, motion in motions_of(content).items()}
    variants = _variants(content)
    warm_up = compiled_warm_up(content.warm_up, content.motions[content.warm_up.id])
    return {
        "parameters": _parameters(content),
        "rules": _by_id(_rules(content.rules)),
        "sentences": _frozen({n: compiled_sentences(s) for n, s in content.sentences.items()}),
        "exercises": _frozen(
            {
                name: replace(
                    compiled_exercise(content, name),
                    motion=motions.get(name, ""),
                    variants=variants.get(name, ()),
                )
                for name in content.order()
            }
        ),
        "warm_up": replace(warm_up, motion=motions.get(warm_up.id, "")),
        "contraindications": _by_id(_contraindications(content.contraindications)),
        "conditions": _by_id(Condition(c.id, "") for c in content.conditions),
        "emergency_signs": _by_id(
            EmergencySign(s.id, "", s.group, "", s.urgency) for s in content.signs
        ),
        "emergency_text": _frozen({}),
        "check_questions": _by_id(_questions(content.contraindications)),
        "lessons": _by_id(_lessons(content.lessons)),
        "texts": compiled_texts(content),
    }


def _variants(content: Content) -> Mapping[str, tuple[Variant, ...]]:
    """Return the variants of each exercise that has a motion."""
    moved = variants_of(content)
    return {
        exercise: tuple(
            Variant(
                id=name,
                posture=content.postures[variant.posture].drawing,
                motion=motion_name(moved[variant_name(exercise, name)]),
            )
            for name, variant in sorted(document.variants.items())
        )
        for exercise, document in content.motions.items()
    }


def _parameters(content: Content) -> Parameters:
    return Parameters(**{f.name: content.numbers[f.name].value for f in fields(Parameters)})  # pyright: ignore[reportArgumentType] - whole where the check asks for it


def _rules(rules: Rules) -> Iterable[Rule]:
    for rule in rules.rules:
        text = f"{rule.text} {rule.reading}" if rule.reading else rule.text
        yield Rule(rule.id, text)
    for invariant in rules.invariants:
        yield Rule(invariant.id, invariant.text)


def _contraindications(asked: Contraindications) -> Iterable[Contraindication]:
    for lasting, questions in ((True, asked.lasting), (False, asked.passing)):
        for q in questions:
            yield Contraindication(q.id, "", "", lasting, "", q.leads_to, q.measures)


def _questions(asked: Contraindications) -> Iterable[CheckQuestion]:
    for q in asked.check:
        yield CheckQuestion(q.id, "", "", "", q.source, q.leads_to)


def _lessons(lessons: Lessons) -> Iterable[Lesson]:
    for name, lesson in lessons.items():
        yield Lesson(
            id=name,
            line=lesson.line,
            occasion=lesson.occasion,
            regions=lesson.regions,
            exercises=lesson.exercises,
            figure=lesson.figure or "",
        )


def _by_id(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    return _frozen({entry.id: entry for entry in entries})


def _frozen(mapping: Mapping[Any, Value]) -> Mapping[Any, Value]:
    return MappingProxyType(dict(mapping))
