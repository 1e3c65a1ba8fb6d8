"""Which plan is proposed and may be signed for whom, and what of it is handed out."""

from datetime import date

from corset.programme import load
from corset.therapy import commands as c
from corset.therapy.programme import Effect, Trigger
from corset.therapy.terms import Damage, Region
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.chapters.beginnings import INTRODUCED, MORNING, TAKEN_IN
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock
from corset.verify.oracle import article as a

PRESCRIBING = (*TAKEN_IN, "clinician: aged 64, 91 kg", "specialist: check, all clear")


def prescription(*, full: bool) -> Chapter:
    """Which plan may be signed for whom, and what of it is handed out when facts change."""
    more = s.both(
        s.replaces(a.LIFT, a.OTHER_LIFT, repetitions=10),
        s.signs(f"{a.LIFT} at the top", s.item(a.LIFT, 30)),
        s.signs(f"{a.ROCKING} opted in", s.item(a.ROCKING, 5), opt_in=(a.ROCKING,)),
        s.replaces(a.LIFT, a.HANG, opt_in=True),
        s.removes(a.LIFT),
        s.resumes(a.LIFT, None),
    )
    actions = s.both(
        _plans(),
        _plans_out_of_bounds(),
        _facts(),
        _corrections(),
        more if full else (),
    )
    return _one_morning(
        name="prescription",
        explores="plans at, under and over every bound, opt-ins, age 64/65, 91/92 kg at 1.75 m, a "
        "disease, corrections, and what of a plan is handed out when a fact changes afterwards",
        actions=actions,
    )


def proposal(*, full: bool) -> Chapter:
    """What is proposed for whom, signed as it is, and handed out when a fact changes."""
    actions = s.both(
        s.decides("propose", c.Propose()),
        s.decides(f"propose {a.HANG} and {a.ROCKING}", c.Propose(opt_in=(a.HANG, a.ROCKING))),
        s.signs("proposal"),
        _facts() if full else _facts()[:2],
        _facts_of_another() if full else (),
    )
    return _one_morning(
        name="proposal",
        explores="complexes as they are proposed, with and without opt-ins, signed and handed out "
        "while age, mass, diseases and regions change before and after",
        actions=actions,
    )


def birthdays(*, full: bool) -> Chapter:
    """A birthday from which a rule holds comes in the middle of a therapy."""
    aged = s.decides("aged 64 for almost a year", ALMOST_65)
    plan = s.signs("hang and lift", s.item(a.HANG, 1), s.item(a.LIFT, 5, 6), opt_in=(a.HANG,))
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT)[:1],
        r.pains(a.LIFT, (0,)) if full else (),
        s.CLOSING[:1],
        s.decides("aged 65", c.RecordIntake(age=65)),
        s.decides("propose", c.Propose()) if full else (),
        s.signs("lift", s.item(a.LIFT, 5, 6)),
    )
    return Chapter(
        name="birthdays",
        explores="the day on which the patient reaches an age that counts, before, in and after a "
        "session, and what is signed and handed out from then on",
        holds_fixed=f"{a.HANG} and {a.LIFT}, growing from 5 to 6; supervised, clear checks in the "
        "morning; the birthday is the day after tomorrow",
        actions=actions,
        introduces=s.both(INTRODUCED, aged, plan),
        begins=(*TAKEN_IN, "clinician: aged 64 for almost a year", "clinician: sign hang and lift"),
        clock=MORNING,
    )


ALMOST_65 = c.RecordIntake(age=64, age_on=date(2025, 1, 7), height_m=1.75, mass_kg=70.0)
"""Two days more, and it is a year."""


def _one_morning(*, name: str, explores: str, actions: s.Actions) -> Chapter:
    """Return a chapter in which plans change, and a session shows what is handed out of them."""
    return Chapter(
        name=name,
        explores=explores,
        holds_fixed="in therapy, screened, in remission, supervised, check clear, one morning",
        actions=s.both(actions, s.START[:1], s.WARM_UP, s.CLOSING[1:]),
        introduces=INTRODUCED,
        begins=PRESCRIBING,
        clock=Clock(days=()),
        afterwards=False,
    )


