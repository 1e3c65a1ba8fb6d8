"""The promises about published figures: `corset load validate` prints the table."""

import pytest

from corset.loads.agreement import mean_error, rank_agreement
from corset.services.loads.validation import compare, table

pytest.importorskip("myo_sim", reason="the loads' extra is not installed")


@pytest.fixture(scope="module")
def rows():
    return compare()


def test_the_mean_error_is_at_most_a_fifth(rows):
    assert mean_error(rows) <= 0.20
    assert mean_error([row for row in rows if not row.tuned_on]) <= 0.20


def test_the_order_agrees(rows):
    assert rank_agreement(rows) >= 0.90


def test_at_least_half_of_the_figures_were_held_out(rows):
    assert sum(not row.tuned_on for row in rows) >= len(rows) / 2


def test_the_table_says_which_are_recalled(rows):
    assert sum("†" in line for line in table(rows)) == 6
