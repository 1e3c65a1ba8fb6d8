"""What went wrong, in one line for whoever typed the command; nobody there reads a traceback."""

import os
import sys

AUTHORING = frozenset(
    {"contourpy", "daqp", "matplotlib", "mink", "mujoco", "myo_sim", "numpy", "PIL", "resvg_py"}
    | {"scipy", "shapely"}
)
"""Modules that only the extra of this name brings."""
RESEARCH = frozenset({"dask", "distributed", "pyarrow"})
"""And those of this one."""
WANTED = "install the extra that compiles figures and loads, pip install 'corset[authoring]'"
WANTED_BY_COHORTS = "install the extra that compares policies, pip install 'corset[research]'"
TRACEBACK = "CORSET_TRACEBACK"
"""Set this variable to see where an error comes from."""
AN_ID = "the id in the address of a patient's page"
"""By which the command line knows a patient."""
MOST_LETTERS = 2000


def one_line(text: str) -> str:
    """Return a text without line breaks and without what a terminal would obey."""
    flat = " ".join(text.split())
    said = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in flat)
    return said if len(said) <= MOST_LETTERS else f"{said[:MOST_LETTERS]}…"


def complain(*said: object) -> int:
    """Say on stderr what cannot be done, in one line, and return the exit status of that."""
    print(one_line(": ".join(_first(part) for part in said)), file=sys.stderr)
    return 2


def _first(part: object) -> str:
    """Return an error's first problem, where it lists several of the content."""
    if not isinstance(part, Exception) or not (problems := getattr(part, "problems", ())):
        return str(part)
    others = len(problems) - 1
    lines = str(part).split("\n")
    many = others and len(lines) > 1
    return f"{lines[0]} ({others} more; `corset check DIR` lists all)" if many else str(part)


def told(command: str, error: Exception) -> int:
    """Say what an error means for whoever asked for a command. Raises it where that is wished."""
    if os.environ.get(TRACEBACK):
        raise error
    return complain(f"{command}: {_meaning(error)}")


def _meaning(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and _root(error) in AUTHORING | RESEARCH:
        wanted = WANTED_BY_COHORTS if _root(error) in RESEARCH else WANTED
        return f"{error.name} is missing: {wanted}"
    if _of_database(error):
        allowed = "a data folder (CORSET_DATA) or database that `corset serve` can write to"
        return f"the database cannot be used: {error}; allowed: {allowed}"
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}"
    return f"an error of Corset's own, {type(error).__name__}: {error}; with {TRACEBACK}=1 where"


def _root(error: ModuleNotFoundError) -> str:
    return (error.name or "").partition(".")[0]


def _of_database(error: Exception) -> bool:
    """Whether Django's database said so; a command without one has not loaded it."""
    database = sys.modules.get("django.db")
    return database is not None and isinstance(error, database.Error)
