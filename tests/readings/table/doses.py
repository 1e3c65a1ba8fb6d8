"""How a dose grows, and when it begins again lower: R20, R9, R6."""

from datetime import date

from tests.readings.reading import Reading, says
from tests.readings.seen import Seen
from tests.readings.told import HARD, HASTE, HURT, MORE, PART, UNTOLD, Reviewed

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import Lowering, Phase, SessionEnd
from corset.verify.oracle.ledger import CLEAN_ENOUGH

PAUSE, LONG_PAUSE = 7, 28


def _spoiled(flaw: str, text: str, rule: str = "R20") -> Reading:
    """Return the reading that an exercise with nothing but this flaw is not counted as clean."""

    def spoils(seen: Seen) -> bool:
        return any(x.flaws == {flaw} and not x.counted for x in seen.reviewed)

    return Reading(rule, text, lambda s: s.finished, spoils)


def _may_rise(seen: Seen) -> bool:
    return any(x.may_rise for x in seen.reviewed)


def _well(seen: Seen) -> list[Reviewed]:
    return [x for x in seen.reviewed if not x.flaws]


def _well_done(seen: Seen) -> bool:
    return bool(_well(seen))


def _ceiling(seen: Seen, exercise: str) -> int:
    plan = seen.before.plan
    assert plan is not None
    return next(i.ceiling for i in plan.items if i.exercise == exercise)


def _at_the_ceiling(seen: Seen) -> bool:
    risen = [x for x in seen.reviewed if x.may_rise and not x.risen]
    return any(x.item.repetitions == _ceiling(seen, x.item.exercise) for x in risen)


def _same_day(seen: Seen, trained: Reviewed) -> bool:
    return trained.item.before.clean_on == seen.session.started_at.date()


def _late_good_word(seen: Seen) -> bool:
    """Whether no pain is told of an exercise after its session had been finished."""
    told = seen.pain
    return told is not None and not told.here and told.level == 0


