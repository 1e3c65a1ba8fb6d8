"""How a check is read for the ledger: by the therapy's words, not by the core's code."""

from corset.therapy.commands import CheckIn
from corset.therapy.terms import Answer
from corset.verify.oracle.article import ASKED_DAILY, FEVER, PASSING


def leaves_open(check: CheckIn) -> bool:
    """Whether a check leaves something open, by an answer or by what cannot be."""
    known = dict(check.answers)
    measured = check.temperature_c is not None and 34 <= check.temperature_c <= 45
    if measured and known.get(FEVER) is not Answer.YES:
        known[FEVER] = Answer.NO
    open_answer = any(known.get(name, Answer.UNKNOWN) is Answer.UNKNOWN for name in ASKED_DAILY)
    mmhg = (check.systolic_mmhg, check.diastolic_mmhg)
    misread = any(x is not None and not 30 <= x <= 300 for x in mmhg)
    hot = check.temperature_c is not None and not 34 <= check.temperature_c <= 45
    return open_answer or misread or hot or check.rest_pain not in range(11)


def contraindicated(check: CheckIn) -> bool:
    """Whether a check speaks against training, by what was answered and by what was measured."""
    hot = 38 <= (check.temperature_c or 0) <= 45
    high = 180 <= (check.systolic_mmhg or 0) <= 300 or 100 <= (check.diastolic_mmhg or 0) <= 300
    low = 30 <= (check.systolic_mmhg or 0) <= 90
    return hot or high or low or any(check.answers.get(x) is Answer.YES for x in PASSING)
