"""Checking the logs: one patient's, all of them, a few at a time; and telling of a broken one."""

import logging
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from time import monotonic
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, DatabaseError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from corset.people.clinic import CLINIC_CLOCK
from corset.record.log.chain import Break
from corset.record.log.examination import examine
from corset.record.log.replay import FOLDED, UNREADABLE, Loaded
from corset.record.log.snapshots import begin, code, keep, recall
from corset.record.models import LogCheck, Snapshot, Stream
from corset.record.projections import rebuild
from corset.record.projections.comparison import FOLLOWING
from corset.services.integrity import letters
from corset.services.integrity.heads import folder, sign_heads, signed_head, signed_heads

LOGGER = logging.getLogger(__name__)
NIGHT = time(2, 0)
"""From when on, by the clinic's clock, all logs are checked anew."""
STARTED = timezone.now()
"""When this process began."""
BATCH_S = 2.0
"""How long the checks may take in one go, in seconds: alerts and letters wait behind them."""


def check_log(patient: UUID, *, remember: bool = False) -> Break | None:
    """Check one log now, keep what came of it, and tell of a break once.

    What only shows and differs from a log that holds is made anew. Of a log that holds a snapshot
    is kept; to `remember` is to keep its state at hand too, for whoever asks for it next.
    """
    begun, states = _begun(patient), list[Loaded]()
    found = examine(patient, signed=signed_head(patient), remember=states.append)
    if found is not None and found.what in FOLLOWING:
        LOGGER.error("What is shown of %s is not what the log says: %s", patient, found.what)
        rebuild(patient)
        found = examine(patient, signed=signed_head(patient), remember=states.append)
    try:
        _keep(patient, found)
    except DatabaseError:
        LOGGER.exception("It could not be written down whether the log of %s holds", patient)
    if found is None:
        if remember and states[-1].version > FOLDED.get(patient).version:
            FOLDED.keep(patient, states[-1])
        FOLDED.mark_checked(patient)
        _keep_snapshot(begun, states[-1])
    return found


def recall_log(patient: UUID) -> bool:
    """Keep the state of a log at hand that is as its snapshot says; return whether it is.

    Where it is not, or nobody can say, the log is to be checked whole.
    """
    try:
        signed = signed_head(patient)
        loaded = recall(patient, key=folder(), signed=signed, using=DEFAULT_DB_ALIAS)
    except OperationalError:  # a database that is busy says nothing of what stands in it
        raise
    except UNREADABLE:
        LOGGER.exception("The snapshot of the log of %s cannot be read", patient)
        return False
    if loaded is None:
        return False
    FOLDED.keep(patient, loaded)
    FOLDED.mark_checked(patient)
    return True


def _begun(patient: UUID) -> Snapshot | None:
    """Begin a snapshot of a log before it is checked; what cannot be read, the check says."""
    try:
        return begin(patient, using=DEFAULT_DB_ALIAS)
    except OperationalError:
        raise
    except UNREADABLE:
        return None


def _keep_snapshot(begun: Snapshot | None, loaded: Loaded) -> None:
    if begun is None:
        return
    try:
        with transaction.atomic():
            keep(begun, loaded, key=folder())
    except (DatabaseError, OSError):
        LOGGER.exception("No snapshot could be kept of a log that holds")


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
    """Return whose log was not checked since the night began, or has no snapshot of this code.

    So after an upgrade all are checked anew, and whoever asks first need not wait for it; once
    since this process began, whether a snapshot could be kept or not.
    """
    fresh = LogCheck.objects.filter(checked_at__gte=night_before(now or timezone.now()))
    kept = Snapshot.objects.filter(code=code()).values("patient")
    done = fresh.filter(~Q(what="") | Q(patient__in=kept) | Q(checked_at__gte=STARTED))
    return sorted(everybody() - set(done.values_list("patient", flat=True)))


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
