"""The demonstration's clock: it can be turned to the next day, so that weeks fit into an hour.

It exists only where `corset demo` has filled an empty clinic; elsewhere time cannot be turned.
"""

from datetime import timedelta
from pathlib import Path

from django.conf import settings


class NoDemonstration(RuntimeError):
    """This is a real clinic; its clock is not turned."""


def start() -> None:
    """Make this clinic a demonstration, whose clock shows the real time for now."""
    _file().write_text("0", encoding="ascii")


def is_running() -> bool:
    """Whether this clinic is a demonstration."""
    return _file().exists()


def ahead() -> timedelta:
    """Return how far the clinic's clock stands ahead of the real one."""
    try:
        return timedelta(days=int(_file().read_text(encoding="ascii")))
    except FileNotFoundError:
        return timedelta()


def turn_to_next_day() -> None:
    """Let a day pass. Raises NoDemonstration."""
    if not is_running():
        raise NoDemonstration("Only a demonstration clinic has a clock that can be turned.")
    _file().write_text(str(ahead().days + 1), encoding="ascii")


def _file() -> Path:
    return Path(settings.DATA) / "demonstration-days-ahead"
