"""The tables that answer questions quickly. All follow from the log and can be rebuilt from it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from corset.care.queries.stage import Stage
from corset.record.models.log import DecisionRow
from corset.therapy.terms import Outcome, SessionEnd


class CareTeamMember(models.Model):
    """A clinician who cares for a patient."""

    patient = models.UUIDField()
    clinician = models.CharField(max_length=64)
    since = models.DateTimeField(null=True)
    added_by = models.CharField(max_length=64, blank=True, default="")
    """Who took the patient in, or shared the care."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "clinician"], name="in_the_team_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["clinician", "patient"], name="cared_for"),
        ]

    def __str__(self) -> str:
        return f"{self.clinician} for {self.patient}"


class AlertRow(models.Model):
    """An alert, from being raised to being acknowledged."""

    patient = models.UUIDField()
    alert = models.CharField(max_length=64)
    kind = models.CharField(max_length=30)
    exercise = models.CharField(max_length=20, null=True)  # noqa: DJ001 - as in the log
    raised_at = models.DateTimeField()
    due = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "alert"], name="alert_raised_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due"], name="open_alerts", condition=Q(acknowledged_at=None)),
            models.Index(
                fields=["patient", "due", "escalated_at"],
                name="waiting_alerts",
                condition=Q(acknowledged_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.exercise or ''}".strip()


class SessionRow(models.Model):
    """A session and how it went; `seq` is where it started in the log."""

    patient = models.UUIDField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    supervised = models.BooleanField()
    day = models.DateField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=20, blank=True)
    minutes = models.FloatField(null=True)
    worst_nrs = models.PositiveSmallIntegerField(null=True)
    exercises = models.PositiveSmallIntegerField(default=0)
    exercises_done = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["patient", "seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "seq"], name="session_started_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} session on {self.day}"

    @property
    def finished(self) -> bool:
        """Whether it came to its regular end."""
        return self.end == SessionEnd.FINISHED


class ExerciseResult(models.Model):
    """An exercise of a session: what was handed out, and what came of it."""

    session = models.ForeignKey(SessionRow, on_delete=models.CASCADE, related_name="results")
    exercise = models.CharField(max_length=20)
    dose = models.PositiveSmallIntegerField()
    repetitions = models.PositiveSmallIntegerField(null=True)
    nrs = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(max_length=20, blank=True)
    cr10 = models.FloatField(null=True)
    stopped = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "exercise"], name="one_result_a_session"),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.repetitions} of {self.dose}"


class ExerciseCourse(models.Model):
    """Where an exercise of a patient stands, however long ago it was last trained or changed."""

    patient = models.UUIDField()
    exercise = models.CharField(max_length=20)
    dose = models.PositiveSmallIntegerField(null=True)
    """What the last session that held it handed out."""
    changed_by = models.ForeignKey(
        DecisionRow, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    """The decision that last set its dose, barred it or corrected it."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "exercise"], name="one_course_an_exercise"),
        ]

    def __str__(self) -> str:
        return f"{self.exercise}: {self.dose}"


class DueTurn(models.Model):
    """From which day on daily training at home is due, or is not any more."""

    patient = models.UUIDField()
    seq = models.PositiveIntegerField()
    day = models.DateField()
    due = models.BooleanField()

    class Meta:
        ordering: ClassVar[list[str]] = ["patient", "seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "seq"], name="turned_once"),
        ]

    def __str__(self) -> str:
        return f"{'due' if self.due else 'not due'} from {self.day}"


class CheckRow(models.Model):
    """A check and whether it let the patient train."""

    patient = models.UUIDField()
    seq = models.PositiveIntegerField()
    day = models.DateField()
    at = models.DateTimeField()
    rest_pain = models.PositiveSmallIntegerField(null=True)
    painkillers = models.PositiveSmallIntegerField(null=True)
    outcome = models.SmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["patient", "seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["patient", "seq"], name="check_answered_once"),
        ]

    def __str__(self) -> str:
        return f"Check on {self.day}"

    @property
    def blocked(self) -> bool:
        """Whether this check kept the patient from training that day."""
        return keeps_away(self.outcome)


def keeps_away(outcome: int) -> bool:
    """Whether a check with this outcome kept the patient from training that day."""
    return outcome <= Outcome.NEEDS_ANSWER


class PainCourse(models.Model):
    """How the pain at rest goes from week to week; a week with few answers has no figure."""

    patient = models.UUIDField(unique=True)
    recent = models.JSONField(default=dict)
    """The last answer (NRS) of each day of the last four weeks, by date."""
    checked_on = models.DateField(null=True)
    """The day of the last answer; the weeks are counted back from it."""
    this_week = models.FloatField(null=True)
    last_week = models.FloatField(null=True)
    first_week = models.FloatField(null=True)
    """Means of the last seven days, of the seven before, and of the first of the four weeks."""
    exacerbated_on = models.DateField(null=True)
    """When a clinician last said that it is an exacerbation; empty in any other phase."""

    def __str__(self) -> str:
        return f"Pain at rest of {self.patient}"


class PatientCard(models.Model):
    """One line about a patient for lists."""

    patient = models.UUIDField(primary_key=True)
    version = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    phase = models.CharField(max_length=20)
    regions = models.CharField(max_length=60, blank=True)
    began = models.DateField(null=True)
    trained_on = models.DateField(null=True)
    supervised = models.PositiveSmallIntegerField(default=0)
    open_alerts = models.PositiveSmallIntegerField(default=0)
    alert_due = models.DateTimeField(null=True)
    whole_spine_from = models.DateTimeField(null=True)
    """When the whole-spine stage may be opened (R3); empty once it is."""
    proposed = models.BooleanField(default=False)
    """Whether a complex waits for a signature, the first one or a wider one."""
    withdrawn = models.BooleanField(default=False)
    undecided = models.CharField(max_length=60, blank=True, default="")
    """Which decisions stay open whoever has acknowledged what, by kind, the most urgent first."""

    def __str__(self) -> str:
        return f"{self.patient}: {self.stage}"


class ReadModelShape(models.Model):
    """In which shape the read models are; where the code has another, they are made anew."""

    shape = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.shape
