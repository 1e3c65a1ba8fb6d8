"""When and how pain is told, and where it belongs: R5, I25."""

from tests.readings.reading import Reading, refusal
from tests.readings.seen import Seen
from tests.readings.told import Told, is_number

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import NRS, AlertKind
from corset.verify.oracle.ledger import DISCOMFORT, SEVERE, pain_of


def _both(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and is_number(told) and told.command.words is not None


def _by_word(told: Told) -> float:
    return pain_of(c.ReportPain(words=told.command.words))


def _level(pain: float) -> int:
    """Return 0 to 3: none, slight, discomfort, severe."""
    return sum(pain >= step for step in (1, DISCOMFORT, SEVERE))


def _word_is_worse(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    by_number = _level(told.command.nrs or 0)
    return by_number < _level(_by_word(told)) and told.exercise in _stricter(seen)


def _number_is_worse(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    by_number = _level(told.command.nrs or 0)
    return _level(_by_word(told)) < by_number and told.exercise in _stricter(seen)


def _stricter(seen: Seen) -> set[str | None]:
    """Return the exercises that a report made less of, or barred."""
    events = seen.step.decision.events
    barred = {x.exercise for x in events if isinstance(x, e.ExerciseBarred)}
    return {*seen.doses, *barred}


def _severe(seen: Seen) -> bool:
    command = seen.step.command
    return (
        seen.does(c.ReportPain) and isinstance(command, c.ReportPain) and pain_of(command) >= SEVERE
    )


def _tells(seen: Seen) -> bool:
    """Whether the clinician has been told of severe pain, now or already."""
    kinds = {AlertKind.SEVERE_PAIN, AlertKind.SUSPENDED}
    return any(alert.kind in kinds for alert in seen.after.alerts) and seen.says("R5.told")


def _unnamed(seen: Seen) -> bool:
    command, told = seen.step.command, seen.pain
    return told is not None and isinstance(command, c.ReportPain) and command.exercise is None


def _afterwards(seen: Seen) -> bool:
    told = seen.pain
    return told is not None and not told.here and not told.earlier


def _of_an_earlier_one(seen: Seen) -> bool:
    return seen.pain is not None and seen.pain.earlier


def _outside(seen: Seen) -> bool:
    outside = not seen.before.enrolled or seen.before.withdrawn
    return outside and _has_consequences(seen)


def _has_consequences(seen: Seen) -> bool:
    return bool(seen.kinds & {e.DoseSet, e.ExerciseBarred, e.TrainingSuspended, e.AlertRaised})


def _of_a_barred_one(seen: Seen) -> bool:
    command = seen.step.command
    return (
        isinstance(command, c.ReportPain)
        and seen.accepted
        and command.exercise in seen.before.barred
    )


def _is_unplaced(seen: Seen) -> bool:
    return seen.has(e.PainReported, placed=False)


def _kept_open(seen: Seen) -> bool:
    """Whether a lighter word is told after a worse one of the same session."""
    return seen.pain is not None and seen.pain.worst_before >= DISCOMFORT


def _lighter(seen: Seen) -> bool:
    told = seen.pain
    assert told is not None
    return told.level < told.worst_before and told.exercise not in seen.doses


def _off_the_scale(seen: Seen) -> bool:
    command = seen.step.command
    return isinstance(command, c.ReportPain) and command.nrs is not None and command.nrs not in NRS


def _numbered(seen: Seen) -> bool:
    command = seen.step.command
    return seen.does(c.ReportPain) and isinstance(command, c.ReportPain) and command.nrs is not None


READINGS = (
    Reading(
        "R5", "of a word and a number the word counts, where it is worse", _both, _word_is_worse
    ),
    Reading(
        "R5",
        "of a word and a number the number counts, where it is worse",
        _both,
        _number_is_worse,
        ("R5.severe_number", "R5.severe_words"),
    ),
    Reading(
        "R5",
        "a number that cannot be is severe",
        _numbered,
        lambda s: _off_the_scale(s) and bool(s.kinds & {e.ExerciseBarred, e.TrainingSuspended}),
        ("R5.severe_number", "R5.severe_words"),
    ),
    Reading(
        "R5",
        "the clinician is told of severe pain",
        lambda s: s.does(c.ReportPain),
        lambda s: _severe(s) and _tells(s),
        ("R5.told", "R5.severe_number", "R5.severe_words"),
    ),
    Reading(
        "R5",
        "what is told twice rings once",
        _severe,
        lambda s: not s.has(e.AlertRaised),
    ),
    Reading(
        "R5",
        "pain of no exercise is of the one that runs, or ran last",
        _unnamed,
        _has_consequences,
        ("R5.slight",),
    ),
    Reading("R5", "pain is told after the session", _afterwards, _has_consequences),
    Reading("R5", "pain is told of an earlier session", _of_an_earlier_one, _has_consequences),
    Reading(
        "R5",
        "pain is told outside of a therapy, too",
        lambda s: s.does(c.ReportPain),
        _outside,
        ("R5.unplaced", "R5.severe_unplaced"),
    ),
    Reading(
        "R5",
        "pain is told of an exercise that is barred",
        _of_a_barred_one,
        _has_consequences,
        ("R5.told",),
    ),
    Reading(
        "R5",
        "pain that cannot be placed goes to the clinician",
        _is_unplaced,
        _has_consequences,
        ("R5.unplaced", "R5.severe_unplaced", "R5.told"),
    ),
    Reading(
        "R5",
        "a lighter word takes nothing back",
        _kept_open,
        _lighter,
        ("R5.slight_after_worse",),
    ),
    refusal(
        "R5",
        "a report says a number or a word",
        lambda s: s.asks(c.ReportPain),
        "R5.unanswered",
    ),
)
