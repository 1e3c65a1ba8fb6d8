"""Whether a patient's log can be believed: asked before anything is handed out or shown."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from corset.record.log import replay
from corset.record.log.chain import Break
from corset.record.log.replay import FOLDED, Loaded
from corset.record.models import LogCheck
from corset.services.integrity.checking import STARTED, check_log, recall_log

AGAIN = timedelta(minutes=10)
"""After how long a broken log is looked at again by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A state, and what is broken in the log that it was folded from."""

    loaded: Loaded
    broken: Break | None = None
    since: datetime | None = None


def standing(patient: UUID) -> Standing:
    """Return a patient's state and whether the log holds.

    It is checked where this process has read it from its beginning and not checked it yet; what
    another process found since then counts too.
    """
    row = LogCheck.objects.filter(patient=patient).first()
    if checked := _is_to_be_checked(patient, row):  # it is folded on the way, and kept
        row = _checked(patient, row)
    loaded = replay.load(patient)
    if not checked and _is_to_be_checked(patient, row):  # it was read from its beginning just now
        row = _checked(patient, row)
        loaded = replay.load(patient)
    if row is None or not row.what:
        unread = None if loaded.whole else Break("reading", 0)
        return Standing(loaded=loaded, broken=unread)
    broken = Break(row.what, row.number)
    return Standing(loaded=replace(loaded, whole=False), broken=broken, since=row.broken_since)


def _checked(patient: UUID, row: LogCheck | None) -> LogCheck | None:
    """Return what is known of a log after it was compared with its snapshot, or checked whole."""
    if row is not None and not row.what and recall_log(patient):
        return row
    check_log(patient, remember=True)
    return LogCheck.objects.filter(patient=patient).first()


def _is_to_be_checked(patient: UUID, row: LogCheck | None) -> bool:
    if row is None or not row.what:
        return not FOLDED.is_checked(patient)
    return row.checked_at < max(STARTED, timezone.now() - AGAIN)
