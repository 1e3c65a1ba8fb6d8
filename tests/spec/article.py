"""The article, sentence by sentence: what carries each, where, and the test that shows it.

python -m tests.spec.article      writes docs/generated/article.md
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SENTENCES = Path(__file__).with_name("article.yaml")
PAGE = ROOT / "docs" / "generated" / "article.md"
HEAD = """# The article, sentence by sentence

*Generated from `tests/spec/article.yaml` by `python -m tests.spec.article`; do not edit.*

What each sentence of the article says, in our words; the lines of the therapy that carry it; where
the product does; and the test that shows it. Headings and lead-ins are left out. A test fails when
a sentence has no place, its place no longer says it, or its test is gone.

| # | What it says | Lines | Where | Shown by |
| ---: | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Sentence:
    """One sentence: `says` are words that stand in the file `place`, `test` is file::name."""

    sentence: int
    gist: str
    lines: tuple[str, ...]
    place: str
    says: str
    test: str

    def gaps(self) -> Iterator[str]:
        """Yield what is missing."""
        if not self.gist or not self.lines:
            yield f"{self.sentence}: has no gist or no line"
        place = ROOT / self.place
        if not place.is_file():
            yield f"{self.sentence}: there is no {self.place}"
        elif not self.says or self.says not in place.read_text(encoding="utf-8"):
            yield f"{self.sentence}: {self.place} does not say {self.says!r}"
        file, _, name = self.test.partition("::")
        if name not in _tests_of(ROOT / file):
            yield f"{self.sentence}: there is no test {self.test}"


def sentences() -> tuple[Sentence, ...]:
    """Return all of them, in the article's order."""
    told = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return tuple(Sentence(**entry | {"lines": tuple(entry["lines"])}) for entry in told)


@cache
def _tests_of(file: Path) -> frozenset[str]:
    if not file.is_file():
        return frozenset()
    body = ast.parse(file.read_text(encoding="utf-8")).body
    names = (part.name for part in body if isinstance(part, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))


def page() -> str:
    """Return the page."""
    return HEAD + "".join(f"{_row(sentence)}\n" for sentence in sentences())


def _row(s: Sentence) -> str:
    file, _, name = s.test.partition("::")
    where = f"[{s.place.rpartition('/')[2]}](../../{s.place}): {s.says}"
    shown = f"[{name.removeprefix('test_').replace('_', ' ')}](../../{file})"
    return f"| {s.sentence} | {s.gist} | {', '.join(s.lines)} | {where} | {shown} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
