"""A session beside the specialist."""

import pytest


@pytest.fixture
def desk(client, story):
    """The specialist's screen, on the story's day."""
    client.force_login(story.specialist)
    return client
