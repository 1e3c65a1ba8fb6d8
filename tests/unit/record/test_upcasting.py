import pytest

from corset.record.serialisation.upcasters import Upcasters


@pytest.fixture
def upcasters():
    upcasters = Upcasters()
    upcasters.register("Enrolled", 1)(lambda payload: {**payload, "by": payload["doctor"]})
    upcasters.register("Enrolled", 2)(lambda payload: {"clinician": payload["by"]})
    return upcasters


def test_steps_follow_each_other(upcasters):
    assert upcasters.upcast("Enrolled", 1, {"doctor": "x"}) == {"clinician": "x"}


def test_a_newer_event_takes_the_later_steps_only(upcasters):
    assert upcasters.upcast("Enrolled", 2, {"by": "x"}) == {"clinician": "x"}


def test_what_is_of_today_stays(upcasters):
    assert upcasters.upcast("Enrolled", 3, {"clinician": "x"}) == {"clinician": "x"}
    assert upcasters.upcast("Screened", 1, {}) == {}


def test_events_are_written_in_the_version_after_the_last_step(upcasters):
    assert upcasters.current("Enrolled") == 3
    assert upcasters.current("Screened") == 1


def test_a_step_is_registered_once(upcasters):
    with pytest.raises(ValueError, match="already has a step from version 2"):
        upcasters.register("Enrolled", 2)(dict)
