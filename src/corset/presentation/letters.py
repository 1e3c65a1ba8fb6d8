"""What letters say, and what the administrator reads where they wait.

Letters name no patient and no finding: a mailbox is not the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from corset.people.models import Failure


@dataclass(frozen=True, slots=True)
class Text:
    """A letter without its reader."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Which clinic writes, where it has a name, and in which language."""

    clinic: str
    language: str


def alert(sender: Sender, *, emergency: bool) -> Text:
    """Return the letter about a new alert."""
    with override(sender.language):
        needed = gettext("A patient of yours needs you.")
        if emergency:
            needed = gettext(
                "A patient of yours needs you at once: an emergency sign was reported."
            )
        there = gettext("Sign in to Corset: the patient stands first in your list.")
        return _letter(sender, gettext("an alert"), needed, there)


def escalation(sender: Sender) -> Text:
    """Return the letter about an alert that nobody answered in time."""
    with override(sender.language):
        return _letter(
            sender,
            gettext("an alert was not answered in time"),
            gettext("An alert has not been answered in time."),
            gettext("Clinicians: sign in to Corset, the patient stands first in your list.")
            + "\n"
            + gettext(
                "Administrators: please make sure that a clinician of the care team looks at it"
                " now."
            ),
        )


def doctors_letter(sender: Sender) -> Text:
    """Return the letter with which an operator tries the mail server."""
    with override(sender.language):
        return _letter(
            sender,
            gettext("a letter to try the way"),
            gettext("The mail server took this letter: those about alerts can arrive here."),
        )


def factor_reset(sender: Sender) -> Text:
    """Return the letter to whose second factors two administrators have forgotten."""
    with override(sender.language):
        return _letter(
            sender,
            gettext("your second factor was reset"),
            gettext("Two administrators of the clinic have reset your second factor."),
            gettext(
                "At the next sign-in you set up a new one. If you did not ask for this, tell the"
                " clinic at once."
            ),
        )


def broken_log(sender: Sender) -> Text:
    """Return the letter about a log that does not hold any more."""
    with override(sender.language):
        return _letter(
            sender,
            gettext("a record was damaged"),
            gettext("The record of a patient does not hold together any more."),
            gettext(
                "Training is closed for this patient. Reports of pain and of emergencies are taken"
                " as always."
            ),
            gettext("Clinicians: sign in to Corset, the patient stands first in your list.")
            + "\n"
            + gettext(
                "Administrators: the page Staff says which record it is and what can be done."
            ),
        )


def subject(sender: Sender, what: str) -> str:
    """Return a subject that says which clinic writes."""
    return f"{sender.clinic or 'Corset'}: {what}"


def why_it_waits(failure: str) -> str:
    """Return why a letter did not arrive; nothing where it was not tried yet."""
    return str(_FAILURES[Failure(failure)]) if failure else ""


def _letter(sender: Sender, about: str, *paragraphs: str) -> Text:
    signed = (*paragraphs, sender.clinic) if sender.clinic else paragraphs
    return Text(subject(sender, about), "\n\n".join(signed) + "\n")


_FAILURES: Mapping[Failure, str | Promise] = {
    Failure.NO_SERVER: _("No mail server is set (CORSET_SMTP)."),
    Failure.DEMONSTRATION: _("This is a demonstration: its letters are not sent."),
    Failure.UNKNOWN_HOST: _("The name of the mail server is not known."),
    Failure.UNREACHABLE: _("The mail server cannot be reached."),
    Failure.SILENT: _("The mail server did not answer in time."),
    Failure.UNTRUSTED: _("The certificate of the mail server is not trusted."),
    Failure.NOT_ENCRYPTED: _("The mail server does not offer what was set: encryption or sign-in."),
    Failure.SIGN_IN: _("The mail server does not accept the user or the password."),
    Failure.ADDRESS: _("The mail server does not accept the address of the recipient."),
    Failure.REFUSED: _("The mail server does not take the letter."),
}
