"""A page is rendered from one dataclass, through one function."""

import ast
from collections.abc import Iterator
from pathlib import Path

CLINIC = Path(__file__).parents[3] / "src/corset/clinic"
THE_PIECE = "components/page.py"
RENDERS = {
    *("render", "render_to_string", "get_template", "select_template", "inclusion_tag"),
    *("TemplateResponse", "SimpleTemplateResponse", "get_context_data"),
    *("TemplateView", "FormView", "CreateView", "UpdateView", "DetailView", "ListView"),
}
"""What Django offers to render a template with a dictionary."""
PAGES = {"views", "contexts", "templatetags", "specimens"}
"""The folders and files in which pages are made, and their parts."""
MAPPINGS = {"dict", "Mapping", "MutableMapping"}
ANYTHING = {"Any", "object"}


def made_otherwise(tree: ast.AST) -> Iterator[str]:
    """Yield what makes a page without a dataclass."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from (alias.name for alias in node.names if alias.name in RENDERS)
        elif isinstance(node, ast.Attribute) and node.attr in RENDERS:
            yield node.attr
        elif isinstance(node, ast.FunctionDef):
            yield from _of(node)


def _of(function: ast.FunctionDef) -> Iterator[str]:
    """Yield why a function makes or takes a context that is no dataclass."""
    if function.name in RENDERS:
        yield function.name
    if _is_loose(function.returns):
        yield f"{function.name}() returns {ast.unparse(function.returns or ast.Constant(None))}"
    more = function.args.kwarg
    if more is not None and more.arg == "context":
        yield f"{function.name}(**context)"


def _is_loose(annotation: ast.expr | None) -> bool:
    """Whether a type is a mapping of names to anything, alone or inside another type."""
    return annotation is not None and any(
        isinstance(part, ast.Subscript)
        and ast.unparse(part.value) in MAPPINGS
        and {ast.unparse(x) for x in ast.walk(part.slice) if isinstance(x, ast.Name)} & ANYTHING
        for part in ast.walk(annotation)
    )


def pages() -> Iterator[tuple[str, ast.AST]]:
    """Yield every file of the clinic that makes a page, or a part of one."""
    for path in sorted(CLINIC.rglob("*.py")):
        name = path.relative_to(CLINIC).as_posix()
        if PAGES & set(path.with_suffix("").relative_to(CLINIC).parts):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def elsewhere() -> Iterator[tuple[str, ast.AST]]:
    """Yield every other file of the clinic but the one piece."""
    made = {name for name, _ in pages()}
    for path in sorted(CLINIC.rglob("*.py")):
        name = path.relative_to(CLINIC).as_posix()
        if name not in made | {THE_PIECE}:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_every_page_is_made_from_a_dataclass():
    found = {name: sorted(set(made_otherwise(tree))) for name, tree in pages()}
    assert not {name: why for name, why in found.items() if why}


def test_nothing_else_renders():
    found = {name: set(made_otherwise(tree)) & RENDERS for name, tree in elsewhere()}
    assert not {name: why for name, why in found.items() if why}


def test_a_dictionary_would_be_found():
    seen = "from django.shortcuts import render\ndef f() -> list[dict[str, Any]]: ..."
    assert list(made_otherwise(ast.parse(seen))) == ["render", "f() returns list[dict[str, Any]]"]
    assert list(made_otherwise(ast.parse("def f(a, **context): ..."))) == ["f(**context)"]
    assert not list(made_otherwise(ast.parse("def f() -> dict[str, int]: ...")))
