"""What a load estimate assumes and leaves out, in words."""

from django.utils.translation import gettext as _

from corset.loads.discs import FLOOR
from corset.loads.tolerance import TONNE, Tolerances


def tonnes(newtons: float) -> str:
    """Return a force as the weight that people know: 0.2 t."""
    return _("%(tonnes)s\u00a0t") % {"tonnes": f"{newtons / TONNE:.2g}"}


def assumptions(tolerances: Tolerances) -> tuple[str, ...]:
    """Return the sentences that belong under every estimate, in the reader's language."""
    return (
        _("Held still: weight, supports and muscles in balance; what speed adds is left out."),
        _(
            "Muscles share the work with the least squared activation; those of trunk and neck"
            " keep %(floor)s%%."
        )
        % {"floor": f"{100 * FLOOR:.1f}"},
        _(
            "The interval spans co-contraction (0 to 2 %), strength (0.75 to 1.33 of the rule's,"
            " with it the neck's lever arms and how far its joints give way) and posture (the"
            " trunk 4 degrees farther back or forwards), each alone, summed as squares."
        ),
        _(
            "Shares are of %(affected)s (an affected disc) and %(healthy)s (a healthy one); staying"
            " under is no promise of safety."
        )
        % {"affected": tonnes(tolerances.affected), "healthy": tonnes(tolerances.healthy)},
        _(
            "p_over_strength: the share of people of this sex (and age, where given) whose lumbar"
            " segments were measured to be weaker than the peak. From C2/C3 to C7/T1 it says too"
            " little: necks are weaker."
        ),
        _(
            "C2/C3 to C7/T1 carry head and neck, held by the 72 muscles of a published neck; what"
            " of the arms' weight hangs from it is left out, and its deepest muscles are not in"
            " it."
        ),
        _(
            "No pressure in the belly, no pull of the latissimus on the pelvis, no passive pull of"
            " muscles."
        ),
    )
