"""What Vite built: scripts import only files that bear the hash of their content."""

import re
from pathlib import Path

import pytest

import corset.clinic

BUILD = Path(corset.clinic.__file__).parent / "static/clinic/build"
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'`](\.{1,2}/[^"'`]+)["'`]""")
HASHED = re.compile(r"\./[\w-]+\.[0-9a-f]{12}\.js")
SCRIPTS = sorted(BUILD.glob("*.js"))


@pytest.mark.skipif(not SCRIPTS, reason="the pages' scripts are not built")
def test_scripts_import_hashed_ones():
    imported = {name for script in SCRIPTS for name in IMPORTED.findall(script.read_text("utf-8"))}
    assert imported
    assert {name for name in imported if not HASHED.fullmatch(name)} == set()
    assert {name for name in imported if not (BUILD / name).exists()} == set()


@pytest.mark.skipif(not SCRIPTS, reason="the pages' scripts are not built")
def test_the_worker_imports_nothing():
    assert not IMPORTED.findall((BUILD / "worker.js").read_text("utf-8"))
