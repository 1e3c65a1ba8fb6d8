"""What the emergency page shows: the same to everybody, and more to a patient who is signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from corset.people.models import Patient
from corset.services.therapy.training.today import EmergencyNotice
from corset.therapy.programme import EmergencySign, Programme
from corset.therapy.terms import Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class SignGroup:
    """Signs of one kind."""

    name: str
    signs: tuple[EmergencySign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyPart:
    """How fast help is needed, what to do, and for which signs."""

    urgency: Urgency
    text: str
    groups: tuple[SignGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyPage:
    """What to do, and for a patient the way to tell the clinic."""

    number: str
    parts: tuple[UrgencyPart, ...]
    key: UUID
    patient: Patient | None = None
    notice: EmergencyNotice | None = None
    may_report: bool = False


def parts_of(programme: Programme) -> tuple[UrgencyPart, ...]:
    """Return the texts and signs that are the same for everybody."""
    signs = tuple(programme.emergency_signs.values())
    return tuple(
        UrgencyPart(
            urgency=urgency,
            text=programme.emergency_text[urgency],
            groups=tuple(_groups(sign for sign in signs if sign.urgency is urgency)),
        )
        for urgency in Urgency
    )


def _groups(signs: Iterable[EmergencySign]) -> Iterable[SignGroup]:
    for name, those in groupby(signs, key=lambda sign: sign.group_name):
        yield SignGroup(name=name, signs=tuple(those))
