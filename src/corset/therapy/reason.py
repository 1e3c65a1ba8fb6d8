"""Why something was decided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule's number, its sentence for this case, and the facts it used."""

    rule: str
    text: str
    facts: tuple[tuple[str, str], ...] = ()
