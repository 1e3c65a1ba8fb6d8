"""The specification as a page: each line of the therapy, and the tests that hold it.

python -m tests.spec.page      writes docs/generated/spec.md
"""

import ast
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "generated" / "spec.md"
HEAD = """# What the tests hold the product to

*Generated from `tests/spec/` by `python -m tests.spec.page`; do not edit.*
"""


def chapters() -> list[ast.Module]:
    """Return the chapters, read but not run."""
    files = sorted(HERE.glob("test_*.py"))
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def paragraphs(chapter: ast.Module) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the lines that a test holds, and its sentence."""
    for function in chapter.body:
        if isinstance(function, ast.FunctionDef):
            lines = tuple(line for mark in function.decorator_list for line in _lines(mark))
            if lines:
                yield lines, _sentence(function.name)


def _lines(mark: ast.expr) -> Iterator[str]:
    match mark:
        case ast.Call(func=ast.Name(id="spec"), args=args):
            yield from (arg.value for arg in args if isinstance(arg, ast.Constant))
        case _:
            pass


def _sentence(name: str) -> str:
    words = name.removeprefix("test_").replace("_s_", "\u2019s ").replace("_", " ")
    return words[0].upper() + words[1:]


def lines_held() -> set[str]:
    """Return every line of the therapy that some test holds."""
    return {line for chapter in chapters() for held, _ in paragraphs(chapter) for line in held}


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for chapter in chapters():
        told = [f"- {text} ({', '.join(lines)})" for lines, text in paragraphs(chapter)]
        if told:
            title = (ast.get_docstring(chapter) or "").rstrip(".")
            parts.append("\n".join([f"## {title}", "", *told]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
