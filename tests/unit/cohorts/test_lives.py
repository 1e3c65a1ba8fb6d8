"""A life under a policy: the plain simulation's where nothing varies, and another where it does."""

from random import Random

import pytest

from corset.cohorts.lives import admitted
from corset.cohorts.policies import Policy
from corset.cohorts.seeds import draw_of, seed_of
from corset.cohorts.tables import day_row, patient_row, week_rows
from corset.programme import load
from corset.simulation.cohort import simulate

SEED, PATIENTS, DAYS = 3, 6, 12
STANDARD = Policy(name="standard")
WELL = (
    ("adherence", 1.0),
    ("flare", 0.0),
    ("honesty", 1.0),
    ("illness", 0.0),
    ("painkiller", 0.0),
    ("warms_up", 1.0),
)


class Numbered(Random):
    """Hands out the seeds of patients 0, 1, 2 …, as the plain simulation asks for them."""

    def __init__(self, seed):
        super().__init__(0)
        self.run, self.patient = seed, 0

    def getrandbits(self, _):
        self.patient += 1
        return seed_of(self.run, self.patient - 1)


def lived(policy, *, patients=PATIENTS, days=DAYS, seed=SEED):
    """Return the rows of patients and of their days."""
    found, all_days = [], []
    for number in range(patients):
        life = admitted(policy, draw_of(seed, number))
        rows = [day_row(policy.name, number, day) for day in life.days(days)]
        found.append(patient_row(policy.name, number, life, rows))
        all_days += rows
    return found, all_days


@pytest.fixture(scope="module")
def standard():
    return lived(STANDARD)


def test_what_varies_nothing_is_the_plain_simulation_of_the_same_patients(standard):
    rows, _ = standard
    tally = simulate(programme=load(), patients=PATIENTS, days=DAYS, draw=Numbered(SEED))
    for came in ("trained", "stayed_away", "closed"):
        assert sum(row[came] for row in rows) == tally.days[came]
    assert tally.days["trained"] > 20
    ends = tally.sessions
    assert sum(row["finished"] for row in rows) == ends["finished"]
    assert sum(row["stopped"] for row in rows) == ends.total() - ends["finished"]
    assert sum(row["reports"] for row in rows) == tally.pains.total()
    assert sum(row["repetitions"] for row in rows) == sum(map(sum, tally.doses.values()))
    assert sum(row["alerts"] for row in rows) == tally.alerts.total()
    assert sum(row["bars"] for row in rows) == tally.bars
    assert sum(not row["treated"] for row in rows) == tally.untreated
    assert 0 < sum(row["refusals"] for row in rows) <= tally.refusals.total()


def test_a_patient_is_the_same_beside_whomever_it_lives(standard):
    rows, _ = standard
    life = admitted(STANDARD, draw_of(SEED, 4))
    alone = [day_row("standard", 4, day) for day in life.days(DAYS)]
    assert patient_row("standard", 4, life, alone) == rows[4]
    others, _ = lived(STANDARD, patients=2, seed=SEED + 1)
    assert [row["age"] for row in others] != [row["age"] for row in rows[:2]]


def test_the_same_person_comes_whatever_the_policy_is(standard):
    rows, _ = standard
    away, _ = lived(Policy(name="away", behaviour=(("adherence", 0.0),)), days=3)
    facts = ("age", "regions", "stage", "damage", "tender_exercises", "behaviour_honesty")
    assert [[row[f] for f in facts] for row in away] == [[row[f] for f in facts] for row in rows]
    assert {row["trained"] for row in away} == {0}
    assert {row["adherence"] for row in away} == {0.0}
    assert {row["stayed_away"] for row in away} == {3}


def test_days_add_up_to_weeks_and_to_the_patient(standard):
    rows, days = standard
    weeks = week_rows("standard", days)
    assert [week["week"] for week in weeks] == [1, 2]
    treated = sum(row["treated"] for row in rows)
    assert [week["patient_days"] for week in weeks] == [7 * treated, 5 * treated]
    for name in ("trained", "closed", "finished", "pain_sum", "repetitions"):
        assert sum(week[name] for week in weeks) == sum(row[name] for row in rows)


def test_a_plan_may_ask_for_more_supervised_sessions():
    three = admitted(Policy(name="three", behaviour=WELL), draw_of(SEED, 0))
    five = admitted(Policy(name="five", behaviour=WELL, supervised_sessions=5), draw_of(SEED, 0))
    when = [[d.day for d in life.days(8) if d.supervised] for life in (three, five)]
    assert when == [[1, 2, 3], [1, 2, 3, 4, 5]]


def test_staff_who_come_seldom_leave_closed_what_is_closed():
    ill = (("adherence", 1.0), ("illness", 0.5))
    daily, weekly = (
        lived(Policy(name="ill", behaviour=ill, staff_every=every), patients=3, days=14)[0]
        for every in (1, 7)
    )
    assert sum(r["closed"] for r in weekly) > sum(r["closed"] for r in daily) > 0
    assert sum(r["escalations"] for r in weekly) > sum(r["escalations"] for r in daily)


def test_a_number_within_its_bounds_shows():
    slow, fast = (
        Policy(name="growth", behaviour=WELL, parameters=(("clean_sessions", value),))
        for value in (5, 2)
    )
    handed = [
        sum(d.repetitions for d in admitted(policy, draw_of(SEED, 0)).days(14))
        for policy in (slow, fast)
    ]
    assert handed[0] < handed[1]


def test_the_full_dose_is_when_everything_of_the_plan_is_at_its_ceiling():
    life = admitted(Policy(name="well", behaviour=WELL), draw_of(2, 0))
    days = list(life.days(20))
    first = next(day for day in days if day.full)
    assert first.repetitions == first.ceilings > 0
    assert all(day.repetitions < day.ceilings for day in days[1 : first.day])
    rows = [day_row("well", 1, day) for day in days]
    row = patient_row("well", 1, life, rows)
    assert row["full_dose_day"] == first.day
    nearly = row["nearly_full_day"]
    assert 0 < nearly < first.day
    assert 10 * days[nearly - 1].repetitions < 9 * days[nearly].ceilings
    assert 10 * days[nearly].repetitions >= 9 * days[nearly].ceilings


def test_a_life_holds_no_days_that_are_over():
    life = admitted(STANDARD, draw_of(SEED, 0))
    for _ in life.days(5):
        assert not life.patient.therapy.history
