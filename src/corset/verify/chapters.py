"""The chapters: each closed in itself; together they cover every command, actor and window."""

from collections.abc import Callable, Mapping
from datetime import time

from corset.therapy import commands as c
from corset.therapy.terms import AlertKind, Damage, Phase, Region, Resolution
from corset.verify import sayings as s
from corset.verify.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.letters import (
    ADMINISTRATOR,
    CLINICIAN,
    OTHER,
    PATIENT,
    SPECIALIST,
    SYSTEM,
)

MORNING = Clock()
DAY = Clock(slots=(time(8), time(20), time(20, 1)), hours_back=True)
TAKEN_IN = (
    "clinician: enrol",
    "clinician: lumbar intake",
    "clinician: screen all no",
    "clinician: remission",
)
INTRODUCED = s.both(s.ENROL, s.INTAKE, s.SCREENED, s.REMISSION, s.CHECK_CLEAR, s.START, s.WARM_UP)
PRESCRIBING = (*TAKEN_IN, "clinician: aged 64, 91 kg", "specialist: check, all clear")
WORKOUT = (
    "specialist: check, all clear",
    "specialist: start main",
    "specialist: warm up",
    "specialist: start {0}",
    "specialist: finish {0} wholly",
    "specialist: finish the session",
    "1 days on",
)


def sent_home(sign: str, exercise: str) -> tuple[str, ...]:
    """Return the way from nothing to training at home: three workouts, then the sign-off."""
    workout = tuple(name.format(exercise) for name in WORKOUT)
    return (*TAKEN_IN, f"clinician: sign {sign}", *workout * 3, "specialist: sign off")


def beginning(*, full: bool) -> Chapter:
    """Enrolment, facts, screening, phase, plan and end, and everybody who may not."""
    who = s.TRIES if full else (OTHER, PATIENT)
    letters = s.both(
        s.says("enrol", c.Enrol(), CLINICIAN, OTHER, PATIENT),
        s.decides("lumbar intake", s.LUMBAR, *who),
        s.decides("screen all no", c.Screen(answers=s.SETTLED), *who),
        s.SCREENINGS[1:],
        s.SCREENINGS_EACH if full else (),
        s.PHASES,
        s.says("remission", c.SetPhase(phase=Phase.REMISSION), *who),
        s.decides("propose", c.Propose(), *who),
        s.decides("sign proposal", c.Sign(supervised_sessions=3), *who),
        s.says("share care", c.ShareCare(clinician="other"), CLINICIAN, ADMINISTRATOR, PATIENT),
        s.says("withdraw", c.Withdraw(), CLINICIAN, PATIENT),
        s.CHECK_CLEAR,
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
        s.says("open the whole spine", c.OpenWholeSpine(), PATIENT, OTHER),
        s.says("clear", c.Clear(), CLINICIAN, PATIENT),
        s.says("sign off", c.SignOff(), SPECIALIST, PATIENT),
    )
    return Chapter(
        name="beginning",
        explores="enrolment, intake, screening, phase, proposal, signature, care team, end; "
        "every role and a second clinician try all of it",
        holds_fixed="one lumbar intake, one plan as proposed, clear checks, no exercise begun",
        letters=letters,
        clock=Clock(days=(1,)) if full else Clock(days=()),
    )


def _plans() -> s.Letters:
    """Plans inside the bounds."""
    return s.both(
        s.signs("L3 at the floor", s.item("L3", 5, 6)),
        s.signs("S1 opted in", s.item("S1", 1, 2), s.item("L3", 5), opt_in=("S1",)),
    )


