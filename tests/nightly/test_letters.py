"""Every action of every chapter at once, in any order: what no chapter brings together.

Most of what is drawn belongs to a usual day or leads back to one, so that histories come far. Some
ten thousand steps in `make test`; CORSET_LETTERS says how many in `make nightly`.
"""

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.patient import PROGRAMME

from corset.verify.chapters.joint import joint
from corset.verify.reachability.exploration import Explorer

STEPS = int(os.environ.get("CORSET_LETTERS", "10000"))
LENGTH = 200
HOME = next(chapter for chapter in joint(full=True) if chapter.begins)
USUAL = (
    "specialist: check, all clear",
    "patient: check, all clear",
    "specialist: start main",
    "patient: start main",
    "specialist: warm up",
    "specialist: start L3",
    "specialist: finish L3 wholly",
    "patient: pain 0 at L3",
    "specialist: finish the session",
    "clinician: clear",
    "clinician: resume L3 with None",
    "clinician: remission",
    "clinician: screen all no",
    "1 days on",
    "1 days on",
)
TIMES = (
    "14 days on",
    "it is 20:00",
    "it is 20:01",
    "the clock is set back to the morning",
    "the clock is set back by a day",
)
NAMES = st.sampled_from((*USUAL * 100, *TIMES, *(str(action) for action in HOME.actions)))


def test_every_invariant_holds_whatever_is_given_in_any_order():
    explorer, lived = Explorer(HOME, PROGRAMME), Counter[str]()

    @settings(
        max_examples=max(1, STEPS // LENGTH),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(NAMES, min_size=LENGTH, max_size=LENGTH))
    def hold(names: list[str]) -> None:
        place = explorer.begin()
        for name in names:
            move = next(explorer.moves(place, name), None)
            if move is not None:
                explorer.ask(0, move)
                assert explorer.found.broken == {}
                lived[type(move.step.transition.command).__name__] += move.to is not place
                place = move.to

    hold()
    print(f"\nAccepted: {dict(lived.most_common())}")  # noqa: T201 - for `pytest -s`
    assert lived["StartSession"] > STEPS // LENGTH
