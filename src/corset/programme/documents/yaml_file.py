"""YAML as content may be written: small, without tricks, and each key once."""

from collections.abc import Hashable
from math import inf
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 200_000
MOST_DEPTH = 20
MOST_VALUES = 20_000
"""In one file, each alias counted for all that it stands for."""
_TOO_DEEP = f"is nested too deep; allowed are {MOST_DEPTH} levels"


class UnreadableError(Exception):
    """A file that cannot be taken, and why, in one line."""


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a key may stand only once, and nothing grows without end."""

    def get_single_node(self) -> yaml.Node | None:
        node = super().get_single_node()
        if node is not None and _size(node, {}) > MOST_VALUES:
            problem = f"stands for too many values; allowed are {MOST_VALUES}"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]  # pyright: ignore[reportUnknownMemberType]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(
                    problem=f"{key} is there twice", problem_mark=node.start_mark
                )
        return super().construct_mapping(node, deep=deep)


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
        raw = file.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("is missing") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise UnreadableError(f"has {len(raw)} bytes; allowed are {MOST_BYTES}")
    return _parsed(raw)


def _parsed(raw: bytes) -> Any:  # noqa: ANN401 - any YAML
    try:
        text = _shallow(raw.decode())
        found = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is no text in UTF-8: byte {error.start + 1}") from None
    except yaml.YAMLError as error:
        raise UnreadableError(_no_yaml(error)) from None
    except ValueError as error:
        raise UnreadableError(f"has a value that cannot be: {error}") from None
    if found is None:
        raise UnreadableError("is empty")
    return found


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
