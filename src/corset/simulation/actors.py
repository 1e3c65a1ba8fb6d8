"""Who acts in a simulation, by ids that say so."""

from dataclasses import dataclass

from corset.therapy.commands import Actor
from corset.therapy.terms import Role

CLINICIAN = Actor(Role.CLINICIAN, "clinician")
OTHER_CLINICIAN = Actor(Role.CLINICIAN, "other")
SPECIALIST = Actor(Role.SPECIALIST, "specialist")
PATIENT = Actor(Role.PATIENT, "patient")
ADMINISTRATOR = Actor(Role.ADMINISTRATOR, "administrator")
SYSTEM = Actor(Role.SYSTEM, "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who takes part in one therapy; through services these are the ids of accounts."""

    clinician: Actor = CLINICIAN
    specialist: Actor = SPECIALIST
    patient: Actor = PATIENT
