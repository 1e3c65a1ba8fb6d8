"""The generated pages are up to date."""

from pathlib import Path

import pytest

from corset.programme import CONTENT, read
from corset.programme.pages import FOLDER, pages, write

ROOT = CONTENT.parent


@pytest.mark.parametrize("name", pages(read()))
def test_a_page_is_up_to_date(content, name):
    file = ROOT / FOLDER / name
    assert file.read_text(encoding="utf-8") == pages(content)[name], (
        "run: python -m corset.programme.pages"
    )


def test_pages_are_written_where_they_are_asked_for(tmp_path: Path):
    write(tmp_path / "generated")
    assert {file.name for file in (tmp_path / "generated").iterdir()} == set(pages(read()))
