"""What tests of faults share."""

import shutil

import pytest
from tests.story import Story


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture
def data(founded, tmp_path):
    """A small clinic's data folder of one's own."""
    return shutil.copytree(founded, tmp_path / "data")
