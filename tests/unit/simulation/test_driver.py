"""The driver: commands on a clock of its own, and everything that came of them."""

from datetime import time, timedelta

import pytest
from tests.patient import LUMBAR, PROGRAMME

from corset.care import fold
from corset.simulation.actors import CLINICIAN, PATIENT
from corset.simulation.driver import MONDAY, Core, Driver, Refused
from corset.therapy import commands as c


@pytest.fixture
def driver() -> Driver:
    return Driver(Core(PROGRAMME), step=timedelta(minutes=5))


def test_time_passes_with_each_command_and_the_history_keeps_all(driver):
    driver.give(c.Enrol(), CLINICIAN)
    driver.give(LUMBAR, PATIENT)
    first, second = driver.history
    assert (first.now, second.now, driver.now) == (
        MONDAY,
        MONDAY + timedelta(minutes=5),
        MONDAY + timedelta(minutes=10),
    )
    assert first.after == second.before == second.after == driver.state
    assert first.decision.accepted
    assert not second.decision.accepted
    assert driver.state == fold(first.decision.events)


def test_what_has_to_be_accepted_says_which_rule_refuses_it(driver):
    with pytest.raises(Refused, match=r"WarmUp.* 2026-01-05 08:00 is refused by R7") as refused:
        driver.accept(c.WarmUp(), PATIENT)
    assert not refused.value.decision.accepted


def test_the_next_day_begins_at_its_hour(driver):
    driver.wait(timedelta(hours=9, seconds=3))
    driver.next_day(2, time(6, 30))
    assert driver.now == MONDAY.replace(hour=6, minute=30) + timedelta(days=2)
