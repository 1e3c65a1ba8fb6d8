"""Alerts with their hours, and emergencies with their urgency."""

from datetime import time

from corset.simulation.actors import CLINICIAN, OTHER_CLINICIAN, PATIENT, SPECIALIST, SYSTEM
from corset.therapy import commands as c
from corset.therapy.terms import AlertKind
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.chapters.beginnings import AT_HOME, MORNING, sent_home
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

OTHERS = (OTHER_CLINICIAN, PATIENT, SPECIALIST)


def alerts(*, full: bool) -> Chapter:
    """Alerts with their hours: who acknowledges them, and what happens when nobody does."""
    kinds = (AlertKind.EMERGENCY, AlertKind.SEVERE_PAIN, AlertKind.SUSPENDED)
    actions = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW[2:] if full else (),
        s.START if full else s.START[:1],
        s.WARM_UP,
        s.EMERGENCY,
        r.pains(a.LIFT, (6,)) if full else (),
        *(s.acknowledges(kind, CLINICIAN, *OTHERS) for kind in kinds),
        s.decides("acknowledge what is not there", c.Acknowledge(alert="none")),
        s.actions("escalate", c.Escalate(), SYSTEM, CLINICIAN),
        s.CLEARS,
        s.actions("clear", c.Clear(), *OTHERS),
        s.resumes(a.LIFT, None),
    )
    return Chapter(
        name="alerts",
        explores="alerts of every emergency and suspension, and of severe pain, in and out of a "
        "session; acknowledged, cleared, corrected, late, escalated",
        holds_fixed=f"a patient at home with {a.LIFT} at a dose of 5; signs that are equally "
        "urgent; a second clinician who does not care for the patient",
        actions=actions,
        introduces=AT_HOME,
        begins=sent_home("plan", a.LIFT),
        clock=Clock(slots=(time(8), time(9))),
        alerts=True,
    )


def emergencies(*, full: bool) -> Chapter:
    """Signs of every urgency, one after the other, and a therapy that ends meanwhile."""
    actions = s.both(
        s.CHECK_CLEAR if full else s.CHECK_CLEAR[1:],
        s.CHECKS_FEW[3:],
        s.check("a named sign", signs=(a.MILDER,)),
        s.START if full else s.START[:1],
        s.WARM_UP,
        s.begins(a.LIFT),
        s.EMERGENCIES if full else s.EMERGENCIES[1:3],
        r.pains(a.LIFT, (6,)) if full else (),
        r.pains(None, (5, 6) if full else (6,)),
        s.acknowledges(AlertKind.EMERGENCY, CLINICIAN),
        s.acknowledges(AlertKind.SUSPENDED, CLINICIAN),
        s.CLEARS,
        s.actions("clear", c.Clear(), *OTHERS),
        s.resumes(a.LIFT, None),
        s.both(s.WITHDRAWS[:1], s.ENROL, s.INTAKE, s.SCREENED, s.REMISSION) if full else (),
        s.signs("plan", s.item(a.LIFT, 5)) if full else (),
    )
    return Chapter(
        name="emergencies",
        explores="signs of either urgency, named, unnamed and unheard of, in a check, in a session "
        "and out of it, the milder first and the graver first"
        + ", and alerts that outlive a therapy"
        * full,
        holds_fixed=f"a patient at home with {a.LIFT} at a dose of 5; the hours of alerts do "
        "not count",
        actions=actions,
        introduces=AT_HOME,
        begins=sent_home("plan", a.LIFT),
        clock=MORNING,
    )
