"""The words that every room shares. Values are what logs, scenarios and content write."""

from enum import IntEnum, StrEnum
from itertools import pairwise

NRS = range(11)
"""The numeric rating scale of pain, as it is defined."""
CR10_MAX = 10
"""The top of Borg's scale of effort, as it is defined; it begins at 0."""
REPETITIONS = range(1000)
"""How many can be told of one exercise in one session."""
STAGES = range(1, 5)
"""The stages of the disease, I to IV, as they are defined (R7)."""


class Region(StrEnum):
    """Part of the spine where damage was found, or that an exercise trains."""

    CERVICAL = "cervical"
    THORACIC = "thoracic"
    LUMBAR = "lumbar"


_VERTEBRAE = (
    *(f"C{n}" for n in range(2, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *(f"S{n}" for n in range(1, 2)),
)
DISCS = tuple(f"{upper}/{lower}" for upper, lower in pairwise(_VERTEBRAE))
"""The discs, from the neck down, by the vertebrae between which they lie."""


class Phase(StrEnum):
    """Phase of the disease, set by the clinician (R1)."""

    UNKNOWN = "unknown"
    REMISSION = "remission"
    EXACERBATION = "exacerbation"


class Damage(StrEnum):
    """Degree of damage to the vertebrae and discs, as the clinician reads the images (R7)."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"

    @property
    def grade(self) -> int:
        """1 for mild to 3 for severe."""
        return tuple(Damage).index(self) + 1


class Sex(StrEnum):
    """Sex for body scaling."""

    FEMALE = "female"
    MALE = "male"


class Answer(StrEnum):
    """A three-valued fact. What is not understood is unknown, and unknown is not no (I4)."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> "Answer":
        if isinstance(value, bool):
            return cls.YES if value else cls.NO
        return cls.UNKNOWN


class Role(StrEnum):
    """Who acts."""

    CLINICIAN = "clinician"
    SPECIALIST = "specialist"
    PATIENT = "patient"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class PainWords(StrEnum):
    """What the patient says of an exercise, beside or instead of a number (R4, R5)."""

    NONE = "none"
    UNCOMFORTABLE = "uncomfortable"
    SEVERE = "severe"


class Pain(IntEnum):
    """Pain as the rules see it; the worse of number and words counts (R5)."""

    UNKNOWN = -1
    NONE = 0
    SLIGHT = 1
    DISCOMFORT = 2
    SEVERE = 3


class SessionKind(StrEnum):
    """The day's main session (R2), or a short one of what may be done several times a day (R24)."""

    MAIN = "main"
    STRETCH = "stretch"


class SessionEnd(StrEnum):
    """How a session came to its end."""

    FINISHED = "finished"
    ABANDONED = "abandoned"
    SEVERE_PAIN = "severe_pain"
    EMERGENCY = "emergency"
    UNSAFE = "unsafe"


class Lowering(StrEnum):
    """Why every dose begins again lower (R20)."""

    PAUSE = "pause"
    EXACERBATION = "exacerbation"


class AlertKind(StrEnum):
    """What the clinician is told of."""

    EMERGENCY = "emergency"
    SEVERE_PAIN = "severe_pain"
    SUSPENDED = "suspended"
    REPEATED_DISCOMFORT = "repeated_discomfort"
    UNPLACED_PAIN = "unplaced_pain"

    @property
    def closes_training(self) -> bool:
        """Whether all training is closed until a clinician clears it (I3, R1)."""
        return self in {AlertKind.EMERGENCY, AlertKind.SUSPENDED}


class Resolution(StrEnum):
    """What a correction does with the exercise it names (R5)."""

    RESUME = "resume"
    REPLACE = "replace"
    REMOVE = "remove"


class Urgency(StrEnum):
    """How fast help is needed for an emergency sign."""

    HOSPITAL_NOW = "hospital_now"
    DOCTOR_TODAY = "doctor_today"


class Neck(StrEnum):
    """What an exercise asks of the neck (R13, R17)."""

    STILL = "still"
    STATIC = "static"
    MOVES = "moves"


class Outcome(IntEnum):
    """What a rule leads to, from worst to best; a decision is the worst of its findings."""

    EMERGENCY = 0
    PROHIBITED = 1
    SUSPENDED = 2
    BLOCKED_TODAY = 3
    NEEDS_ANSWER = 4
    NEEDS_CLINICIAN = 5
    NEEDS_SUPERVISION = 6
    WITHHELD = 7
    REFUSED = 8
    REDUCED = 9
    CLEAR = 10