def _plans_out_of_bounds() -> s.Letters:
    """Plans a step over each bound."""
    return s.both(
        s.signs("L3 below the floor", s.item("L3", 4)),
        s.signs("L3 over the top", s.item("L3", 31)),
        s.signs("L3 ceiling over the top", s.item("L3", 20, 31)),
        s.signs("L3 ceiling under the dose", s.item("L3", 20, 19)),
        s.signs("L1 held too long", c.SignItem(exercise="L1", hold_s=7.1)),
        s.signs("L1 held for less than nothing", c.SignItem(exercise="L1", hold_s=-1.0)),
        s.signs("L3 twice", s.item("L3", 10), s.item("L3", 12)),
        s.signs("a stranger", s.item("X9", 5)),
        s.signs("two workouts", s.item("L3", 5), supervised_sessions=2),
        s.signs("six workouts", s.item("L3", 5), supervised_sessions=6),
        s.signs("13 days", s.item("L3", 5), whole_spine_days=13),
        s.signs("43 days", s.item("L3", 5), whole_spine_days=43),
        s.signs("T4 of another region", s.item("T4", 5)),
        s.signs("S1 not opted in", s.item("S1", 1)),
    )


def _facts() -> s.Letters:
    """Facts on both sides of what they change, and facts that cannot be."""
    return s.both(
        s.decides("aged 64, 91 kg", c.RecordIntake(age=64, mass_kg=91.0)),
        s.decides("aged 65", c.RecordIntake(age=65)),
        s.decides("aged 121", c.RecordIntake(age=121)),
        s.decides("of 92 kg", c.RecordIntake(mass_kg=92.0)),
        s.decides("with osteoporosis", c.RecordIntake(conditions=("osteoporosis",))),
        s.decides("with no disease", c.RecordIntake(conditions=())),
        s.decides("with a disease unheard of", c.RecordIntake(conditions=("gout_of_mind",))),
        s.decides("without regions", c.RecordIntake(regions=())),
    )


def _facts_of_another() -> s.Letters:
    """Facts of a patient whose neck is sick, or whose discs are worse."""
    return s.both(
        s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,))),
        s.decides("of stage 4", c.RecordIntake(stage=4)),
        s.decides("damaged severely", c.RecordIntake(damage=Damage.SEVERE)),
    )


def _corrections() -> s.Letters:
    """Corrections in and out of bounds."""
    return s.both(
        s.replaces("L3", "L3"),
        s.replaces("L3", "T4"),
        s.replaces("L3", "S1"),
        s.replaces("L3", "X9"),
        s.replaces("L3", "L4", repetitions=21),
        s.resumes("T4", None),
    )


def prescription(*, full: bool) -> Chapter:
    """Which plan may be signed for whom, and what of it is handed out when facts change."""
    more = s.both(
        s.replaces("L3", "L4", repetitions=10),
        s.signs("L3 at the top", s.item("L3", 30)),
        s.signs("S2 opted in", s.item("S2", 5), opt_in=("S2",)),
        s.replaces("L3", "S1", opt_in=True),
        s.removes("L3"),
        s.resumes("L3", None),
    )
    letters = s.both(
        _plans(),
        _plans_out_of_bounds(),
        _facts(),
        _corrections(),
        more if full else (),
    )
    return Chapter(
        name="prescription",
        explores="plans at, under and over every bound, opt-ins, age 64/65, 91/92 kg at 1.75 m, a "
        "disease, corrections, and what of a plan is handed out when a fact changes afterwards",
        holds_fixed="in therapy, screened, in remission, supervised, check clear, one morning",
        letters=s.both(letters, _handed_out()),
        introduces=INTRODUCED,
        begins=PRESCRIBING,
        clock=Clock(days=()),
        afterwards=False,
    )


def proposal(*, full: bool) -> Chapter:
    """What is proposed for whom, signed as it is, and handed out when a fact changes."""
    letters = s.both(
        s.decides("propose", c.Propose()),
        s.decides("propose S1 and S2", c.Propose(opt_in=("S1", "S2"))),
        s.signs("proposal"),
        _facts() if full else _facts()[:2],
        _facts_of_another() if full else (),
    )
    return Chapter(
        name="proposal",
        explores="complexes as they are proposed, with and without opt-ins, signed and handed out "
        "while age, mass, diseases and regions change before and after",
        holds_fixed="in therapy, screened, in remission, supervised, check clear, one morning",
        letters=s.both(letters, _handed_out()),
        introduces=INTRODUCED,
        begins=PRESCRIBING,
        clock=Clock(days=()),
        afterwards=False,
    )


