"""With the patient in the room: the supervised workout, the invitation, the answer to “why?”."""

from datetime import datetime
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from corset.clinic.clinician.contexts.story import story
from corset.clinic.clinician.forms.person import MomentForm
from corset.clinic.clinician.views.patient import about
from corset.clinic.clinician.views.room import PatientRoom
from corset.presentation.names import exercise_name
from corset.services.people.invitations import Invited, invite_patient
from corset.services.therapy.decisions.explanation import explain
from corset.services.therapy.training.plan_lines import PlanLine
from corset.services.therapy.training.today import today
from corset.therapy.terms import Outcome

SHOWN = 30


class Visit(PatientRoom):
    """Before a supervised workout: what is due, and the ways to check and session."""

    template_name = "clinician/visit.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Show it."""
        day = today(by=self.user, patient_id=self.patient_id)
        plan = self.page.state.plan
        against = [f for f in day.reasons if f.outcome is not Outcome.NEEDS_SUPERVISION]
        return self.show(
            against=against,
            ready=plan is not None and not against,
            about=about(self.page),
            day=day,
            lines=[_line(line) for line in day.items if not line.barred and not line.withheld],
            needed=plan.supervised_sessions if plan else None,
            done=self.page.state.supervised,
        )


def _line(line: PlanLine) -> dict[str, Any]:
    """Return a line for components/exercise.html, without a way to change it."""
    return {
        "name": line.exercise.sheet.name,
        "dose": line.repetitions,
        "unit": line.unit,
        "position": line.exercise.posture,
        "region": line.exercise.region,
        "motion": line.exercise.motion,
    }


class Invite(PatientRoom):
    """A link and a code to scan, shown once: what is stored of them cannot be used."""

    template_name = "clinician/invite.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002 - Django's
        """Say whether the patient has an account."""
        return self.show(invited=None)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Make an invitation; earlier ones end."""
        invited = invite_patient(by=self.user, patient_id=self.patient_id)
        return self.show(**link_of(request, invited))


def link_of(request: HttpRequest, invited: Invited) -> dict[str, Any]:
    """Return the link of an invitation, and its code to scan."""
    link = request.build_absolute_uri(reverse("invited", args=[invited.token]))
    return {"invited": invited, "link": link, "code": _code(link)}


def _code(link: str) -> SafeString:
    drawn = segno.make(link, error="m", micro=False)
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass="qr-code", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn from our own link, no foreign text in it


class Explain(PatientRoom):
    """Why, at a moment: what had been decided until then, and what held."""

    template_name = "clinician/explain.html"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Look at the moment that was asked for, or at now."""
        asked = MomentForm(request.GET) if "at" in request.GET else None
        moment = asked.cleaned_data["at"] if asked and asked.is_valid() else None
        at = self._local(moment)
        found = explain(by=self.user, patient_id=self.patient_id, at=at)
        form = asked if asked and asked.errors else MomentForm(initial={"at": found.at})
        newest = tuple(reversed(found.decisions))
        return self.show(
            form=form,
            found=found,
            session=found.state.session,
            released=[(exercise_name(r.exercise, self.page.programme), r) for r in found.released],
            story=story(newest[:SHOWN], found.at.date()),
            more=len(newest) > SHOWN,
        )

    def _local(self, moment: datetime | None) -> datetime | None:
        """Read the clock on the form as the patient's."""
        if moment is None:
            return None
        return moment.replace(tzinfo=self.page.now.tzinfo)
