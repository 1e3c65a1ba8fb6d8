"""How pain is read and how a dose moves, as pure functions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.patient import PROGRAMME

from corset.care.rules.dose import cut, floor, handed_out, read_pain, review
from corset.therapy.plan import PlanItem, Progress
from corset.therapy.session import ExerciseResult, Result, SessionItem
from corset.therapy.terms import Pain, PainWords, SessionEnd

P, L3 = PROGRAMME.parameters, PROGRAMME.exercises["L3"]
STANDS = Progress(exercise="L3", repetitions=20, clean=1, discomforts=0)
ITEM = SessionItem(exercise="L3", repetitions=20, hold_s=0, before=STANDS)
GOOD = Result(exercise="L3", repetitions=20, nrs=0)
MORNING = datetime(2026, 1, 5, 8, tzinfo=UTC)
TODAY = MORNING.date()


def stands_after(
    result: Result,
    *,
    item: SessionItem = ITEM,
    ceiling: int = 30,
    finished: bool = True,
    medicated: bool = False,
):
    end = SessionEnd.FINISHED if finished else SessionEnd.ABANDONED
    trained = ExerciseResult(item=item, result=result, end=end, at=MORNING, medicated=medicated)
    exercise = PROGRAMME.exercises[item.exercise]
    return review(trained=trained, exercise=exercise, ceiling=ceiling, p=P)


def after(result: Result, *, item: SessionItem = ITEM, ceiling: int = 30, finished: bool = True):
    progress = stands_after(result, item=item, ceiling=ceiling, finished=finished)
    return progress.repetitions, progress.clean, progress.discomforts


@pytest.mark.parametrize(
    ("nrs", "words", "pain"),
    [
        (None, None, Pain.UNKNOWN),
        (0, None, Pain.NONE),
        (1, None, Pain.SLIGHT),
        (2, PainWords.NONE, Pain.SLIGHT),
        (3, None, Pain.DISCOMFORT),
        (5, PainWords.NONE, Pain.DISCOMFORT),
        (6, PainWords.UNCOMFORTABLE, Pain.SEVERE),
        (None, PainWords.NONE, Pain.NONE),
        (0, PainWords.UNCOMFORTABLE, Pain.DISCOMFORT),
        (0, PainWords.SEVERE, Pain.SEVERE),
    ],
)
def test_the_worse_of_number_and_words(nrs: int | None, words: PainWords | None, pain: Pain):
    assert read_pain(nrs, words, P) is pain


@pytest.mark.parametrize(
    ("result", "left"),
    [
        (GOOD, (22, 0, 0)),
        (replace(GOOD, repetitions=19), (20, 0, 0)),
        (replace(GOOD, repetitions=21), (20, 0, 0)),
        (replace(GOOD, cr10=7), (20, 0, 0)),
        (replace(GOOD, cr10=6.9), (22, 0, 0)),
        (replace(GOOD, nrs=None), (20, 0, 0)),
        (replace(GOOD, nrs=1), (20, 0, 0)),
        (replace(GOOD, nrs=3), (10, 0, 1)),
        (replace(GOOD, nrs=6), (10, 0, 1)),
    ],
)
def test_a_session_that_was_finished(result: Result, left: tuple[int, int, int]):
    assert after(result) == left


@pytest.mark.parametrize(
    ("result", "left"),
    [
        (GOOD, (20, 1, 0)),
        (replace(GOOD, nrs=2), (20, 0, 0)),
        (replace(GOOD, cr10=9), (20, 0, 0)),
        (replace(GOOD, nrs=5), (10, 0, 1)),
        (replace(GOOD, nrs=None), (20, 1, 0)),
    ],
)
def test_a_session_that_was_not_finished_raises_nothing(result: Result, left: tuple[int, int, int]):
    assert after(result, finished=False) == left


def test_the_first_clean_session_is_only_counted():
    fresh = replace(ITEM, before=replace(STANDS, clean=0, discomforts=2))
    assert after(GOOD, item=fresh) == (20, 1, 0)


@pytest.mark.parametrize(("ceiling", "dose"), [(20, 20), (21, 21), (22, 22), (30, 22)])
def test_a_rise_ends_at_the_ceiling(ceiling: int, dose: int):
    assert after(GOOD, ceiling=ceiling) == (dose, 2 if dose == 20 else 0, 0)


def test_one_clean_session_a_day_is_counted():
    again = replace(ITEM, before=replace(STANDS, clean_on=TODAY))
    assert stands_after(GOOD, item=again) == replace(STANDS, clean_on=TODAY)
    earlier = replace(ITEM, before=replace(STANDS, clean_on=TODAY - timedelta(days=1)))
    assert stands_after(GOOD, item=earlier) == replace(
        STANDS, repetitions=22, clean=0, clean_on=TODAY
    )


def test_after_a_painkiller_the_dose_is_held_and_nothing_is_counted():
    assert stands_after(GOOD, medicated=True) == STANDS
    assert stands_after(replace(GOOD, nrs=3), medicated=True).repetitions == 10


def test_what_a_rule_stopped_is_not_clean():
    assert after(replace(GOOD, stopped=True)) == (20, 0, 0)


def test_stops_at_slight_pain_are_counted_in_a_row():
    stands = Progress(exercise="C3", repetitions=15, stops=1)
    item = SessionItem(exercise="C3", repetitions=15, hold_s=0, before=stands)
    told = Result(exercise="C3", repetitions=4, nrs=1, stopped=True)
    assert stands_after(told, item=item).stops == 2
    assert stands_after(replace(told, nrs=None), item=item).stops == 1
    assert stands_after(replace(told, nrs=0), item=item).stops == 0
    assert stands_after(replace(told, nrs=3), item=item).stops == 0
    assert stands_after(replace(GOOD, nrs=1)).stops == 0


def test_a_rise_forgets_what_hurt_before():
    hurt = replace(ITEM, before=replace(STANDS, discomforts=2))
    assert after(GOOD, item=hurt) == (22, 0, 0)


@pytest.mark.parametrize(
    ("dose", "discomforts", "left"),
    [(20, 0, 10), (20, 1, 5), (20, 7, 5), (11, 0, 10), (10, 0, 5), (7, 0, 5), (4, 1, 4)],
)
def test_a_cut_never_raises(dose: int, discomforts: int, left: int):
    before = replace(STANDS, repetitions=dose, discomforts=discomforts)
    assert cut(before, dose, L3) == replace(
        before, repetitions=left, clean=0, discomforts=discomforts + 1, reduced=True
    )


def test_a_cut_starts_from_what_was_handed_out():
    assert cut(STANDS, 8, L3).repetitions == 5
    assert cut(STANDS, 11, L3).repetitions == 10


def test_nothing_is_handed_out_over_prescription_or_article():
    item = PlanItem(exercise="L3", repetitions=20, ceiling=25, hold_s=0)
    many = replace(STANDS, repetitions=99)
    assert handed_out(many, item, L3) == 25
    assert handed_out(many, replace(item, ceiling=99), L3) == 30
    assert handed_out(STANDS, item, L3) == 20


def test_the_floor_is_the_deepest_cut():
    assert (floor(L3), floor(PROGRAMME.exercises["S1"])) == (5, 1)


def test_a_day_that_counts_no_growth_forgives_discomfort_all_the_same():
    hurt = replace(STANDS, discomforts=1)
    item = replace(ITEM, before=hurt)
    assert stands_after(GOOD, item=item, medicated=True) == replace(hurt, discomforts=0)
    told = replace(item, before=replace(hurt, clean_on=TODAY))
    assert stands_after(GOOD, item=told) == replace(hurt, clean_on=TODAY, discomforts=0)
