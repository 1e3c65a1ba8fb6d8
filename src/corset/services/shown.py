"""What was given, as a message says it again: on one line, and not for ever."""

MOST_SHOWN = 60


def shown(given: object) -> str:
    """Return a value as Python writes it, cut short where it is long."""
    said = repr(given)
    return said if len(said) <= MOST_SHOWN else f"{said[:MOST_SHOWN]}…"
