"""What the clinic answers to a command: the decision, and where the session stands."""

from pydantic import BaseModel

from corset.therapy.terms import SessionEnd, Urgency


class Said(BaseModel):
    """One reason of a decision, with the rule it comes from."""

    rule: str
    key: str
    text: str


class Released(BaseModel):
    """What may be trained now."""

    exercise: str
    repetitions: int
    hold_s: float
    per_side: bool
    reduced: bool
    """Whether it is done smaller and softer (R4)."""


class ExerciseResult(BaseModel):
    """What has come of an exercise so far."""

    exercise: str
    repetitions: int | None
    """None where nobody has said how many."""
    stopped: bool


class SessionState(BaseModel):
    """Where the clinic sees the session."""

    open: bool
    end: SessionEnd | None
    warmed_up: bool
    current: str | None
    results: list[ExerciseResult]


class Emergency(BaseModel):
    """What to do now, where a warning sign was told."""

    urgency: Urgency
    text: str


class Answer(BaseModel):
    """The decision on one command; `repeated` where its key had been decided before.

    Whoever only carried what somebody else had told learns that it arrived, and nothing more.
    """

    key: str
    """Of the command that is answered: no other has arrived by it."""
    accepted: bool
    outcome: str
    reasons: list[Said]
    released: list[Released]
    session: SessionState | None
    emergency: Emergency | None
    repeated: bool
    version: int | None
    """Of the record with this decision in it; None for whoever only carried it, or where it was not
    written. A page of a lower version does not know of it."""
