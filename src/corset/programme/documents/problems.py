"""What can be wrong with content: one clear line each."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file, the field in it, and what is wrong and what is allowed."""

    file: str
    field: str
    message: str
    unreadable: bool = False
    """Whether the file is there and cannot be understood at all."""

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.field, self.message) if part)


class ContentError(ValueError):
    """Content that cannot be used; it lists every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
