"""Accounts: one e-mail address, one role."""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from corset.people.names import LONGEST_NAME, readable_name
from corset.therapy.commands import Actor
from corset.therapy.terms import Role as TherapyRole


class Role(models.TextChoices):
    """What a person is in the clinic; the values are those of the log."""

    CLINICIAN = TherapyRole.CLINICIAN.value, _("Clinician")
    SPECIALIST = TherapyRole.SPECIALIST.value, _("Specialist")
    PATIENT = TherapyRole.PATIENT.value, _("Patient")
    ADMINISTRATOR = TherapyRole.ADMINISTRATOR.value, _("Administrator")


class UserManager(BaseUserManager["User"]):
    """Makes accounts that sign in with an e-mail address."""

    def create_user(
        self, email: str, password: str | None = None, *, role: str, **fields: object
    ) -> "User":
        """Make an account; without a password nobody can sign in to it."""
        user = self.model(email=email.strip().lower(), role=role, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> "User":  # noqa: ANN401 - as in Django
        """Make an administrator, as Django's own commands ask for one."""
        fields.setdefault("role", Role.ADMINISTRATOR)
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """Someone who signs in. Its id stands in the log; its name does not."""

    successor_id: uuid.UUID | None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = None  # pyright: ignore[reportAssignmentType] - Django's way to leave a field out
    first_name = None  # pyright: ignore[reportAssignmentType]
    last_name = None  # pyright: ignore[reportAssignmentType]
    name = models.CharField(max_length=LONGEST_NAME, blank=True, validators=[readable_name])
    email = models.EmailField(unique=True)
    role = models.CharField(max_length=20, choices=Role)
    simple = models.BooleanField(default=False)
    """Whether pages are shown with large text and fewer things on them: chosen by the person."""
    ended_at = models.DateTimeField(null=True, blank=True)
    """When somebody left the clinic; who is suspended alone may be taken up again."""
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="predecessors"
    )
    """Who took over the patients: of a leaver, those too whose therapy is over."""

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()  # pyright: ignore[reportAssignmentType]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
            models.UniqueConstraint(Lower("email"), name="one_account_an_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name as the person gave it."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the first word of the name."""
        return str(self).split(maxsplit=1)[0]

    @property
    def actor(self) -> Actor:
        """Who this is to the decision core."""
        return Actor(TherapyRole(self.role), str(self.id))


def predecessors(actor: str) -> list[str]:
    """Return whose patients somebody took over, as actors' ids."""
    taken = User.objects.filter(successor__in=accounts_of([actor]))
    return [str(one) for one in taken.values_list("id", flat=True)]


def accounts_of(actors: Iterable[str]) -> models.QuerySet[User]:
    """Return the accounts behind actors' ids; scripts and the system have none."""
    return User.objects.filter(id__in=[who for who in actors if _is_uuid(who)])


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
