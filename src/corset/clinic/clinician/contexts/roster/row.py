"""A patient's line in the list, as it is drawn."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from corset.clinic.clinician.contexts.person.contact import call_to
from corset.clinic.clinician.contexts.room import Link
from corset.clinic.clinician.contexts.waiting import step_link
from corset.presentation.terms import term, terms
from corset.services.therapy.patients.pending import Step
from corset.services.therapy.patients.roster.hints import Hint
from corset.services.therapy.patients.roster.row import InboxRow
from corset.services.therapy.patients.roster.urgency import AWAY, InboxGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """Everything that a line says: two that are equal are drawn alike."""

    patient_id: UUID
    name: str
    summary: str
    """Who this is: region, age, day, phase."""
    headline: str
    next_due: str
    """What should happen next; for an alert, until when."""
    rests_today: bool
    away: int
    """For how many days nothing was trained though it was due; 0 where the headline says it."""
    away_long: bool
    damaged: bool
    overdue: bool
    escalated: bool
    alerts: int
    trained_7: int
    due_7: int
    pain_14: tuple[int, ...]
    severe_nrs: int
    action: Link | None
    """The one thing to do, where it is elsewhere than on the patient's page."""

    @classmethod
    def of(cls, row: InboxRow) -> "RosterRow":
        """Return the line of a patient."""
        return cls(
            patient_id=row.patient_id,
            name=row.name,
            summary=_summary(row),
            headline=row.headline,
            next_due=_next_due(row),
            rests_today=row.rests_today,
            away=0 if row.group is InboxGroup.TOUCH else row.away,
            away_long=row.away >= AWAY[-1],
            damaged=row.damaged,
            overdue=row.overdue,
            escalated=any(alert.escalated for alert in row.alerts),
            alerts=len(row.alerts),
            trained_7=row.trained_7,
            due_7=row.due_7,
            pain_14=row.pain_14,
            severe_nrs=row.severe_nrs,
            action=_action(row),
        )


def _summary(row: InboxRow) -> str:
    parts = [
        terms(row.regions),
        str(row.age) if row.age is not None else "",
        _("day %(n)s") % {"n": row.day_number} if row.day_number else "",
        term(row.phase) if row.day_number else "",
    ]
    return ", ".join(part for part in parts if part)


def _action(row: InboxRow) -> Link | None:
    """Return the way to what is due; an alert is answered where all that belongs to it stands."""
    if row.damaged or row.alerts or row.undecided:
        return None
    called = row.group is InboxGroup.TOUCH or (row.hint and row.hint.hint is Hint.RISING)
    if called:
        to = call_to(row.patient.phone)
        return Link(label=_("Call"), href=to, kind="calm") if to else None
    if row.hint:
        step = Step.SET_PHASE if row.hint.hint is Hint.RECHECK else Step.PROPOSE
        label = _("Look again") if row.hint.hint is Hint.RECHECK else _("Review the plan")
        return replace(step_link(row.patient_id, step), label=label, kind="calm")
    step = Step.SIGN if row.proposed else row.step
    if step and row.group in {InboxGroup.STEP, InboxGroup.VISIT}:
        return replace(step_link(row.patient_id, step), kind="calm")
    return None


def _next_due(row: InboxRow) -> str:
    if row.alerts:
        first = row.alerts[0]
        when, due = timesince(first.raised_at), date_format(localtime(first.due), "j M H:i")
        return _("%(when)s ago, answer until %(due)s") % {"when": when, "due": due}
    if row.supervised_now:
        return f"{row.next_due}, {_('%(n)s done') % {'n': row.supervised}}"
    return row.next_due
