"""A patient's identity. The log knows only its id."""

import uuid
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models, transaction

from corset.people.clinic import clinic_time_zone, known_time_zone
from corset.people.letters import Letter
from corset.people.names import LONGEST_NAME, readable_name
from corset.people.users import User

ERASED = "Erased patient"
BIRTH_DATE: "models.DateField[date, date]" = models.DateField()
LISTED = ("name", "birth_date", "phone", "timezone")
"""What of an identity stands in lists."""


class Patients(models.QuerySet["Patient"]):
    """Patients, of whom what lists read follows from what was written."""

    def update(self, **changed: Any) -> int:  # noqa: ANN401 - as Django has it
        """Write, and make anew what lists read where an identity was changed."""
        if changed.keys().isdisjoint(LISTED):
            return super().update(**changed)
        with transaction.atomic():
            whose = list(self.values_list("pk", flat=True))
            count = super().update(**changed)
            for patient in Patient.objects.filter(pk__in=whose):
                patient.save(update_fields=LISTED)
        return count


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
    searched = models.TextField(default="", editable=False)
    mark = models.BigIntegerField(default=0, editable=False)
    """Both follow from the identity and are written with it, for lists."""

    objects = Patients.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            # Whoever is in a list is looked up here alone, without the row.
            models.Index(fields=["id", "erased_at", "timezone", "searched"], name="in_lists"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django has it
        """Write, and with the identity what lists read of it."""
        born: date | None = BIRTH_DATE.to_python(self.birth_date)  # which may be text as well
        self.searched = searched(self.name, born, self.phone)
        self.mark = checksum(self.id, *(getattr(self, name) for name in LISTED))
        if update_fields is not None and not set(LISTED).isdisjoint(update_fields):
            update_fields = {*update_fields, "searched", "mark"}
        super().save(*args, update_fields=update_fields, **kwargs)

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


def searched(name: str, birth_date: date | None, phone: str) -> str:
    """Return what is looked in, in small letters, the name first: lists are sorted by it too.

    A birth date as people write it, a number with and without gaps.
    """
    digits = "".join(filter(str.isdecimal, phone))
    if birth_date is None:
        return f"{name}\n{phone}\n{digits}".casefold()
    day, month, year = birth_date.day, birth_date.month, birth_date.year
    born = (
        f"{birth_date.isoformat()} {day}.{month}.{year} {day:02}.{month:02}.{year} "
        f"{day:02}/{month:02}/{year} {day}/{month}/{year}"
    )
    return f"{name}\n{born}\n{phone}\n{digits}".casefold()


def checksum(*said: object) -> int:
    """Return a number (32 bits) that another identity does not have, but for one in four billion.

    Sums of it say whether anything changed in a whole list.
    """
    return zlib.crc32("\n".join(map(str, said)).encode())
