"""How a check is read for the ledger: by the therapy's words, not by the core's code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from corset.therapy.commands import CheckIn
from corset.therapy.terms import Answer
from corset.verify.oracle.article import ASKED_DAILY, FEVER, PASSING, PRESSURE

TAKEN_BACK, MEASURED_AGAIN = timedelta(minutes=10), timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Closed:
    """What closed a day at home: a question, how it did (told, measured, misread), and when."""

    question: str
    how: str
    at: datetime


def leaves_open(check: CheckIn) -> bool:
    """Whether a check leaves something open, by an answer or by what cannot be."""
    known = dict(check.answers)
    for question, read in _instruments(check):
        if read == "well" and known.get(question) is not Answer.YES:
            known[question] = Answer.NO
    open_answer = any(known.get(name, Answer.UNKNOWN) is Answer.UNKNOWN for name in ASKED_DAILY)
    misread = any(read == "misread" for _, read in _instruments(check))
    counted = (check.painkillers or 0) >= 0
    return open_answer or misread or not counted or check.rest_pain not in range(11)


def contraindicated(check: CheckIn) -> bool:
    """Whether a check speaks against training, by what was answered and by what was measured."""
    measured = any(read == "bad" for _, read in _instruments(check))
    return measured or any(check.answers.get(x) is Answer.YES for x in PASSING)


def closed_after(closed: frozenset[Closed], check: CheckIn, now: datetime) -> frozenset[Closed]:
    """Return what closes the day at home after a check."""
    left = {x for x in closed if x.at.date() >= now.date() and not _settled(x, check, now)}
    for question in PASSING:
        if check.answers.get(question) is Answer.YES and not _closes(left, question, "told"):
            left.add(Closed(question, "told", now))
    for question, read in _instruments(check):
        if read == "bad":
            left = {x for x in left if x.at > now or (x.question, x.how) != (question, "measured")}
            left.add(Closed(question, "measured", now))
        if read == "misread" and not _closes(left, question, "misread"):
            left.add(Closed(question, "misread", now))
    return frozenset(left)


def _closes(closed: set[Closed], question: str, how: str) -> bool:
    return any((x.question, x.how) == (question, how) for x in closed)


def _settled(closed: Closed, check: CheckIn, now: datetime) -> bool:
    read = dict(_instruments(check)).get(closed.question)
    if closed.how == "misread":
        return read in {"well", "bad"}
    if closed.how == "told":
        no = check.answers.get(closed.question) is Answer.NO
        return no and timedelta() <= now - closed.at <= TAKEN_BACK
    return closed.question == PRESSURE and read == "well" and now - closed.at >= MEASURED_AGAIN


def _instruments(check: CheckIn) -> Iterator[tuple[str, str]]:
    """Yield the questions that were measured, and how that reads: well, bad or misread."""
    if check.temperature_c is not None:
        hot = "bad" if check.temperature_c >= 38 else "well"
        yield FEVER, hot if 34 <= check.temperature_c <= 45 else "misread"
    upper, lower = check.systolic_mmhg, check.diastolic_mmhg
    if upper is None and lower is None:
        return
    bad = 180 <= (upper or 0) <= 300 or 100 <= (lower or 0) <= 300 or 30 <= (upper or 0) <= 90
    pair = 30 <= (lower or 0) < (upper or 0) <= 300
    yield PRESSURE, "bad" if bad else "well" if pair else "misread"
