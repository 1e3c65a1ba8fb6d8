"""Names for what the log knows by id."""

from collections.abc import Iterable

from corset.people.models import accounts_of
from corset.therapy.programme import Programme


def exercise_name(exercise: str | None, programme: Programme) -> str:
    """Return the name of an exercise; its id where the programme no longer has it."""
    if exercise is None:
        return ""
    known = programme.exercises.get(exercise)
    return known.sheet.name if known else exercise


def person_names(ids: Iterable[str]) -> dict[str, str]:
    """Return names by actor id; accounts that are gone have none."""
    return {str(user.id): str(user) for user in accounts_of(set(ids))}
