"""Warning signs: I3, I25, I26."""

from tests.readings.reading import Reading, gate, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy import events as e
from corset.therapy.terms import AlertKind, Answer, Role, SessionEnd, Urgency
from corset.verify.oracle.article import EMERGENCY


def _tells_of_a_sign(seen: Seen) -> bool:
    return seen.does(c.ReportEmergency)


def _is_told(seen: Seen) -> bool:
    return seen.has(e.EmergencyReported)


def _outside(seen: Seen) -> bool:
    return not seen.before.enrolled or seen.before.withdrawn


def _raises(seen: Seen) -> bool:
    return seen.has(e.AlertRaised, kind=AlertKind.EMERGENCY)


def _waits(seen: Seen) -> bool:
    return any(alert.kind is AlertKind.EMERGENCY for alert in seen.before.alerts)


def _beside_other_things(seen: Seen) -> bool:
    """Whether a check tells of a sign that leaves other questions open."""
    return _is_told(seen) and not _tells_of_a_sign(seen)


def _strangers_word(seen: Seen) -> bool:
    """Whether somebody tells of danger who may give no other command here."""
    stranger = seen.step.by.role is Role.CLINICIAN and seen.step.by.id not in seen.before.care_team
    return stranger or seen.step.by.role is Role.ADMINISTRATOR


def _clears(seen: Seen) -> bool:
    return seen.does(c.Clear)


def _with_danger(seen: Seen) -> bool:
    return seen.asks(c.Clear) and not seen.says("R1.nothing_to_clear")


def _names_what_was_seen(seen: Seen) -> bool:
    command = seen.step.command
    return isinstance(command, c.Clear) and command.seen is not None and _with_danger(seen)


def _after_the_clearance(seen: Seen) -> bool:
    """Whether training is asked for while something was, or is, waiting for a fresh check."""
    return seen.opens and seen.before.plan is not None and not seen.before.emergency


READINGS = (
    gate("I3", "an emergency sign closes everything until it is cleared", "I3.uncleared"),
    Reading(
        "I3",
        "a sign ends the session that runs",
        lambda s: s.running and s.does(c.ReportEmergency, c.CheckIn),
        lambda s: s.ended is SessionEnd.EMERGENCY,
        ("I3.uncleared",),
    ),
    Reading(
        "I3",
        "a yes to the question is a sign",
        lambda s: s.checks and s.answer(EMERGENCY) is not Answer.UNKNOWN,
        lambda s: s.answer(EMERGENCY) is Answer.YES and s.says("I3.help"),
        ("I3.help",),
    ),
    Reading(
        "I3",
        "a sign that is named in a check is one, whatever was answered",
        lambda s: s.checks and s.answer(EMERGENCY) is not Answer.YES,
        lambda s: bool(s.check.signs) and s.says("I3.help"),
        ("I3.help",),
    ),
    Reading(
        "I3",
        "a sign without a name, or unheard of, counts as the gravest",
        _tells_of_a_sign,
        lambda s: any(
            "unspecified" in x.signs and x.urgency is Urgency.HOSPITAL_NOW
            for x in s.step.decision.events
            if isinstance(x, e.EmergencyReported)
        ),
        ("I3.help",),
    ),
    Reading(
        "I3",
        "a milder sign is for a doctor today, a grave one for the hospital at once",
        _is_told,
        lambda s: s.has(e.EmergencyReported, urgency=Urgency.HOSPITAL_NOW),
        ("I3.help",),
    ),
    Reading(
        "I3",
        "a graver sign rings again, another does not",
        lambda s: _is_told(s) and _waits(s),
        _raises,
        ("I3.help",),
    ),
    Reading("I3", "the clinician is told of a sign", _is_told, _raises, ("I3.help",)),
    Reading(
        "I25",
        "a sign is taken outside of a therapy",
        lambda s: _outside(s) and s.does(c.ReportEmergency, c.CheckIn, c.ReportPain),
        _is_told,
        ("I3.help",),
    ),
    Reading(
        "I25",
        "a sign is taken beside what is wrong or open",
        lambda s: s.checks and s.says("R8.unanswered", "I4.unanswered", "R8.unknown_question"),
        _beside_other_things,
        ("I3.help",),
    ),
    Reading("I25", "a sign is taken from anybody", _tells_of_a_sign, _strangers_word),
    Reading(
        "I3",
        "what came in since the clinician looked stays closed",
        _names_what_was_seen,
        says("I3.came_in_since"),
        ("I3.came_in_since", "R1.cleared"),
    ),
    Reading(
        "I26",
        "what was cleared opens on a fresh check",
        _after_the_clearance,
        lambda s: s.before.check is None and s.says("R8.check_missing"),
        ("R8.check_missing",),
    ),
    Reading(
        "I26",
        "what is cleared forgets the check before it",
        lambda s: s.asks(c.Clear),
        lambda s: _clears(s) and s.after.check is None,
        ("R1.cleared",),
    ),
)
