"""Tell the stories of tests/scenarios. They build on one another, so no file is read twice."""

from functools import cache
from os import getpid
from pathlib import Path

import pytest
from tests.patient import PROGRAMME

from corset.services import scenarios
from corset.services.scenarios import Told
from corset.therapy.programme import Programme

STORIES = Path(__file__).parent / "scenarios"
read = cache(scenarios.read)
_tell = scenarios.tell


def tell(path: Path, programme: Programme) -> tuple[Told, ...]:
    """Return how a story goes, as `scenarios.tell` does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "read", read)
        return _tell(path, programme)


def tell_shipped(path: Path) -> tuple[Told, ...]:
    """Return how a story goes with the shipped programme, which is told once in a process."""
    return _told(getpid(), path)


@cache
def _told(process: int, path: Path) -> tuple[Told, ...]:
    """Tell each beginning once. A mutant of mutmut runs in a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "tell", lambda beginning, _: _told(process, beginning))
        return tell(path, PROGRAMME)
