"""What a source asks for is there, and no milder (I29).

The list of it has one home, content/sources/article.yaml, beside the figures that exercises are
compared with: no code names an exercise, a question or a sign. That file is sealed, so that content
alone cannot loosen a rule: whoever changes it changes `SEAL` too, in the open.
"""

from collections.abc import Iterator, Mapping

from corset.programme.checks.register import check
from corset.programme.compile.digest import digest
from corset.programme.documents.content import Sources, exercise_file, label
from corset.programme.documents.exercises import ExerciseDocument, WarmUpDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.sources import SourceDocument, SourceDose
from corset.programme.documents.tables import Contraindications, Signs
from corset.therapy.programme import Effect

SEALED = "article"
SEAL = "759144d4203479a6"
"""The digest of what content/sources/article.yaml says."""
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
    """An exercise keeps its region, its neck, its opt-in and what rules it out."""
    for name, exercise in exercises.items():
        said = _said(exercise, sources)
        found = _guards(exercise, said) if said else ()
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
    effects = {adapt.key: adapt.effect for adapt in exercise.adapt}
    for key in said.rules_out:
        if key not in effects:
            yield "adapt", f"{key} is missing; it has to be there with then: {Effect.RULE_OUT}"
        elif effects[key] is not Effect.RULE_OUT:
            yield f"adapt.{key}", f"{effects[key]} has to be {Effect.RULE_OUT}"


@check
def warm_up_guarded(warm_up: WarmUpDocument, sources: Sources) -> Iterator[Problem]:
    """The parts of the warm-up are there, long enough, and say truly whether the neck moves."""
    said = _said(warm_up, sources)
    necks = {part.id: part.neck for part in warm_up.parts}
    for part, neck in said.part_necks.items() if said else ():
        if necks.get(part) is not neck:
            message = f"{necks.get(part, 'nothing')} has to be {neck}"
            yield Problem(exercise_file(warm_up.id), f"parts.{part}.neck", message)
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
