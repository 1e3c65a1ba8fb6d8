"""Where the content lies that belongs to this code."""

from pathlib import Path

_PACKAGED = Path(__file__).parents[1] / "content"
_REPOSITORY = Path(__file__).parents[3] / "content"
CONTENT = _PACKAGED if _PACKAGED.is_dir() else _REPOSITORY
"""Packaged beside the code, or at the root of the repository."""
