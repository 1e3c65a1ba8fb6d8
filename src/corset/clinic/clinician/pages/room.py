"""What the pages about one patient share: who may come in, and what becomes of a command."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from corset.clinic.clinician.contexts.room import FormState, Room, RoomPage
from corset.clinic.components.page import page
from corset.people.models import Patient
from corset.presentation.reasons import WordedReason
from corset.services.people.access import require
from corset.services.therapy.commands.submission import Submitted, submit
from corset.services.therapy.patients.page import PatientPage, patient_page
from corset.therapy.commands import Command
from corset.therapy.terms import Role

if TYPE_CHECKING:
    from corset.people.models import User

REFUSED = 422
CLINICIAN, STAFF = (Role.CLINICIAN,), (Role.CLINICIAN, Role.SPECIALIST)


class PatientRoom(View):
    """A page about one patient for those who treat."""

    roles: ClassVar[tuple[Role, ...]] = STAFF
    template_name: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in whom this page is for; the services look whose patient it is."""
        self.user = cast("User", request.user)
        require(self.user, *self.roles, to=_("open this page"))
        self.patient_id: UUID = kwargs["patient_id"]
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> PatientPage:
        """Everything that is known of the patient."""
        return patient_page(by=self.user, patient_id=self.patient_id)

    def room(
        self,
        *,
        patient: Patient | None = None,
        refusal: Iterable[WordedReason] = (),
        sent_before: bool = False,
    ) -> Room:
        """Return what every page of the patient shows, with a fresh key for its forms.

        A page that needs no more than the patient says who that is, and gathers nothing else.
        """
        return Room(
            patient=patient or self.page.patient,
            signs=self.user.role == Role.CLINICIAN,
            key=uuid4().hex,
            refusal=tuple(refusal),
            sent_before=sent_before,
            about=self.about_form(),
        )

    def about_form(self) -> FormState:
        """Return what the room says of the page's form, where it has one."""
        return FormState()

    def show(self, context: RoomPage, *, status: int = 200) -> HttpResponse:
        """Render the page."""
        return page(self.request, self.template_name, context, status=status)

    def to(self, name: str) -> str:
        """Return the address of another page of this patient."""
        return reverse(name, args=[self.patient_id])

    def submit(self, command: Command) -> Submitted:
        """Hand a command in, once for each key of a rendered form. Raises KeyReused."""
        return submit(patient_id=self.patient_id, command=command, by=self.user, key=self.key)

    @property
    def key(self) -> str:
        """The key of the form that was sent."""
        return self.request.POST.get("key") or uuid4().hex

    def report(self, reasons: Iterable[WordedReason]) -> None:
        """Say what came of it on the next page."""
        for reason in reasons:
            messages.success(self.request, f"{reason.text} ({reason.rule})")
