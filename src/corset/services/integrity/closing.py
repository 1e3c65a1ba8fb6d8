"""What is closed while a log cannot be believed, and the answer to whoever asks for it.

This stands before the decision core, not in it: the core decides by a state, and there is none that
it could be asked with. So nothing is written down as if it had decided.
"""

from corset.presentation.operations.damage import why_closed
from corset.presentation.reader import Reader
from corset.presentation.reasons import WordedReason
from corset.therapy.commands import Command, StartExercise, StartSession, WarmUp
from corset.therapy.decision import Decision
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome

CLOSED: tuple[type[Command], ...] = (StartSession, WarmUp, StartExercise)
"""What hands something out; whatever tells of pain, of an emergency or of an end is taken."""
KEY = "log_broken"


def is_closed(command: Command) -> bool:
    """Whether a command has to wait until the log holds again."""
    return isinstance(command, CLOSED)


def refusal() -> Decision:
    """Return the answer; it is no decision of the core and stands nowhere in the log."""
    return Decision(accepted=False, outcome=Outcome.SUSPENDED, events=(), reasons=(_REASON,))


def said(reader: Reader) -> WordedReason:
    """Return why, for whoever asked."""
    text = why_closed(reader.audience)
    return WordedReason(reason=_REASON, text=text, brief=text)


_REASON = Reason("", KEY)
