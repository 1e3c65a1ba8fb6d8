"""What is done not at full strength (R4), in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corset.therapy.plan import FULL, Strength

MORE_THAN_HALF = 0.6
"""From which share on a way is called two thirds."""


def cue(*, amplitude: float, presses: bool) -> str:
    """Return how to do it, by a measure that can be seen or felt."""
    if presses:
        return _("Press only lightly, as if you held a door open.")
    if amplitude < MORE_THAN_HALF:
        return _("Go only about half of the way, as it is shown here, and use less force.")
    return _("Go only about two thirds of the way, as it is shown here, and use less force.")


def to_patient(strength: Strength, *, presses: bool, clean: int) -> str:
    """Return “smaller and softer until 2 sessions have gone well”; nothing at full strength."""
    if strength == FULL:
        return ""
    until = ngettext("one session has gone well", "%(n)s sessions in a row have gone well", clean)
    said = _("softer until %(well)s") if presses else _("smaller and softer until %(well)s")
    return said % {"well": until % {"n": clean}}


def warm_up_to_patient(*, clean: int) -> str:
    """Return that the warm-up is done smaller, and until when (R4)."""
    until = ngettext("one session has gone well", "%(n)s sessions in a row have gone well", clean)
    said = _("Smaller than usual until %(well)s: it was uncomfortable lately.")
    return said % {"well": until % {"n": clean}}


def to_clinician(strength: Strength, *, presses: bool, clean: int) -> str:
    """Return the shares, and until when they hold; nothing at full strength."""
    if strength == FULL:
        return ""
    said = _("%(effort)s %% of the force until %(well)s")
    if not presses:
        said = _("%(amplitude)s %% of the amplitude, %(effort)s %% of the force until %(well)s")
    until = ngettext("%(n)s clean session", "%(n)s clean sessions in a row", clean)
    return said % {
        "amplitude": round(100 * strength.amplitude),
        "effort": round(100 * strength.effort),
        "well": until % {"n": clean},
    }
