"""Pages about the therapy, generated from its content: `python -m corset.programme.pages`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from corset.programme.checks.check import read
from corset.programme.documents.content import Content
from corset.programme.pages.exercises import exercises
from corset.programme.pages.numbers import parameters
from corset.programme.pages.rules import rules
from corset.programme.pages.signoff import awaiting

FOLDER = Path("docs/generated")
NOTE = "*Generated from `content/` by `python -m corset.programme.pages`; do not edit.*"


def pages(content: Content) -> Mapping[str, str]:
    """Return the pages by file name."""
    return {
        "rules.md": _page("Rules of the therapy", rules(content)),
        "exercises.md": _page("Exercises", exercises(content)),
        "parameters.md": _page("Parameters", parameters(content)),
        "sign-off.md": _page("Waiting for a clinician's sign-off", awaiting(content)),
    }


def write(folder: Path = FOLDER) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(read()).items():
        (folder / name).write_text(text, encoding="utf-8")


def _page(title: str, lines: Iterable[str]) -> str:
    return "\n".join((f"# {title}", "", NOTE, "", *lines)).rstrip() + "\n"
