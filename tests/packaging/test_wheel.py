"""The wheel alone serves a clinic: no repository, no solver, nothing to compile."""

import os
import re
import socket
import subprocess
import sys
import tarfile
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest
from tests.packaging.commands import did, run

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(installed, tmp_path_factory):
    """The address of a clinic that the wheel serves."""
    folder = tmp_path_factory.mktemp("data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [str(installed / "corset"), "serve", host]
    with subprocess.Popen(command, env=_bare(folder), cwd=folder) as server:  # noqa: S603
        try:
            _wait(f"http://{host}/accounts/login/", server)
            yield f"http://{host}"
        finally:
            server.terminate()


def _bare(folder):
    """Return an environment in which nothing leads to this repository."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "CORSET_DATA": str(folder)}


def _wait(url, server):
    for _ in range(600):  # the first start collects and compresses the static files
        assert server.poll() is None, "the server has ended"
        try:
            _get(url)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{url} does not answer")


def _get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own server
        return answer.status, answer.read().decode()


def test_it_holds_what_was_compiled(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "corset/clinic/static/clinic/build/site.js" in names
    for part in ("bundle/figure/person.glb", "loads/atlas.json"):
        assert f"corset/services/{part}" in names
    assert "corset/artefacts/programme.json" in names
    assert sum(bool(re.fullmatch(r"corset/artefacts/\w+/index.json", name)) for name in names) > 1
    assert "corset/content/postures.yaml" in names
    assert "corset/cohorts/policies.yaml" in names


def test_it_serves_a_clinic(served):
    assert _get(f"{served}/")[0] == 200
    status, page = _get(f"{served}/exercises")
    assert status == 200
    assert len(re.findall(r"\bdata-motion\s", page)) == page.count("data-frames=") > 1
    frames = page.partition('data-frames="')[2].partition('"')[0]
    assert _get(served + frames)[0] == 200


def test_what_authors_need_is_asked_for_in_a_sentence(installed, tmp_path):
    for arguments in (
        ["load", "supine"],
        ["load", "validate"],
        ["compile"],
        ["pose", "L1", "--out", "a.svg"],
    ):
        done = run(installed / "corset", *arguments, env=_bare(tmp_path), cwd=tmp_path)
        assert done.returncode == 2, done.stderr
        assert "pip install 'corset[authoring]'" in done.stderr
        assert done.stderr.count("\n") == 1


def test_so_is_what_compares_policies_and_plain_patients_need_none(installed, tmp_path):
    few = ["simulate", "--patients", "2", "--days", "2"]
    env = _bare(tmp_path)
    done = run(installed / "corset", *few, "--policy", "standard", env=env, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "pip install 'corset[research]'" in done.stderr
    assert done.stderr.count("\n") == 1
    done = run(installed / "corset", *few, env=env, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("patients    2")


def test_the_source_archive_holds_what_the_wheel_is_made_of(tmp_path):
    did(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    needed = {"src/corset/artefacts/programme.json", "content/exercises/L3/exercise.yaml"}
    needed |= {"src/corset/clinic/static/clinic/build/site.js", "pyproject.toml", "LICENSE"}
    assert needed <= names
