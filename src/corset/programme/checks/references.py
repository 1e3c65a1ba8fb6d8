"""What content refers to must exist, and what the core needs must be there."""

from collections.abc import Iterable, Iterator, Mapping

from corset.programme.checks.register import check
from corset.programme.documents.content import Conditions, Numbers, Sources, exercise_file, label
from corset.programme.documents.exercises import Adapt, ExerciseDocument, Sheet, WarmUpDocument
from corset.programme.documents.motions import MotionDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.tables import Contraindications, Rules, rule_ids
from corset.therapy.programme import Trigger
from corset.therapy.terms import Region

Exercises = Mapping[str, ExerciseDocument]


@check
def names(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """A folder is named as its exercise."""
    for name, sheet in sheets.items():
        if sheet.id != name:
            yield Problem(exercise_file(name), "id", f"{sheet.id} has to be {name}")


@check
def one_warm_up(sheets: Mapping[str, Sheet], named: frozenset[str]) -> Iterator[Problem]:
    """There is one warm-up (R11)."""
    found = [name for name, sheet in sheets.items() if isinstance(sheet, WarmUpDocument)]
    for name in found[1:]:
        message = f"warm_up is there twice: {found[0]} is the warm-up; allowed is one"
        yield Problem(exercise_file(name), "kind", message)
    if not found and not named - sheets.keys():
        message = "warm_up is the kind of no exercise; allowed is exactly one"
        yield Problem(label("exercises"), "kind", message)


@check
def parts_moved(exercises: Exercises, motions: Mapping[str, MotionDocument]) -> Iterator[Problem]:
    """The parts of one repetition are those that the motion moves in it."""
    for name in exercises.keys() & motions.keys():
        given = exercises[name].parts
        moved = tuple(part.id for part in motions[name].parts)
        if any(part not in moved for part in given) or (not given and len(moved) > 1):
            message = f"{', '.join(given) or 'none'} has to be of {', '.join(moved)}"
            yield Problem(exercise_file(name), "parts", message)


@check
def lines(sheets: Mapping[str, Sheet], sources: Sources) -> Iterator[Problem]:
    """An exercise names a source that there is, and a line of it where it has lines."""
    for name, sheet in sheets.items():
        of, line = sheet.source.of, sheet.source.line
        source = sources.get(of)
        if source is None:
            message = f"{of} is no source; content/sources/ has {_list(sources)}"
            yield Problem(exercise_file(name), "source.of", message)
        elif line is not None and line in source.doses and line != name:
            yield Problem(exercise_file(name), "source.line", f"{line} has to be {name}")
        elif source.bounds(line) is None:
            message = f"{line} is no line of {of}; allowed are {', '.join(source.doses)}"
            yield Problem(exercise_file(name), "source.line", message)
        elif line is None and name in source.doses:
            yield Problem(exercise_file(name), "source.line", f"is missing; it has to be {name}")


@check
def present(
    sheets: Mapping[str, Sheet], named: frozenset[str], sources: Sources
) -> Iterator[Problem]:
    """Every exercise of a source has a folder, and comes from it."""
    for of, source in sources.items():
        for line in source.doses:
            if line not in named:
                yield Problem(exercise_file(line), "", "is missing")
            elif line in sheets and sheets[line].source.of in sources.keys() - {of}:
                message = f"{sheets[line].source.of} has to be {of}, whose exercise this is"
                yield Problem(exercise_file(line), "source.of", message)


@check
def conditions_known(exercises: Exercises, conditions: Conditions) -> Iterator[Problem]:
    """An adaptation to a disease names one that intake asks about (R9)."""
    known = {condition.id for condition in conditions}
    for name, place, adapt in _adaptations(exercises):
        if adapt.trigger is Trigger.CONDITION and adapt.value not in known:
            message = f"{adapt.value} is no condition; content/conditions/ has {_list(known)}"
            yield Problem(exercise_file(name), f"{place}.is", message)


@check
def regions_known(exercises: Exercises) -> Iterator[Problem]:
    """An adaptation to a region names one of the spine's."""
    for name, place, adapt in _adaptations(exercises):
        if adapt.trigger is Trigger.REGION and adapt.value not in {*Region}:
            message = f"{adapt.value} is no region; allowed are {_list(Region)}"
            yield Problem(exercise_file(name), f"{place}.is", message)


@check
def stand_ins(exercises: Exercises) -> Iterator[Problem]:
    """What stands in for an exercise does so for another one, which stands in for none (R24)."""
    for name, exercise in exercises.items():
        other = exercise.instead_of
        if other is None:
            continue
        allowed = [x for x, found in exercises.items() if x != name and found.instead_of is None]
        if other not in allowed:
            message = f"{other} cannot be stood in for; allowed are {_list(allowed)}"
            yield Problem(exercise_file(name), "instead_of", message)


@check
def thresholds_known(exercises: Exercises, numbers: Numbers) -> Iterator[Problem]:
    """An adaptation to a measure names a number or a parameter."""
    for name, place, adapt in _adaptations(exercises):
        measured = adapt.trigger not in {Trigger.CONDITION, Trigger.REGION}
        if measured and isinstance(adapt.value, str) and adapt.value not in numbers:
            message = f"{adapt.value} is neither a number nor in content/parameters/"
            yield Problem(exercise_file(name), f"{place}.is", message)


@check
def replacements(
    exercises: Exercises, sheets: Mapping[str, Sheet], named: frozenset[str]
) -> Iterator[Problem]:
    """A replacement is another exercise of the same region (R5)."""
    for name, exercise in exercises.items():
        for other in exercise.replaced_by:
            found = exercises.get(other)
            if other not in named or (found is None and other in sheets):
                message = f"{other} is no exercise; allowed are {_list(exercises.keys() - {name})}"
                yield Problem(exercise_file(name), "replaced_by", message)
            elif other == name or (found and found.region is not exercise.region):
                message = f"{other} has to be another exercise of the {exercise.region} region"
                yield Problem(exercise_file(name), "replaced_by", message)


@check
def cervical_list(exercises: Exercises) -> Iterator[Problem]:
    """The cervical exercises are on the list of what a sick neck may do, no others (R17)."""
    for name, exercise in exercises.items():
        cervical = exercise.region is Region.CERVICAL
        if exercise.cervical_list is not cervical:
            message = f"has to be {str(cervical).lower()} for a {exercise.region} exercise"
            yield Problem(exercise_file(name), "cervical_list", message)


@check
def lines_cited(
    exercises: Exercises, rules: Rules, numbers: Numbers, contraindications: Contraindications
) -> Iterator[Problem]:
    """Every rule cited exists."""
    known = rule_ids(rules)
    cited = [
        *((exercise_file(n), f"{at}.rule", adapt.rule) for n, at, adapt in _adaptations(exercises)),
        *((label("parameters/parameters.yaml"), f"{n}.rule", x.rule) for n, x in numbers.items()),
        *(
            (label("questions/questions.yaml"), f"{q.id}.source", q.source)
            for q in contraindications.every()
        ),
    ]
    for file, field, line in cited:
        if line not in known:
            message = f"{line} is no rule; content/rules/ has {', '.join(known)}"
            yield Problem(file, field, message)


def _adaptations(exercises: Exercises) -> Iterator[tuple[str, str, Adapt]]:
    for name, exercise in exercises.items():
        for place, adapt in enumerate(exercise.adapt):
            yield name, f"adapt[{place}]", adapt


def _list(known: Iterable[str]) -> str:
    return ", ".join(sorted(known))
