import pytest
from tests.story import Story


@pytest.fixture
def story(db):
    return Story()


@pytest.fixture
def at_home(story):
    return story.bring_home()
