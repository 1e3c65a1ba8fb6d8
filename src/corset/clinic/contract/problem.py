"""What is said when something is not understood or not allowed: one shape for every address."""

from pydantic import BaseModel

from corset.services.therapy.commands.parser import Problem


class Problems(BaseModel):
    """Why a request was not taken; a problem without a field is about the whole."""

    problems: list[Problem]
