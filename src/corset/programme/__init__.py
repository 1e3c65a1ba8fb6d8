"""Content, validated and compiled into one bundle with a digest.

What reads and checks content is imported when it is first asked for: a web worker has no need of
it as long as the programme was compiled before.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corset.programme.source import (
        CONTENT,
        MOST_BYTES,
        Content,
        ContentError,
        Problem,
        UnreadableError,
        advises_on_medicine,
        check,
        load,
        load_article,
        load_motions,
        load_reduced_motions,
        load_reduced_variants,
        load_variants,
        load_varied,
        motion_file,
        motion_name,
        read,
        read_yaml,
    )

__all__ = [
    "CONTENT",
    "MOST_BYTES",
    "Content",
    "ContentError",
    "Problem",
    "UnreadableError",
    "advises_on_medicine",
    "check",
    "load",
    "load_article",
    "load_motions",
    "load_reduced_motions",
    "load_reduced_variants",
    "load_variants",
    "load_varied",
    "motion_file",
    "motion_name",
    "read",
    "read_yaml",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the source has under this name
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("corset.programme.source"), name)
