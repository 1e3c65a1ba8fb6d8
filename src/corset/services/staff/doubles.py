"""Who may have been taken in twice: the same birth date, and names that are alike."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from corset.people.models import Patient, User
from corset.services.people.access import cared_for, require
from corset.services.therapy.patients.care_team import ended_among
from corset.therapy.commands import Actor
from corset.therapy.terms import Role

ALIKE = 0.85
"""From which likeness on, of 1, two names may be one with a slip of the pen."""
MAY = (Role.ADMINISTRATOR, Role.CLINICIAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublePerson:
    """One of two: who it is, and nothing clinical."""

    patient: Patient
    ended: bool
    account: bool

    @property
    def number(self) -> str:
        """The beginning of the record's number, by which the two are told apart."""
        return str(self.patient.id)[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientDouble:
    """Two records that may be of one person, the one that was made first before the other."""

    first: DoublePerson
    second: DoublePerson


def likely_doubles(*, by: User | Actor) -> tuple[PatientDouble, ...]:
    """Return pairs among all patients for an administrator, else among those cared for.

    Raises NotAllowed.
    """
    actor = require(by, *MAY, to=_("see who may have been taken in twice"))
    people = Patient.objects.filter(erased_at=None, birth_date__isnull=False, continued=None)
    if actor.role is Role.CLINICIAN:
        people = people.filter(id__in=cared_for(actor))
    shared = people.values("birth_date").annotate(n=Count("id")).filter(n__gt=1)
    days: dict[object, list[Patient]] = defaultdict(list)
    for one in people.filter(birth_date__in=shared.values("birth_date")).order_by("created_at"):
        days[one.birth_date].append(one)
    pairs = [
        (one, other)
        for born in days.values()
        for one, other in combinations(born, 2)
        if alike(one.name, other.name)
    ]
    ended = ended_among({one.id for pair in pairs for one in pair})
    return tuple(
        PatientDouble(first=_person(one, ended), second=_person(other, ended))
        for one, other in pairs
    )


def double_of(first: Patient, second: Patient) -> PatientDouble:
    """Return two records as a pair, as they are told apart."""
    ended = ended_among({first.id, second.id})
    return PatientDouble(first=_person(first, ended), second=_person(second, ended))


def alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: without accents, in any order, with a name more."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if set(shorter) <= set(longer):
        return True
    said, meant = (" ".join(sorted(words)) for words in (first, second))
    return SequenceMatcher(a=said, b=meant).ratio() >= ALIKE


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return letters.replace("-", " ").replace(",", " ").split()


def _person(patient: Patient, ended: frozenset[UUID]) -> DoublePerson:
    return DoublePerson(
        patient=patient, ended=patient.id in ended, account=patient.user_id is not None
    )
