"""The contract that the browser's types are made from is the one that is served."""

import json
from pathlib import Path

from corset.clinic.api.openapi import document

KEPT = Path(__file__).parents[4] / "frontend/src/contract/openapi.json"


def test_the_kept_contract_is_the_served_one():
    assert KEPT.read_text() == document(), "run `make contract`"


def test_all_that_a_page_is_handed_is_named_in_the_contract():
    schemas = json.loads(document())["components"]["schemas"]
    assert {"PlayerPage", "ClipShown", "LoadCurves", "Answer", "Problems"} <= set(schemas)
