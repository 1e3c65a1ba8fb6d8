"""Which exercises are handed out: the bounds to the second."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.patient import PROGRAMME, at_home

from corset.care.rules.exercises import whole_spine_earliest, withheld
from corset.care.rules.start import proposed_item


@pytest.mark.parametrize(("seconds", "early"), [(-1, True), (0, False)])
def test_another_region_joins_in_from_its_moment_on(seconds: int, early: bool):
    state = replace(at_home().state, whole_spine=True)
    other = next(e for e in PROGRAMME.exercises.values() if e.region == "cervical")
    item = proposed_item(state, other, PROGRAMME.parameters)
    now = whole_spine_earliest(state, state.plan) + timedelta(seconds=seconds)
    plan = replace(state.plan, items=(*state.plan.items, item))
    found = withheld(state=state, plan=plan, item=item, now=now, programme=PROGRAMME)
    assert ("stage_later" in {finding.reason.key for finding in found}) is early
