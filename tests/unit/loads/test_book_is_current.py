"""The book of loads that pages read is committed: making it takes a minute and a half."""

import json

from corset.services.loadbook import BOOK
from corset.services.loadwriting import digest_of_loads


def test_it_was_made_from_what_is_here():
    book = json.loads(BOOK.read_text(encoding="utf-8"))
    assert book["digest"] == digest_of_loads(), "run `corset load compile`"
