"""What names a patient's page as it stands: with the same name it says the same."""

from django.utils.timezone import localtime

from corset.care.queries import pending as query
from corset.care.queries.release import withheld
from corset.people.clinic import CLINIC_CLOCK
from corset.services.therapy.patients.page import PatientPage


def version_of(page: PatientPage) -> tuple[object, ...] | None:
    """Return what names the page; nothing for a record that this process has yet to look at.

    What happened stands in the log's two heads, what is kept beside it counts the patient's
    revision up, and who the patient is stands in the row itself. What else changes is computed
    anew: which day it is, and how late where the patient lives by another clock, who of the team
    has an open account, what keeps training closed, what is withheld, what waits for a decision
    and which alerts wait for too long.
    """
    opened, state, at = page.opened, page.state, page.now
    place, patient, programme = opened.place, opened.patient, opened.programme
    if place is None or opened.stands.broken:
        return None
    held = (
        withheld(state=state, plan=plan, item=item, now=at, programme=programme)
        for plan in (state.plan,)
        if plan
        for item in plan.items
    )
    waiting = query.pending(state=state, now=at, programme=programme, role=page.actor.role)
    return (
        *(getattr(patient, field.attname) for field in patient._meta.concrete_fields),  # noqa: SLF001 - Django's documented interface
        *(place.version, place.head, place.decisions, place.decision_head),
        *(programme.digest, page.reader, page.actor, page.account, at.date()),
        page.findings,
        page.team,
        f"{at:%H:%M}" if at.utcoffset() != localtime(at, CLINIC_CLOCK).utcoffset() else "",
        tuple(held),
        waiting,
        tuple(alert.due < at for alert in state.alerts),
    )
