"""What all content documents share."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A sentence or a few for people."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An identifier of content: small letters, digits, underscores."""
Line = Annotated[str, StringConstraints(pattern=r"^[RI]\d+$")]
"""A line of the therapy: a rule or an invariant, such as R4 or I7."""
Told = Annotated[str, StringConstraints(pattern=r"^E\d+$")]
"""A line of what a patient is told, such as E5."""
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=40)]
"""The id of an exercise."""
Origin = Literal["article", "reading"]
"""Whether a figure is the article's own or our reading of it."""


class Document(BaseModel):
    """A piece of content: frozen, and every field known."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
