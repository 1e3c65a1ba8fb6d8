"""What the pages about one patient share: who may come in, and how a form becomes a decision."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from corset.clinic.clinician.contexts.room import Room, RoomPage
from corset.clinic.components.page import page
from corset.people.models import Patient
from corset.presentation.reasons import WordedReason
from corset.services.people.access import require
from corset.services.therapy.commands.submission import KeyReused, Submitted, submit
from corset.services.therapy.patients.page import PatientPage, patient_page
from corset.therapy.commands import Command
from corset.therapy.terms import Role

if TYPE_CHECKING:
    from corset.people.models import User

REFUSED, SENT_BEFORE = 422, 409
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
        )

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


class CommandPage(PatientRoom):
    """A page with one form that becomes one command."""

    form_class: ClassVar[type[forms.Form]]
    leads_to: ClassVar[str] = "patient"
    done: ClassVar[Any] = gettext_lazy("Recorded.")

    def form(self, data: Any = None) -> Any:
        """Return the form, with what was filled in."""
        return self.form_class(data)

    def context(self, form: Any, room: Room) -> RoomPage:
        """Return what the page shows with its form."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show the empty form."""
        return self.show(self.context(self.form(), self.room()))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Decide, or show the form again with what was wrong."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(self.context(form, self.room()), status=REFUSED)
        return self.decide(form)

    def decide(self, form: Any) -> HttpResponse:
        """Submit; a refusal comes back on the same page, with its rules."""
        try:
            done = self.give(form)
        except KeyReused:
            return self.sent_before(form)
        return self.accepted(done.reasons) if done.decision.accepted else self.refused(form, done)

    def give(self, form: Any) -> Submitted:
        """Hand in what the form says. Raises KeyReused."""
        return self.submit(form.command)

    def sent_before(self, form: Any) -> HttpResponse:
        """Say that the form came before, with something else in it."""
        return self.show(self.context(form, self.room(sent_before=True)), status=SENT_BEFORE)

    def refused(self, form: Any, done: Submitted) -> HttpResponse:
        """Show the form again, with what speaks against it."""
        return self.show(self.context(form, self.room(refusal=done.reasons)), status=REFUSED)

    def accepted(self, reasons: Iterable[WordedReason]) -> HttpResponse:
        """Go on, and say there what was decided."""
        reasons = tuple(reasons)
        if not reasons:
            messages.success(self.request, str(self.done))
        self.report(reasons)
        return redirect(self.to(self.leads_to))
