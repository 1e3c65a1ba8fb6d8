"""The page for newcomers leads to places that there are, and to few of them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/changes.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ")][2:]
PLACES = re.compile(r"`((?:content|docs|src|frontend|tests)/[^`]*)`")


def test_a_change_leads_to_three_places_at_most():
    assert len(ROWS) >= 12
    for what, where, _ in ROWS:
        places = PLACES.findall(where)
        assert 1 <= len(places) <= 3, what
        for place in places:
            assert list(ROOT.glob(place.replace("<id>", "*"))), place
