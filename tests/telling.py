"""Tell the stories of tests/scenarios. They build on one another, so no file is read twice."""

from functools import cache
from pathlib import Path

import pytest
from tests.patient import PROGRAMME
from tests.remembering import here

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
    """Return how a story goes with the shipped programme; it is told once."""
    return _told(here(), path)


@cache
def _told(where: object, path: Path) -> tuple[Told, ...]:
    """Tell each beginning once, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "tell", lambda beginning, _: _told(where, beginning))
        return tell(path, PROGRAMME)
