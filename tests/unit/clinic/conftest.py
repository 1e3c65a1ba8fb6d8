"""A patient's phone, on the day of the patient's story."""

import pytest
from tests.story import Story

READ_THE_CLOCK = (
    "training.today",
    "training.session",
    "training.lessons",
    "training.answers",
    "training.own_plan",
    "commands.submission",
)


@pytest.fixture
def region():
    """Where the damage is."""
    return "lumbar"


@pytest.fixture
def begun(db, region):
    """How far the story has come: a patient at home, unless a test says otherwise."""
    return Story().bring_home(region)


@pytest.fixture
def story(monkeypatch, begun):
    """A patient's story; pages look at the clock, and it shows the story's time."""
    for module in READ_THE_CLOCK:
        monkeypatch.setattr(
            f"corset.services.therapy.{module}.present", lambda now: now or begun.now
        )
    return begun


@pytest.fixture
def phone(client, story):
    """The patient's browser, on the story's day."""
    client.force_login(story.user)
    return client
