"""A copy of the content that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from corset.programme import CONTENT, Content, read
from corset.programme import load as load_programme
from corset.therapy.programme import Programme

Edit = Callable[[Any], None]


@pytest.fixture(scope="session")
def content() -> Content:
    return read()


@pytest.fixture(scope="session")
def programme() -> Programme:
    return load_programme()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def edit(copy: Path) -> Callable[[str, Edit], Path]:
    """Change one file of the copy and return where the copy is."""

    def change(name: str, how: Edit) -> Path:
        file = copy / name
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        how(document)
        file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False))
        return copy

    return change