def _not_raised(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    stands = {p.exercise: p.repetitions for p in seen.before.progress}
    dose = seen.doses.get(told.exercise)
    return dose is None or dose.repetitions <= stands[told.exercise]


def _counts_late(seen: Seen) -> bool:
    """Whether a late word made a session a clean one."""
    told = seen.pain
    assert told is not None
    stands = {p.exercise: p.clean for p in seen.before.progress}
    dose = seen.doses.get(told.exercise)
    return dose is not None and dose.clean > stands[told.exercise]


def _pair_that_is_not_completed(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    return told.item.before.clean + 1 >= CLEAN_ENOUGH and not _counts_late(seen)


def _after_a_finish(seen: Seen) -> bool:
    return seen.pain is not None and seen.pain.trained.end is SessionEnd.FINISHED


def _takes_the_rise_back(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    stands = {p.exercise: p.repetitions for p in seen.before.progress}
    dose, was = seen.doses.get(told.exercise), told.item.before.repetitions
    return dose is not None and dose.repetitions <= was < stands[told.exercise]


def _days_since(seen: Seen, day: date | None) -> int:
    return 0 if day is None else (seen.step.now.date() - day).days


def _prescribed_before(seen: Seen) -> bool:
    asked = seen.checks or (seen.opens and seen.accepted)
    return asked and seen.before.rested_from is not None


def _lowered(seen: Seen) -> list[tuple[int, e.DoseSet]]:
    """Return the doses that were lowered, each with what it was before."""
    before = {p.exercise: p.repetitions for p in seen.before.progress}
    return [(before[x], dose) for x, dose in seen.doses.items() if x in before]


def _lowers(seen: Seen) -> bool:
    return seen.has(e.DosesLowered)


def _at_home_after_training(seen: Seen) -> bool:
    """Whether it is asked at home what stands against training, or against going on."""
    session = seen.before.session
    goes_on = seen.goes_on and session is not None and not session.supervised
    asked = goes_on or (seen.at_the_gate and not seen.by_staff)
    return asked and seen.before.trained_on is not None


def _begins_anew(seen: Seen) -> bool:
    """Whether a complex is proposed in a therapy, before or after an exercise was prescribed."""
    return bool(seen.proposed)


def _sets_exacerbation(seen: Seen) -> bool:
    command = seen.step.command
    sets = isinstance(command, c.SetPhase) and command.phase == "exacerbation"
    return sets and seen.accepted and bool(seen.before.progress)


READINGS = (
    Reading(
        "R20",
        "a dose rises after two clean sessions",
        _well_done,
        lambda s: not any(x.risen for x in _well(s)),
        ("R20.rise",),
    ),
    Reading(
        "R20",
        "by 2 at most",
        _may_rise,
        lambda s: any(x.stands.repetitions - x.item.before.repetitions == 2 for x in s.reviewed),
        ("R20.rise",),
    ),
    Reading("R20", "and never over the prescription", _may_rise, _at_the_ceiling),
    _spoiled(UNTOLD, "pain that nobody told of is not no pain"),
    _spoiled(HURT, "pain of any strength is no clean session"),
    _spoiled(PART, "less than the dose is no clean session"),
    _spoiled(MORE, "more than the dose is no clean session"),
    _spoiled(HARD, "an effort of 7 is no clean session"),
    _spoiled(HASTE, "what was done in a hurry is no clean session", "R6"),
    Reading(
        "R20",
        "a day counts once",
        _well_done,
        lambda s: any(_same_day(s, x) and not x.counted for x in _well(s)),
    ),
    Reading(
        "R20",
        "a painkiller before training holds the dose",
        _well_done,
        lambda s: s.session.medicated and not any(x.counted for x in _well(s)),
    ),
    Reading(
        "R20",
        "a session that is given up raises nothing",
        lambda s: s.ended is not None,
        lambda s: s.ended is SessionEnd.ABANDONED and not s.says("R20.rise"),
    ),
    Reading(
        "R20",
        "a good word that comes late raises nothing",
        lambda s: s.pain is not None and not s.pain.here,
        lambda s: _late_good_word(s) and _not_raised(s),
    ),
    Reading("R20", "and counts its session as a clean one", _late_good_word, _counts_late),
    Reading(
        "R20",
        "but completes no pair of clean sessions",
        _late_good_word,
        _pair_that_is_not_completed,
    ),
    Reading(
        "R20",
        "pain that is told late takes a rise back",
        _after_a_finish,
        _takes_the_rise_back,
    ),
    Reading(
        "R9",
        "no dose rises before a changed fact was reviewed",
        _may_rise,
        lambda s: s.before.held and not any(x.risen for x in s.reviewed),
    ),
    Reading(
        "R20",
        "after 7 days without a session every dose begins lower",
        _prescribed_before,
        lambda s: (
            s.has(e.DosesLowered, why=Lowering.PAUSE)
            and _days_since(s, s.before.rested_from) >= PAUSE
        ),
        ("R20.after_pause",),
    ),
    Reading(
        "R20",
        "an exacerbation begins lower",
        lambda s: s.does(c.SetPhase) and bool(s.before.progress),
        lambda s: s.has(e.DosesLowered, why=Lowering.EXACERBATION),
        ("R20.after_exacerbation",),
    ),
    Reading(
        "R20",
        "an exacerbation that is set again lowers nothing",
        _sets_exacerbation,
        lambda s: s.before.phase is Phase.EXACERBATION and not _lowers(s),
    ),
    Reading(
        "R20",
        "at half of the last dose",
        _lowers,
        lambda s: any(dose.repetitions == was // 2 for was, dose in _lowered(s)),
    ),
    Reading(
        "R20",
        "not under the least",
        _lowers,
        lambda s: any(was // 2 < dose.repetitions <= was for was, dose in _lowered(s)),
    ),
    Reading(
        "R20",
        "growth is counted anew",
        _lowers,
        lambda s: (
            any(p.clean for p in s.before.progress) and not any(p.clean for p in s.after.progress)
        ),
    ),
    Reading(
        "R20",
        "after 28 days the first session is supervised",
        _at_home_after_training,
        says("R20.supervised_again"),
        ("R20.supervised_again",),
    ),
    Reading(
        "R20",
        "such a session opens with a specialist, and not at home",
        lambda s: s.opens and _days_since(s, s.before.trained_on) >= LONG_PAUSE,
        says("R20.supervised_again"),
        ("R20.supervised_again",),
    ),
    Reading(
        "R20",
        "a complex begins at its start doses, and goes on where it stands",
        _begins_anew,
        says("R20.goes_on"),
        ("R20.start", "R20.goes_on"),
    ),
    Reading(
        "R20",
        "a new therapy has nothing of the one before",
        lambda s: s.does(c.Enrol),
        lambda s: s.before.plan is not None and not s.after.progress and s.after.plan is None,
    ),
)
