"""The table that the browser's queue is explored against is what the core answers."""

import json

from tests.contract.clinic_answers import ALPHABET, TABLE, written


def test_the_table_is_what_the_core_answers():
    again = "run: python -m tests.contract.clinic_answers"
    assert TABLE.read_text(encoding="utf-8") == written(), again


def test_pain_and_signs_are_never_refused_and_somebody_knows_then():
    states = json.loads(TABLE.read_text(encoding="utf-8"))["states"]
    for letter in ("severe", "severe-plain", "sign", "sign-plain"):
        answers = [row["answers"][letter] for row in states]
        assert all(answer["accepted"] for answer in answers)
        assert all(states[answer["next"]]["knows"] for answer in answers)
    assert set(ALPHABET) == set(states[0]["answers"])
