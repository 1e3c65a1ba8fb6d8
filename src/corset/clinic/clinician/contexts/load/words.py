"""What the curve of a load says in the browser; {names} are filled in there."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from corset.loads.tolerance import Tolerances
from corset.presentation.loads import tonnes


def load_words(bears: Tolerances) -> dict[str, str]:
    """Return the words of the moving load, with what the discs bear."""
    known = {"{near}": tonnes(bears.affected), "{far}": tonnes(bears.healthy)}
    return {name: _with(text, known) for name, text in _words().items()}


def _with(text: str, known: Mapping[str, str]) -> str:
    for blank, said in known.items():
        text = text.replace(blank, said)
    return text


def _words() -> dict[str, str]:
    return {
        "now": _("{disc}: {central} kN ({low} to {high})"),
        "share": _("{affected}\u00a0% of {near}, {healthy}\u00a0% of {far}."),
        "at": _("{way} % of the way. {now}, {share}"),
        "over": _("Over {near}."),
        "perhaps": _("It may pass {near}."),
        "curve": _(
            "Compression of {disc} through the movement: {start} kN at the start, {end} kN at the"
            " end, at most {central} kN ({low} to {high}) at {way} % of the way."
            " An affected disc fails at {near}, a healthy one at {far}."
        ),
        "figure": _("{name}, seen through: the discs change colour with their load"),
        "affected": _("{near}, an affected disc"),
        "healthy": _("{far}, a healthy disc"),
        "above": _("{near} lies above this scale"),
        "start": _("start"),
        "end": _("end"),
        "forbidden": _("forbidden"),
    }
