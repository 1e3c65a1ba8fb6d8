"""What a load estimate assumes and leaves out, in words."""

from math import degrees

from django.utils.translation import gettext as _

from corset.loads.assumptions import VARIATIONS
from corset.loads.discs import FLOOR
from corset.loads.tolerance import TONNE, Tolerances


def tonnes(newtons: float) -> str:
    """Return a force as the weight that people know: 0.2 t."""
    return _("%(tonnes)s\u00a0t") % {"tonnes": f"{newtons / TONNE:.2g}"}


def spans() -> str:
    """Return in one sentence what every interval spans, in the reader's language."""
    (slack, taut), (weak, strong), (back, _forwards), _effort = VARIATIONS.values()
    said = _(
        "An interval spans muscles of trunk and neck tensed by %(slack).0f to %(taut).0f\u00a0%% at"
        " least, %(weak).2f to %(strong).2f times the strength, lever arms of the neck of"
        " %(short).2f to %(long).2f times the model's, the trunk leaning %(lean).0f\u00b0 farther"
        " back or forwards, and what a movement tenses on purpose, from nothing to twice as much."
    )
    return said % {
        "slack": 100 * slack.floor,
        "taut": 100 * taut.floor,
        "weak": weak.strength,
        "strong": strong.strength,
        "short": strong.levers,
        "long": weak.levers,
        "lean": -degrees(back.leans),
    }


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
            "What a movement tenses on purpose counts as far as movements like it were measured;"
            " elsewhere a muscle does what weight, supports and the push of the hands ask of it."
        ),
        "{} {}".format(
            spans(),
            _(
                "Each is changed alone, but the neck's lever arms and the give of its joints with"
                " strength; what they add and take is summed as squares."
            ),
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
