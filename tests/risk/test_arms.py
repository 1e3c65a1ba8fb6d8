"""What each control prevents: stories told without it, with its words alone, and with it."""

import pytest
from tests.risk.arms import NO_RULE, PRODUCT, RULE_ONLY, SAID, STORIES, sentence, told
from tests.risk.hazards import Hazard, log
from tests.risk.page import PAGE, page
from tests.risk.switches import SWITCHES

ARMED = [hazard for hazard in log().hazards if hazard.arms]


def each():
    return pytest.mark.parametrize("hazard", ARMED, ids=lambda hazard: hazard.id)


@each()
def test_with_its_mitigation_the_story_goes_as_expected(hazard: Hazard):
    assert told(hazard.arms)[PRODUCT].failures == ()


@each()
def test_without_the_rule_something_else_happens(hazard: Hazard):
    run = told(hazard.arms)
    assert run[NO_RULE].failures
    assert run[NO_RULE].outcome != run[PRODUCT].outcome


@each()
def test_words_alone_do_not_prevent_it(hazard: Hazard):
    run = told(hazard.arms)
    if RULE_ONLY in run:
        heard = run[RULE_ONLY]
        assert sentence(run, heard) or hazard.arms.rule_only != SAID
        assert heard.failures
        assert heard.outcome != run[PRODUCT].outcome


def test_every_story_and_every_switch_is_used():
    arms = [hazard.arms for hazard in ARMED]
    assert {f"{x.story}.yaml" for x in arms} == {path.name for path in STORIES.glob("*.yaml")}
    used = {x.no_rule for x in arms} | {x.rule_only for x in arms}
    assert used - {None, SAID} == set(SWITCHES)


def test_a_switch_leaves_nothing_behind():
    before = told.__wrapped__(ARMED[0].arms)
    for hazard in ARMED:
        told.__wrapped__(hazard.arms)
    assert told.__wrapped__(ARMED[0].arms) == before


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.risk.page"
