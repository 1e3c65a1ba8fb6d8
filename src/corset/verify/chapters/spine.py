"""The whole-spine stage."""

from datetime import time

from corset.simulation.actors import OTHER_CLINICIAN, PATIENT, SPECIALIST
from corset.therapy import commands as c
from corset.therapy.terms import Region
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.action_catalogue.groups import Actions
from corset.verify.chapters.beginnings import INTRODUCED, TAKEN_IN, WORKOUT
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

NECK_PLANS = s.both(
    s.signs(f"{a.NODDING}, which moves the neck", s.item(a.NODDING, 5), whole_spine_days=14),
    s.signs(f"{a.CHEST}, which does not", s.item(a.CHEST, 5), whole_spine_days=14),
)
DIAGNOSES = s.both(
    s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,))),
    s.decides("lumbar", c.RecordIntake(regions=(Region.LUMBAR,))),
)
DAY = s.both(s.CHECK_CLEAR[1:], s.START[:1], s.WARM_UP)


def spine(region: Region, *, full: bool) -> Chapter:
    """The whole-spine stage around its days, and the neck of a cervical patient in it."""
    return _chapter(
        region,
        name=f"whole spine, {region}",
        explores="the stage a minute before and after its days, after 9 and 10 days with a "
        "finished session, in an exacerbation and a recovery, who opens it, plans widened with "
        "and without a signature, and neck movements before and after the diagnosis changes",
        holds_fixed="in therapy, screened, in remission at first, supervised, check clear; doses "
        "unmoved; nothing hurts; no proposals",
        actions=s.both(
            s.decides(OPENS, c.OpenWholeSpine(), OTHER_CLINICIAN, SPECIALIST, PATIENT),
            NECK_PLANS,
            _own_plan(region),
            DIAGNOSES,
            DAY,
            s.both(_training(region), s.CLOSING, s.PHASES[:2]) if full else s.CLOSING[1:],
        ),
        trained=9 if full else 10,
        afterwards=full,
    )


def spine_proposal(region: Region, *, full: bool) -> Chapter:
    """What is proposed in the whole-spine stage, and before it."""
    return _chapter(
        region,
        name=f"proposals in the whole spine, {region}",
        explores="proposals and their signature before and in the stage, after 9 and 10 days with "
        "a finished session, and after the diagnosis has changed",
        holds_fixed="as the whole spine, in remission; one clinician; plans by proposal alone",
        actions=s.both(
            s.decides(OPENS, c.OpenWholeSpine()),
            s.decides("propose", c.Propose()),
            s.signs("proposal after 14 days", whole_spine_days=14),
            DIAGNOSES if full else DIAGNOSES[:1],
            DAY,
            s.both(_training(region), s.CLOSING) if full else s.CLOSING[1:],
        ),
        trained=9 if full else 10,
        afterwards=full,
        to_the_minute=full,
    )


def spine_pain(region: Region, *, full: bool) -> Chapter:
    """Pain that nobody has decided about, around the opening of the whole-spine stage."""
    own = _own(region)
    return _chapter(
        region,
        name=f"pain in the whole spine, {region}",
        explores="severe pain in the own exercise, in a session and after it, before and in the "
        "stage, resumed or not, in an exacerbation and a recovery; after 9 and 10 days with a "
        "finished session; who opens it",
        holds_fixed="as the whole spine; the plan of the own exercise alone, one diagnosis",
        actions=s.both(
            s.decides(OPENS, c.OpenWholeSpine(), OTHER_CLINICIAN, SPECIALIST, PATIENT)
            if full
            else s.decides(OPENS, c.OpenWholeSpine()),
            DAY,
            s.both(_own_plan(region), _training(region), s.PHASES[:2]) if full else (),
            s.CLOSING if full else s.CLOSING[1:],
            r.pains(own, (6,)),
            s.resumes(own, None),
        ),
        trained=9 if full else 10,
        afterwards=True,
        to_the_minute=full,
    )


OPENS = "open the whole spine"


def _chapter(
    region: Region,
    *,
    name: str,
    explores: str,
    holds_fixed: str,
    actions: Actions,
    trained: int,
    afterwards: bool,
    to_the_minute: bool = True,
) -> Chapter:
    return Chapter(
        name=name,
        explores=explores,
        holds_fixed=holds_fixed,
        actions=actions,
        introduces=s.both(INTRODUCED, DIAGNOSES, _own_plan(region), _training(region), s.CLOSING),
        begins=(
            *TAKEN_IN[:2],
            f"clinician: {region}",
            *TAKEN_IN[2:],
            "clinician: sign own",
            *[step.format(_own(region)) for step in WORKOUT] * trained,
        ),
        clock=Clock(slots=(*([time(7, 59)] if to_the_minute else []), time(8)), days=(1,)),
        spine=14,
        afterwards=afterwards,
    )


def _own(region: Region) -> str:
    return a.STRETCH if region is Region.CERVICAL else a.LIFT


def _own_plan(region: Region) -> Actions:
    return s.signs("own", s.item(_own(region), 5), whole_spine_days=14)


def _training(region: Region) -> Actions:
    return s.both(s.begins(_own(region)), r.finishes(_own(region))[:1])
