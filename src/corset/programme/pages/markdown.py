"""Small pieces of Markdown."""

from collections.abc import Iterable, Iterator

MARK = "†"
"""Marks what is not the article's and waits for a clinician's sign-off."""


def mark(waits: bool) -> str:  # noqa: FBT001 - a sentence with one blank
    return f" {MARK}" if waits else ""


def table(columns: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield _row(columns)
    yield _row(["---"] * len(columns))
    yield from (_row(row) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
