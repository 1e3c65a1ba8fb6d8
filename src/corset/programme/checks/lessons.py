"""A patient is told all that the therapy asks for, by then, and of what there is (E1 to E9)."""

from collections.abc import Iterator, Mapping

from corset.programme.checks.register import check
from corset.programme.documents.content import Sources, label
from corset.programme.documents.exercises import ExerciseDocument
from corset.programme.documents.problems import Problem
from corset.programme.documents.sources import SourceLesson
from corset.programme.documents.tables import LessonEntry, Lessons

FILE = label("education", "lessons.yaml")


@check
def lines_taught(lessons: Lessons, sources: Sources) -> Iterator[Problem]:
    """Every line of a source has a lesson in time for everybody whom it is about."""
    for line, said in _lines(sources).items():
        of_it = [x for x in lessons.values() if (x.line, x.occasion) == (line, said.occasion)]
        for whom in _untold(said, of_it):
            message = f"has no lesson with occasion: {said.occasion}{whom}; it has to be told"
            yield Problem(FILE, line, message)


def _untold(said: SourceLesson, of_it: list[LessonEntry]) -> Iterator[str]:
    """Yield for whom a line has no lesson."""
    if not said.regions and not any(not lesson.regions for lesson in of_it):
        yield ""
    for region in said.regions:
        if not any(region in lesson.regions or not lesson.regions for lesson in of_it):
            yield f" for the {region} region"
    for exercise in said.exercises:
        if of_it and not any(exercise in lesson.exercises for lesson in of_it):
            yield f" for {exercise}"


@check
def lines_known(lessons: Lessons, sources: Sources) -> Iterator[Problem]:
    """A lesson tells of a line that there is."""
    known = _lines(sources)
    for name, lesson in lessons.items():
        if lesson.line not in known:
            message = f"{lesson.line} is no line of what is told; allowed are {', '.join(known)}"
            yield Problem(FILE, f"{name}.line", message)


@check
def exercises_known(
    lessons: Lessons, exercises: Mapping[str, ExerciseDocument], named: frozenset[str]
) -> Iterator[Problem]:
    """A lesson comes with exercises that there are."""
    for name, lesson in lessons.items():
        for exercise in lesson.exercises:
            if exercise not in named:
                allowed = ", ".join(sorted(exercises))
                message = f"{exercise} is no exercise; allowed are {allowed}"
                yield Problem(FILE, f"{name}.exercises", message)


def _lines(sources: Sources) -> Mapping[str, SourceLesson]:
    return {line: said for source in sources.values() for line, said in source.lessons.items()}
