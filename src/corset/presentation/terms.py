"""The terms of the therapy in words, and what a dose counts."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from corset.presentation.reader import FALLBACK, Audience, Reader
from corset.therapy.content.parameters import Parameters
from corset.therapy.content.texts import Sheet, text_of
from corset.therapy.programme import Exercise
from corset.therapy.terms import NRS, Damage, Phase, Region, Role, Sex

_WORDS: Mapping[StrEnum, str | Promise] = {
    Region.CERVICAL: _("cervical"),
    Region.THORACIC: _("thoracic"),
    Region.LUMBAR: _("lumbar"),
    Phase.UNKNOWN: _("phase not set"),
    Phase.REMISSION: _("remission"),
    Phase.EXACERBATION: _("exacerbation"),
    Damage.MILD: _("mild"),
    Damage.MODERATE: _("moderate"),
    Damage.SEVERE: _("severe"),
    Sex.FEMALE: _("female"),
    Sex.MALE: _("male"),
}


def term(value: StrEnum) -> str:
    """Return a region, phase, degree of damage or sex in words."""
    return str(_WORDS[value])


def terms(values: Iterable[StrEnum]) -> str:
    """Return several at the head of a line: “Thoracic, lumbar”."""
    return capfirst(now(", ").join(map(term, values)))


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return every term of a kind with its words, for a form to choose from."""
    return [(value.value, capfirst(term(value))) for value in kind]


def who(role: Role) -> str:
    """Return somebody of a role, inside a sentence: “an administrator”."""
    return str(_WHO[role])


def any_of(roles: Iterable[Role]) -> str:
    """Return somebody of one of these roles: “a clinician or an administrator”."""
    return now(" or ").join(map(who, roles))


_WHO: Mapping[Role, str | Promise] = {
    Role.CLINICIAN: _("a clinician"),
    Role.SPECIALIST: _("a specialist"),
    Role.PATIENT: _("a patient"),
    Role.ADMINISTRATOR: _("an administrator"),
    Role.SYSTEM: _("the system itself"),
}


LEAST_PAIN = NRS[1]
"""Any pain is this on the scale, or more."""


def ends_at_any_pain(exercise: Exercise) -> bool:
    """Whether slight pain ends an exercise for the day (I9)."""
    return exercise.stop_at_nrs is not None and exercise.stop_at_nrs <= LEAST_PAIN


def any_pain(exercise: Exercise) -> str:
    """Return that any pain ends an exercise for the day, to its patient; nothing otherwise."""
    said = now("Any pain at all ends this exercise for today.")
    return said if ends_at_any_pain(exercise) else ""


def slight_pain(p: Parameters) -> str:
    """Return what a patient says of pain that is less than discomfort, with its numbers (R5)."""
    said = {"low": p.slight_pain_nrs, "high": p.discomfort_nrs - 1}
    return now("It hurts a little (%(low)s–%(high)s)") % said


def unit(sheet: Sheet, count: int) -> str:
    """Return “repetition” for 1 and “repetitions” for 5, in the reader's language."""
    locale = Reader(Audience.PATIENT, get_language() or FALLBACK).locale
    return text_of(sheet.unit, locale.plural_form(count)) or text_of(sheet.unit, "other")
