"""What a source asks for is there, and no milder (I29).

The list of it has one home, content/sources/article.yaml, beside the figures that exercises are
compared with: no code names an exercise, a question or a sign. That file is sealed, so that content
alone cannot loosen a rule: whoever changes it changes `SEAL` too, in the open.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from corset.programme.checks.register import check
from corset.programme.compile.digest import digest
from corset.programme.documents.content import Conditions, Numbers, Sources, exercise_file, label
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.sources import SourceDocument, SourceDose
from corset.programme.documents.tables import (
    Contraindications,
    Reminders,
    Rules,
    Signs,
    rule_ids,
)
from corset.therapy.programme import Effect, Trigger
from corset.therapy.terms import Region

SEALED = "article"
SEAL = "4883bc38b4204f21"
"""The digest of what content/sources/article.yaml says."""
STRICTER = (Effect.START_LOWER, Effect.LEAVE_OUT, Effect.RULE_OUT)
"""What an adaptation does, the strictest last."""
Exercises = Mapping[str, ExerciseDocument]
Found = Iterator[tuple[str, str]]


@check
def sealed(sources: Sources) -> Iterator[Problem]:
    """What the therapy asks for is what the code was written for."""
    file = label("sources", f"{SEALED}.yaml")
    if SEALED not in sources:
        yield Problem(file, "", "is missing")
    elif (found := seal_of(sources[SEALED])) != SEAL:
        message = f"has the digest {found}; allowed is {SEAL}, what the therapy asks for (I29)"
        yield Problem(file, "", message)


def seal_of(source: SourceDocument) -> str:
    """Return the digest of what a source says."""
    return digest(source.model_dump(mode="json"))[:16]


@check
def exercises_guarded(exercises: Exercises, sources: Sources) -> Iterator[Problem]:
    """An exercise keeps its region, its neck and its opt-in."""
    for name, exercise in exercises.items():
        said = _said(exercise, sources)
        found = _guards(exercise, said) if said else ()
        yield from (Problem(exercise_file(name), *wrong) for wrong in found)


@check
def exercises_adapted(
    exercises: Exercises, sources: Sources, conditions: Conditions, numbers: Numbers
) -> Iterator[Problem]:
    """What a disease or another fact does to an exercise is there, and no milder (R7, R9, R24)."""
    known = {condition.id for condition in conditions} | numbers.keys() | {*Region}
    for name, exercise in exercises.items():
        said = _said(exercise, sources)
        if said and exercise.source.line in {name, None}:
            # A misspelt one is told where it stands, not also as one that is missing.
            misspelt = {adapt.trigger for adapt in exercise.adapt if adapt.value not in known}
            found = _adaptations(exercise, said, misspelt)
            yield from (Problem(exercise_file(name), *wrong) for wrong in found)


def _said(exercise: ExerciseDocument | WarmUpDocument, sources: Sources) -> SourceDose | None:
    source = sources.get(exercise.source.of)
    return source.bounds(exercise.source.line) if source else None


def _guards(exercise: ExerciseDocument, said: SourceDose) -> Found:
    if said.region and exercise.region is not said.region:
        yield "region", f"{exercise.region} has to be {said.region}"
    if said.neck and exercise.neck is not said.neck:
        yield "neck", f"{exercise.neck} has to be {said.neck}"
    if said.opt_in and not exercise.opt_in:
        yield "opt_in", "false has to be true: only a clinician opens this exercise (R24)"
    if said.instead_of and exercise.instead_of != said.instead_of:
        yield "instead_of", f"{exercise.instead_of or 'nothing'} has to be {said.instead_of} (R24)"


def _adaptations(
    exercise: ExerciseDocument, said: SourceDose, misspelt: AbstractSet[Trigger]
) -> Found:
    effects = {adapt.key: adapt.effect for adapt in exercise.adapt}
    for key, least in said.adapts().items():
        stricter = STRICTER[STRICTER.index(least) :]
        if key not in effects and key.partition(":")[0] in misspelt:
            continue
        if key not in effects:
            yield "adapt", f"{key} is missing; it has to be there with then: {least}"
        elif effects[key] not in stricter:
            yield f"adapt.{key}", f"{effects[key]} has to be {' or '.join(stricter)}"


@check
def warm_up_guarded(warm_up: WarmUpDocument, sources: Sources) -> Iterator[Problem]:
    """The parts of the warm-up are there, long enough, and say truly whether the neck moves."""
    said = _said(warm_up, sources)
    necks = {part.id: part.neck for part in warm_up.parts}
    for part, neck in said.part_necks.items() if said else ():
        if necks.get(part) is not neck:
            message = f"{necks.get(part, 'nothing')} has to be {neck}"
            yield Problem(exercise_file(warm_up.id), f"parts.{part}.neck", message)
    sides = {part.id: part.per_side for part in warm_up.parts}
    for part in said.part_sides if said else ():
        if part in sides and not sides[part]:
            message = "has to be true: it is done on each side"
            yield Problem(exercise_file(warm_up.id), f"parts.{part}.per_side", message)
    counts = {part.id: part.repetitions or part.seconds or 0 for part in warm_up.parts}
    for part, (least, most) in said.part_counts.items() if said else ():
        if part in counts and not least <= counts[part] <= most:
            message = f"{counts[part]:g} is outside the allowed {least:g} to {most:g}"
            yield Problem(exercise_file(warm_up.id), f"parts.{part}", message)


@check
def questions_asked(contraindications: Contraindications, sources: Sources) -> Iterator[Problem]:
    """Every question of R8 and of the check is asked, and leads to what it has to."""
    file = label("questions/questions.yaml")
    for source in sources.values():
        for group, required in source.questions.items():
            asked = {q.id: q for q in getattr(contraindications, group)}
            for name, said in required.items():
                if name not in asked:
                    yield Problem(file, group, f"{name} is missing; it has to be asked")
                    continue
                for field in ("leads_to", "measures"):
                    found, allowed = getattr(asked[name], field), getattr(said, field)
                    if found != allowed:
                        message = f"{found} has to be {allowed}"
                        yield Problem(file, f"{group}.{name}.{field}", message)


@check
def signs_named(signs: Signs, sources: Sources) -> Iterator[Problem]:
    """Every warning sign is named, as grave and in the group that it belongs to (I3)."""
    file, named = label("emergency/signs.yaml"), {sign.id: sign for sign in signs}
    for source in sources.values():
        for name, said in source.signs.items():
            if name not in named:
                yield Problem(file, "id", f"{name} is missing; it has to be named")
                continue
            for field in ("urgency", "group"):
                found, allowed = getattr(named[name], field), getattr(said, field)
                if found != allowed:
                    yield Problem(file, f"{name}.{field}", f"{found} has to be {allowed}")


@check
def statements_stand(rules: Rules, sources: Sources) -> Iterator[Problem]:
    """Every rule and invariant of a source stands, and its readings wait for a sign-off."""
    file, known = label("rules/rules.yaml"), rule_ids(rules)
    waiting = {rule.id: rule.needs_signoff for rule in rules.rules}
    for source in sources.values():
        said = source.statements
        for name in (*said.plain, *said.waiting, *said.invariants):
            if name not in known:
                yield Problem(file, "id", f"{name} is missing; it has to stand there")
        for name in said.waiting:
            if not waiting.get(name, True):
                message = "false has to be true: it has a reading, which waits for a clinician"
                yield Problem(file, f"{name}.needs_signoff", message)


@check
def reminders_said(reminders: Reminders, sources: Sources) -> Iterator[Problem]:
    """Whatever a source wants said before a warm-up is said."""
    for source in sources.values():
        for name in source.reminders:
            if name not in reminders:
                message = "is missing; it has to be said"
                yield Problem(label("reminders", "reminders.yaml"), name, message)


@check
def units_kept(
    sheets: Mapping[str, ExerciseDocument | WarmUpDocument], numbers: Numbers, sources: Sources
) -> Iterator[Problem]:
    """A limit and a parameter are in the unit that their bounds are in."""
    units = {name: unit for source in sources.values() for name, unit in source.units.items()}
    for name, number in numbers.items():
        if (unit := units.get(name, number.unit)) != number.unit:
            file = label("parameters/parameters.yaml")
            yield Problem(file, f"{name}.unit", f"{number.unit} has to be {unit}")
    for name, sheet in sheets.items():
        for limit in sheet.limits:
            if (unit := units.get(limit.quantity, limit.unit)) != limit.unit:
                place = f"limits.{limit.quantity}.unit"
                yield Problem(exercise_file(name), place, f"{limit.unit} has to be {unit}")
