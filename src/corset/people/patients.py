"""A patient's identity. The log knows only its id."""

import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction

from corset.people.clinic import clinic_time_zone, known_time_zone
from corset.people.letters import Letter
from corset.people.names import LONGEST_NAME, readable_name
from corset.people.users import User

ERASED = "Erased patient"


class Patient(models.Model):
    """Who a patient is; `id` names the log, everything else can be erased."""

    user_id: uuid.UUID | None
    invitations: "models.QuerySet[models.Model]"
    read_lessons: "models.QuerySet[models.Model]"
    technique_notes: "models.QuerySet[models.Model]"
    inspections: "models.QuerySet[models.Model]"
    drafts: "models.QuerySet[models.Model]"
    changes: "models.QuerySet[models.Model]"
    clinical_notes: "models.QuerySet[models.Model]"
    reads: "models.QuerySet[models.Model]"
    diagnoses: "models.QuerySet[models.Model]"
    appointments: "models.QuerySet[models.Model]"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="patient"
    )
    name = models.CharField(max_length=LONGEST_NAME, validators=[readable_name])
    birth_date = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    timezone = models.CharField(
        max_length=64, default=clinic_time_zone, validators=[known_time_zone]
    )
    language = models.CharField(max_length=10, default="en")
    variant = models.CharField(max_length=64, default="", blank=True)
    """In which variant exercises that have it are begun, such as seated; nothing is as usual."""
    toured_at = models.DateTimeField(null=True, blank=True)
    """When how a session works was first looked at, or left aside."""
    revision = models.PositiveIntegerField(default=0)
    """Counted up by what is kept beside the log and shown: pages are made anew by it."""
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    def revise(self) -> None:
        """Let pages that show what is kept beside the log be made anew."""
        Patient.objects.filter(id=self.id).update(revision=models.F("revision") + 1)

    def local(self, now: datetime) -> datetime:
        """Return the same instant on the patient's clock."""
        return now.astimezone(ZoneInfo(self.timezone))

    def age(self, on: date) -> int | None:
        """Return the age in years, or None where the birth date is unknown."""
        born = self.birth_date
        if born is None:
            return None
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    def aged_since(self, on: date) -> date | None:
        """Return the first of the month in which that age was reached, or None where unknown.

        The log, which nobody can erase, learns the month alone.
        """
        born, age = self.birth_date, self.age(on)
        if born is None or age is None:
            return None
        return date(born.year + age, born.month, 1)

    def erase(self, *, at: datetime) -> None:
        """Forget who this was. The log stays, under an id that leads to nobody any more."""
        with transaction.atomic():
            self.invitations.all().delete()
            for kept in (
                *(self.read_lessons, self.technique_notes, self.inspections),
                *(self.drafts, self.changes, self.clinical_notes, self.reads),
                *(self.appointments, self.diagnoses),
            ):
                kept.all().delete()
            account, self.user = self.user, None
            email = account.email if account else self.email
            Letter.objects.filter(recipient=None, address=email).delete()
            self.name, self.birth_date, self.email, self.phone = ERASED, None, "", ""
            self.variant, self.toured_at, self.erased_at = "", None, at
            self.save()
            if account is not None:
                account.delete()
