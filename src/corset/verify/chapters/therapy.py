"""How a therapy begins: everybody, and everything that has to be said first."""

from corset.simulation.actors import ADMINISTRATOR, CLINICIAN, OTHER_CLINICIAN, PATIENT, SPECIALIST
from corset.therapy import commands as c
from corset.therapy.terms import Phase
from corset.verify.action_catalogue import groups as s
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock


def beginning(*, full: bool) -> Chapter:
    """Enrolment, facts, screening, phase, plan and end, and everybody who may not."""
    who = s.TRIES if full else (OTHER_CLINICIAN, PATIENT)
    actions = s.both(
        s.actions("enrol", c.Enrol(), CLINICIAN, OTHER_CLINICIAN, PATIENT),
        s.decides("lumbar intake", s.LUMBAR, *who),
        s.decides("screen all no", c.Screen(answers=s.NO_CONTRAINDICATION), *who),
        s.SCREENINGS[1:],
        s.SCREENINGS_EACH if full else (),
        s.PHASES if full else s.PHASES[:2],
        s.actions("remission", c.SetPhase(phase=Phase.REMISSION), *who),
        s.decides("propose", c.Propose(), *who),
        s.decides("sign proposal", c.Sign(supervised_sessions=3), *who),
        s.actions("share care", c.ShareCare(clinician="other"), CLINICIAN, ADMINISTRATOR, PATIENT),
        s.actions("withdraw", c.Withdraw(), CLINICIAN, PATIENT),
        s.CHECK_CLEAR,
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
        s.actions("open the whole spine", c.OpenWholeSpine(), PATIENT, OTHER_CLINICIAN),
        s.actions("clear", c.Clear(), CLINICIAN, PATIENT),
        s.actions("sign off", c.SignOff(), SPECIALIST, PATIENT),
    )
    return Chapter(
        name="beginning",
        explores="enrolment, intake, screening, phase, proposal, signature, care team, end; "
        "every role and a second clinician try all of it",
        holds_fixed="one lumbar intake, one plan as proposed, clear checks, no exercise begun",
        actions=actions,
        clock=Clock(days=(1,)) if full else Clock(days=()),
    )
