"""Reading many at once, so that one that cannot be read takes none of the others with it."""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import TypeVar
from uuid import UUID

from corset.people.models import Patient
from corset.record.log.chain import Break
from corset.record.log.replay import UNREADABLE
from corset.record.models import CareTeamMember

LOGGER = logging.getLogger(__name__)
One = TypeVar("One")
Row = TypeVar("Row")


class UnreadableRecord(ValueError):
    """A part of what is asked for cannot be read."""


def as_far_as_readable(broken: Break | None, read: Callable[[], Row], otherwise: Row) -> Row:
    """Return what is read of a log; of a broken one something else, where it cannot be read."""
    if broken is None:
        return read()
    try:
        return read()
    except UNREADABLE:
        LOGGER.exception("A part of a broken log cannot be read")
        return otherwise


def piecewise(
    asked: Sequence[One],
    load: Callable[[Sequence[One]], Iterable[Row]],
    lost: Callable[[One], Row],
) -> list[Row]:
    """Return the rows of all; where that fails, of each half alone, down to the ones that do.

    So a thousand with a broken one among them cost some twenty readings more, not a thousand.
    """
    try:
        _refuse_unread(asked)
        return list(load(asked))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one is no matter of the rest
        if len(asked) <= 1:
            LOGGER.error("A record cannot be read: %s (%r)", *map(str, asked), error)  # noqa: TRY400 - each reading of a list would print it
            return [lost(one) for one in asked]
    half = len(asked) // 2
    parts = (asked[:half], asked[half:])
    return list(chain.from_iterable(piecewise(part, load, lost) for part in parts))


def _refuse_unread(asked: Sequence[object]) -> None:
    if any(isinstance(one, Patient) and one.created_at is None for one in asked):
        raise UnreadableRecord("An identity cannot be read.")


def readable_patients(*, cared_for_by: Collection[str] = ()) -> list[Patient]:
    """Return everybody's identity, or of those whom one of these clinicians cares for, by name.

    An identity that the database cannot read any more is one that bears its id alone.
    """
    everybody = Patient.objects.order_by("name")
    members = CareTeamMember.objects.filter(clinician__in=cared_for_by)
    if cared_for_by:
        everybody = everybody.filter(id__in=members.values("patient"))
    try:
        return list(everybody.filter(erased_at=None))
    except UNREADABLE:
        LOGGER.exception("The list of patients cannot be read at once")
    ids = members.values_list("patient", flat=True) if cared_for_by else _ids()
    found = identities(list(ids))
    return sorted((one for one in found if one.erased_at is None), key=lambda one: one.name)


def identities(ids: Sequence[UUID]) -> list[Patient]:
    """Return the identities of these; one that cannot be read bears its id alone."""
    return piecewise(ids, _identities, lambda who: Patient(id=who, name=str(who)))


def _ids() -> Iterable[UUID]:
    """Return the ids alone: they stand in an index too."""
    return Patient.objects.order_by("id").values_list("id", flat=True)


def _identities(ids: Sequence[UUID]) -> Iterable[Patient]:
    return Patient.objects.filter(id__in=ids)
