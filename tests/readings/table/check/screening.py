"""Contraindications and the answers to a check: R8, I4, I26."""

from tests.readings.reading import Reading, gate, refusal, says
from tests.readings.seen import Seen

from corset.therapy import commands as c
from corset.therapy.session import ClosureCause
from corset.therapy.terms import Answer, SessionEnd
from corset.verify.oracle.article import LASTING, PASSING

CLOSED = ("R8.closed_by_answer", "R8.closed_by_measurement")


def _takes_back(seen: Seen) -> bool:
    """Whether a yes of this day is answered with no."""
    return seen.checks and any(
        seen.closed(ClosureCause.ANSWER, question) and seen.answer(question) is Answer.NO
        for question in PASSING
    )


def _is_closed(seen: Seen) -> bool:
    return seen.at_the_gate and any(seen.closed(cause) for cause in ClosureCause)


def _stays(cause: ClosureCause) -> str:
    return f"R8.closed_by_{cause}"


def _screened_in_a_session(seen: Seen) -> bool:
    return seen.does(c.Screen) and seen.running


def _each(question: str) -> Reading:
    """Return the reading of one passing contraindication."""
    return Reading(
        "R8",
        f"{question.replace('_', ' ')}: a yes closes the day",
        lambda s: s.checks and s.answer(question) is not Answer.UNKNOWN,
        lambda s: s.says_of("R8.passing", question=question) and s.answer(question) is Answer.YES,
        ("R8.passing",),
    )


def _each_lasting(question: str) -> Reading:
    return Reading(
        "R8",
        f"{question.replace('_', ' ')}: nothing is trained or signed",
        lambda s: s.at_the_gate or s.asks(c.Sign),
        lambda s: s.says_of("R8.lasting", question=question),
        ("R8.lasting",),
    )


READINGS = (
    *(_each_lasting(question) for question in LASTING),
    gate("R8", "a lasting one that was not asked is no no", "R8.unscreened"),
    refusal(
        "R8", "no plan is signed before they are settled", lambda s: s.asks(c.Sign), "R8.unscreened"
    ),
    Reading(
        "R8",
        "a lasting one that is found ends the session that runs",
        _screened_in_a_session,
        lambda s: s.ended is SessionEnd.UNSAFE,
        ("R8.lasting", "R8.unscreened"),
    ),
    *(_each(question) for question in PASSING),
    Reading(
        "R8",
        "a passing one that arises ends the session that runs",
        lambda s: s.checks and s.running,
        lambda s: s.ended is SessionEnd.UNSAFE and s.says("R8.passing"),
    ),
    Reading(
        "R8",
        "a question without an answer closes training",
        lambda s: s.checks,
        says("R8.unanswered"),
        ("R8.unanswered",),
    ),
    Reading(
        "R8",
        "a question that is open in a session holds it and does not end it",
        lambda s: s.checks and s.running and s.ended is None,
        says("R8.unanswered", "I4.unanswered", "I4.rest_pain"),
    ),
    Reading(
        "R8",
        "an answer that is open holds the next exercise",
        lambda s: s.goes_on,
        says("R8.unanswered", "R8.misread", "I4.unanswered", "I4.rest_pain", "I4.painkillers"),
        ("R8.unanswered", "R8.misread", "I4.unanswered", "I4.rest_pain", "I4.painkillers"),
    ),
    gate(
        "R8",
        "what was answered is asked before the session, too",
        "R8.unanswered",
        "R8.passing",
        "R8.misread",
        asked=lambda s: s.opens and s.before.check is not None,
    ),
    refusal(
        "R8",
        "screening answers the lasting ones only",
        lambda s: s.asks(c.Screen),
        "R8.unknown_question",
    ),
    Reading(
        "R8",
        "an answer to what nobody asks is said, and keeps nothing else back",
        lambda s: s.checks,
        says("R8.unknown_question"),
        ("R8.unknown_question",),
    ),
    Reading(
        "R8",
        "what closed the day closes it at home, not with a specialist",
        _is_closed,
        lambda s: s.says(*CLOSED, "R8.misread"),
        (*CLOSED, "R8.misread"),
    ),
    Reading(
        "R8",
        "a yes is taken back within 10 minutes",
        _takes_back,
        says("R8.closed_by_answer"),
        ("R8.closed_by_answer",),
    ),
    Reading(
        "R8",
        "what could not be read is settled by a value that can",
        lambda s: s.checks and s.closed(ClosureCause.MISREADING),
        says("R8.misread"),
    ),
    Reading(
        "I4",
        "a new sign or an emergency that was not asked closes training",
        lambda s: s.checks,
        says("I4.unanswered"),
        ("I4.unanswered",),
    ),
    Reading(
        "I4",
        "pain at rest is told, on its scale",
        lambda s: s.checks,
        says("I4.rest_pain"),
        ("I4.rest_pain",),
    ),
    Reading(
        "I4",
        "painkillers are counted from none",
        lambda s: s.checks and s.check.painkillers is not None,
        says("I4.painkillers"),
        ("I4.painkillers",),
    ),
    gate(
        "I4",
        "they are asked before the session, too",
        "I4.unanswered",
        "I4.rest_pain",
        "I4.painkillers",
        asked=lambda s: s.opens and s.before.check is not None,
    ),
    Reading(
        "R8",
        "a check that speaks for training opens it",
        lambda s: s.checks,
        lambda s: not s.says("R8.clear"),
        ("R8.clear",),
    ),
)
