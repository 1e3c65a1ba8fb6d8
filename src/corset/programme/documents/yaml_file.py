"""YAML as people may write it here: small, without tricks, each key once, and no guessing.

Numbers are decimal, and what looks like a time of day or a date is text: `10:15` is no number.
"""

import re
from collections.abc import Hashable
from math import inf
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 200_000
MOST_DEPTH = 20
MOST_VALUES = 20_000
"""In one file, each alias counted for all that it stands for."""
MOST_DIGITS = 15
"""Of a whole number; more would not survive a browser or an instrument."""
_TOO_DEEP = f"is nested too deep; allowed are {MOST_DEPTH} levels"
_MERGE = "tag:yaml.org,2002:merge"
_INT, _FLOAT, _TIME = (f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))


class UnreadableError(Exception):
    """A file that cannot be taken, and why, in one line; `there` is whether there is one."""

    def __init__(self, why: str, *, there: bool = True) -> None:
        self.there = there
        super().__init__(why)


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a key may stand only once, and nothing grows without end."""

    def get_single_node(self) -> yaml.Node | None:
        node = super().get_single_node()
        if node is not None and _size(node, {}) > MOST_VALUES:
            problem = f"stands for too many values; allowed are {MOST_VALUES}"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        met: set[Hashable] = set()
        for name, _ in node.value:
            key = "<<" if name.tag == _MERGE else self.construct_object(name, deep=True)  # pyright: ignore[reportUnknownMemberType]
            if not isinstance(key, Hashable):
                raise yaml.MarkedYAMLError(
                    problem="a key is no text; allowed is one word", problem_mark=name.start_mark
                )
            if key in met:
                raise yaml.MarkedYAMLError(
                    problem=f"{key} is there twice", problem_mark=name.start_mark
                )
            met.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_whole(self, node: yaml.ScalarNode) -> int:
        digits = len(node.value.lstrip("+-"))
        if digits > MOST_DIGITS:
            problem = f"a number of {digits} digits; allowed are {MOST_DIGITS}"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        return int(node.value)


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return what a plain word may be, by its first letter: neither dates nor 10:15 as 615."""
    kept = {
        letter: [(tag, form) for tag, form in forms if tag not in {_INT, _FLOAT, _TIME}]
        for letter, forms in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    numbers = (
        (_INT, re.compile(r"[-+]?(0|[1-9][0-9]*)$"), "-+0123456789"),
        (
            _FLOAT,
            re.compile(
                r"([-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?"
                r"|[-+]?[0-9]+[eE][-+]?[0-9]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$"
            ),
            "-+.0123456789",
        ),
    )
    for tag, form, letters in numbers:
        for letter in letters:
            kept.setdefault(letter, []).append((tag, form))
    return kept


_Loader.yaml_implicit_resolvers = _resolvers()
_Loader.add_constructor(_INT, _Loader.construct_whole)


def _size(node: yaml.Node, known: dict[yaml.Node, float]) -> float:
    """Return how many values a node stands for; endless where it stands for itself."""
    if node not in known:
        known[node] = inf
        value: Any = node.value  # pyright: ignore[reportUnknownMemberType]
        below: Any = [] if isinstance(node, yaml.ScalarNode) else value
        pairs = isinstance(node, yaml.MappingNode)
        known[node] = 1 + sum(
            _size(n, known) for each in below for n in (each if pairs else (each,))
        )
    return known[node]


def read_yaml(file: Path) -> Any:  # noqa: ANN401 - any YAML
    """Return what a file says. Raises UnreadableError with one line that says what is wrong."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("is missing", there=False) from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from None
    except ValueError:
        raise UnreadableError("cannot be read: its name is none") from None
    if len(raw) > MOST_BYTES:
        raise UnreadableError(f"has more than {MOST_BYTES} bytes; no more are allowed")
    return _parsed(raw)


def _parsed(raw: bytes) -> Any:  # noqa: ANN401 - any YAML
    try:
        text = _shallow(_text(raw))
        found = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise UnreadableError(_no_yaml(error)) from None
    except ValueError as error:
        raise UnreadableError(f"has a value that cannot be: {error}") from None
    if found is None:
        raise UnreadableError("is empty")
    return found


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is no text in UTF-8: byte {error.start + 1}") from None
    if (nothing := raw.find(0)) >= 0:
        raise UnreadableError(f"is no text in UTF-8: byte {nothing + 1} is 0")
    return text


def _shallow(text: str) -> str:
    """Return a text that does not nest without end; nothing was built from it yet."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise UnreadableError(_TOO_DEEP)
    return text


def _no_yaml(error: yaml.YAMLError) -> str:
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return f"is no YAML: {' '.join(str(error).split())}"
    return f"line {error.problem_mark.line + 1}: {error.problem}"
