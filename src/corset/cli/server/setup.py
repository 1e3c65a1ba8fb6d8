"""Setting Django up for the commands that need the log."""

import os
import signal
import sys
from types import FrameType


def set_up() -> None:
    """Load the settings and the apps; where a setting is wrong, say so and exit with 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")
    import django  # noqa: PLC0415 - commands without a log start without Django
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as error:
        print("\n".join(f"corset: {line}" for line in str(error).split("\n")), file=sys.stderr)
        sys.exit(2)


def require_tables(name: str) -> None:
    """Exit with 2 where the database is not there yet, or is of an older version."""
    from corset.services.operations.schema import missing_migrations  # noqa: PLC0415 - set_up

    if missing_migrations():
        text = "the database is empty or of an older version; `corset serve` brings it up to date"
        print(f"{name}: {text}.", file=sys.stderr)
        sys.exit(2)


def end_on_signal() -> None:
    """Let the signal that asks a process to end do what Ctrl+C does."""
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
