"""How old somebody is, from the day since when an age is known."""

from datetime import date, timedelta

import pytest
from tests.patient import ALL_CLEAR, MONDAY, PROGRAMME, Patient

from corset.care.commands.therapy import ages_that_count
from corset.therapy import commands as c
from corset.therapy.intake import Intake
from corset.therapy.reason import Reason


@pytest.mark.parametrize(
    ("since", "day", "age"),
    [
        (date(2025, 6, 10), date(2026, 6, 9), 64),
        (date(2025, 6, 10), date(2026, 6, 10), 65),
        (date(2025, 6, 10), date(2035, 6, 9), 73),
        (date(2024, 2, 29), date(2025, 2, 28), 64),
        (date(2024, 2, 29), date(2025, 3, 1), 65),
        (date(2025, 6, 10), date(2020, 1, 1), 64),
    ],
)
def test_a_year_later_one_is_a_year_older(since: date, day: date, age: int):
    assert Intake(age=64, age_on=since).age_at(day) == age


@pytest.mark.parametrize(
    ("since", "day"),
    [(date(2025, 6, 10), date(2026, 6, 10)), (date(2024, 2, 29), date(2025, 3, 1))],
)
def test_a_birthday_is_the_day_on_which_the_age_goes_up(since: date, day: date):
    assert Intake(age=64, age_on=since).reached(65) == day


def test_an_age_whose_day_is_unknown_stays():
    assert Intake(age=64).age_at(date(2090, 1, 1)) == 64
    assert Intake(age=64).reached(65) is None
    assert Intake().age_at(date(2026, 1, 1)) is None


def test_a_birthday_that_counts_is_noted_on_its_day_and_holds_the_doses():
    age = ages_that_count(PROGRAMME)[-1]
    born = MONDAY.date() + timedelta(days=1)
    since = born.replace(year=born.year - 1)
    patient = Patient().take_in(age=age - 1, age_on=since).sign().tomorrow(2)
    told = patient.says(c.CheckIn(answers=ALL_CLEAR, rest_pain=1))
    noted, held = told.events[:2]
    assert (noted.facts.age, noted.facts.age_on) == (age, born)
    assert held.facts == ("age",)
    assert Reason.of("R9", "held", facts=("age",)) in told.reasons
