"""For whom something is put into words, and in which language."""

from dataclasses import dataclass
from enum import StrEnum

from babel import Locale
from babel.core import UnknownLocaleError

from corset.programme.texts.language import SOURCE as FALLBACK


class Audience(StrEnum):
    """Who reads: the patient, or those who treat."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Reader:
    """An audience and its language, a BCP 47 tag such as `en`."""

    audience: Audience
    language: str = FALLBACK

    @property
    def locale(self) -> Locale:
        """The CLDR locale; the fallback's where CLDR does not have the language."""
        try:
            return Locale.parse(self.language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(FALLBACK)


PATIENT = Reader(Audience.PATIENT)
CLINICIAN = Reader(Audience.CLINICIAN)
