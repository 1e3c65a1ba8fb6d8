"""What pain and effort do to one exercise, and to the other in the same session."""

from corset.simulation.actors import CLINICIAN, OTHER_CLINICIAN, PATIENT
from corset.therapy import commands as c
from corset.therapy.terms import AlertKind, Region, Resolution
from corset.verify.action_catalogue import groups as s
from corset.verify.action_catalogue import reports as r
from corset.verify.action_catalogue.groups import Actions
from corset.verify.chapters.beginnings import INTRODUCED, MORNING, TAKEN_IN
from corset.verify.chapters.chapter import Chapter
from corset.verify.oracle import article as a


def _supervised(
    *,
    name: str,
    explores: str,
    holds_fixed: str,
    actions: Actions,
    plan: Actions,
    taken_in: tuple[str, ...] = TAKEN_IN,
    unnamed: bool = True,
    earlier: bool = False,
) -> Chapter:
    """Return a chapter of supervised mornings, one after the other, with one plan signed."""
    return Chapter(
        name=name,
        explores=explores,
        holds_fixed=f"{holds_fixed}; supervised, clear checks in the morning",
        actions=actions,
        introduces=s.both(INTRODUCED, plan),
        begins=(*taken_in, "clinician: sign plan"),
        clock=MORNING,
        unnamed=unnamed,
        earlier=earlier,
    )


def pain(exercise: str, ceiling: int, *, full: bool) -> Chapter:
    """Pain, effort and dose of one exercise, over days without end.

    Whole, every word about pain is explored at a dose that stands still; what was done, effort and
    growth have a chapter of their own. All in one would be more than can be explored.
    """
    cervical = exercise in a.NECK_LIST
    plan = s.signs("plan", s.item(exercise, 5, ceiling))
    intake = s.decides("cervical", c.RecordIntake(regions=(Region.CERVICAL,)))
    flat = not full and ceiling == 5
    levels = (0, 2, 3, 5, 6) if full else (1,) if flat else (0, 3)
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins(exercise),
        r.finishes(exercise)[:1],
        r.pains(exercise, levels),
        r.pains(None, (0, 6)) if full else (),
        r.pain_words(exercise) if full else (),
        r.efforts(exercise)[1:] if flat else (),
        r.efforts(None, (11,)) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.resumes(exercise, None, 4, ceiling + 1) if flat else (),
        s.resumes(exercise, None) if full else (),
        s.actions(
            "resume",
            c.Correct(exercise=exercise, resolution=Resolution.RESUME),
            *(s.TRIES if full else (PATIENT, OTHER_CLINICIAN) if flat else ()),
        ),
        s.both(s.removes(exercise), plan) if full and cervical else (),
        s.CLEARS if full else (),
    )
    begins = [*TAKEN_IN[:2], *(["clinician: cervical"] if cervical else []), *TAKEN_IN[2:]]
    return _supervised(
        name=f"pain at {exercise}",
        explores="pain 0, 2, 3, 5, 6, none, in words, invalid, of the exercise and of none, "
        "during, afterwards and on later days; corrections, over any number of days",
        holds_fixed=f"{exercise} alone, signed for 5 growing to {ceiling} at most; done wholly",
        actions=actions,
        plan=s.both(intake, plan),
        taken_in=tuple(begins),
        unnamed=full,
    )


def growth(*, full: bool) -> Chapter:
    """What was done of one exercise, with which effort: growth and cuts over days without end."""
    plan = s.signs("plan", s.item(a.LIFT, 6, 7))
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT) if full else r.finishes(a.LIFT)[:2],
        r.pains(a.LIFT, (0, 3, 6)) if full else (),
        r.efforts(a.LIFT) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.resumes(a.LIFT, None, 4, 8, 6) if full else (),
    )
    return _supervised(
        name="growth",
        explores="a dose done wholly, less, more, not at all and in a hurry, effort 6 and 7, "
        "discomfort and severe pain, corrections; growth and cuts over any number of days",
        holds_fixed=f"{a.LIFT} alone, signed for 6 growing to 7 at most",
        actions=actions,
        plan=plan,
        unnamed=False,
    )


def pair(*, full: bool) -> Chapter:
    """Two exercises in one session: what happens to one does not open the other."""
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.begins(a.LIFT, a.OTHER_LIFT),
        r.finishes(a.LIFT)[:1],
        r.finishes(a.OTHER_LIFT)[:1] if full else (),
        r.pains(a.LIFT, (3, 6) if full else (6,)),
        r.pains(a.OTHER_LIFT, (6,)) if full else (),
        s.CLOSING if full else s.CLOSING[:1],
        s.resumes(a.LIFT, None),
        s.resumes(a.OTHER_LIFT, None) if full else (),
    )
    return Chapter(
        name="two exercises",
        explores="two exercises in one session: order, one at a time, pain at one while the other "
        "runs, severe pain at both, late reports, corrections",
        holds_fixed=f"{a.LIFT} and {a.OTHER_LIFT} at a dose of 5 that cannot grow, done wholly "
        "or not at all; no effort is reported; supervised, clear checks",
        actions=actions,
        introduces=s.both(INTRODUCED, s.signs("pair", s.item(a.LIFT, 5), s.item(a.OTHER_LIFT, 5))),
        begins=(*TAKEN_IN, "clinician: sign pair"),
        clock=MORNING,
        unnamed=False,
    )


def late(*, full: bool) -> Chapter:
    """What is told of a session after another one has begun, or was given up."""
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.STRETCH[:1] if full else (),
        s.WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT)[:1],
        r.pains(a.LIFT, (0, 3, 6) if full else (3,)),
        r.pains(None, (0, 6, 11)) if full else (),
        r.pains(a.CHEST, (3, 6)) if full else (),
        r.efforts(a.LIFT)[1:] if full else (),
        s.CLOSING if full else s.CLOSING[1:2],
        s.acknowledges(AlertKind.UNPLACED_PAIN, CLINICIAN) if full else (),
        s.CLEARS if full else (),
    )
    plan = s.signs("plan", s.item(a.LIFT, 5), s.item(a.ROCKING, 5), opt_in=(a.ROCKING,))
    return _supervised(
        name="late reports",
        explores="pain, effort and repetitions told of a session behind a later one, of no "
        "exercise, of one that is not in the plan, and with a number that cannot be",
        holds_fixed=f"{a.LIFT} at a dose of 5 that cannot grow and {a.ROCKING}, which is never "
        "begun",
        actions=actions,
        plan=plan,
        unnamed=full,
        earlier=True,
    )


def warm_up(*, full: bool) -> Chapter:
    """What discomfort in the warm-up does to the next ones, and a warm-up that is none."""
    actions = s.both(
        s.CHECK_CLEAR[1:],
        s.START[:1],
        s.WARM_UP,
        s.HURRIED_WARM_UP,
        s.begins(a.LIFT),
        r.finishes(a.LIFT)[:1],
        r.pains(a.WARM_UP, (3, 6) if full else (3,)),
        s.CLOSING[:1],
        s.CLEARS if full else (),
        s.acknowledges(AlertKind.REPEATED_DISCOMFORT, CLINICIAN) if full else (),
    )
    plan = s.signs("plan", s.item(a.LIFT, 5))
    return _supervised(
        name="warm-up",
        explores="warm-ups that were too short, and pain in the warm-up: made "
        "smaller, told a third time, and whole again after two clean sessions on two days",
        holds_fixed=f"{a.LIFT} at a dose of 5 that cannot grow",
        actions=actions,
        plan=plan,
    )
