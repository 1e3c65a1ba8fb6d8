"""Pain in the warm-up: R4, R5."""

from tests.readings.reading import Reading
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import AlertKind, SessionEnd
from corset.verify.oracle.article import WARM_UP
from corset.verify.oracle.ledger import DISCOMFORT, SEVERE, pain_of

SMALLER, REFERRED = "R4.warm_up_smaller", "R4.warm_up_referred"
OF_IT = (SMALLER, "R5.warm_up", "R5.severe_warm_up")
"""What is said of pain in the warm-up, by its strength."""


def _on_its_day(seen: Seen) -> bool:
    """Whether pain is told on the day of a session."""
    session = seen.before.session
    today = session is not None and session.started_at.date() == seen.step.now.date()
    return today and seen.does(c.ReportPain)


def _of_the_warm_up(seen: Seen) -> bool:
    """Whether pain is told that names the warm-up, or no exercise where none was begun."""
    command = seen.step.command
    if not isinstance(command, c.ReportPain) or not _on_its_day(seen):
        return False
    return command.exercise == WARM_UP or not (command.exercise or seen.session.begun)


def _discomfort(seen: Seen) -> bool:
    command = seen.step.command
    if not isinstance(command, c.ReportPain) or not _of_the_warm_up(seen):
        return False
    return DISCOMFORT <= pain_of(command) < SEVERE


def _set(seen: Seen) -> bool:
    return e.WarmUpSet in seen.kinds


def _waits(seen: Seen) -> bool:
    kind = AlertKind.REPEATED_DISCOMFORT
    return any((a.kind, a.exercise) == (kind, WARM_UP) for a in seen.after.alerts)


def _after_exercises(seen: Seen) -> bool:
    """Whether pain is told in a session in which an exercise was begun."""
    return _on_its_day(seen) and bool(seen.session.begun)


def _smaller(seen: Seen) -> bool:
    """Whether a session comes to its end whose warm-up was smaller."""
    return seen.ended is not None and seen.before.warm_up.reduced


def _finishes(seen: Seen) -> bool:
    return seen.finished and _smaller(seen)


def _without_discomfort(seen: Seen) -> bool:
    return _finishes(seen) and seen.before.warm_up.hurt_in != seen.session.started_at


def _uncounted(seen: Seen) -> bool:
    return seen.after.warm_up.clean == seen.before.warm_up.clean and seen.after.warm_up.reduced


def _same_day(seen: Seen) -> bool:
    return seen.before.warm_up.clean_on == seen.session.started_at.date()


READINGS = (
    Reading(
        "R4",
        "discomfort in the warm-up makes it smaller",
        _of_the_warm_up,
        lambda s: s.after.warm_up.reduced and s.says(SMALLER),
        (SMALLER, "R5.warm_up"),
    ),
    Reading(
        "R4",
        "discomfort told twice in one warm-up counts once",
        _discomfort,
        lambda s: not _set(s),
        (SMALLER,),
    ),
    Reading(
        "R4",
        "a third warm-up in a row with discomfort goes to the clinician",
        _discomfort,
        lambda s: s.says(REFERRED) and _waits(s),
        (REFERRED,),
    ),
    Reading(
        "R4",
        "the clinician is asked about the warm-up once",
        lambda s: _discomfort(s) and s.says(REFERRED),
        lambda s: not s.has(e.AlertRaised),
        (REFERRED,),
    ),
    Reading(
        "R4",
        "the warm-up stays smaller until two clean sessions have passed",
        _finishes,
        lambda s: s.after.warm_up.reduced,
    ),
    Reading(
        "R4",
        "a session without discomfort in its warm-up ends the row of those",
        lambda s: _finishes(s) and s.before.warm_up.discomforts > 0,
        lambda s: not s.after.warm_up.discomforts,
    ),
    Reading(
        "R4",
        "a day counts once for the warm-up, too",
        _without_discomfort,
        lambda s: _same_day(s) and _uncounted(s),
    ),
    Reading(
        "R4",
        "a session after a painkiller does not count for the warm-up",
        _without_discomfort,
        lambda s: s.session.medicated and _uncounted(s),
    ),
    Reading(
        "R4",
        "a session that is given up does not count for the warm-up",
        _smaller,
        lambda s: s.ended is SessionEnd.ABANDONED and not _set(s),
    ),
    Reading(
        "R5",
        "pain that names the warm-up is of it after exercises, too",
        _after_exercises,
        lambda s: _of_the_warm_up(s) and s.says(*OF_IT),
        OF_IT,
    ),
    Reading(
        "R5",
        "severe pain in the warm-up ends the day, and the clinician looks",
        _of_the_warm_up,
        lambda s: "pain_in_warm_up" in s.suspends,
        ("R5.severe_warm_up", "R5.warm_up", "R5.told"),
    ),
)