def _handed_out() -> s.Letters:
    """A session, as far as it shows what is handed out."""
    return s.both(s.START[:1], s.WARM_UP, s.CLOSING[1:])


def checks(*, full: bool) -> Chapter:
    """The day's check: every answer, every measurement, every hour; and what closes training."""
    letters = s.both(
        s.CHECK_CLEAR,
        s.CHECK_ANSWERS if full else s.CHECKS_FEW,
        s.CHECK_NUMBERS,
        s.START,
        s.WARM_UP,
        s.CLOSING[1:],
        s.PHASES,
        s.SCREENINGS if full else s.SCREENINGS[:2],
        s.CLEARS,
        s.EMERGENCY,
    )
    return Chapter(
        name="checks",
        explores="every question yes and unknown, every measurement around its threshold, the 12 "
        "hours, midnight, clocks set back by hours" + " and by a day" * full + ", phase, "
        "screening, suspension and emergency before and in a session",
        holds_fixed="L3 and S2 signed at a dose of 5; sessions are opened, warmed up and given up",
        letters=letters,
        introduces=s.both(INTRODUCED, _day_plan()),
        begins=(*TAKEN_IN, "clinician: sign L3 and S2"),
        clock=Clock(slots=DAY.slots, hours_back=True, days_back=1 if full else 0),
    )


def sessions(*, full: bool) -> Chapter:
    """The sessions of a day, from the first workout to training at home."""
    letters = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW[:1],
        s.START,
        s.STRETCH[1:],
        s.WARM_UP,
        s.begins("L3", "S2"),
        s.finishes("L3")[:1],
        s.finishes("S2")[:1],
        s.CLOSING,
        s.SIGNS_OFF,
        s.says("sign off", c.SignOff(), PATIENT),
    )
    return Chapter(
        name="sessions",
        explores="main and short sessions in any order and number, over 20:00 and midnight, clocks "
        "set back" + " by hours and by a day" * full + ", three workouts, sign-off, home; "
        "sets of what may be done several times a day",
        holds_fixed="L3 (5) and S2 (5, three times a day) signed; pain is not reported",
        letters=letters,
        introduces=s.both(INTRODUCED, _day_plan()),
        begins=(*TAKEN_IN, "clinician: sign L3 and S2"),
        clock=Clock(slots=DAY.slots[:: 1 if full else 2], hours_back=full, days_back=int(full)),
    )


def _day_plan() -> s.Letters:
    return s.signs("L3 and S2", s.item("L3", 5), s.item("S2", 5), opt_in=("S2",))


def pain(exercise: str, first: int, ceiling: int, *, full: bool) -> Chapter:
    """Pain, effort and dose of one exercise, over days without end."""
    cervical = exercise.startswith("C")
    plan = s.signs("plan", s.item(exercise, first, ceiling))
    intake = s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,)))
    flat = not full and first == ceiling
    levels = (0, 1, 2, 3, 5, 6, 10) if full else (1,) if flat else (0, 3)
    letters = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins(exercise),
        s.finishes(exercise) if full else s.finishes(exercise)[: 1 if flat else 2],
        s.pains(exercise, levels),
        s.pains(None, (0, 3, 6)) if full else (),
        s.pain_words(exercise) if full else (),
        s.efforts(exercise) if full else s.efforts(exercise)[1:] if flat else (),
        s.efforts(None, (7, 11)) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.resumes(exercise, None, 4, ceiling + 1) if full or flat else (),
        s.resumes(exercise, first) if full else (),
        s.says(
            "resume",
            c.Correct(exercise=exercise, resolution=Resolution.RESUME),
            *(s.TRIES if full else (PATIENT, OTHER)),
        ),
        s.both(s.removes(exercise), plan) if full else (),
        s.CLEARS if full else (),
        acknowledged(AlertKind.SEVERE_PAIN, AlertKind.REPEATED_DISCOMFORT) if full else (),
    )
    begins = [*TAKEN_IN[:2], *(["clinician: cervical"] if cervical else []), *TAKEN_IN[2:]]
    return Chapter(
        name=f"pain at {exercise}",
        explores="pain 0, 1, 2, 3, 5, 6, 10, none, in words, invalid, in the warm-up, during, "
        "afterwards and on later days; effort 6, 7; dose done wholly, less, more, not at all; "
        "corrections; growth and cuts over any number of days",
        holds_fixed=f"{exercise} alone, signed for {first} growing to {ceiling} at most; "
        "supervised, clear checks in the morning",
        letters=letters,
        introduces=s.both(INTRODUCED, intake, plan),
        begins=(*begins, "clinician: sign plan"),
        clock=MORNING,
    )


