"""How a patient is reached: one tap to call or to write."""

import re
from dataclasses import dataclass
from datetime import date

from corset.clinic.clinician.contexts.room import RoomPage
from corset.clinic.clinician.forms.person import IdentityForm
from corset.people.models import Patient
from corset.services.people.identity import ChangeView


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What is known of how to reach somebody; empty where it is not."""

    phone: str
    call: str
    """The address that calls."""
    email: str
    write: str
    """The address that writes."""
    born: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityPage(RoomPage):
    """Who a patient is, and what was corrected of it."""

    form: IdentityForm
    changes: tuple[ChangeView, ...]


def contact_of(patient: Patient) -> Contact:
    """Return how a patient is reached."""
    return Contact(
        phone=patient.phone,
        call=call_to(patient.phone),
        email=patient.email,
        write=f"mailto:{patient.email}" if patient.email else "",
        born=patient.birth_date,
    )


def call_to(phone: str) -> str:
    """Return the address that calls a number as people write it; nothing where it is none."""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", phone))
    plus = "+" if phone.lstrip().startswith("+") else ""
    return f"tel:{plus}{digits}" if len(digits) > 2 else ""  # noqa: PLR2004 - 112 is the shortest
