"""A web worker shows what was compiled: it never loads what only authors need."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.once import once
from tests.unit.clinic.visiting import PAGES
from tests.web.browsing import demonstration

from corset.cli.errors import AUTHORING, RESEARCH

ROOT = Path(__file__).parents[3]


def _ran(folder, *arguments):
    environment = {**os.environ, "CORSET_DATA": str(folder)}
    for name in ("DJANGO_SETTINGS_MODULE", "CORSET_DATABASE"):
        environment.pop(name, None)
    done = subprocess.run(  # noqa: S603 - our own command
        list(arguments),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def told():
    """What a worker of a demonstration clinic answered, and what it had loaded by then."""

    def visit(folder):
        shutil.copytree(demonstration(), folder)
        said = _ran(folder, sys.executable, "-m", "tests.unit.clinic.visiting")
        (folder / "told.json").write_text(said, encoding="utf-8")

    return json.loads((once("visited", visit) / "told.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_every_kind_of_page_is_answered(told):
    assert len(told["answers"]) == sum(map(len, PAGES.values()))
    assert {
        page: code for page, (code, _) in told["answers"].items() if code not in {200, 302}
    } == {}
    printed = [kind for page, (_, kind) in told["answers"].items() if page.endswith("sheet.pdf")]
    assert printed == ["application/pdf"] * 2


@pytest.mark.slow
def test_none_of_them_needs_what_authors_need_or_who_compares_policies(told):
    assert "corset.clinic.sheets.views" in told["modules"]
    loaded = {module.partition(".")[0] for module in told["modules"]}
    assert not loaded & (AUTHORING | RESEARCH)
    assert not any(module.startswith("corset.cohorts") for module in told["modules"])


@pytest.mark.slow
def test_a_clinic_in_one_file_loads_no_driver_of_a_server(told):
    assert "django.db.backends.sqlite3.base" in told["modules"]
    assert "psycopg" not in told["modules"]


STARTED = """
import sys
from corset.clinic.wsgi import application
import corset.clinic.urls
print(*sorted(sys.modules))
"""


def test_a_worker_that_has_printed_nothing_has_no_typesetter(tmp_path):
    modules = _ran(tmp_path, sys.executable, "-c", STARTED).split()
    assert "corset.services.sheets.typesetting" in modules
    assert "typst" not in modules


def test_one_list_names_what_the_extras_bring():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (worker,) = (contract for contract in contracts if contract["id"] == "worker")
    assert set(worker["forbidden_modules"]) == AUTHORING | RESEARCH
