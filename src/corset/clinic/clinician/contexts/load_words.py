"""What the curve of a load says in the browser; {names} are filled in there."""

from django.utils.translation import gettext as _


def load_words() -> dict[str, str]:
    """Return the words of the moving load."""
    return {
        "now": _("{disc}: {central} kN ({low} to {high})"),
        "share": _("{affected}\u00a0% of 0.2\u00a0t, {healthy}\u00a0% of 0.5\u00a0t."),
        "at": _("{way} % of the way. {now}, {share}"),
        "over": _("Over 0.2 t."),
        "curve": _(
            "Compression of {disc} through the movement: {start} kN at the start, {end} kN at the"
            " end, at most {central} kN ({low} to {high}) at {way} % of the way."
            " An affected disc fails at 0.2 t (1.96 kN), a healthy one at 0.5 t (4.9 kN)."
        ),
        "figure": _("{name}, seen through: the discs change colour with their load"),
        "affected": _("0.2 t, an affected disc"),
        "healthy": _("0.5 t, a healthy disc"),
        "above": _("0.2 t lies above this scale"),
        "start": _("start"),
        "end": _("end"),
        "forbidden": _("forbidden"),
    }
