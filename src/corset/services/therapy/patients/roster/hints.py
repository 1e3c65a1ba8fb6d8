"""What the course of the pain says for a list: whom to call, whom to look at again.

A hint decides nothing and closes nothing: what does, R1 above all, is decided elsewhere.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from corset.care.queries.stage import Stage
from corset.record.models import PainCourse

RISE = 1.0
"""Points (NRS) by which a week's mean pain at rest must lie over the week's before to be said.

Half of the two points over the usual at which training pauses (R1): it is said before that.
"""
FALL = 1.0
"""Points by which it must have fallen in four weeks for nothing to be said.

Half of the two points that are the least change that matters to people with back pain (Ostelo and
others 2008): whoever is under half of it after four weeks is not on the way to it.
"""
MILD = 2.0
"""Under this mean there is too little pain for it to have to fall."""
RECHECK_DAYS = 7
"""After how many days of an exacerbation somebody looks again.

Training stays closed till a clinician says that it has passed: a week is as long as is lost here
at most without anybody asking.
"""
STALE_DAYS = 14
"""After how many days without an answer the last ones say nothing of today."""
TRAINED_DAYS = 27
"""From first to last, the days of the four weeks in which pain should have fallen."""


class Hint(StrEnum):
    """Why somebody should be looked at, the most urgent first."""

    RISING = "rising"
    RECHECK = "recheck"
    UNMOVED = "unmoved"


@dataclass(frozen=True, slots=True, kw_only=True)
class HintView:
    """A hint with its figures: means of pain at rest (NRS) of two weeks, or days."""

    hint: Hint
    before: float = 0.0
    now: float = 0.0
    days: int = 0


class Pains(NamedTuple):
    """What the course of one patient's pain at rest comes down to."""

    checked_on: date | None
    this_week: float | None
    last_week: float | None
    first_week: float | None
    exacerbated_on: date | None


def pains_among(patients: Collection[UUID] | QuerySet[Any, Any]) -> Mapping[UUID, Pains]:
    """Return the courses of these that may give a hint; of all others nothing."""
    rises = Q(this_week__gte=F("last_week") + RISE)
    stays = Q(this_week__gte=MILD, this_week__gt=F("first_week") - FALL)
    rows = PainCourse.objects.filter(Q(exacerbated_on__isnull=False) | rises | stays)
    said = rows.filter(patient__in=patients).values_list("patient", *Pains._fields)
    return {patient: Pains(*rest) for patient, *rest in said}


def hint_of(
    pains: Pains | None, *, stage: Stage, began: date | None, today: date
) -> HintView | None:
    """Return what the course says today of somebody in therapy, or nothing."""
    if pains is None:
        return None
    if stage is Stage.EXACERBATION:
        return _recheck(pains.exacerbated_on, today)
    at_home = stage in {Stage.HOME, Stage.WHOLE_SPINE}
    checked, now = pains.checked_on, pains.this_week
    if not at_home or checked is None or now is None or (today - checked).days > STALE_DAYS:
        return None
    if pains.last_week is not None and now - pains.last_week >= RISE:
        return HintView(hint=Hint.RISING, before=pains.last_week, now=now)
    first = pains.first_week
    trained = began is not None and (checked - began).days >= TRAINED_DAYS
    if trained and first is not None and now >= MILD and first - now < FALL:
        return HintView(hint=Hint.UNMOVED, before=first, now=now)
    return None


def _recheck(since: date | None, today: date) -> HintView | None:
    days = (today - since).days if since else 0
    return HintView(hint=Hint.RECHECK, days=days) if days >= RECHECK_DAYS else None
