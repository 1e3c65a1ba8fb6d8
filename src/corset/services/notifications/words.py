"""What letters say, and what the administrator reads where they wait.

Letters name no patient and no finding: a mailbox is not the record.
"""

from dataclasses import dataclass

from django.conf import settings

from corset.people.models import Failure


@dataclass(frozen=True, slots=True)
class Text:
    """A letter without its reader."""

    subject: str
    body: str


_ALERT = """A patient of yours needs you{haste}.

Sign in to Corset: the patient stands first in your list.
"""
_ESCALATION = """An alert has not been answered in time.

Clinicians: sign in to Corset, the patient stands first in your list.
Administrators: please make sure that a clinician of the care team looks at it now.
"""
_FAILURES = {
    Failure.NO_SERVER: "No mail server is set (CORSET_SMTP).",
    Failure.DEMONSTRATION: "This is a demonstration: its letters are not sent.",
    Failure.UNKNOWN_HOST: "The name of the mail server is not known.",
    Failure.UNREACHABLE: "The mail server cannot be reached.",
    Failure.SILENT: "The mail server did not answer in time.",
    Failure.UNTRUSTED: "The certificate of the mail server is not trusted.",
    Failure.NOT_ENCRYPTED: "The mail server does not offer what was set: encryption or sign-in.",
    Failure.SIGN_IN: "The mail server does not accept the user or the password.",
    Failure.ADDRESS: "The mail server does not accept the address of the recipient.",
    Failure.REFUSED: "The mail server does not take the letter.",
}


def alert(*, emergency: bool) -> Text:
    """Return the letter about a new alert."""
    haste = " at once: an emergency sign was reported" if emergency else ""
    return Text(subject("an alert"), _signed(_ALERT.format(haste=haste)))


def escalation() -> Text:
    """Return the letter about an alert that nobody answered in time."""
    return Text(subject("an alert was not answered in time"), _signed(_ESCALATION))


def failure(kind: str) -> str:
    """Return why a letter did not arrive; nothing where it was not tried yet."""
    return _FAILURES[Failure(kind)] if kind else ""


def subject(what: str) -> str:
    """Return a subject that says which clinic writes."""
    return f"{settings.CLINIC_NAME or 'Corset'}: {what}"


def _signed(body: str) -> str:
    return f"{body}\n{settings.CLINIC_NAME}\n" if settings.CLINIC_NAME else body
