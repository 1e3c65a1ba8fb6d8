"""Handing one letter to the mail server, and saying in a word why it did not take it."""

import logging
import smtplib
import socket
import ssl
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from corset.people.models import Failure, Letter
from corset.services.clock import ahead

LOGGER = logging.getLogger(__name__)
_SIGN_IN = {530, 534, 535, 538}
"""The mail server's codes for: sign in first, or otherwise (RFC 4954)."""
_KINDS: tuple[tuple[type[Exception], Failure], ...] = (
    (smtplib.SMTPAuthenticationError, Failure.SIGN_IN),
    (smtplib.SMTPNotSupportedError, Failure.NOT_ENCRYPTED),
    (smtplib.SMTPRecipientsRefused, Failure.ADDRESS),
    (smtplib.SMTPConnectError, Failure.UNREACHABLE),
    (smtplib.SMTPServerDisconnected, Failure.UNREACHABLE),
    (smtplib.SMTPException, Failure.REFUSED),
    (socket.gaierror, Failure.UNKNOWN_HOST),
    (TimeoutError, Failure.SILENT),
    (ssl.SSLError, Failure.UNTRUSTED),
    (OSError, Failure.UNREACHABLE),
    (ValueError, Failure.REFUSED),
)


def send(letter: Letter) -> str:
    """Send a letter; return why it did not arrive, or nothing where it did."""
    if ahead.is_running():
        return Failure.DEMONSTRATION
    if not settings.EMAIL_HOST:
        return Failure.NO_SERVER
    try:
        _message(letter).send()
    except (OSError, ValueError) as error:  # SMTP's errors are among them
        kind = failure_of(error)
        # Never what the server said: it repeats the address.
        why = f"{kind} ({type(error).__name__})"
        LOGGER.warning("A letter did not arrive, attempt %d: %s", letter.attempts, why)
        return kind
    return ""


def failure_of(error: Exception) -> Failure:
    """Return what an error of the delivery means."""
    if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code in _SIGN_IN:
        return Failure.SIGN_IN
    if isinstance(error, smtplib.SMTPServerDisconnected) and _timed_out(error):
        return Failure.SILENT
    return next(failure for kind, failure in _KINDS if isinstance(error, kind))


def _timed_out(error: Exception) -> bool:
    return isinstance(error.__context__, TimeoutError)


def _message(letter: Letter) -> EmailMessage:
    """Return the letter with a name of its own: sent twice, it can be recognised as one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {"Message-ID": f"<{letter.id}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers)
