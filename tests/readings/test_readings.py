"""Each reading of a rule was seen to pass, to bite and not to be asked; the page says how often."""

from collections import Counter

from tests.guards.mutants import Mutant, without
from tests.patient import PROGRAMME
from tests.readings.entries import ELSEWHERE, EXCUSED, NO_RULES, READINGS, UNSAID
from tests.readings.page import PAGE, counted, page
from tests.readings.reading import Reading, Verdict
from tests.readings.tally import explored

from corset.care.reasons import REASONS

UNBARRED = Mutant("rules.exercises", "if exercise.id in state.barred:", "if False:")
BARRED = "a barred exercise is in no later session; the others are"


def unseen(reading: Reading) -> set[Verdict]:
    """Return what was seen neither in a story nor in the verification."""
    return {v for v in Verdict if not any(tally.of(reading, v) for tally in counted())}


def test_every_reading_was_seen_to_pass_to_bite_and_not_to_be_asked():
    gaps = {reading.says: unseen(reading) for reading in READINGS if unseen(reading)}
    assert gaps == {says: {Verdict.BIT} for says in EXCUSED}


def test_every_reading_bites_in_a_story():
    in_stories, _ = counted()
    never = {x.says for x in READINGS if not in_stories.of(x, Verdict.BIT)}
    assert never == set(EXCUSED)


def test_every_sentence_belongs_to_a_reading_or_says_why_it_does_not():
    declared = {f"{rule}.{key}" for rule, keys in REASONS.items() for key in keys}
    mine = Counter(name for reading in READINGS for name in {*reading.sentences})
    assert set(mine) | set(NO_RULES) | set(UNSAID) == declared
    assert not set(mine) & (set(NO_RULES) | set(UNSAID))


def test_what_is_said_is_said_where_a_reading_is_asked():
    for tally in counted():
        assert set(tally.unasked) <= set(NO_RULES), tally.unasked
        assert not set(tally.said) & set(UNSAID)


def test_every_rule_has_a_reading_or_a_place_elsewhere():
    rules = {rule for rule in PROGRAMME.rules if rule.startswith("R")}
    read = {reading.rule for reading in READINGS} & rules
    assert read | set(ELSEWHERE) == rules
    assert not read & set(ELSEWHERE)


def test_no_two_readings_have_the_same_words():
    assert [x for x, times in Counter(r.says for r in READINGS).items() if times > 1] == []


def test_a_core_without_a_rule_is_not_seen_to_bite():
    reading = next(x for x in READINGS if x.says == BARRED)
    assert explored(["two exercises"]).of(reading, Verdict.BIT)
    with without(UNBARRED):
        assert not explored(["two exercises"]).of(reading, Verdict.BIT)


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.readings.page"
