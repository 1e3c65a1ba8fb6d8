"""The compiled programme of this process."""

from corset.programme import load
from corset.therapy.programme import Programme


def programme() -> Programme:
    """Return the programme; it is compiled once, at the first need."""
    return load()
