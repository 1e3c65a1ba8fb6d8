"""Policies: those that are shipped can be, and what cannot be is refused with what is allowed."""

import pytest

from corset.cohorts.policies import PolicyError, chosen, policies
from corset.programme import ContentError, load
from corset.simulation.behaviour import Behaviour


def of(tmp_path, text):
    """Return a file of policies."""
    file = tmp_path / "policies.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_ones_can_be_and_the_first_varies_nothing():
    every = chosen((), policies())
    assert [policy.name for policy in every] == list(policies())
    assert every[0].name == "standard"
    assert every[0].programme.digest == load().digest
    for policy in every:
        assert policy.summary
        parameters = policy.programme.parameters
        compiled = {n: v for n, v in policy.parameters if hasattr(parameters, n)}
        assert all(getattr(parameters, name) == value for name, value in compiled.items())
        assert (policy.programme.digest != load().digest) == bool(policy.parameters)


def test_each_of_them_says_in_words_what_it_sets():
    told = {name: policy.summary for name, policy in policies().items()}
    assert "five sessions" in told["long_supervision"].lower()
    assert policies()["long_supervision"].supervised_sessions == 5
    assert load().parameters.supervised_sessions_min == 3
    assert "three sessions" in told["slow_growth"]
    assert dict(policies()["slow_growth"].parameters) == {"clean_sessions": 3, "dose_rise": 1}
    assert (load().parameters.clean_sessions, load().parameters.dose_rise) == (2, 2)
    assert dict(policies()["early_cut"].parameters) == {"discomfort_nrs": 2, "severe_pain_nrs": 5}
    assert (load().parameters.discomfort_nrs, load().parameters.severe_pain_nrs) == (3, 6)


def test_what_exercises_are_compiled_with_may_be_varied_too():
    low = policies()["low_start"].programme.exercises["L3"].adapt
    ages = {a.threshold for a in low if a.trigger == "age_from"}
    assert ages == {50}
    assert {a.threshold for a in load().exercises["L3"].adapt if a.trigger == "age_from"} == {65}


def test_they_come_in_the_order_asked_for_and_once(tmp_path):
    known = policies(of(tmp_path, "a: {summary: One}\nb: {summary: Two}\n"))
    assert [policy.name for policy in chosen(("b", "a", "b"), known)] == ["b", "a"]
    with pytest.raises(PolicyError, match="'c' is no policy; there are a, b"):
        chosen(("c",), known)


IMPOSSIBLE = {
    "parameters: {clean_sessions: 9}": "clean_sessions.value: 9 is outside the allowed 2 to 5",
    "parameters: {clean_sessions: 2.5}": "clean_sessions.value: 2.5 has to be a whole number",
    "parameters: {cleanliness: 1}": "cleanliness: is no parameter; there are severe_pain_nrs,",
    "parameters: {clean_sessions: yes}": "a.parameters.clean_sessions: input should be a valid",
    "parameters: {supervised_sessions_min: 5, supervised_sessions_max: 4}": "has to be at most",
    "behaviour: {charm: 1}": "a: behaviour has no charm; allowed are adherence, warms_up, honesty",
    "behaviour: {honesty: 2}": "a.behaviour.honesty: input should be less than or equal to 1, not",
    "supervised_sessions: 6": "a: supervised_sessions: 6 is not allowed; allowed: 3 to 5",
    "whole_spine_days: 1": "a: whole_spine_days: 1 is not allowed; allowed: 14 to 42",
    "staff_every: 0": "a.staff_every: input should be greater than or equal to 1, not 0",
    "staff: 1": "a.staff is not a known field; allowed are summary, parameters, behaviour",
}


@pytest.mark.parametrize("given", IMPOSSIBLE)
def test_what_cannot_be_is_refused_with_what_is_allowed(tmp_path, given):
    with pytest.raises((PolicyError, ContentError)) as found:
        chosen((), policies(of(tmp_path, f"a:\n  summary: One\n  {given}\n")))
    assert IMPOSSIBLE[given] in str(found.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("[1]", "input should be a valid dictionary"),
        ("{}", "dictionary should have at least 1 item"),
        ("a: {}", "a.summary: field required"),
        ("a: {summary: One}\na: {summary: Two}", "a is there twice"),
        ("A b: {summary: One}", "A b: string should match pattern"),
    ],
)
def test_a_file_that_is_none_of_policies_says_where(tmp_path, text, said):
    with pytest.raises(PolicyError) as found:
        policies(of(tmp_path, text))
    assert said in str(found.value)
    assert "policies.yaml" in str(found.value)


def test_a_behaviour_is_what_it_was_but_for_chances_that_are_named():
    named = {name for policy in policies().values() for name, _ in policy.behaviour}
    assert named <= set(Behaviour.__dataclass_fields__)
