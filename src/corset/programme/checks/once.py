"""Nothing may be there twice."""

from collections.abc import Iterable, Iterator, Mapping

from corset.programme.checks.register import check
from corset.programme.documents.content import Conditions, exercise_file, label
from corset.programme.documents.exercises import ExerciseDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.tables import Contraindications, Rules, Signs, rule_ids

Exercises = Mapping[str, ExerciseDocument]


@check
def adaptations_once(exercises: Exercises) -> Iterator[Problem]:
    """One fact has one effect on an exercise."""
    for name, exercise in exercises.items():
        yield from _twice(exercise_file(name), "adapt", [adapt.key for adapt in exercise.adapt])
        yield from _twice(exercise_file(name), "limits", [x.quantity for x in exercise.limits])


@check
def statements_once(rules: Rules) -> Iterator[Problem]:
    """Each rule and invariant stands once."""
    yield from _twice(label("rules/rules.yaml"), "id", rule_ids(rules))


@check
def conditions_once(conditions: Conditions) -> Iterator[Problem]:
    """Each condition stands once."""
    yield from _twice(label("conditions/conditions.yaml"), "id", [c.id for c in conditions])


@check
def questions_once(contraindications: Contraindications) -> Iterator[Problem]:
    """Each question stands once."""
    asked = [question.id for question in contraindications.every()]
    yield from _twice(label("questions/questions.yaml"), "id", asked)


@check
def signs_once(signs: Signs) -> Iterator[Problem]:
    """Each warning sign stands once."""
    yield from _twice(label("emergency/signs.yaml"), "id", [sign.id for sign in signs])


def _twice(file: str, field: str, found: Iterable[str]) -> Iterator[Problem]:
    found = list(found)
    for name in sorted({name for name in found if found.count(name) > 1}):
        yield Problem(file, field, f"{name} is there twice")
