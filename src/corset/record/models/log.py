"""The tables of the log: one stream a patient, its decisions, and the events that followed.

JSON is kept as canonical text, not in a JSON column: what is hashed must come back byte by byte.
"""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from corset.record.serialisation import codec
from corset.record.serialisation.upcasters import UPCASTERS
from corset.therapy.decision import Decision
from corset.therapy.events import Event
from corset.therapy.reason import Reason
from corset.therapy.terms import Outcome

DIGEST = 64
ROWS = 200
"""Rows that are held at a time where a log is read whole: a year's, for each thread, is much."""


class Stream(models.Model):
    """Where a patient's log stands; the row that writers queue at."""

    patient = models.UUIDField(primary_key=True)
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=DIGEST, default="", blank=True)
    decisions = models.PositiveIntegerField(default=0)
    decision_head = models.CharField(max_length=DIGEST, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.patient} at version {self.version}"


class DecisionRow(models.Model):
    """One submission and its answer, refused ones too. Never changed."""

    stream_id: UUID
    events: "models.QuerySet[EventRow]"

    # Found by the first column of a unique constraint: an index of its own would be a second one.
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=100)
    command = models.CharField(max_length=40)
    payload = models.TextField()
    actor_role = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64)
    at = models.CharField(max_length=40)
    instant = models.DateTimeField()
    accepted = models.BooleanField()
    outcome = models.SmallIntegerField()
    reasons = models.TextField()
    # What was shown, by audience, with its language. Null in rows from before it was kept: a
    # column with a default would have SQLite build the sealed table anew.
    said = models.TextField(null=True)  # noqa: DJ001
    programme_digest = models.CharField(max_length=DIGEST)
    rules_digest = models.CharField(max_length=DIGEST)
    from_version = models.PositiveIntegerField()
    to_version = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    previous = models.CharField(max_length=DIGEST, blank=True)
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["stream", "number"], name="decision_numbered_once"),
            models.UniqueConstraint(fields=["stream", "key"], name="submission_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.command}"

    def read_reasons(self) -> tuple[Reason, ...]:
        """Return the reasons as they were given; an old one finds its exercise beside it."""
        if not codec.has_told(self.reasons):
            return codec.load_reasons(self.reasons)
        events = sorted(self.events.all(), key=lambda event: event.seq)
        written = [(event.name, event.data()) for event in events]
        command = codec.parse(self.payload)
        return codec.load_reasons(self.reasons, command=command, events=written)

    def read_said(self) -> dict[str, Any]:
        """Return the sentences as they were shown: by audience, `language` and `texts`."""
        return codec.parse(self.said) if self.said else {}

    def read(self, events: tuple[Event, ...]) -> Decision:
        """Return the decision as the core gave it, with the events that it led to."""
        return Decision(self.accepted, Outcome(self.outcome), events, self.read_reasons())


class EventRow(models.Model):
    """One thing that happened. Never changed."""

    stream_id: UUID
    decision_id: int

    # Found by the first column of a unique constraint: an index of its own would be a second one.
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    schema_version = models.PositiveSmallIntegerField(default=1)
    payload = models.TextField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_role = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64)
    decision = models.ForeignKey(DecisionRow, on_delete=models.PROTECT, related_name="events")
    programme_digest = models.CharField(max_length=DIGEST)
    rules_digest = models.CharField(max_length=DIGEST)
    previous = models.CharField(max_length=DIGEST, blank=True)
    digest = models.CharField(max_length=DIGEST)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["stream", "seq"], name="event_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}. {self.name}"

    def read(self) -> Event:
        """Return the event in today's form."""
        version = self.schema_version
        if version == UPCASTERS.current(self.name):
            return codec.load_event(self.name, self.payload)
        return codec.load_event(self.name, UPCASTERS.upcast(self.name, version, self.data()))

    def data(self) -> dict[str, Any]:
        """Return the payload as it was written."""
        return codec.parse(self.payload)