def acknowledged(*kinds: AlertKind) -> s.Letters:
    """Return the acknowledgement of each kind of alert by the clinician."""
    return s.both(*(s.acknowledges(kind, CLINICIAN) for kind in kinds))


def pair(*, full: bool) -> Chapter:
    """Two exercises in one session: what happens to one does not open the other."""
    letters = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins("L3", "L4"),
        s.finishes("L3")[:1],
        s.finishes("L4")[:1],
        s.pains("L3", (3, 6) if full else (6,)),
        s.pains("L4", (6,)) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.resumes("L3", None),
        s.resumes("L4", None),
    )
    return Chapter(
        name="two exercises",
        explores="two exercises in one session: order, one at a time, pain at one while the other "
        "runs, severe pain at both, late reports, corrections",
        holds_fixed="L3 and L4 at a dose of 5 that cannot grow, done wholly or not at all; no "
        "effort is reported; supervised, clear checks",
        letters=letters,
        introduces=s.both(INTRODUCED, s.signs("pair", s.item("L3", 5), s.item("L4", 5))),
        begins=(*TAKEN_IN, "clinician: sign pair"),
        clock=MORNING,
        unnamed=False,
    )


AT_HOME = s.both(
    INTRODUCED,
    s.signs("plan", s.item("L3", 5)),
    s.begins("L3"),
    s.finishes("L3"),
    s.CLOSING,
    s.SIGNS_OFF,
)
OTHERS = (OTHER, PATIENT, SPECIALIST)


def alerts(*, full: bool) -> Chapter:
    """Alerts with their hours: who acknowledges them, and what happens when nobody does."""
    kinds = (AlertKind.EMERGENCY, AlertKind.SEVERE_PAIN, AlertKind.SUSPENDED)
    letters = s.both(
        s.CHECK_CLEAR,
        s.CHECKS_FEW[2 if full else 3 :],
        s.check("rest pain 3", rest_pain=3) if full else (),
        s.START,
        s.WARM_UP,
        s.EMERGENCIES[:2],
        s.pains("L3", (6,)),
        s.pains(None, (6,)) if full else (),
        *(s.acknowledges(kind, CLINICIAN, *OTHERS) for kind in kinds),
        s.decides("acknowledge what is not there", c.Acknowledge(alert="none")),
        s.says("escalate", c.Escalate(), SYSTEM, CLINICIAN),
        s.CLEARS,
        s.says("clear", c.Clear(), *OTHERS),
        s.resumes("L3", None),
    )
    return Chapter(
        name="alerts",
        explores="alerts of every emergency and suspension, and of severe pain, in and out of a "
        "session; acknowledged, cleared, corrected, late by a minute, escalated",
        holds_fixed="a patient at home with L3 at a dose of 5; signs that are equally urgent; a "
        "second clinician who does not care for the patient",
        letters=letters,
        introduces=AT_HOME,
        begins=sent_home("plan", "L3"),
        clock=Clock(slots=(time(8), time(8, 59), time(9))),
        alerts=True,
    )


