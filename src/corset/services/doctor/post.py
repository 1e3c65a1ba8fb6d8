"""What the doctor looks at between the clinic and the world: letters, and the work behind pages."""

from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from corset.presentation.letters import doctors_letter, why_it_waits
from corset.services.clock import ahead
from corset.services.doctor.finding import Finding, finding
from corset.services.notifications.letters import sender
from corset.services.notifications.transport import failure_of
from corset.services.operations.backlog import backlog

LATE_S = 15 * 60
"""A letter that waits longer than this is worth a word, in seconds."""


def post(to: str = "") -> Iterator[Finding]:
    """Look whether the mail server takes letters; with an address, send one there."""
    if not settings.EMAIL_HOST:
        yield finding("no_mail_server")
        return
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield finding("no_sender")
    try:
        with get_connection() as server:
            if to:
                text = doctors_letter(sender())
                EmailMessage(text.subject, text.body, to=[to], connection=server).send()
    except (OSError, ValueError) as error:
        yield finding("mail", why=why_it_waits(failure_of(error)))


def work() -> Iterator[Finding]:
    """Look whether somebody does the work behind the pages."""
    waits = backlog()
    if waits.oldest_letter_s > LATE_S and not ahead.is_running():
        minutes = round(waits.oldest_letter_s / 60)
        yield finding("letters_wait", count=waits.letters_waiting, minutes=minutes)
    if waits.oldest_job_s > LATE_S:
        yield finding("no_worker", count=waits.jobs_waiting)
    if waits.alerts_past_due:
        yield finding("alerts_late", count=waits.alerts_past_due)
