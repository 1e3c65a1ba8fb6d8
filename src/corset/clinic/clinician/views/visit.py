"""With the patient in the room: the supervised workout, the invitation, the answer to “why?”."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from corset.clinic.clinician.contexts.inspection import last_looked
from corset.clinic.clinician.contexts.patient import about
from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.contexts.technique import notes_of
from corset.clinic.clinician.contexts.visit import (
    ExplanationPage,
    InvitePage,
    VisitPage,
    exercise_line,
    handed_out,
)
from corset.clinic.clinician.forms.person import MomentForm
from corset.clinic.clinician.pages.room import PatientRoom
from corset.clinic.components.ticket import Ticket, ticket_of
from corset.services.people.invitations import invite_patient
from corset.services.therapy.decisions.explanation import explain
from corset.services.therapy.training.today import today

SHOWN = 30


class Visit(PatientRoom):
    """Before a supervised workout: what is due, and the ways to check and session."""

    template_name = "clinician/visit.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        day, state = today(by=self.user, patient_id=self.patient_id), self.page.state
        due = (line for line in day.items if not line.barred and not line.withheld)
        context = VisitPage(
            room=self.room(),
            about=about(self.page),
            day=day,
            against=day.reasons,
            ready=day.may_start,
            lines=tuple(map(exercise_line, due)),
            done=state.supervised,
            needed=state.plan.supervised_sessions if state.plan else None,
            signed_off=state.signed_off,
            sign_off_due=self.page.sign_off_due,
            looked=last_looked(self.page.inspections),
            marks=tuple(
                notes_of(line.exercise.id, self.page.technique, self.page.programme)
                for line in day.items
            ),
        )
        return self.show(context)


class Invite(PatientRoom):
    """A link and a code to scan, shown once: what is stored of them cannot be used."""

    template_name = "clinician/invite.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Say whether the patient has an account."""
        return self._invite(None)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make an invitation; earlier ones end."""
        invited = invite_patient(by=self.user, patient_id=self.patient_id)
        return self._invite(ticket_of(request, invited))

    def _invite(self, ticket: Ticket | None) -> HttpResponse:
        context = InvitePage(room=self.room(), account=self.page.account, ticket=ticket)
        return self.show(context)


class Explain(PatientRoom):
    """Why, at a moment: what had been decided until then, and what held."""

    template_name = "clinician/explain.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Look at the moment that was asked for, or at now."""
        asked = MomentForm(request.GET) if "at" in request.GET else None
        moment = asked.cleaned_data["at"] if asked and asked.is_valid() else None
        at = self._local(moment)
        found = explain(by=self.user, patient_id=self.patient_id, at=at)
        newest = tuple(reversed(found.decisions))
        context = ExplanationPage(
            room=self.room(),
            form=asked if asked and asked.errors else MomentForm(initial={"at": found.at}),
            found=found,
            released=handed_out(found),
            story=tuple(story(newest[:SHOWN], found.at.date())),
            more=len(newest) > SHOWN,
        )
        return self.show(context)

    def _local(self, moment: datetime | None) -> datetime | None:
        """Read the clock on the form as the patient's."""
        if moment is None:
            return None
        return moment.replace(tzinfo=self.page.now.tzinfo)
