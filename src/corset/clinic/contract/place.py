"""On which page a session is led, as a browser asks and is answered."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from corset.clinic.contract.command import Fields

Random = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\w-]*$")]


class PlaceReport(Fields):
    """A page says that it is there; all but its names may be left out."""

    page: Random
    """Made anew each time that the page is loaded."""
    device: Random
    """Of this browser; it says nothing of whose it is."""
    session: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9T:.+Z-]*$")]
    """Which session, by its beginning."""
    takes: bool = False
    """Somebody said that it goes on here."""
    alone: bool = False
    """No other page of this device leads the session."""
    leaves: bool = False
    """The page is being closed."""
    patient: Annotated[UUID, Field(strict=False)] | None = None
    """Whose session it is: staff say so, a patient has only the own."""


class PlaceAnswer(BaseModel):
    """Whether the session is led there; how it ended, or nothing while it runs."""

    leads: bool
    end: str