def emergencies(*, full: bool) -> Chapter:
    """Signs of every urgency, one after the other, and a therapy that ends meanwhile."""
    letters = s.both(
        s.CHECK_CLEAR if full else s.CHECK_CLEAR[1:],
        s.CHECKS_FEW[3:],
        s.check("a named sign", signs=("clumsy_hands",)),
        s.START if full else s.START[:1],
        s.WARM_UP,
        s.begins("L3"),
        s.EMERGENCIES if full else s.EMERGENCIES[1:3],
        s.pains("L3", (6,)) if full else (),
        s.pains(None, (5, 6)) if full else (),
        acknowledged(AlertKind.EMERGENCY, AlertKind.SUSPENDED),
        s.CLEARS,
        s.says("clear", c.Clear(), *OTHERS),
        s.resumes("L3", None) if full else (),
        s.both(s.WITHDRAWS[:1], s.ENROL, s.signs("plan", s.item("L3", 5))) if full else (),
    )
    return Chapter(
        name="emergencies",
        explores="signs of either urgency, named, unnamed and unheard of, in a check, in a session "
        "and out of it, the milder first and the graver first"
        + ", and alerts that outlive a therapy"
        * full,
        holds_fixed="a patient at home with L3 at a dose of 5; the hours of alerts do not count",
        letters=letters,
        introduces=AT_HOME,
        begins=sent_home("plan", "L3"),
        clock=MORNING,
    )


def spine(region: Region, *, full: bool) -> Chapter:
    """The whole-spine stage around its days, and the neck of a cervical patient in it."""
    letters = s.both(
        s.decides("open the whole spine", c.OpenWholeSpine(), OTHER, SPECIALIST, PATIENT),
        s.decides("propose", c.Propose()) if full else (),
        s.signs("proposal after 14 days", whole_spine_days=14) if full else (),
        s.signs("T3, which moves the neck", s.item("T3", 5), whole_spine_days=14),
        s.signs("T2, which does not", s.item("T2", 5), whole_spine_days=14),
        s.signs("own", s.item("C5" if region is Region.CERVICAL else "L3", 5), whole_spine_days=14),
        s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,))),
        s.decides("lumbar", c.RecordIntake(regions=(Region.LUMBAR,))),
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.CLOSING[1:],
        s.both(s.WITHDRAWS[:1], s.ENROL) if full else (),
    )
    return Chapter(
        name=f"whole spine, {region}",
        explores="the stage a minute before and after its days, who opens it, plans widened with "
        "and without a signature, and neck movements before and after the diagnosis changes",
        holds_fixed="in therapy, screened, in remission, supervised, check clear; doses unmoved",
        letters=letters,
        introduces=INTRODUCED,
        begins=(*TAKEN_IN, f"clinician: {region}"),
        clock=Clock(slots=(time(7, 59), time(8)), days=(14,)),
        spine=14,
    )


MAKERS: Mapping[str, Callable[[bool], Chapter]] = {
    "beginning": lambda full: beginning(full=full),
    "prescription": lambda full: prescription(full=full),
    "proposal": lambda full: proposal(full=full),
    "checks": lambda full: checks(full=full),
    "sessions": lambda full: sessions(full=full),
    "pain at L3": lambda full: pain("L3", *((6, 7) if full else (5, 6)), full=full),
    "pain at C3": lambda full: pain("C3", 5, 6 if full else 5, full=full),
    "two exercises": lambda full: pair(full=full),
    "alerts": lambda full: alerts(full=full),
    "emergencies": lambda full: emergencies(full=full),
    "whole spine, lumbar": lambda full: spine(Region.LUMBAR, full=full),
    "whole spine, cervical": lambda full: spine(Region.CERVICAL, full=full),
}


def chapters(*, full: bool) -> tuple[Chapter, ...]:
    """Return every chapter, whole or as small as continuous integration asks for."""
    return tuple(make(full) for make in MAKERS.values())
