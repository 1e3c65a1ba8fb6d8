"""Why something was decided: a key and facts, in no language."""

from dataclasses import dataclass

Fact = str | int | float | None | tuple[str, ...]
"""A fact of a reason: an id, several ids, a number, an instant in ISO 8601; None is not known."""

AS_TOLD = "as_told"
"""The key of a reason that an old log kept as a sentence; the fact `text` is what was said."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule's number, which of its sentences applies, and the facts it used, by name."""

    rule: str
    key: str
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, rule: str, key: str, **facts: Fact) -> "Reason":
        """Return a reason with facts by name."""
        return cls(rule, key, tuple(facts.items()))

    @property
    def id(self) -> str:
        """The name of the sentence, such as R5.barred."""
        return f"{self.rule}.{self.key}"

    @property
    def exercise(self) -> str | None:
        """The exercise that the reason speaks of, if it speaks of one."""
        found = self.fact("exercise")
        return found if isinstance(found, str) else None

    @property
    def order(self) -> tuple[str, str, str]:
        """Where the reason stands among equals."""
        return self.rule, self.key, repr(self.facts)

    def fact(self, name: str) -> Fact:
        """Return a fact, or None where the reason has none of this name."""
        return dict(self.facts).get(name)
