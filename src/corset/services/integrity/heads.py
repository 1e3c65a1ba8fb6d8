"""What was signed of all logs outside of the database, read when it has changed."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from corset.record.log import heads as files
from corset.record.log.examination import Head, head_of
from corset.record.log.heads import SignedHeads
from corset.record.models import LogCheck, Stream

_LOCK = Lock()
_READ: dict[Path, tuple[tuple[object, ...], SignedHeads]] = {}


def folder() -> Path:
    """Return where the signed heads lie."""
    return Path(settings.HEADS)


def signed_heads() -> SignedHeads:
    """Return what was signed last."""
    here = folder()
    with _LOCK:
        stamp = files.stamp(here)
        known = _READ.get(here)
        if known is None or known[0] != stamp:
            _READ[here] = known = (stamp, files.latest(here))
        return known[1]


def signed_head(patient: UUID) -> Head | None:
    """Return what was signed last of one patient."""
    return signed_heads().heads.get(patient)


def sign_heads(*, at: datetime | None = None) -> Path:
    """Sign where every log stands that was found to hold; of a broken one, what was signed last."""
    return files.sign(heads_now(), folder=folder(), at=at or timezone.now())


def heads_now() -> Mapping[UUID, Head]:
    """Return the heads that may be signed: those of logs that hold as far as they were checked."""
    broken = set(LogCheck.objects.exclude(what="").values_list("patient", flat=True))
    signed = {who: head for who, head in signed_heads().heads.items() if who in broken}
    there = Stream.objects.exclude(patient__in=broken).values_list("patient", flat=True)
    return {**{who: head_of(who) for who in there}, **signed}
