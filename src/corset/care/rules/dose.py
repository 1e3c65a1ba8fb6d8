"""How pain is read and how a dose moves: R4, R5, R6, R20.

A dose after a session is a pure function of where the exercise stood before it and of
what came of it, so that reports in any order, in parts or twice give the same dose.
"""

from corset.care.copying import replace
from corset.therapy.content.parameters import Parameters
from corset.therapy.plan import FULL, PlanItem, Progress, Strength
from corset.therapy.programme import Exercise
from corset.therapy.session import ExerciseResult, Result, SessionItem
from corset.therapy.terms import NRS, Pain, PainWords, SessionEnd

_BY_WORDS = {
    None: Pain.UNKNOWN,
    PainWords.NONE: Pain.NONE,
    PainWords.UNCOMFORTABLE: Pain.DISCOMFORT,
    PainWords.SEVERE: Pain.SEVERE,
}


def read_pain(nrs: int | None, words: PainWords | None, p: Parameters) -> Pain:
    """Return the worse of the number (NRS) and the words; what is no NRS counts as severe (R5)."""
    return max(_by_number(nrs, p), _BY_WORDS[words])


def _by_number(nrs: int | None, p: Parameters) -> Pain:
    if nrs is None:
        return Pain.UNKNOWN
    if nrs not in NRS:
        return Pain.SEVERE
    steps = (p.slight_pain_nrs, p.discomfort_nrs, p.severe_pain_nrs)
    return Pain(sum(nrs >= step for step in steps))


def handed_out(progress: Progress, item: PlanItem, exercise: Exercise) -> int:
    """Return the repetitions to hand out: never over prescription or article (I7).

    A signature lowers a dose and growth ends at the ceiling, so neither binds while all goes by
    today's rules. This is the last door, also for a revised article and a log of earlier rules.
    """
    return min(progress.repetitions, item.ceiling, exercise.dose.max)


def floor(exercise: Exercise) -> int:
    """Return the fewest repetitions that a plan may hold: the deepest cut of R4."""
    return min(exercise.after_discomfort)


def review(*, trained: ExerciseResult, exercise: Exercise, ceiling: int, p: Parameters) -> Progress:
    """Return where the exercise stands after this result.

    Only where the session came to its regular end a dose may rise.
    """
    item, result = trained.item, trained.result
    pain, finished = read_pain(result.nrs, result.words, p), trained.end is SessionEnd.FINISHED
    before = item.before
    if pain >= Pain.DISCOMFORT:
        return replace(cut(before, item.repetitions, exercise), stops=0)
    before = replace(before, stops=_stops(before, exercise, pain))
    if finished and _is_clean(item, result, pain, p):
        return _grown(before, trained, ceiling, p)
    spoiled = finished or pain is Pain.SLIGHT or exhausting(result.cr10, p)
    rested = 0 if pain is not Pain.UNKNOWN else before.discomforts
    return replace(before, clean=0 if spoiled else before.clean, discomforts=rested)


def _stops(before: Progress, exercise: Exercise, pain: Pain) -> int:
    """Count how often in a row the exercise was stopped at a pain at which others go on (C3)."""
    if pain is Pain.SLIGHT and exercise.stop_at_nrs is not None:
        return before.stops + 1
    return 0 if pain is Pain.NONE else before.stops


def cut(before: Progress, handed: int, exercise: Exercise) -> Progress:
    """Cut to 10 where more was handed out, else to 5, again to 5, and never above that (R4, I8).

    Severe pain cuts as well: it must not leave a higher dose than discomfort would (I19).
    """
    steps = exercise.after_discomfort
    again = before.discomforts + (handed <= steps[0])
    step = steps[min(again, len(steps) - 1)]
    return replace(
        before,
        repetitions=min(handed, step),
        clean=0,
        discomforts=before.discomforts + 1,
        reduced=True,
    )


def _grown(before: Progress, trained: ExerciseResult, ceiling: int, p: Parameters) -> Progress:
    """Count a clean session; after two, full strength again (R4) and a rise of at most two.

    One a day is counted, and none after a painkiller: that one holds the dose (R20, I11).
    """
    if trained.medicated or before.clean_on == trained.day:
        return replace(before, discomforts=0)
    clean = before.clean + 1
    counted = replace(
        before,
        clean=min(clean, p.clean_sessions),
        discomforts=0,
        reduced=before.reduced and clean < p.clean_sessions,
        clean_on=trained.day,
    )
    if clean < p.clean_sessions or before.repetitions >= ceiling:
        return counted
    return replace(counted, repetitions=min(before.repetitions + p.dose_rise, ceiling), clean=0)


def strength(*, reduced: bool, p: Parameters) -> Strength:
    """Return how large and how hard an exercise is done: less of both once reduced (R4)."""
    return Strength(amplitude=p.reduced_amplitude, effort=p.reduced_effort) if reduced else FULL


def _is_clean(item: SessionItem, result: Result, pain: Pain, p: Parameters) -> bool:
    """No pain, the whole dose and not more, not exhausting, not hurried, not stopped by a rule.

    Unreported pain is not no pain.
    """
    whole = result.repetitions == item.repetitions and not result.stopped and not result.hurried
    return pain is Pain.NONE and whole and not exhausting(result.cr10, p)


def exhausting(cr10: float | None, p: Parameters) -> bool:
    """Return whether an effort (Borg CR10) is too much (R6, I16)."""
    return cr10 is not None and cr10 >= p.effort_limit_cr10
