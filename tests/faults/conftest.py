"""What tests of faults share."""

import pytest
from tests.story import Story


@pytest.fixture
def story(db):
    return Story()