def _plans() -> s.Actions:
    """Plans inside the bounds."""
    return s.both(
        s.signs(f"{a.LIFT} at the floor", s.item(a.LIFT, 5, 6)),
        s.signs(f"{a.HANG} opted in", s.item(a.HANG, 1, 2), s.item(a.LIFT, 5), opt_in=(a.HANG,)),
    )


def _plans_out_of_bounds() -> s.Actions:
    """Plans a step over each bound."""
    return s.both(
        s.signs(f"{a.LIFT} below the floor", s.item(a.LIFT, 4)),
        s.signs(f"{a.LIFT} over the top", s.item(a.LIFT, 31)),
        s.signs(f"{a.LIFT} ceiling over the top", s.item(a.LIFT, 20, 31)),
        s.signs(f"{a.LIFT} ceiling under the dose", s.item(a.LIFT, 20, 19)),
        s.signs(f"{a.HELD} held too long", c.SignItem(exercise=a.HELD, hold_s=7.1)),
        s.signs(f"{a.HELD} held for less than nothing", c.SignItem(exercise=a.HELD, hold_s=-1.0)),
        s.signs(f"{a.LIFT} twice", s.item(a.LIFT, 10), s.item(a.LIFT, 12)),
        s.signs("a stranger", s.item("X9", 5)),
        s.signs("two workouts", s.item(a.LIFT, 5), supervised_sessions=2),
        s.signs("six workouts", s.item(a.LIFT, 5), supervised_sessions=6),
        s.signs("13 days", s.item(a.LIFT, 5), whole_spine_days=13),
        s.signs("43 days", s.item(a.LIFT, 5), whole_spine_days=43),
        s.signs(f"{a.ARCH} of another region", s.item(a.ARCH, 5)),
        s.signs(f"{a.HANG} not opted in", s.item(a.HANG, 1)),
    )


def _facts() -> s.Actions:
    """Facts on both sides of what they change, and facts that cannot be."""
    return s.both(
        s.decides("aged 64, 91 kg", c.RecordIntake(age=64, mass_kg=91.0)),
        s.decides("aged 65", c.RecordIntake(age=65)),
        s.decides("aged 121", c.RecordIntake(age=121)),
        s.decides("of 92 kg", c.RecordIntake(mass_kg=92.0)),
        s.decides("with another disease", c.RecordIntake(conditions=(_disease(),))),
        s.decides("with no disease", c.RecordIntake(conditions=())),
        s.decides("with a disease unheard of", c.RecordIntake(conditions=("gout_of_mind",))),
        s.decides("without regions", c.RecordIntake(regions=())),
    )


def _disease() -> str:
    """Return a disease with which an exercise of the chapter starts lower (R9)."""
    return next(
        adaptation.value
        for adaptation in load().exercises[a.LIFT].adapt
        if (adaptation.trigger, adaptation.effect) == (Trigger.CONDITION, Effect.START_LOWER)
    )


def _facts_of_another() -> s.Actions:
    """Facts of a patient whose neck is sick, or whose discs are worse."""
    return s.both(
        s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,))),
        s.decides("of stage 4", c.RecordIntake(stage=4)),
        s.decides("damaged severely", c.RecordIntake(damage=Damage.SEVERE)),
    )


def _corrections() -> s.Actions:
    """Corrections in and out of bounds."""
    return s.both(
        s.replaces(a.LIFT, a.LIFT),
        s.replaces(a.LIFT, a.ARCH),
        s.replaces(a.LIFT, a.HANG),
        s.replaces(a.LIFT, "X9"),
        s.replaces(a.LIFT, a.OTHER_LIFT, repetitions=21),
        s.resumes(a.ARCH, None),
    )
