"""Blanks in a text, such as {exercise}, and whether what fills them is known."""

from collections.abc import Collection
from string import Formatter


def unknown_blank(text: str, known: Collection[str]) -> str | None:
    """Return the first blank that nothing fills. Raises ValueError where they cannot be read."""
    blanks = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    return next((f"{{{name}}}" for name in blanks if name not in known), None)
