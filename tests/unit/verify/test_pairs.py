"""Every pair of commands meets in a chapter, and the page says in which."""

import pytest

from corset.programme import CONTENT
from corset.verify.chapters import chapters
from corset.verify.pairs import PAGE, meetings, page, pairs, write

FOUND = meetings(chapters(full=True))


@pytest.mark.parametrize("pair", pairs(), ids="-".join)
def test_a_pair_meets_in_some_chapter(pair):
    assert FOUND[pair]


def test_a_pair_of_which_one_is_not_given_meets_in_none():
    few = [c for c in chapters(full=True) if c.name == "answers"]
    assert meetings(few)["check_in", "warm_up"] == ("answers",)
    assert meetings(few)["check_in", "escalate"] == ()


def test_the_page_is_up_to_date(tmp_path):
    text = (CONTENT.parent / PAGE).read_text(encoding="utf-8")
    assert text == page(), "run: python -m corset.verify.pairs"
    write(tmp_path / "pairs.md")
    assert (tmp_path / "pairs.md").read_text(encoding="utf-8") == text
