"""Names for what the log knows by id."""

from corset.therapy.programme import Programme


def exercise_name(exercise: str | None, programme: Programme) -> str:
    """Return the name of an exercise; its id, as words, where the programme does not have it."""
    if exercise is None:
        return ""
    warm_up = {programme.warm_up.id: programme.warm_up}
    known = {**warm_up, **programme.exercises}.get(exercise)
    return known.sheet.name if known else plain(exercise)


def plain(name: str) -> str:
    """Return an id without what only a machine writes."""
    return " ".join(name.replace("_", " ").split())
