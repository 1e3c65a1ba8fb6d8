"""Setting Django up for the commands that need the log."""

import os


def set_up() -> None:
    """Load the settings and the apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corset.clinic.settings")
    import django  # noqa: PLC0415 - commands without a log start without Django

    django.setup()
