"""What is said where a patient's record does not hold together, and what can be done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from corset.presentation.reader import Audience


def why_closed(audience: Audience) -> str:
    """Return why nothing is handed out."""
    if audience is Audience.PATIENT:
        return _(
            "Your record at the clinic is damaged, so nobody can tell what is right for you today."
            " Your clinic has been told and has to look at it first. Pain and warning signs that"
            " you report still reach it at once."
        )
    return _(
        "This patient's record does not hold together, so nothing is handed out until it does."
        " Reports of pain, emergencies and stops are taken and alert as always."
    )


def what_broke(what: str, number: int) -> str:
    """Return what is broken, and where."""
    return str(_BROKEN.get(what, _BROKEN["reading"])) % {"n": number}


def what_to_do(what: str) -> str:
    """Return what can be done about it."""
    if what in _FOLLOWS:
        return _(
            "Lists differ from the log, which itself holds: “corset rebuild” makes them anew, and"
            " training opens with the next check."
        )
    return _(
        "Compare with a backup: “corset check-log” says what is broken and “corset explain” what"
        " the log tells. Restore the backup that holds; training opens by itself with the next"
        " check."
    )


_FOLLOWS = frozenset({"care team", "alerts", "sessions", "checks", "courses", "turns", "card"})
_BROKEN: Mapping[str, str | Promise] = {
    "event": lazy("Event %(n)s was changed or is missing."),
    "decision": lazy("Decision %(n)s was changed or is missing."),
    "stream": lazy("The line that says where the log stands is missing."),
    "delivery": lazy("How decision %(n)s was delivered was changed."),
    "signed event": lazy("Event %(n)s, which was signed, is not there any more."),
    "signed decision": lazy("Decision %(n)s, which was signed, is not there any more."),
    "signed delivery": lazy(
        "How commands were delivered up to decision %(n)s is not as it was signed."
    ),
    "care team": lazy("The list of those who care is not what the log says."),
    "alerts": lazy("The list of alerts is not what the log says."),
    "sessions": lazy("The list of sessions is not what the log says."),
    "checks": lazy("The list of daily checks is not what the log says."),
    "courses": lazy("The doses that were last handed out are not what the log says."),
    "turns": lazy("The days on which training is due are not what the log says."),
    "card": lazy("The line of the list of patients is not what the log says."),
    "reading": lazy("A part of the log cannot be read."),
}
