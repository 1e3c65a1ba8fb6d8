"""The whole-spine stage."""

from datetime import time

from corset.simulation.actors import OTHER_CLINICIAN, PATIENT, SPECIALIST
from corset.therapy import commands as c
from corset.therapy.terms import Region
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.chapters.beginnings import INTRODUCED, TAKEN_IN, WORKOUT
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a


def spine(region: Region, *, full: bool) -> Chapter:
    """The whole-spine stage around its days, and the neck of a cervical patient in it."""
    own = a.STRETCH if region is Region.CERVICAL else a.LIFT
    training = s.both(s.begins(own), r.finishes(own)[:1])
    pains = s.both(r.pains(own, (6,)), s.resumes(own, None))
    actions = s.both(
        s.decides("open the whole spine", c.OpenWholeSpine(), OTHER_CLINICIAN, SPECIALIST, PATIENT),
        s.decides("propose", c.Propose()) if full else (),
        s.signs("proposal after 14 days", whole_spine_days=14) if full else (),
        s.signs(f"{a.NODDING}, which moves the neck", s.item(a.NODDING, 5), whole_spine_days=14),
        s.signs(f"{a.CHEST}, which does not", s.item(a.CHEST, 5), whole_spine_days=14),
        s.signs(
            "own",
            s.item(own, 5),
            whole_spine_days=14,
        ),
        s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,))),
        s.decides("lumbar", c.RecordIntake(regions=(Region.LUMBAR,))),
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.both(training, s.CLOSING, s.PHASES[:2], pains) if full else s.CLOSING[1:],
    )
    return Chapter(
        name=f"whole spine, {region}",
        explores="the stage a minute before and after its days, after 9 and 10 days with a "
        "finished session, with pain that nobody decided about, who opens it, plans widened with "
        "and without a signature, and neck movements before and after the diagnosis changes",
        holds_fixed="in therapy, screened, in remission, supervised, check clear; doses unmoved",
        actions=actions,
        introduces=s.both(INTRODUCED, training, s.CLOSING),
        begins=(
            *TAKEN_IN[:2],
            f"clinician: {region}",
            *TAKEN_IN[2:],
            "clinician: sign own",
            *[name.format(own) for name in WORKOUT] * (9 if full else 10),
        ),
        clock=Clock(slots=(time(7, 59), time(8)), days=(1,)),
        spine=14,
        afterwards=full,
    )
