"""Commands that meet in no other chapter: what one of them does while the other is still open."""

from corset.simulation.actors import ADMINISTRATOR, CLINICIAN, SYSTEM
from corset.therapy import commands as c
from corset.therapy.terms import AlertKind
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.chapters.beginnings import AT_HOME, sent_home
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

DEEP = 7
"""Steps; with all these actions each further one costs twice as much as all before it."""


def together(*, full: bool) -> Chapter:
    """One action or two of every command, at one exercise, on one day after another."""
    plan = s.signs("plan", s.item(a.LIFT, 5))
    kinds = (AlertKind.SEVERE_PAIN, AlertKind.EMERGENCY, AlertKind.SUSPENDED)
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.CHECKS_FEW[:1] if full else (),
        s.START[:1],
        s.WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT)[:1] if full else (),
        r.pains(a.LIFT, (6,)),
        r.efforts(a.LIFT)[1:] if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.EMERGENCY if full else (),
        *(s.acknowledges(kind, CLINICIAN) for kind in (kinds if full else kinds[:1])),
        s.actions("escalate", c.Escalate(), SYSTEM),
        s.CLEARS,
        s.resumes(a.LIFT, None),
        s.PHASES[1:] if full else (),
        s.SCREENINGS[:2] if full else (),
        s.decides("rest pain 2 is usual", c.RecordIntake(rest_pain=2)) if full else (),
        s.decides("propose", c.Propose()) if full else (),
        plan,
        s.SIGNS_OFF,
        s.decides("open the whole spine", c.OpenWholeSpine()) if full else (),
        s.actions("share care", c.ShareCare(clinician="other"), ADMINISTRATOR) if full else (),
        s.both(s.WITHDRAWS[:1], s.ENROL) if full else (),
    )
    return Chapter(
        name="together",
        explores="commands that meet nowhere else: reports, alerts, signatures, facts, sharing, "
        "sign-off and ends in any order",
        holds_fixed=f"{a.LIFT} at a dose of 5 that cannot grow; severe pain or none, one sign of "
        "emergency; one morning after another",
        actions=actions,
        introduces=AT_HOME,
        begins=sent_home("plan", a.LIFT),
        clock=Clock(),
        unnamed=False,
        alerts=True,
        depth=DEEP if full else None,
    )
