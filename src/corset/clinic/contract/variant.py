"""The choice of a posture, as a browser sends it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from corset.clinic.contract.command import Fields


class VariantChoice(Fields):
    """What is chosen from now on; nothing is as usual."""

    variant: Annotated[str, Field(max_length=64, pattern=r"^[\w-]*$")]
    patient: Annotated[UUID, Field(strict=False)] | None = None
    """Whose choice it is: staff say so, a patient has only the own."""
