"""What a patient's page asks for first: decisions that wait, and the next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.clinic.clinician.contexts.person.contact import call_to
from corset.clinic.clinician.contexts.room import Link
from corset.presentation.operations.damage import why_closed
from corset.presentation.reader import Audience
from corset.presentation.reasons import WordedReason
from corset.services.therapy.alerts import AlertView
from corset.services.therapy.patients.page import PatientPage
from corset.services.therapy.patients.pending import PendingKind, PendingView, Step
from corset.therapy.terms import AlertKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What needs a decision, and the ways to it."""

    tone: str
    title: str
    text: str = ""
    reasons: tuple[WordedReason, ...] = ()
    actions: tuple[Link, ...] = ()
    acknowledges: str = ""
    """The alert that one press here acknowledges."""
    tags: tuple[str, ...] = ()


def banners(page: PatientPage, *, signs: bool) -> tuple[Banner, ...]:
    """Return what stands on top of the page; ways to a decision for those who decide."""
    found = (_BANNERS[one.kind](page, one) for one in page.pending)
    waiting = (
        banner if signs else replace(banner, actions=(), acknowledges="") for banner in found
    )
    return (*_damaged(page), *waiting)


def step_link(patient: UUID, step: Step) -> Link:
    """Return the way to a step."""
    name, label = _STEPS[step]
    return Link(label=str(label), href=reverse(name, args=[patient]))


def _damaged(page: PatientPage) -> tuple[Banner, ...]:
    """What does not hold in the record, before everything that is read from it."""
    broken = page.broken
    if broken is None:
        return ()
    since = page.patient.local(broken.since) if broken.since else page.now
    title = _("The record is damaged, and training is closed. Found on %(day)s.")
    text = " ".join((why_closed(Audience.CLINICIAN), broken.text, broken.to_do))
    return (Banner(tone="red", title=title % {"day": date_format(since, "j M, H:i")}, text=text),)


def _alert(page: PatientPage, one: PendingView) -> Banner:
    """What was told; of the warm-up, which no plan holds, a clinician can only take note."""
    alert = one.alert
    if alert is None:
        return _closed(page, one)
    trained = alert.exercise != page.programme.warm_up.id
    calmer = alert.kind in {AlertKind.REPEATED_DISCOMFORT, AlertKind.UNPLACED_PAIN}
    return Banner(
        tone="amber" if calmer else "red",
        title=f"{alert.text}, {date_format(page.patient.local(alert.raised_at), 'j M, H:i')}",
        reasons=one.reasons,
        actions=(*((_answer(page, one, "stop"),) if trained else ()), *_call(page)),
        acknowledges=alert.id,
        tags=_tags(alert),
    )


def _call(page: PatientPage) -> tuple[Link, ...]:
    """Return the way to call the patient, where a number is known."""
    phone = page.patient.phone
    to = call_to(phone)
    return (Link(label=_("Call %(phone)s") % {"phone": phone}, href=to, kind="calm"),) if to else ()


def _tags(alert: AlertView) -> tuple[str, ...]:
    overdue = (_("overdue"),) if alert.overdue else ()
    return (*overdue, _("escalated")) if alert.escalated else overdue


def _closed(page: PatientPage, one: PendingView) -> Banner:
    return Banner(
        tone="amber",
        title=_("Training stays closed until a clinician clears it"),
        reasons=one.reasons,
        actions=(_answer(page, one),),
    )


def _barred(page: PatientPage, one: PendingView) -> Banner:
    name = one.exercise.sheet.name if one.exercise else ""
    return Banner(
        tone="amber",
        title=_("%(name)s is barred until you decide") % {"name": name},
        actions=(_answer(page, one),),
    )


def _whole_spine(page: PatientPage, _one: PendingView) -> Banner:
    return Banner(
        tone="calm",
        title=_("The whole-spine stage can be opened"),
        text=_("The days that the plan asks for have passed."),
        actions=(_to(page, "patient-open-whole-spine", _("Open the whole-spine stage")),),
    )


def _review(page: PatientPage, _one: PendingView) -> Banner:
    return Banner(
        tone="amber",
        title=_("What is known of the patient has changed"),
        text=_("No dose grows until a plan is signed anew."),
        actions=(_to(page, "patient-prescribe", _("Review and sign the plan")),),
    )


def _wider_plan(page: PatientPage, _one: PendingView) -> Banner:
    return Banner(
        tone="amber",
        title=_("The whole-spine stage is open; the wider plan is not signed yet"),
        actions=(_to(page, "patient-prescribe", _("Review and sign the wider plan")),),
    )


def _answer(page: PatientPage, one: PendingView, kind: str = "") -> Link:
    """Return the way to the decision that answers."""
    if one.clears:
        return _to(page, "patient-clear", _("Look and clear"), kind)
    label = _("Correct the plan") if one.alert else _("Correct")
    query = f"?exercise={one.exercise.id}" if one.exercise else ""
    return _to(page, "patient-correct", label, kind, query)


def _to(page: PatientPage, name: str, label: str, kind: str = "", query: str = "") -> Link:
    return Link(label=label, href=reverse(name, args=[page.patient.id]) + query, kind=kind)


_BANNERS: Mapping[PendingKind, Callable[[PatientPage, PendingView], Banner]] = {
    PendingKind.ALERT: _alert,
    PendingKind.CLEARANCE: _closed,
    PendingKind.CORRECTION: _barred,
    PendingKind.REVIEW: _review,
    PendingKind.WHOLE_SPINE: _whole_spine,
    PendingKind.WIDER_PLAN: _wider_plan,
}
_STEPS: Mapping[Step, tuple[str, str | Promise]] = {
    Step.RECORD_INTAKE: ("patient-intake", lazy("Record the intake")),
    Step.SCREEN: ("patient-screening", lazy("Screen")),
    Step.REVIEW_SCREENING: ("patient-screening", lazy("Review the screening")),
    Step.SET_PHASE: ("patient-set-phase", lazy("Set the phase")),
    Step.PROPOSE: ("patient-prescribe", lazy("Prescribe a complex")),
    Step.SIGN: ("patient-prescribe", lazy("Review and sign")),
    Step.SUPERVISE: ("patient-visit", lazy("Supervised workout")),
    Step.SIGN_OFF: ("patient-sign-off", lazy("Sign off for home")),
    Step.ENROL: ("patient-enrol", lazy("Begin again")),
}
