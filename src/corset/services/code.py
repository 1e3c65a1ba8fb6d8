"""The code of other rooms by name: what was made by it is named after it, and made anew with it."""

from importlib.util import find_spec
from pathlib import Path


def modules_of(*packages: str) -> list[Path]:
    """Return the files of packages and of all that they hold, package by package."""
    return [file for package in packages for file in sorted(_folder(package).rglob("*.py"))]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"there is no package {package}")
    return Path(spec.submodule_search_locations[0])
