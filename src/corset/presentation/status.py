"""Where a therapy stands, in a line for those who treat and in one for the patient."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from corset.care.queries.stage import Stage

Words = str | Promise


def headline(stage: Stage) -> str:
    """Return one line for a clinician."""
    return str(_LINES[stage][0])


def next_due(stage: Stage) -> str:
    """Return what should happen next, and who does it."""
    return str(_LINES[stage][1])


def whole_spine_due() -> str:
    """Return what should happen next where the whole-spine stage may be opened."""
    return gettext("Open the whole-spine stage")


def unreadable() -> str:
    """Return what stands in a list where a patient's record cannot be read."""
    return gettext("This record cannot be read")


def damaged() -> str:
    """Return what stands in a list where a record does not hold together."""
    return gettext("The record is damaged; training is closed")


def compare_with_a_backup() -> str:
    """Return what should happen next with a record that is damaged."""
    return gettext("Have it compared with a backup")


def to_patient(stage: Stage) -> str:
    """Return one line for the patient."""
    return str(_LINES[stage][2])


_PREPARING = _("Your clinician is preparing your exercises")
_LINES: Mapping[Stage, tuple[Words, Words, Words]] = {
    Stage.NEW: (_("Not in therapy yet"), _("Enrol the patient"), _("Your therapy has not begun")),
    Stage.ENDED: (_("Therapy ended"), _("Nothing is due"), _("Your therapy has ended")),
    Stage.EMERGENCY: (
        *(_("Emergency sign reported"), _("Look at the patient, then clear")),
        _("Please get help. Training waits until your clinician has seen you"),
    ),
    Stage.ATTENTION: (
        *(_("Waiting for your answer"), _("Answer the alert")),
        _("Your clinician has been told and will decide what changes"),
    ),
    Stage.SUSPENDED: (
        *(_("Training suspended"), _("Look at the patient, then clear")),
        _("Training waits until your clinician has looked"),
    ),
    Stage.EXCLUDED: (
        *(_("A contraindication forbids training"), _("Review the screening")),
        _("These exercises are not for you at present"),
    ),
    Stage.EXACERBATION: (
        *(_("In exacerbation"), _("Set the phase once it has passed")),
        _("Training waits until your back has calmed down"),
    ),
    Stage.INTAKE: (_("Being taken in"), _("Record the intake"), _PREPARING),
    Stage.SCREENING: (_("Being taken in"), _("Ask for the lasting contraindications"), _PREPARING),
    Stage.PHASE: (_("Being taken in"), _("Set the phase of the disease"), _PREPARING),
    Stage.PROPOSING: (_("Ready for a complex"), _("Ask for a proposal"), _PREPARING),
    Stage.SIGNING: (_("A complex is proposed"), _("Review and sign the complex"), _PREPARING),
    Stage.SUPERVISED: (
        *(_("Trains under supervision"), _("Supervised session")),
        _("You train with your specialist"),
    ),
    Stage.SIGNING_OFF: (
        *(_("First workouts done"), _("Sign off for training at home")),
        _("Your specialist will open training at home"),
    ),
    Stage.WHOLE_SPINE: (
        *(_("Trains the whole spine at home"), _("Daily session")),
        _("You train your whole spine at home"),
    ),
    Stage.HOME: (_("Trains at home"), _("Daily session"), _("You train at home")),
}
"""Per stage: a line for the clinician, what is due next, and a line for the patient."""


def undecided(kind: str) -> str:
    """Return what stays to be decided, whoever has acknowledged its alert."""
    return str(_UNDECIDED[kind][0])


def to_decide(kind: str, seen_by: str) -> str:
    """Return what to do about it, and who has seen its alert."""
    what = str(_UNDECIDED[kind][1])
    return (
        gettext("%(what)s; seen by %(who)s") % {"what": what, "who": seen_by} if seen_by else what
    )


def away(days: int) -> str:
    """Return for how long nothing was trained."""
    said = ngettext("No session for %(days)d day", "No session for %(days)d days", days)
    return said % {"days": days}


def after_pause(*, lower: bool, led: bool) -> str:
    """Return what to do about it, and what follows for doses and the first session (R20)."""
    if led:
        return gettext("Call; doses begin again lower, the first session is supervised")
    return gettext("Call; doses begin again lower") if lower else gettext("Call")


def hinted(hint: str, *, before: float, now: float, days: int) -> str:
    """Return what the course of the pain says: means of two weeks (NRS), or days."""
    if hint == "recheck":
        return ngettext(
            "In exacerbation for %(days)d day", "In exacerbation for %(days)d days", days
        ) % {"days": days}
    means = {"before": f"{before:g}", "now": f"{now:g}"}
    return str(_HINTS[hint][0]) % means


def to_look_at(hint: str) -> str:
    """Return what to do about it."""
    return str(_HINTS[hint][1])


_HINTS: Mapping[str, tuple[Words, Words]] = {
    "rising": (
        _("Pain at rest rises: %(now)s this week on average, %(before)s the week before"),
        _("Call, before it closes training"),
    ),
    "recheck": ("", _("Look again, and set the phase")),
    "unmoved": (
        _("Pain at rest has not fallen in four weeks: %(before)s then, %(now)s now"),
        _("Review the plan"),
    ),
}
_UNDECIDED: Mapping[str, tuple[Words, Words]] = {
    "clearance": (_("Training stays closed until you decide"), _("Look and clear")),
    "correction": (_("An exercise is barred until you decide"), _("Correct the plan")),
    "review": (
        _("What is known has changed; no dose grows"),
        _("Review and sign the plan"),
    ),
}
