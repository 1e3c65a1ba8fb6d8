"""Tell the stories of tests/scenarios. They build on one another, so each file is read once."""

import functools
from pathlib import Path

import pytest

from corset.services import scenarios
from corset.services.scenarios import Told
from corset.therapy.programme import Programme

STORIES = Path(__file__).parent / "scenarios"
read = functools.cache(scenarios.read)


def tell(path: Path, programme: Programme) -> tuple[Told, ...]:
    """Return how a story goes, as `scenarios.tell` does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "read", read)
        return scenarios.tell(path, programme)
