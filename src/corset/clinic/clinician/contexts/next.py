"""What a patient's page asks for first: alerts, what is still closed, the next step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.care.queries.stage import Stage
from corset.people.models import User
from corset.presentation.reasons import WordedReason
from corset.services.therapy.alerts import AlertView
from corset.services.therapy.patients.page import PatientPage
from corset.therapy.terms import AlertKind, Outcome, Role

TO_CLEAR = frozenset({AlertKind.EMERGENCY, AlertKind.SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What needs a decision, and the ways to it."""

    tone: str
    title: str
    text: str = ""
    reasons: tuple[WordedReason, ...] = ()
    actions: tuple[dict[str, str], ...] = ()
    acknowledges: str = ""
    tags: tuple[str, ...] = field(default=())


def banners(page: PatientPage, user: User) -> list[Banner]:
    """Return what stands on top of the page; the open alerts first."""
    signs = user.actor.role is Role.CLINICIAN
    alerts = [a for a in page.alerts if a.open]
    told = {a.exercise for a in alerts}
    found = [_alert(page, alert, signs=signs) for alert in alerts]
    found += _still_closed(page, alerts, signs=signs)
    found += _barred(page, told, signs=signs)
    found += _whole_spine(page, signs=signs)
    return found


def _to(
    page: PatientPage, name: str, label: str, kind: str = "", query: str = ""
) -> dict[str, str]:
    return {"label": label, "href": reverse(name, args=[page.patient.id]) + query, "kind": kind}


def _alert(page: PatientPage, alert: AlertView, *, signs: bool) -> Banner:
    red = alert.kind is not AlertKind.REPEATED_DISCOMFORT
    return Banner(
        tone="red" if red else "amber",
        title=f"{alert.text}, {date_format(page.patient.local(alert.raised_at), 'j M, H:i')}",
        reasons=_reasons(page, alert),
        actions=(_way(page, alert),) if signs else (),
        acknowledges=alert.id if signs else "",
        tags=tuple(_tags(alert)),
    )


def _tags(alert: AlertView) -> Iterator[str]:
    if alert.overdue:
        yield _("overdue")
    if alert.escalated:
        yield _("escalated")


def _way(page: PatientPage, alert: AlertView) -> dict[str, str]:
    if alert.kind in TO_CLEAR:
        return _to(page, "patient-clear", _("Look and clear"), "stop")
    query = f"?exercise={alert.exercise}"
    return _to(page, "patient-correct", _("Correct the plan"), "stop", query)


def _reasons(page: PatientPage, alert: AlertView) -> tuple[WordedReason, ...]:
    """Return the reasons of the decision that raised the alert, those with facts first of all."""
    for entry in page.timeline:
        if any(
            e.name == "AlertRaised" and e.payload.get("alert") == alert.id for e in entry.events
        ):
            return tuple(r for r in entry.reasons if r.facts) or entry.reasons
    return ()


def _still_closed(page: PatientPage, alerts: Iterable[AlertView], *, signs: bool) -> list[Banner]:
    """An alert that was only acknowledged opens nothing."""
    closed = page.state.emergency or page.state.suspended
    if not closed or any(a.kind in TO_CLEAR for a in alerts):
        return []
    worst = {Outcome.EMERGENCY, Outcome.SUSPENDED}
    reasons = tuple(f.reason for f in page.findings if f.outcome in worst)
    actions = (_to(page, "patient-clear", _("Look and clear")),) if signs else ()
    title = _("Training stays closed until a clinician clears it")
    return [Banner(tone="amber", title=title, reasons=reasons, actions=actions)]


def _barred(page: PatientPage, told: set[str | None], *, signs: bool) -> list[Banner]:
    """Exercises that stay barred although their alert was answered, and still are in the plan."""
    waiting = [x for x in page.plan if x.barred and x.item and x.exercise.id not in told]
    query = "?exercise={}"
    return [
        Banner(
            tone="amber",
            title=_("%(name)s is barred until you decide") % {"name": line.exercise.sheet.name},
            actions=(
                _to(page, "patient-correct", _("Correct"), "", query.format(line.exercise.id)),
            )
            if signs
            else (),
        )
        for line in waiting
    ]


def _whole_spine(page: PatientPage, *, signs: bool) -> list[Banner]:
    if not signs:
        return []
    if page.whole_spine_due:
        action = _to(page, "patient-open-whole-spine", _("Open the whole-spine stage"))
        text = _("The days that the plan asks for have passed.")
        title = _("The whole-spine stage can be opened")
        return [Banner(tone="calm", title=title, text=text, actions=(action,))]
    if page.state.whole_spine and _narrow(page):
        action = _to(page, "patient-prescribe", _("Review and sign the wider plan"))
        title = _("The whole-spine stage is open; the wider plan is not signed yet")
        return [Banner(tone="amber", title=title, actions=(action,))]
    return []


def _narrow(page: PatientPage) -> bool:
    """Whether the signed plan still holds exercises of the damaged region only."""
    regions, plan = page.state.intake.regions or (), page.state.plan
    exercises = page.programme.exercises
    return plan is not None and all(exercises[i.exercise].region in regions for i in plan.items)


_STEPS = {
    Stage.INTAKE: ("patient-intake", lazy("Record the intake")),
    Stage.SCREENING: ("patient-screening", lazy("Screen")),
    Stage.PHASE: ("patient-set-phase", lazy("Set the phase")),
    Stage.EXCLUDED: ("patient-screening", lazy("Review the screening")),
    Stage.EXACERBATION: ("patient-set-phase", lazy("Set the phase")),
    Stage.PROPOSING: ("patient-prescribe", lazy("Prescribe a complex")),
    Stage.SIGNING: ("patient-prescribe", lazy("Review and sign")),
    Stage.SUPERVISED: ("patient-visit", lazy("Supervised workout")),
    Stage.SIGNING_OFF: ("patient-sign-off", lazy("Sign off for home")),
    Stage.ENDED: ("patient-enrol", lazy("Begin again")),
}
_SPECIALIST = frozenset({Stage.SUPERVISED, Stage.SIGNING_OFF})


def next_step(page: PatientPage, user: User) -> dict[str, Any] | None:
    """Return the one thing that is due, where a banner does not ask for it already."""
    mine = user.actor.role is Role.CLINICIAN or page.stage in _SPECIALIST
    if page.stage not in _STEPS or not mine:
        return None
    name, label = _STEPS[page.stage]
    return _to(page, name, str(label))
