"""Checking the logs: one patient's, all of them, a few at a time; and telling of a broken one."""

import logging
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from time import monotonic
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from corset.people.clinic import CLINIC_CLOCK
from corset.record.log.chain import Break
from corset.record.log.examination import examine
from corset.record.log.replay import FOLDED
from corset.record.models import LogCheck, Stream
from corset.record.projections import rebuild
from corset.record.projections.comparison import FOLLOWING
from corset.services.integrity import letters
from corset.services.integrity.heads import sign_heads, signed_head, signed_heads

LOGGER = logging.getLogger(__name__)
NIGHT = time(2, 0)
"""From when on, by the clinic's clock, all logs are checked anew."""
BATCH_S = 2.0
"""How long the checks may take in one go, in seconds: alerts and letters wait behind them."""


def check_log(patient: UUID, *, remember: bool = False) -> Break | None:
    """Check one log now, keep what came of it, and tell of a break once.

    What only shows and differs from a log that holds is made anew. To `remember` is to keep the
    state of a log that holds at hand, for whoever asks for it next.
    """
    found = examine(patient, signed=signed_head(patient), remember=remember)
    if found is not None and found.what in FOLLOWING:
        LOGGER.error("What is shown of %s is not what the log says: %s", patient, found.what)
        rebuild(patient)
        found = examine(patient, signed=signed_head(patient), remember=remember)
    try:
        _keep(patient, found)
    except DatabaseError:
        LOGGER.exception("It could not be written down whether the log of %s holds", patient)
    if found is None:
        FOLDED.mark_checked(patient)
    return found


def _keep(patient: UUID, found: Break | None) -> None:
    now = timezone.now()
    stream = Stream.objects.filter(patient=patient).first()
    said = {"checked_at": now, "version": stream.version if stream else 0}
    with transaction.atomic():
        LogCheck.objects.get_or_create(patient=patient, defaults=said)
        row = LogCheck.objects.filter(patient=patient)
        if found is None:
            row.update(what="", number=0, broken_since=None, **said)
            return
        broken = {"what": found.what, "number": found.number, **said}
        if row.filter(what="").update(broken_since=now, **broken):
            LOGGER.error("The log of %s is broken: %s %d", patient, found.what, found.number)
            letters.write(patient)
        else:
            row.update(**broken)


def everybody() -> set[UUID]:
    """Return all patients of whom there is a log, or was one when heads were signed."""
    return {*Stream.objects.values_list("patient", flat=True), *signed_heads().heads}


def check_logs(patients: Iterable[UUID] | None = None) -> dict[UUID, Break]:
    """Check these logs or all; return what is broken."""
    found = {who: check_log(who) for who in (everybody() if patients is None else patients)}
    return {who: broken for who, broken in found.items() if broken is not None}


def check_some(*, now: datetime | None = None, seconds: float = BATCH_S) -> int:
    """Check logs that were not since the night began, as many as time allows; return how many.

    Once none is left, where they all stand is signed.
    """
    end, done = monotonic() + seconds, 0
    for patient in (left := unchecked(now=now)):
        try:
            check_log(patient)
        except Exception:
            LOGGER.exception("The log of %s could not be checked", patient)
        done += 1
        if monotonic() >= end:
            break
    if done == len(left):
        sign_heads()
    return done


def unchecked(*, now: datetime | None = None) -> list[UUID]:
    """Return whose log was not checked since the night began."""
    fresh = LogCheck.objects.filter(checked_at__gte=night_before(now or timezone.now()))
    return sorted(everybody() - set(fresh.values_list("patient", flat=True)))


def night_before(now: datetime) -> datetime:
    """Return when the latest night began, by the clinic's clock."""
    local = timezone.localtime(now, CLINIC_CLOCK)
    begins = datetime.combine(local.date(), NIGHT, tzinfo=CLINIC_CLOCK)
    return begins if begins <= now else begins - timedelta(days=1)


def is_night_over() -> bool:
    """Whether the logs are checked and signed since the night began."""
    begins = night_before(timezone.now())
    at = signed_heads().at
    return at is not None and at >= begins and not unchecked()
