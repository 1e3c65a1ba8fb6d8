"""What tests may remember of the core: nothing that a mutant of it has not said itself."""

from os import environ, getpid


def here() -> object:
    """Return a key for what is remembered: this process, as a mutant of mutmut runs in its own.

    While mutmut finds out which tests reach which function, nothing is remembered.
    """
    return object() if environ.get("MUTANT_UNDER_TEST") == "stats" else getpid()
