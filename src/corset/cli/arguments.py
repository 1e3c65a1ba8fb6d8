"""What an argument of the command line may be; whatever else is given gives one line."""

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from corset.cli.errors import AN_ID
from corset.services.clock.moments import moment_of
from corset.services.shown import shown

PROCESSES = (1, 256)


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number inside bounds."""

    def read(text: str) -> int:
        digits = text.removeprefix("-")
        known = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
        if not known or not low <= int(text) <= high:
            raise _refused(text, f"a whole number from {low} to {high}")
        return int(text)

    return read


MOST_DIGITS = 18


def number(low: float, high: float, unit: str) -> Callable[[str], float]:
    """Return what reads a number inside bounds."""

    def read(text: str) -> float:
        try:
            found = float(text)
        except ValueError:
            found = None
        if found is None or not low <= found <= high:
            raise _refused(text, f"{low:g} to {high:g} {unit}".strip())
        return found

    return read


def folder(text: str) -> Path:
    """Return a folder that is there."""
    if not _is(Path.is_dir, text):
        raise _refused(text, "a folder that is there")
    return Path(text)


def new_file(text: str) -> Path:
    """Return a file that can be written: its folder is there."""
    if not text or _is(Path.is_dir, text) or not _is(lambda path: path.parent.is_dir(), text):
        raise _refused(text, "a file in a folder that is there")
    return Path(text)


def new_folder(text: str) -> Path:
    """Return a folder that can be made: it is empty or not there, and the one around it is."""
    place = Path(text)
    taken = _is(lambda path: path.exists() and not _is_empty(path), text)
    if not text or taken or not _is(lambda path: path.absolute().parent.is_dir(), text):
        raise _refused(text, "a new or an empty folder, in a folder that is there")
    return place


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def there(text: str) -> Path:
    """Return a file that is there."""
    if not _is(Path.is_file, text):
        raise _refused(text, "a file that is there")
    return Path(text)


def moment(text: str) -> datetime:
    """Return a moment."""
    try:
        return moment_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def patient(text: str) -> UUID:
    """Return a patient's id."""
    try:
        return UUID(text)
    except ValueError:
        raise _refused(text, AN_ID) from None


def _is(asked: Callable[[Path], bool], text: str) -> bool:
    try:
        return asked(Path(text))
    except (OSError, ValueError):
        return False


def _refused(text: str, allowed: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"{shown(text)} is not allowed; allowed: {allowed}")
