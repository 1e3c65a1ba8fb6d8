"""What stands on top of the day: a greeting, why, and the one thing to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from corset.clinic.patient.contexts import words
from corset.services.therapy.training.today import Due, Today


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do: a link, or a form that begins a session of this kind."""

    label: str
    href: str = ""
    begins: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """What the top of the page says."""

    title: str
    text: str = ""
    action: Action | None = None
    whys: tuple[str, ...] = ()
    tone: str = ""


_NOT_TRAINING = frozenset({Due.HELP, Due.ENDED})
"""When nothing is asked of the day that a damaged record could close."""


def face(page: Today) -> Face:
    """Return the greeting with what to do now."""
    if page.closed and page.due not in _NOT_TRAINING:
        return _damaged(page)
    return _FACES[page.due](page)


def _greeting(page: Today) -> str:
    where = words.regions(page)
    about = _("%(where)s, about %(minutes)s\u00a0minutes.") % {
        "where": where.capitalize(),
        "minutes": words.session_minutes(page),
    }
    return f"{words.day_of_therapy(page)}. {about}"


def _help(_page: Today) -> Face:
    return Face(_("Training is closed. Help comes first."))


def _ended(_page: Today) -> Face:
    title = _("Your course of training has ended.")
    return Face(title, _("If your back troubles you again, your clinic can begin a new one."))


def _damaged(page: Today) -> Face:
    """Say why nothing can begin; a session that runs stays open for what is to be told of it."""
    label = _("Back to your session, to report something")
    running = page.due is Due.GO_ON
    to_tell = Action(label, href="/session/", kind="calm") if running else None
    return Face(_("Training waits."), page.closed, to_tell)


def _led(_page: Today) -> Face:
    title = _("Your session with the specialist is running.")
    return Face(title, _("Your specialist leads it."))


def _running(_page: Today) -> Face:
    title = _("You are in the middle of your session.")
    return Face(title, _("It waits where you left it."), Action(_("Go on"), href="/session/"))


def _ready(page: Today) -> Face:
    text = _("Nothing stands against training today.")
    return Face(_greeting(page), text, Action(_("Begin with the warm-up"), begins="main"))


def _to_check(page: Today) -> Face:
    label = _("Begin with a few questions")
    return Face(_greeting(page), "", Action(label, href="/check/"))


def _stopped(page: Today) -> Face:
    title = _("That is all for today. You stopped at the right moment.")
    done = Action(_("See what happens next"), "/session/done/", kind="calm")
    return Face(title, "", done, _said(page), "amber")


def _trained(page: Today) -> Face:
    """Say that it is done; what was told in or after the session, and closes more, comes first."""
    look_back = Action(_("See what was done"), "/session/done/", kind="calm")
    whys = tuple(finding.reason.text for finding in page.closes_more)
    if whys:
        text = _("Nothing has to be made up for.")
        return Face(_("That is all for today."), text, look_back, whys, "amber")
    title = _("%(day)s, done.") % {"day": words.day_of_therapy(page)}
    text = _("One session a day is right. The next one is tomorrow.")
    return Face(title, text, look_back)


def _visit(page: Today) -> Face:
    plan = page.state.plan
    number, of = page.state.supervised + 1, plan.supervised_sessions if plan else 0
    if number > of:
        title = _("Your workouts with the specialist are done.")
        return Face(title, _("Your specialist decides now whether you train at home."))
    title = _("With your specialist: visit %(number)s of %(of)s.") % {"number": number, "of": of}
    return Face(title, _("These exercises wait for you there. At home there is nothing to do yet."))


def _closed(title: Promise, text: Promise, tone: str = "amber") -> Callable[[Today], Face]:
    """Say that training is closed, and why; where other answers might open it, ask again."""

    def held(page: Today) -> Face:
        label = _("Answer the questions again")
        again = Action(label, "/check/", kind="calm") if page.may_answer_again else None
        return Face(str(title), str(text), again, _said(page), tone)

    return held


def _said(page: Today) -> tuple[str, ...]:
    return tuple(finding.reason.text for finding in page.why)


_FACES: Mapping[Due, Callable[[Today], Face]] = {
    Due.HELP: _help,
    Due.ENDED: _ended,
    Due.WITH_SPECIALIST: _led,
    Due.GO_ON: _running,
    Due.TRAIN: _ready,
    Due.CHECK: _to_check,
    Due.STOPPED: _stopped,
    Due.TRAINED: _trained,
    Due.VISIT: _visit,
    Due.EXCLUDED: _closed(
        later("No exercises for you for now."),
        later("Please talk with your clinician about it. Nothing here is your fault."),
        "red",
    ),
    Due.PAUSED: _closed(
        later("Your training is paused."),
        later("Your clinician looks at it first. Until then there is nothing to train."),
    ),
    Due.REST: _closed(
        later("Rest today."),
        later("A day of rest costs you nothing, and nothing has to be made up for."),
    ),
    Due.ANSWER: _closed(
        later("One answer is still missing."),
        later("No answer is not a “no”. With all the answers the day can open."),
    ),
    Due.WAIT: _closed(
        later("It is your clinician's turn."),
        later("There is nothing for you to do until then."),
    ),
}
