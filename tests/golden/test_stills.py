"""No drawing changes unnoticed: each colour stays where it is and as large as it is."""

import json

from tests.golden.stills import GOLDEN, shapes

UNITS = 6
"""Of a drawing 600 units long: solvers and rasters differ a little from machine to machine."""
SHARE, SPECK = 0.06, 150
"""By how much of itself an area may change, and how large a speck may come or go."""


def _differs(old, new):
    if abs(new[4] - old[4]) > max(SHARE * old[4], SPECK):
        return True
    large = old[4] > 10 * SPECK
    return large and any(abs(a - b) > UNITS for a, b in zip(old[:4], new[:4], strict=True))


def test_every_still_is_as_it_was():
    was, now = json.loads(GOLDEN.read_text(encoding="utf-8")), shapes()
    assert now.keys() == was.keys(), "python -m tests.golden.stills writes the stills anew"
    nothing = [0, 0, 0, 0, 0]
    changed = [
        f"{name}, {colour}: {was[name].get(colour)} is {shown.get(colour)} now"
        for name, shown in now.items()
        for colour in was[name].keys() | shown.keys()
        if _differs(was[name].get(colour, nothing), shown.get(colour, nothing))
    ]
    assert not changed, "\n".join(changed[:10])
