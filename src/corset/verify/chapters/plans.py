"""Which plan is proposed and may be signed for whom, and what of it is handed out."""

from corset.therapy import commands as c
from corset.therapy.terms import Damage, Region
from corset.verify.action_catalogue import groups as s
from corset.verify.chapters.beginnings import INTRODUCED, TAKEN_IN
from corset.verify.chapters.chapter import Chapter
from corset.verify.clock import Clock

PRESCRIBING = (*TAKEN_IN, "clinician: aged 64, 91 kg", "specialist: check, all clear")


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
        s.decides("propose S1 and S2", c.Propose(opt_in=("S1", "S2"))),
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
        s.signs("L3 at the floor", s.item("L3", 5, 6)),
        s.signs("S1 opted in", s.item("S1", 1, 2), s.item("L3", 5), opt_in=("S1",)),
    )


def _plans_out_of_bounds() -> s.Actions:
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


def _facts() -> s.Actions:
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
        s.replaces("L3", "L3"),
        s.replaces("L3", "T4"),
        s.replaces("L3", "S1"),
        s.replaces("L3", "X9"),
        s.replaces("L3", "L4", repetitions=21),
        s.resumes("T4", None),
    )
